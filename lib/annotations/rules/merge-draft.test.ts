import fc from "fast-check";
import { expect, test } from "vitest";
import { differingFields, togetherAs, usual } from "./merge-draft";

type Words = Parameters<typeof togetherAs>[0]["here"];

const began: Words = { quote: "sixty months", kind: "comment", body: "Who says so, and since when?", replacement: "" };

const merged = (from: Words | undefined, here: Words, there: Words) =>
  togetherAs({ here, there }, differingFields(from, here, there), usual);

test("what only one of the two changed is taken, whichever of them it was", () => {
  const here = { ...began, body: "Who says so, and since which day?" };
  const there = { ...began, kind: "question" as const };
  expect(merged(began, here, there)).toEqual({ ...here, kind: "question" });
  expect(merged(began, there, here)).toEqual({ ...here, kind: "question" });
});

test("two changes of one text that stand apart become one, and both of one that touch stand there", () => {
  const [here, there] = [`Tell me: ${began.body}`, `${began.body} Ask Ruth.`].map((body) => ({ ...began, body }));
  if (!here || !there) throw new Error("no words");
  expect(merged(began, here, there).body).toBe(`Tell me: ${began.body} Ask Ruth.`);
  const [one, other] = ["Who says that", "Who denies it"].map((start) => ({
    ...began,
    body: began.body.replace("Who says so", start),
  }));
  if (!one || !other) throw new Error("no words");
  const [body] = differingFields(began, one, other);
  expect(body).toMatchObject({ field: "body", side: "both", merged: { isClean: false } });
  for (const word of ["that", "denies", "it"]) expect(body?.merged?.text).toContain(word);
});

test("of drafts that began from nothing known, both texts stay", () => {
  const [here, there] = ["Here", "There"].map((body) => ({ ...began, body }));
  if (!here || !there) throw new Error("no words");
  expect(merged(undefined, here, there).body).toBe("There\n\nHere");
  const suggested = { ...there, kind: "suggestion" as const, replacement: "thirty months" };
  expect(merged(undefined, here, suggested)).toMatchObject({ kind: "comment", replacement: "thirty months" });
});

test("no word that either added is lost, whatever the three texts", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 8 }).map((all) => all.join(" "));
  fc.assert(
    fc.property(words, words, words, (base, mine, theirs) => {
      const [here, there] = [`${mine} HERE`, `THERE ${theirs}`].map((body) => ({ ...began, body }));
      if (!here || !there) return;
      const { body } = merged({ ...began, body: base }, here, there);
      expect(body).toContain("HERE");
      expect(body).toContain("THERE");
    }),
  );
});
