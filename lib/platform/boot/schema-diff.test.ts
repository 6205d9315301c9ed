import { expect, test } from "vitest";
import { diffSchemas } from "./schema-diff";

const head = 'datasource db {\n  provider = "postgresql"\n}\n';
const party = "model Party {\n  id Int @id\n}\n";
const schema = (...texts: string[]) => texts.map((content, index) => ({ path: `${index}.prisma`, content }));

test("a schema that says the same in other files needs no SQL", async () => {
  expect(await diffSchemas(schema(head + party), schema(head, party))).toBe("");
});

test("a new model becomes a table", async () => {
  const sql = await diffSchemas(schema(head, party), schema(head, party, "model Term {\n  id Int @id\n}\n"));
  expect(sql).toContain('CREATE TABLE "Term"');
  expect(sql).not.toContain("Party");
});

test("the first schema starts from nothing", async () => {
  expect(await diffSchemas([], schema(head, party))).toContain('CREATE TABLE "Party"');
});

test("a faulty schema is shown with its line", async () => {
  await expect(diffSchemas([], schema(head, "model X { a Foo }"))).rejects.toThrow(
    /model X[\s\S]*correct what is said/,
  );
});
