import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, stances } from "@/lib/positions/rules";
import { anyInterval, party, position, statuses, term } from "./analysis.arbitrary";
import { judgeMove } from "./concessions";
import { type HeldPosition, type MovementFacts, movementHistory } from "./movement-history";
import { distanceInWords, lastMoveInWords, turnedInWords } from "./movement-words";

const accepts = (from: number | null, to: number | null): Interval => ({ verdict: "accepts", from, to });
const rejects = (from: number | null, to: number | null): Interval => ({ verdict: "rejects", from, to });

let seq = 0n;
const dated = (day: string) => {
  seq += 1n;
  return { validFrom: new Date(`${day}T00:00:00Z`), validText: day, seq, compartmentId: null };
};
const held = (day: string, partyId: string, termId: string, rest: Partial<HeldPosition> = {}): HeldPosition => ({
  ...position(partyId, termId, rest),
  record: dated(day),
});

/** From the first to the last, as told; the record has them from late to early. */
const facts = (positions: HeldPosition[], rest: Partial<MovementFacts> = {}): MovementFacts => ({
  parties: [party("A"), party("B")],
  terms: [term("1", { axisUnit: "money" })],
  statuses: statuses({ 1: "under_discussion", 2: "under_discussion" }),
  positions: [],
  linkages: [],
  positionsHeld: [...positions].reverse(),
  sessions: [],
  statements: [],
  zone: "UTC",
  ...rest,
});

const told = (given: MovementFacts) =>
  movementHistory(given)
    .terms.flatMap(({ moves }) => moves)
    .map(({ party: { id }, to, kind, isAnswered }) => [to.record.validText, id, kind, isAnswered]);

it("ends the distance where nothing can be measured any more, and begins another where something can again", () => {
  const positions = [
    held("2020-01-01", "A", "1", { stance: "supports" }),
    held("2020-01-02", "B", "1", { stance: "opposes" }),
    held("2020-01-03", "B", "1", { stance: "unknown" }),
  ];
  const lost = movementHistory(facts(positions));
  expect(lost.whole.map(({ measured, span }) => [measured, span])).toEqual([
    [1, 1],
    [0, 2],
  ]);
  expect(distanceInWords(lost)).toBeNull();
  const again = movementHistory(facts([...positions, held("2020-01-04", "B", "1", { stance: "supports" })]));
  expect(again.whole.map(({ measured }) => measured)).toEqual([1, 0, 1]);
  expect(distanceInWords(again)).toBe("On the one term that can be measured, 1, they meet.");
});

describe("the dance of concessions over a price", () => {
  // After Raiffa (1982), chapter 4: a seller comes down, a buyer comes up, until they meet.
  const seller = (day: string, least: number) => held(day, "A", "1", { intervals: [accepts(least, null)] });
  const buyer = (day: string, most: number) => held(day, "B", "1", { intervals: [accepts(0, most)] });
  const dance = [
    seller("2020-01-01", 1000),
    buyer("2020-01-02", 400),
    seller("2020-01-03", 800),
    buyer("2020-01-04", 500),
    seller("2020-01-05", 900),
    seller("2020-01-06", 500),
  ];

  it("has no move in the opening demands, and calls each later one what it is", () => {
    expect(told(facts(dance))).toEqual([
      ["2020-01-03", "A", "conceded", true],
      ["2020-01-04", "B", "conceded", true],
      ["2020-01-05", "A", "hardened", null],
      ["2020-01-06", "A", "conceded", false],
    ]);
  });

  it("closes the distance as it goes", () => {
    const { terms, whole } = movementHistory(facts(dance));
    expect(terms[0]?.points.map(({ distance }) => distance?.by === "axis" && distance.gap)).toEqual([
      false,
      600,
      400,
      300,
      400,
      0,
    ]);
    expect(whole.map(({ share }) => share)).toEqual([0.6, 0.4, 0.3, 0.4, 0]);
  });

  it("takes a move for unanswered when two sessions have passed", () => {
    const sessions = ["2020-01-02", "2020-02-01", "2020-03-01"].map((day) => ({ record: dated(day) }));
    const late = [seller("2020-01-01", 900), buyer("2020-01-01", 1), seller("2020-01-03", 800), buyer("2020-03-02", 9)];
    expect(told(facts(late, { sessions }))[0]).toEqual(["2020-01-03", "A", "conceded", false]);
  });
});

