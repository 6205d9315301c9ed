import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { commandNamed, commandNames } from "../registry";
import { openApi } from "./openapi";
import { otherPaths } from "./other-operations";
import { reads } from "./reads";

it("is an OpenAPI 3.1 document, by somebody else's validator", async () => {
  const validator = new Validator({ strict: false });
  const said = await validator.validate(structuredClone(openApi()));
  expect(said.errors ?? []).toEqual([]);
  expect(said.valid).toBe(true);
  expect(validator.version).toBe("3.1");
  // Nothing in it points to where there is nothing.
  expect(() => validator.resolveRefs()).not.toThrow();
});

it("names every read, and every command that a token may run, once", () => {
  const operations = Object.values(openApi().paths).flatMap((path) => Object.values(path));
  const named = operations.map(({ operationId }) => operationId).sort();
  const commands = commandNames.filter((name) => commandNamed(name)?.isForTokens);
  const others = Object.values(otherPaths).flatMap((path) => Object.values(path).map((each) => each.operationId));
  expect(named).toEqual([...reads.map(({ name }) => name), ...others, ...commands].sort());
  expect(commands.filter((name) => /^(account|calendar|token|mail)[.]/.test(name))).toEqual([]);
  expect(new Set(reads.map(({ path }) => path)).size).toBe(reads.length);
});
