import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandNamed, commandNames } from "./registry";

const lib = join(import.meta.dirname, "..");
const isCommand = (value: unknown): value is { name: string } =>
  typeof value === "object" && value !== null && "name" in value && "run" in value && "input" in value;

it("knows every command that a noun exports, so that none escapes the matrix test", async () => {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((path) =>
    /^[a-z]+\/commands\/[^/]+(?<!test)\.ts$/.test(path),
  );
  const exported: string[] = [];
  for (const file of files) {
    const module = (await import(join(lib, file))) as Record<string, unknown>;
    exported.push(
      ...Object.values(module)
        .filter(isCommand)
        .map(({ name }) => name),
    );
  }
  expect(exported.length).toBeGreaterThan(20);
  expect(exported.sort()).toEqual([...commandNames].sort());
  expect(commandNamed("nothing.at_all")).toBeNull();
});
