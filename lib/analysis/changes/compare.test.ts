import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stances } from "@/lib/positions/rules";
import { anyPairOfWordings } from "@/lib/text/compare/wording.arbitrary";
import { type TermStatus, termStatuses } from "@/lib/terms/rules";
import { anyInterval } from "../analysis.arbitrary";
import { type Comparison, compareReadings, type PositionMoved } from "./compare";
import { countMoves } from "./count";
import { wordsMovedInWords } from "./in-words";
import { namesOf } from "./names";
import type { PartyRead, PositionRead, Reading, StatusRead, TermRead, WordingRead } from "./readings";

const record = { sessionId: null, validText: "2019-02-25", compartmentId: null };

const term = (id: string, rest: Partial<TermRead> = {}): TermRead => ({
  ...{ id, number: id, title: `Term ${id}`, parentId: null, axisUnit: "months", record },
  ...rest,
});
const party = (id: string, rest: Partial<PartyRead> = {}): PartyRead => ({
  ...{ id, name: `Party ${id}`, code: id, role: "negotiating", isAtTable: true, record },
  ...rest,
});
const status = (termId: string, stands: TermStatus): StatusRead => ({ termId, status: stands, record });
const position = (partyId: string, termId: string, rest: Partial<PositionRead> = {}): PositionRead => ({
  ...{ partyId, termId, stance: "unknown", intervals: [], conditions: [], record },
  ...rest,
});
const wording = (termId: string, text: string, rest: Partial<WordingRead> = {}): WordingRead => ({
  ...{ id: `${termId} ${text}`, termId, language: "en", number: 1, text, translatesId: null, record },
  ...rest,
});
const reading = (rest: Partial<Reading>): Reading => ({
  ...{ terms: [], parties: [], statuses: [], positions: [], wordings: [] },
  ...rest,
});
const same = { terms: [term("1"), term("2")], parties: [party("US"), party("TB")] };