describe("a move", () => {
  const hold = (stance: HeldPosition["stance"], intervals: Interval[] = []) => ({ partyId: "A", stance, intervals });
  const other = { partyId: "B", stance: "champions" as const, intervals: [accepts(36, 60)] };

  it("concedes by dropping a red line, though nothing is accepted yet", () => {
    const before = hold("opposes", [rejects(36, null)]);
    expect(judgeMove(before, hold("opposes", [rejects(48, null)]), [other])).toBe("conceded");
    const offer = hold("opposes", [accepts(0, 24)]);
    expect(judgeMove(offer, hold("opposes", [accepts(0, 12)]), [other])).toBe("hardened");
    expect(judgeMove(offer, hold("opposes", [accepts(0, 24), rejects(48, null)]), [other])).toBe("hardened");
  });

  it("is none where an unknown is filled in", () => {
    const before = hold("opposes", [rejects(60, 60), { verdict: "unknown", from: null, to: 60, toOpen: true }]);
    expect(judgeMove(before, hold("opposes", [rejects(60, 60), accepts(0, 24)]), [other])).toBe("learned");
    expect(judgeMove(hold("opposes", [rejects(48, null)]), hold("opposes", [rejects(12, null)]), [other])).toBe(
      "learned",
    );
    expect(judgeMove(hold("unknown"), hold("opposes"), [other])).toBe("learned");
  });

  it("is none where we only know no more where the party stands, and goes by stance where it names no value any more", () => {
    const offer = hold("supports", [accepts(12, 24)]);
    expect(judgeMove(offer, hold("unknown"), [other])).toBeNull();
    expect(judgeMove(offer, hold("champions"), [other])).toBe("conceded");
  });

  it("goes by stance without an axis: towards the others, or away from them", () => {
    expect(judgeMove(hold("strongly_opposes"), hold("neutral"), [other])).toBe("conceded");
    expect(judgeMove(hold("neutral"), hold("rejects"), [other])).toBe("hardened");
    expect(judgeMove(hold("opposes"), hold("conditional"), [other])).toBe("aside");
    expect(judgeMove(hold("neutral"), hold("neutral"), [other])).toBeNull();
  });

  it("is a withdrawal, and neither a concession nor a hardening, where an offer or a position is taken back", () => {
    const offer = hold("conditional", [accepts(0, 24)]);
    for (const after of [hold("no_position"), hold("rejects"), hold("opposes", [rejects(0, null)])])
      expect(judgeMove(offer, after, [other])).toBe("withdrew");
    expect(judgeMove(hold("neutral"), hold("no_position"), [other])).toBe("withdrew");
    // A smaller offer is one; and to have none any more takes having had one.
    expect(judgeMove(offer, hold("opposes", [accepts(0, 1)]), [other])).toBe("hardened");
    expect(judgeMove(hold("unknown"), hold("no_position"), [other])).toBe("learned");
    const [made, gone] = [
      held("2020-01-01", "A", "1", { intervals: [accepts(0, 24)] }),
      held("2020-01-02", "A", "1", { stance: "no_position" }),
    ];
    const history = movementHistory(facts([made, gone]));
    expect(history.parties[0]).toMatchObject({ conceded: 0, hardened: 0, withdrew: 1 });
    expect(lastMoveInWords(history, () => "2 January")).toBe(
      "A moved last, on 2 January: it withdrew its offer on 1 Term 1. B has not moved.",
    );
  });
});

describe("positions that begin on one day", () => {
  it("are one: the one recorded last, since no other was ever in force", () => {
    const opening = held("2020-01-01", "B", "1", { intervals: [accepts(0, 300)] });
    const [asked, corrected] = [1000, 500].map((least) =>
      held("2020-01-02", "A", "1", { intervals: [accepts(least, null)] }),
    ) as [HeldPosition, HeldPosition];
    expect(told(facts([opening, asked, corrected]))).toEqual([]);
  });
});

