import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
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
        .flatMap((value) => [value, ...(typeof value === "object" && value !== null ? Object.values(value) : [])])
        .filter(isCommand)
        .map(({ name }) => name),
    );
  }
  expect(exported.length).toBeGreaterThan(20);
  expect(exported.sort()).toEqual([...commandNames].sort());
  expect(commandNamed("nothing.at_all")).toBeNull();
});

describe("what a command says of an input that does not fit", () => {
  const zodsOwn = /^(Invalid|Too (big|small)|Unrecognized|Expected)/;
  const complaintsOf = (name: string, input: unknown) =>
    commandNamed(name)
      ?.input.safeParse(input)
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)
      .filter((line) => zodsOwn.test(line.replace(/^.*?: /, ""))) ?? [];

  it.each(commandNames)("%s, left empty, is a sentence for each field", (name) => {
    expect(complaintsOf(name, {})).toEqual([]);
  });

  it.each(commandNames)("%s, filled with what is no such thing, is a sentence for each field", (name) => {
    const { input } = commandNamed(name) ?? {};
    const fields = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
    for (const misfit of ["", 0, -1e20, true, [], [[]], {}, null, "x".repeat(70_000)])
      expect(complaintsOf(name, Object.fromEntries([...fields, "surplus"].map((field) => [field, misfit])))).toEqual(
        [],
      );
  });
});