describe("what moved between two moments", () => {
  it("tells a status, its term, and the terms that stand still", () => {
    const moved = compareReadings(
      reading({ ...same, statuses: [status("1", "tabled")] }),
      reading({ ...same, statuses: [status("1", "bracketed")] }),
    );
    expect(moved.terms).toMatchObject([{ term: { id: "1" }, status: { from: "tabled", to: "bracketed" } }]);
    expect(moved.stillTerms).toEqual([{ term: term("2"), status: "not_tabled" }]);
    expect(moved.stillParties.map(({ id }) => id)).toEqual(["US", "TB"]);
  });

  it("tells of a wording that turned into a translation, and of no translation that only followed its original", () => {
    const moved = (before: Partial<WordingRead>, after: Partial<WordingRead>) =>
      compareReadings(
        reading({ ...same, wordings: [wording("1", "Forces leave.", before)] }),
        reading({ ...same, wordings: [wording("1", "Forces leave.", after)] }),
      ).terms.flatMap(({ wordings }) => wordings.map((each) => [each.turned, wordsMovedInWords(each)]));
    const translation = { translatesId: "original" };
    expect(moved({}, translation)).toEqual([["translation", "now a translation"]]);
    expect(moved(translation, { text: "Forces shall leave." })).toEqual([["authentic", "now authentic: 1 word added"]]);
    expect(moved(translation, { ...translation, text: "Forces shall leave." })).toEqual([]);
  });

  it("names a heading in conditions though it neither moves nor stands", () => {
    const terms = [term("1"), term("1.1", { parentId: "1" })];
    const stands = reading({ terms, statuses: [status("1.1", "tabled")] });
    expect(namesOf(compareReadings(stands, stands)).termOf("1")?.number).toBe("1");
  });

  it("tells of a term that came with what it came with, and of one that went", () => {
    const moved = compareReadings(
      reading({ terms: [term("1")], statuses: [status("1", "tabled")] }),
      reading({ terms: [term("2")], statuses: [status("2", "agreed")] }),
    );
    expect(
      moved.terms.map(({ term: { id }, entry, status: stands }) => [
        ...[id, entry?.from?.id ?? null, entry?.to?.id ?? null],
        ...[stands?.from, stands?.to],
      ]),
    ).toEqual([
      ["2", null, "2", null, "agreed"],
      ["1", "1", null, "tabled", null],
    ]);
  });

  it("tells which parts of a position are otherwise, from the side of the term and of the party", () => {
    const accepts = [{ verdict: "accepts" as const, from: 0, to: 24 }];
    const moved = compareReadings(
      reading({ ...same, positions: [position("TB", "1", { intervals: accepts })] }),
      reading({
        ...same,
        positions: [
          position("TB", "1", { intervals: accepts, conditions: [{ kind: "text", text: "if prisoners go" }] }),
          position("US", "1", { stance: "supports" }),
        ],
      }),
    );
    const told = moved.terms[0]?.positions.map(({ partyId, parts }) => [partyId, ...parts]);
    expect(told).toEqual([
      ["TB", "conditions"],
      ["US", "stance"],
    ]);
    expect(moved.parties.map((each) => [each.party.id, each.positions.length])).toEqual([
      ["US", 1],
      ["TB", 1],
    ]);
  });

  it("counts words apart from brackets, and gives a bracket to its sponsor", () => {
    const moved = compareReadings(
      reading({ ...same, wordings: [wording("1", "Forces shall leave within [sixty]^US months.")] }),
      reading({ ...same, wordings: [wording("1", "Forces shall leave within thirty [calendar]^TB months.")] }),
    );
    expect(moved.terms[0]?.wordings).toMatchObject([
      {
        words: { added: 2, struck: 1, moved: 0 },
        brackets: [
          { became: "closed", sponsors: ["US"] },
          { became: "opened", sponsors: ["TB"] },
        ],
      },
    ]);
    expect(moved.parties.map((each) => [each.party.id, each.brackets.map(({ became }) => became)])).toEqual([
      ["US", ["closed"]],
      ["TB", ["opened"]],
    ]);
    expect(countMoves(moved)).toMatchObject({
      wordings: { moved: 1, first: 0 },
      ...{ opened: 1, closed: 1, statuses: { moved: 0 }, positions: { moved: 0, first: 0 } },
    });
  });

  it("tells who came to the table, and says of no heading that it stood still", () => {
    const terms = [term("1"), term("1.1", { parentId: "1" })];
    const moved = compareReadings(
      reading({ terms, parties: [party("AG", { isAtTable: false, role: "affected" })] }),
      reading({ terms, parties: [party("AG")] }),
    );
    expect(moved.parties).toMatchObject([{ seat: { from: { role: "affected" }, to: { role: "negotiating" } } }]);
    expect(moved.stillTerms.map(({ term: { id } }) => id)).toEqual(["1.1"]);
  });

  it("marks what it tells from a marked record, before or after", () => {
    const marked = { ...record, compartmentId: "inner" };
    const moved = compareReadings(
      reading({ ...same, statuses: [status("1", "tabled")], positions: [position("US", "2", { record: marked })] }),
      reading({
        ...same,
        statuses: [{ ...status("1", "agreed"), record: marked }],
        positions: [position("US", "2", { stance: "supports" })],
      }),
    );
    expect(moved.terms.map(({ status: stands }) => stands?.markedWith ?? [])).toEqual([["inner"], []]);
    expect(moved.terms.flatMap(({ positions }) => positions).map(({ markedWith }) => markedWith)).toEqual([["inner"]]);
  });
});

const ids = ["1", "1.1", "2", "3"];
const codes = ["US", "TB", "AL"];

const anyTerms = fc
  .tuple(fc.subarray(ids), fc.constantFrom("", "a"))
  .map(([some, suffix]) => some.map((id) => term(id, { number: id + suffix, parentId: id === "1.1" ? "1" : null })));

const anyReadings: fc.Arbitrary<[Reading, Reading]> = fc
  .tuple(fc.array(anyPairOfWordings, { maxLength: 2 }), ...[0, 1].map(() => anyStanding()))
  .map(([texts, before, after]) => [
    { ...before, wordings: texts.map(([text], at) => wording(ids[at] ?? "1", text)) },
    { ...after, wordings: texts.map(([, text], at) => wording(ids[at] ?? "1", text)) },
  ]) as fc.Arbitrary<[Reading, Reading]>;

