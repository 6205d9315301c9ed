import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Telling, toldDifferently } from "./told-differently";

const by = (sourceId: string, origin: string | null = null) => ({ sourceId, origin });
const telling = (says: string, ...citations: Telling["citations"]): Telling => ({
  topic: "position TB 1.4",
  held: "2019-02-26",
  says,
  citations,
  sessionId: null,
});

describe("what sources tell differently", () => {
  it("is what two with nothing in common say otherwise of the same thing and day", () => {
    const [yes, no] = [telling("accepts", by("reuters")), telling("opposes", by("afp"))];
    expect(toldDifferently([yes, no])).toEqual([[yes, no]]);
    expect(toldDifferently([yes, { ...no, held: "2019-02-27" }])).toEqual([]);
    expect(toldDifferently([yes, { ...no, topic: "position TB 1.1" }])).toEqual([]);
    expect(toldDifferently([yes, telling("accepts", by("afp"))])).toEqual([]);
  });

  it("is not what two papers have from one envoy, nor what nobody is named for", () => {
    const [paper, other] = [telling("accepts", by("reuters", "An envoy")), telling("opposes", by("afp", "an  ENVOY"))];
    expect(toldDifferently([paper, other])).toEqual([]);
    expect(toldDifferently([paper, telling("opposes")])).toEqual([]);
  });

  it("is not what changed within a session of ours", () => {
    const [before, after] = [telling("accepts", by("reuters")), telling("opposes", by("afp"))];
    const inSession = (sessionId: string) => [
      { ...before, sessionId: "morning" },
      { ...after, sessionId },
    ];
    expect(toldDifferently(inSession("morning"))).toEqual([]);
    expect(toldDifferently(inSession("evening"))).toHaveLength(1);
  });

  it("leaves out who contradicts nobody, whatever else the others say", () => {
    const [a, b, both] = [
      telling("accepts", by("a")),
      telling("opposes", by("b")),
      telling("neutral", by("a"), by("b")),
    ];
    expect(toldDifferently([a, both, b])).toEqual([[a, b]]);
  });

  const anyTelling = fc.record({
    topic: fc.constantFrom("x", "y"),
    held: fc.constantFrom("2019", "2020"),
    says: fc.constantFrom("yes", "no", "perhaps"),
    sessionId: fc.constantFrom(null, "morning"),
    citations: fc.array(
      fc.record({ sourceId: fc.constantFrom("a", "b", "c"), origin: fc.constantFrom(null, "envoy") }),
      { maxLength: 3 },
    ),
  });

  it("does not hang on the order in which they come, and gives each once, beside one that it contradicts", () => {
    fc.assert(
      fc.property(fc.array(anyTelling, { maxLength: 12 }), (tellings) => {
        const found = toldDifferently(tellings);
        const turned = toldDifferently([...tellings].reverse());
        expect(new Set(turned.flat())).toEqual(new Set(found.flat()));
        expect(new Set(found.flat()).size).toBe(found.flat().length);
        for (const group of found) {
          expect(new Set(group.map(({ topic, held }) => topic + held)).size).toBe(1);
          expect(new Set(group.map(({ says }) => says)).size).toBeGreaterThan(1);
        }
      }),
    );
  });
});
