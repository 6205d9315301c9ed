/** A check that was asked for is made: a variable that was not set is refused, and not passed over. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readArchiveArguments } from "./archive-arguments";

const path = mkdtempSync(join(tmpdir(), "parley-arguments-"));
const seal = "0123456789abcdef".repeat(4);
const read = (...args: string[]) => readArchiveArguments(args, "archive:verify");

afterAll(() => rmSync(path, { recursive: true, force: true }));

it("takes a seal and a file of published heads", () => {
  const file = join(path, "heads");
  const head = { at: "2026-11-30T08:00:00Z", seq: 3, hash: "f".repeat(64) };
  writeFileSync(file, `${JSON.stringify({ negotiation: "n", ...head })}\nnonsense\n`);
  expect(read("/a.zip")).toEqual({ file: "/a.zip", seal: undefined, published: undefined });
  expect(read("/a.zip", "--seal", seal.toUpperCase(), "--against", file)).toEqual({
    ...{ file: "/a.zip", seal },
    published: { file, heads: new Map([["n", [head]]]), unread: 1 },
  });
});

it.each([
  [["/a.zip", "--seal", ""]],
  [["/a.zip", "--seal", seal.slice(1)]],
  [["/a.zip", "--against", ""]],
  [["/a.zip", "--seal"]],
  [["/a.zip", "/b.zip"]],
  [[]],
])("refuses %j", (args) => {
  expect(() => read(...args)).toThrow(/^Write npm run archive:verify/);
});