function anyStanding(): fc.Arbitrary<Reading> {
  return fc.record({
    terms: anyTerms,
    parties: fc
      .subarray(codes)
      .chain((some) => fc.boolean().map((isAtTable) => some.map((id) => party(id, { isAtTable })))),
    statuses: fc
      .dictionary(fc.constantFrom(...ids), fc.constantFrom(...termStatuses))
      .map((each) => Object.entries(each).map(([termId, stands]) => status(termId, stands))),
    positions: fc.uniqueArray(
      fc
        .record({
          partyId: fc.constantFrom(...codes),
          termId: fc.constantFrom(...ids),
          stance: fc.constantFrom(...stances),
          intervals: fc.array(anyInterval, { maxLength: 1 }),
          conditions: fc.constantFrom([], [{ kind: "text" as const, text: "if" }]),
        })
        .map(({ partyId, termId, ...rest }) => position(partyId, termId, rest)),
      { selector: ({ partyId, termId }) => `${partyId} ${termId}`, maxLength: 8 },
    ),
    wordings: fc.constant([]),
  });
}

describe("comparing, by law", () => {
  it("finds that nothing moved between a moment and itself, and leaves no term or party out", () => {
    fc.assert(
      fc.property(anyReadings, ([one]) => {
        const compared = compareReadings(one, one);
        expect([compared.terms, compared.parties]).toEqual([[], []]);
        expect(compared.stillParties).toEqual(one.parties);
      }),
    );
  });

  it("mirrors every move when the moments change places", () => {
    fc.assert(
      fc.property(anyReadings, ([one, other]) => {
        expect(told(compareReadings(other, one))).toEqual(told(mirrored(compareReadings(one, other))));
      }),
    );
  });

  it("tells of each term and of each party once, as moved or as still", () => {
    fc.assert(
      fc.property(anyReadings, ([one, other]) => {
        const { terms, stillTerms, parties, stillParties } = compareReadings(one, other);
        const all = [...terms, ...stillTerms].map((each) => each.term.id);
        expect(new Set(all).size).toBe(all.length);
        const seats = [...parties.map((each) => each.party.id), ...stillParties.map(({ id }) => id)];
        expect(seats.sort()).toEqual([...new Set([...one.parties, ...other.parties].map(({ id }) => id))].sort());
      }),
    );
  });
});

/** What became of a position is not the same the other way round. */
const sidesOf = ({ from, to, parts, markedWith }: PositionMoved) => [from, to, parts, markedWith];

const turned = <Held>({ from, to }: { from: Held; to: Held }) => ({ from: to, to: from });

/** What the moves would be the other way round. */
function mirrored(compared: Comparison): Comparison {
  return {
    ...compared,
    terms: compared.terms.map((moved) => ({
      ...moved,
      entry: moved.entry && { ...moved.entry, ...turned(moved.entry) },
      status: moved.status && { ...moved.status, ...turned(moved.status) },
      wordings: moved.wordings.map(({ words, brackets, ...rest }) => ({
        ...{ ...rest, ...turned(rest) },
        words: { added: words.struck, struck: words.added, moved: words.moved },
        brackets: brackets.map((bracket) => ({
          ...bracket,
          became: bracket.became === "opened" ? ("closed" as const) : ("opened" as const),
        })),
      })),
      positions: moved.positions.map((each) => ({ ...each, ...turned(each) })),
    })),
    parties: compared.parties.map((moved) => ({
      ...moved,
      seat: moved.seat && { ...moved.seat, ...turned(moved.seat) },
      positions: moved.positions.map((each) => ({ ...each, ...turned(each) })),
    })),
  };
}

/** All that is told, in an order that does not depend on which moment came first. */
function told({ terms, parties, stillTerms, stillParties }: Comparison) {
  const sorted = (lines: unknown[]) => lines.map((line) => JSON.stringify(line)).sort();
  return {
    terms: sorted(
      terms.map(({ term: { id }, entry, status: stands, wordings, positions }) => [
        ...[id, entry?.from, entry?.to, stands?.from, stands?.to],
        wordings.map(({ words, brackets }) => [
          words,
          sorted(brackets.map(({ became, words: held }) => [became, held])),
        ]),
        sorted(positions.map(sidesOf)),
      ]),
    ),
    parties: sorted(
      parties.map(({ party: { id }, seat, positions }) => [id, seat?.from, seat?.to, sorted(positions.map(sidesOf))]),
    ),
    stillTerms: sorted(stillTerms.map(({ term: { id } }) => id)),
    stillParties: sorted(stillParties.map(({ id }) => id)),
  };
}
