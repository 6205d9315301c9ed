import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { commandNamed, commandNames } from "../registry";
import { commandValues } from "./command-values";
import { exampleOf } from "./example";
import { openApi } from "./openapi";
import { resultSchemaOf } from "./operations";

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

it("says of every command that a token may run what it gives back", () => {
  const open = commandNames.filter((name) => commandNamed(name)?.isForTokens);
  expect([...commandValues.keys()].sort()).toEqual([...open].sort());
});

type Answered = { ok: boolean; value: Record<string, unknown> };

it.each([...commandValues.keys()])("%s: the document takes an example of it, and nothing else", (name) => {
  const operation = openApi().paths[`/commands/${name}`]?.post;
  const schema = operation && resultSchemaOf(operation);
  if (!schema) throw new Error("it is not in the document");
  const isOfForm = ajv.compile(schema);
  const example = exampleOf(schema, true) as Answered;
  expect(isOfForm(example), JSON.stringify(isOfForm.errors)).toBe(true);
  const fields = Object.keys(example.value);
  expect(fields.length).toBeGreaterThan(0);
  for (const field of fields) {
    // No command gives an object back, so that this is of the wrong type for each.
    const wrong = { ...example, value: { ...example.value, [field]: { of: "another type" } } };
    expect(isOfForm(wrong), `${field} of another type`).toBe(false);
    const { [field]: _, ...rest } = example.value;
    const isOptional = name === "invitation.make" && field === "token";
    expect(isOfForm({ ...example, value: rest }), `without ${field}`).toBe(isOptional);
  }
  expect(isOfForm({ ...example, value: { ...example.value, surprise: 1 } })).toBe(false);
  expect(isOfForm({ ok: false, value: example.value })).toBe(false);
});
