/** What the page shows is true: every example is taken or given, every command is told of, from the role on that may. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { commands } from "@/e2e/matrix/commands";
import { commandNamed, commandNames } from "../registry";
import { commandNotes } from "./command-notes";
import { exampleOf } from "./example";
import { fieldsOf } from "./fields";
import { openApi } from "./openapi";
import { bodyOf, resultSchemaOf } from "./operations";
import { problemAdvice, problemTitles } from "./problem";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

const operations = Object.entries(openApi().paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

it("gives an example of each answer that is of its form", () => {
  const wrong = operations.flatMap(({ operation }) => {
    const schema = resultSchemaOf(operation);
    if (!schema) return [];
    const isOfForm = ajv.compile(schema);
    return isOfForm(exampleOf(schema, true)) ? [] : [`${operation.operationId}: ${JSON.stringify(isOfForm.errors)}`];
  });
  expect(wrong).toEqual([]);
});

it("gives an example of each command that the command itself takes", () => {
  const wrong = operations.flatMap(({ operation }) => {
    const asked = commandNamed(operation.operationId);
    const schema = bodyOf(operation);
    if (!asked || !schema) return [];
    const example = exampleOf(schema, false);
    const read = asked.input.safeParse(example);
    return read.success ? [] : [`${asked.name}: ${JSON.stringify(example)} ${read.error.message}`];
  });
  expect(wrong).toEqual([]);
});

it("tells of every command that a token may run, from the role on that the matrix tries", () => {
  const open = commandNames.filter((name) => commandNamed(name)?.isForTokens);
  expect([...commandNotes.keys()].sort()).toEqual([...open].sort());
  const said = Object.fromEntries([...commandNotes].map(([name, { needs }]) => [name, needs]));
  expect(said).toEqual(Object.fromEntries(open.map((name) => [name, commands[name]?.needs])));
});

it("says of every problem what to do", () => {
  expect(Object.keys(problemAdvice).sort()).toEqual(Object.keys(problemTitles).sort());
});

it("lists fields with what they take, those within others too", () => {
  const [, body] = operations.flatMap(({ operation }) =>
    operation.operationId === "position.record" ? ["", bodyOf(operation)] : [],
  );
  const fields = new Map(fieldsOf(body).map((field) => [field.path, field]));
  expect(fields.get("partyId")).toMatchObject({ type: "id", isRequired: true });
  expect(fields.get("citations[].credibility")).toMatchObject({ type: "whole number, 1 to 6", isRequired: true });
  expect(fields.get("why")).toMatchObject({ type: "text, at most 4,000 characters", isRequired: false });
  expect(fields.get("confidence")?.type).toBe('"low", "medium", "high"');
});
