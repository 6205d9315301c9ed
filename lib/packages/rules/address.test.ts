import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEmpty } from "@/lib/positions/rules/intervals";
import { axisUnits, termStatuses } from "@/lib/terms/rules";
import type { Choice } from "../rules";
import { choicesFrom, printChoices, readChoiceKeys } from "./address";

const bound = fc.option(fc.integer({ min: -20_000, max: 20_000 }), { nil: null });
const marks = fc.option(fc.constant(true), { nil: undefined });
const anyValue = fc
  .record({ from: bound, to: bound, fromOpen: marks, toOpen: marks })
  .map(({ from, to, fromOpen, toOpen }) => ({
    ...{ from, to },
    ...(from !== null && fromOpen ? { fromOpen } : {}),
    ...(to !== null && toOpen ? { toOpen } : {}),
  }))
  .filter((value) => !isEmpty(value));

const anyPackage = fc
  .uniqueArray(
    fc.record({
      termId: fc.uuid(),
      unit: fc.constantFrom(null, ...axisUnits),
      value: fc.option(anyValue, { nil: undefined }),
      wording: fc.constantFrom("version", "option", null),
      wordingId: fc.uuid(),
      status: fc.option(fc.constantFrom(...termStatuses), { nil: undefined }),
    }),
    { selector: ({ termId }) => termId.slice(0, 8), maxLength: 12 },
  )
  .map((each) => ({
    terms: each.map(({ termId, unit }) => ({ id: termId, axisUnit: unit })),
    versions: each.flatMap(({ termId, wording, wordingId }) =>
      wording === "version" ? [{ id: wordingId, termId }] : [],
    ),
    options: each.flatMap(({ termId, wording, wordingId }) =>
      wording === "option" ? [{ id: wordingId, termId }] : [],
    ),
    choices: each.map(
      ({ termId, unit, value, wording, wordingId, status }): Choice => ({
        termId,
        ...(value && unit ? { value } : {}),
        ...(wording === "version" ? { clauseVersionId: wordingId } : {}),
        ...(wording === "option" ? { optionId: wordingId } : {}),
        ...(status ? { status } : {}),
      }),
    ),
  }));

describe("the address of a package", () => {
  it("gives back what was chosen, whatever it is", () => {
    fc.assert(
      fc.property(anyPackage, ({ choices, ...known }) => {
        const unitOf = (id: string) => known.terms.find((term) => term.id === id)?.axisUnit ?? null;
        const text = new URLSearchParams({ choose: printChoices(choices, unitOf) }).get("choose");
        expect(choicesFrom(readChoiceKeys(text), known)).toEqual({ choices, unread: 0 });
      }),
    );
  });

  it("is short, and needs no escaping where no bound is left out", () => {
    const termId = "1f0c22ab-0000-4000-8000-000000000000";
    const text = printChoices([{ termId, value: { from: 36, to: 48 }, status: "agreed_in_principle" }], () => "months");
    expect(text).toBe("1f0c22ab_v36..48_sagreed-in-principle");
    expect(new URLSearchParams({ text }).toString()).toBe(`text=${text}`);
  });

  it("leaves out and counts what means nothing to its reader, and survives any text", () => {
    const known = { terms: [], versions: [], options: [] };
    expect(choicesFrom(readChoiceKeys("1f0c22ab_v48*nonsense*9d01e2f3"), known)).toEqual({ choices: [], unread: 2 });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(choicesFrom(readChoiceKeys(text), known).choices).toEqual([]);
      }),
    );
  });

  it("takes neither of two terms that the key fits", () => {
    const twins = ["1f0c22ab-0000-4000-8000-000000000000", "1f0c22ab-1111-4000-8000-000000000000"];
    const terms = twins.map((id) => ({ id, axisUnit: null }));
    expect(choicesFrom(readChoiceKeys("1f0c22ab"), { terms, versions: [], options: [] })).toEqual({
      choices: [],
      unread: 1,
    });
  });
});
