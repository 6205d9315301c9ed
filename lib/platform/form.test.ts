import { describe, expect, it } from "vitest";
import { formInput, formValues } from "./form";

function formOf(...entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("a form's fields", () => {
  it("become nested input, lists in order, empty fields left out", () => {
    const form = formOf(
      ["negotiationId", "n"],
      ["citations.1.quote", "second"],
      ["citations.0.quote", "first"],
      ["citations.0.locator", "  "],
      ["termIds[]", "a"],
      ["termIds[]", "b"],
      ["note", ""],
      ["terms:json", '[{"number":"1","parent":0}]'],
      ["places:json", "{"],
      ["$ACTION_ID_1", "x"],
    );
    expect(formInput(form)).toEqual({
      negotiationId: "n",
      citations: [{ quote: "first" }, { quote: "second" }],
      termIds: ["a", "b"],
      terms: [{ number: "1", parent: 0 }],
      places: "{",
    });
  });

  it("go no further down than any input of ours, however they are called", () => {
    const deep = `${"a.".repeat(5_000)}b`;
    const json = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
    const input = formInput(formOf([deep, "x"], ["note:json", json]));
    expect(input[deep]).toBe("x");
    expect(input.note).toBeTypeOf("object");
  });

  it("that are a text and a list at once are the list", () => {
    expect(formInput(formOf(["termIds", "a"], ["termIds[]", "b"]))).toEqual({ termIds: ["b"] });
  });

  it("cannot reach an object's prototype", () => {
    formInput(formOf(["__proto__.polluted", "yes"], ["constructor.prototype.polluted", "yes"]));
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it("keep what was typed, but never a password", () => {
    expect(formValues(formOf(["email", "a@b.example"], ["password", "secret"], ["newPassword", "secret"]))).toEqual({
      email: "a@b.example",
    });
  });
});