describe("movement over several terms", () => {
  // A logroll (Walton and McKersie, A Behavioral Theory of Labor Negotiations, 1965): each yields where it cares less.
  const logroll = [
    held("2020-01-01", "A", "1", { stance: "rejects" }),
    held("2020-01-01", "B", "1", { stance: "champions" }),
    held("2020-01-01", "A", "2", { stance: "champions" }),
    held("2020-01-01", "B", "2", { stance: "rejects" }),
    held("2020-02-01", "A", "1", { stance: "can_live_with" }),
    held("2020-02-01", "B", "2", { stance: "can_live_with" }),
  ];
  const both = { terms: [term("1"), term("2")] };

  it("sees a logroll as two concessions that answer one another", () => {
    const { parties, whole } = movementHistory(facts(logroll, both));
    expect(parties.map(({ conceded, answered, last }) => [conceded, answered, last?.term.number])).toEqual([
      [1, 1, "1"],
      [1, 1, "2"],
    ]);
    expect(whole.map(({ share, measured }) => [Math.round(share * 6), measured])).toEqual([
      [6, 2],
      [2, 2],
    ]);
  });

  it("names the terms that the mean is of, and says where others came to be measured", () => {
    const late = [
      held("2020-03-01", "A", "1", { stance: "unknown" }),
      held("2020-03-01", "A", "3", { stance: "rejects" }),
      held("2020-03-01", "B", "3", { stance: "champions" }),
    ];
    const history = movementHistory(facts([...logroll, ...late], { terms: [term("1"), term("2"), term("3")] }));
    expect(history.whole.map((point) => [point.measured, point.span, turnedInWords(point)])).toEqual([
      [2, 1, "with 1 and 2"],
      [2, 1, ""],
      [2, 2, "with 3, without 1"],
    ]);
    expect(distanceInWords(history)).toBe("On the average of 2 and 3 they are 67% of the way apart.");
  });

  it("counts nothing on a term that goes on without a deal", () => {
    expect(
      told(facts(logroll, { terms: [term("1", { isUnilateral: true }), term("2")] })).map(([, who]) => who),
    ).toEqual(["B"]);
  });

  it("counts the session of a day as heard by what is dated by that day alone, and not by what an earlier hour says", () => {
    const at = (time: string) => ({ record: { ...dated("2020-02-01"), validFrom: new Date(`2020-02-01T${time}Z`) } });
    const silent = (said: HeldPosition) =>
      movementHistory(facts([said], { sessions: [at("10:00")] })).terms.flatMap(({ silences }) =>
        silences.map(({ party: { id } }) => id),
      );
    const byDay = held("2020-02-01", "A", "1");
    expect(silent(byDay)).toEqual(["B"]);
    expect(silent({ ...byDay, record: { ...byDay.record, validText: "2020-02-01T00:00" } })).toEqual(["A", "B"]);
  });

  it("tells who has been silent, for how many sessions; what we only assess ends no silence", () => {
    const sessions = ["2020-01-01", "2020-01-15", "2020-03-01"].map((day) => ({ record: dated(day) }));
    const assessed = held("2020-03-02", "B", "1", { stance: "neutral", basis: "assessed" });
    const { terms } = movementHistory(facts([...logroll, assessed], { ...both, sessions }));
    expect(
      terms.map(({ silences }) =>
        silences.map(({ party: { id }, ...silence }) => [id, silence.sessions, silence.since]),
      ),
    ).toEqual([
      [
        ["A", 1, "2020-02-01"],
        ["B", 2, "2020-01-01"],
      ],
      [
        ["A", 2, "2020-01-01"],
        ["B", 1, "2020-02-01"],
      ],
    ]);
  });

  it("counts for nobody a session of which it is not on record who sat", () => {
    const sat = (day: string, ...ids: string[]) => ({
      record: dated(day),
      attendance: ids.map((partyId) => ({ partyId })),
    });
    const sessions = [sat("2020-02-10", "A"), sat("2020-02-20"), sat("2020-03-01", "A", "B")];
    const [first] = movementHistory(facts(logroll, { ...both, sessions })).terms;
    expect(first?.silences.map(({ party: { id }, sessions, of }) => [id, sessions, of])).toEqual([
      ["A", 2, 2],
      ["B", 1, 1],
    ]);
  });

  const anyStep = fc.record({
    day: fc.integer({ min: 1, max: 9 }),
    partyId: fc.constantFrom("A", "B", "C"),
    termId: fc.constantFrom("1", "2"),
    stance: fc.constantFrom(...stances),
    intervals: fc.array(anyInterval, { maxLength: 2 }),
  });
  const anySteps = fc
    .array(anyStep, { maxLength: 12 })
    .map((all) =>
      all
        .sort((a, b) => a.day - b.day)
        .map(({ day, partyId, termId, ...rest }) => held(`2020-01-0${day}`, partyId, termId, rest)),
    );
  const three = {
    terms: [term("1", { axisUnit: "months" }), term("2")],
    parties: ["A", "B", "C"].map((id) => party(id)),
  };

  it("keeps every share between nothing and all, and judges no more than the steps after the first", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { terms, whole } = movementHistory(facts(steps, three));
        for (const { share } of [
          ...whole,
          ...terms.flatMap(({ points }) => points.flatMap(({ distance }) => distance ?? [])),
        ]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        const series = new Set(steps.map(({ partyId, termId }) => `${partyId} ${termId}`));
        expect(terms.flatMap(({ moves }) => moves).length).toBeLessThanOrEqual(steps.length - series.size);
      }),
    );
  });

  it("finds no move in a position that is said again", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const again = (step: HeldPosition) => ({ ...step, record: dated(step.record.validText) });
        const once = movementHistory(facts(steps, three)).moves.length;
        const doubled = steps.flatMap((step) => [again(step), again(step)]);
        expect(movementHistory(facts(doubled, three)).moves.length).toBe(once);
      }),
    );
  });
});
