import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adoptInto, type Change } from "./adopt";

const text = "Troops may remain for up to sixty months, or for sixty days.";
const change = (id: string, words: string, replacement: string, from = 0): Change => {
  const start = text.indexOf(words, from);
  return { id, place: { start, end: start + words.length }, replacement };
};

/** Places in the text, whatever their order and however they overlap. */
const changes = fc.array(
  fc
    .tuple(fc.nat(text.length - 2), fc.integer({ min: 1, max: 12 }), fc.string({ unit: "grapheme", maxLength: 8 }))
    .map(([start, length, replacement]) => ({ start, end: Math.min(start + length, text.length), replacement })),
  { maxLength: 8 },
);

describe("suggestions written into a wording", () => {
  it("are written together, each in its place", () => {
    const { text: written, conflicts } = adoptInto(text, [
      change("days", "days", "weeks"),
      change("may", "may", "shall not"),
    ]);
    expect(written).toBe("Troops shall not remain for up to sixty months, or for sixty weeks.");
    expect(conflicts).toEqual([]);
  });

  it("conflict where they change the same words; the first given stands", () => {
    const [less, strike] = [change("less", "up to sixty months", "a year"), change("strike", "sixty months, or", "")];
    const { text: written, adopted, conflicts } = adoptInto(text, [less, strike]);
    expect(written).toBe("Troops may remain for a year, or for sixty days.");
    expect([adopted, conflicts]).toEqual([[less], [{ suggestion: strike, with: less }]]);
  });

  it("are each written or a conflict with one that is; what nobody changes stays as it was", () => {
    fc.assert(
      fc.property(changes, (drawn) => {
        const given = drawn.map(({ replacement, ...place }, index) => ({ id: `${index}`, place, replacement }));
        const { text: written, adopted, conflicts } = adoptInto(text, given);
        expect(adopted.length + conflicts.length).toBe(given.length);
        for (const { suggestion, with: other } of conflicts) {
          expect(adopted).toContain(other);
          expect(suggestion.place.start < other.place.end && other.place.start < suggestion.place.end).toBe(true);
        }
        const kept = [0, ...adopted.map(({ place }) => place.end)].map((from, index) =>
          text.slice(from, adopted[index]?.place.start),
        );
        expect(written).toBe(kept.map((words, index) => words + (adopted[index]?.replacement ?? "")).join(""));
      }),
    );
  });

  it("give one text whatever order they come in, if none overlap", () => {
    fc.assert(
      fc.property(changes, fc.nat(), (drawn, turn) => {
        const given = drawn.map(({ replacement, ...place }, index) => ({ id: `${index}`, place, replacement }));
        const apart = adoptInto(text, given).adopted;
        const turned = [...apart.slice(turn % (apart.length || 1)), ...apart.slice(0, turn % (apart.length || 1))];
        expect(adoptInto(text, turned).text).toBe(adoptInto(text, apart).text);
      }),
    );
  });
});
