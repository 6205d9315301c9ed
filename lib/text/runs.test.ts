import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "./canonical";
import { parseBrackets } from "./parse-brackets";
import { runsOf } from "./runs";

const text = fc
  .string({ unit: fc.constantFrom(..."ab []/^\\:,U", "\n\n", "]^US", "[a / b]^US,AL:tactical"), maxLength: 40 })
  .map(canonicalText);
const spans = fc
  .array(fc.tuple(fc.integer({ min: -2, max: 60 }), fc.integer({ min: -2, max: 60 })), { maxLength: 6 })
  .map((pairs) => pairs.map(([start, end], id) => ({ id, start, end })));

describe("runs", () => {
  it("joined are the text, whatever brackets it holds and annotations it bears", () => {
    fc.assert(
      fc.property(text, spans, (of, annotations) => {
        const paragraphs = runsOf(of, parseBrackets(of), annotations);
        expect(paragraphs.map(({ runs }) => runs.map((run) => run.text).join("")).join("\n\n")).toBe(of);
        for (const { start, end, text: words } of paragraphs.flatMap(({ runs }) => runs))
          expect(of.slice(start, end)).toBe(words);
      }),
    );
  });

  it("say of every character which brackets and annotations it lies in", () => {
    fc.assert(
      fc.property(text, spans, (of, annotations) => {
        const parsed = parseBrackets(of);
        for (const { runs } of runsOf(of, parsed, annotations))
          for (const run of runs)
            for (let at = run.start; at < run.end; at += 1) {
              const inside = annotations.filter(({ start, end }) => start <= at && at < end).map(({ id }) => id);
              expect(run.spans.map(({ id }) => id).sort()).toEqual(inside.sort());
              expect(run.within).toEqual(parsed.all.filter(({ start, close }) => start <= at && at <= close));
              const mark = parsed.marks.find(({ start, end }) => start <= at && at < end);
              expect([run.role, run.bracket]).toEqual([mark?.role ?? "words", mark?.bracket ?? null]);
              expect(run.problem).toBe(parsed.problems.find(({ start }) => start === at) ?? null);
            }
      }),
    );
  });

  it("draw a bracket's line up to its closing sign, and its sponsors apart", () => {
    const of = "leave [over [sixty]^TB months]^US.";
    const [paragraph] = runsOf(of, parseBrackets(of), [{ start: 13, end: 29 }]);
    expect(paragraph?.runs.map(({ text, role, within, spans }) => [text, role, within.length, spans.length])).toEqual([
      ["leave ", "words", 0, 0],
      ["[", "open", 1, 0],
      ["over ", "words", 1, 0],
      ["[", "open", 2, 0],
      ["sixty", "words", 2, 1],
      ["]", "close", 2, 1],
      ["^TB", "attribution", 1, 1],
      [" months", "words", 1, 1],
      ["]", "close", 1, 0],
      ["^US", "attribution", 0, 0],
      [".", "words", 0, 0],
    ]);
    const sponsors = paragraph?.runs.find(({ role }) => role === "attribution")?.bracket?.sponsors;
    expect(sponsors).toEqual(["TB"]);
  });

  it("keep apart two annotations that overlap, the one that began first before the other", () => {
    const of = "for up to sixty months";
    const [paragraph] = runsOf(of, parseBrackets(of), [
      { name: "second", start: 10, end: 22 },
      { name: "first", start: 4, end: 15 },
    ]);
    expect(paragraph?.runs.map(({ text, spans }) => [text, spans.map(({ name }) => name)])).toEqual([
      ["for ", []],
      ["up to ", ["first"]],
      ["sixty", ["first", "second"]],
      [" months", ["second"]],
    ]);
  });

  it("are cut in time from a long text with many brackets and annotations", () => {
    const of = "The forces shall leave [over thirty-six / sixty months]^US,AL:tactical.\n\n".repeat(1000).trim();
    const annotations = Array.from({ length: 1000 }, (_, index) => ({ start: index * 70, end: index * 70 + 90 }));
    const started = performance.now();
    expect(runsOf(of, parseBrackets(of), annotations)).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
