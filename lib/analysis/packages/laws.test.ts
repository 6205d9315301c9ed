/** What holds of any package on any record. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateOf } from "@/lib/analysis/conditions";
import { isCounted } from "@/lib/analysis/facts";
import { type Choice, fateOf, withChoice, withoutTerm } from "@/lib/packages/rules";
import { isAgainst, isRedLine } from "@/lib/positions/rules";
import { termsNamed } from "@/lib/positions/rules/conditions";
import { contains } from "@/lib/positions/rules/intervals";
import { comparePackages, movesBetween } from "./compare-packages";
import { judgePackage } from "./judge-package";
import { outcomeInWords } from "./package-words";
import { anyChoices, anyPackageFacts } from "./packages.arbitrary";
import type { PositionFact } from "@/lib/analysis/facts";
import type { PackageFacts } from "./package-facts";
import { type PackageVerdict, packageVerdicts } from "./term-verdict";

describe("any package", () => {
  it("is to each party what the worst of its terms is, those that go on without a deal left aside", () => {
    fc.assert(
      fc.property(anyPackageFacts, anyChoices, (facts, choices) => {
        for (const { cells, verdict, becauseOf } of judgePackage(choices, facts).parties) {
          const places = [...cells.values()]
            .filter(({ term }) => !term.isUnilateral)
            .map((cell) => packageVerdicts.indexOf(cell.verdict));
          expect(verdict).toBe(places.length > 0 ? packageVerdicts[Math.min(...places)] : null);
          for (const cell of becauseOf) expect(cell.verdict).toBe(verdict);
        }
      }),
    );
  });

  it("says of each term what a reading of one value after the other says", () => {
    fc.assert(
      fc.property(anyPackageFacts, anyChoices, (facts, choices) => {
        for (const { party, cells } of judgePackage(choices, facts).parties)
          for (const choice of choices) {
            const cell = cells.get(choice.termId);
            const position = facts.positions.find(
              ({ partyId, termId }) => partyId === party.id && termId === choice.termId,
            );
            if (cell && position) expect(cell.verdict).toBe(naively(choice, position, choices, facts));
            if (cell && !position) expect(cell.verdict).toBe("unknown");
          }
      }),
    );
  });

  it("is judged the same on a term whatever else is chosen, unless a condition names what is", () => {
    fc.assert(
      fc.property(anyPackageFacts, anyChoices, fc.nat(4), (facts, choices, place) => {
        const added = choices[place % Math.max(1, choices.length)];
        if (!added) return;
        const [all, before] = [judgePackage(choices, facts), judgePackage(withoutTerm(choices, added.termId), facts)];
        for (const { party, cells } of before.parties)
          for (const [termId, cell] of cells) {
            if (termsNamed(cell.position?.conditions ?? []).includes(added.termId)) continue;
            const now = all.parties.find((each) => each.party.id === party.id)?.cells.get(termId);
            expect(now?.verdict).toBe(cell.verdict);
          }
      }),
    );
  });

  it("asks every negotiating party, lists the others only where they hold something, and loses no choice", () => {
    fc.assert(
      fc.property(anyPackageFacts, anyChoices, (facts, choices) => {
        const judged = judgePackage(choices, facts);
        for (const party of facts.parties.filter(isCounted))
          expect(judged.parties.some((each) => each.party.id === party.id)).toBe(true);
        for (const { isCounted: counts, cells } of judged.parties) expect(counts || cells.size > 0).toBe(true);
        expect(judged.choices.length + judged.unseen).toBe(choices.length);
        expect(outcomeInWords(judged)).toMatch(/^[^a-z].*\.$/u);
      }),
    );
  });

  it("leaves open no term that it settles, and nothing twice", () => {
    fc.assert(
      fc.property(anyPackageFacts, anyChoices, (facts, choices) => {
        const { leavesOpen } = judgePackage(choices, facts);
        const ids = leavesOpen.map(({ term }) => term.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { term, kind } of leavesOpen) {
          const choice = choices.find(({ termId }) => termId === term.id);
          if (kind === "not_in_it") expect(choice).toBeUndefined();
          else expect(choice).toBeDefined();
        }
      }),
    );
  });

  it("differs from itself in nothing, and from another in as many moves as back", () => {
    fc.assert(
      fc.property(anyPackageFacts, anyChoices, anyChoices, (facts, one, other) => {
        const [a, b] = [judgePackage(one, facts), judgePackage(other, facts)];
        expect(movesBetween(a, a)).toEqual([]);
        expect(movesBetween(a, b).map(({ from, to }) => [to, from])).toEqual(
          movesBetween(b, a).map(({ from, to }) => [from, to]),
        );
        const same = comparePackages([
          { name: "A", judged: a },
          { name: "B", judged: judgePackage(one, facts) },
        ]);
        expect([...same.terms, ...same.parties].every(({ isSame }) => isSame)).toBe(true);
      }),
    );
  });

  it("has one choice for a term, the last that was made", () => {
    fc.assert(
      fc.property(anyChoices, anyChoices, (first, then) => {
        const all = then.reduce(withChoice, first);
        expect(new Set(all.map(({ termId }) => termId)).size).toBe(all.length);
        for (const choice of then) expect(all).toContain(choice);
      }),
    );
  });
});

/** The same by trying values one by one, at the halves between whole numbers too; without any of the functions tested. */
function naively(
  choice: Choice,
  position: PositionFact,
  choices: readonly Choice[],
  facts: PackageFacts,
): PackageVerdict {
  const { stance, intervals, conditions } = position;
  const no = isRedLine(stance) ? "red_line" : "rejects";
  if (fateOf(choice) === "out") return isAgainst(stance) || stance === "neutral" ? "accepts" : "unknown";
  const term = facts.terms.find(({ id }) => id === choice.termId);
  const found: PackageVerdict[] = [];
  if (choice.value && term?.axisUnit) {
    const { value } = choice;
    for (let at = startOf(choice, facts); at <= 10; at += 0.5) {
      if (!contains(value, at)) continue;
      const said = intervals.filter((interval) => contains(interval, at)).map(({ verdict }) => verdict);
      if (said.length === 0) found.push(isAgainst(stance) ? no : "unknown");
      else found.push(said.includes("rejects") ? no : said.includes("unknown") ? "unknown" : "accepts");
    }
  } else if (isAgainst(stance)) found.push(no);
  else found.push(stance === "unknown" || stance === "no_position" ? "unknown" : "accepts");
  for (const condition of conditions) {
    const named = condition.kind === "text" ? undefined : choices.find(({ termId }) => termId === condition.termId);
    const isKnown = facts.terms.some(({ id }) => id === named?.termId);
    const statuses = new Map(facts.statuses);
    if (named && isKnown) statuses.set(named.termId, { status: named.status ?? "agreed", note: null });
    const fate = named && isKnown ? fateOf(named) : null;
    const isSet = condition.kind === "axis" && fate !== null && fate !== "out" && named?.value;
    if (isSet && named?.value) {
      const samples: boolean[] = [];
      for (let at = startOf(named, facts); at <= 10; at += 0.5)
        if (contains(named.value, at)) samples.push(contains(condition.within, at));
      if (samples.every((isIn) => !isIn)) found.push("rejects");
      else found.push(samples.every(Boolean) && fate === "agreed" ? "accepts" : "unknown");
      continue;
    }
    if (fate === "out" && condition.kind === "axis") {
      found.push("rejects");
      continue;
    }
    // A term that the package speaks of is not held up by what stands against it on record.
    const standings = condition.kind === "term_status" && fate ? [] : facts.standings;
    const state = stateOf(condition, { ...facts, statuses, standings });
    const isLeftOut = fate === "out" && condition.kind === "term_status" && state !== "met";
    found.push(state === "blocked" || isLeftOut ? "rejects" : state === "met" ? "accepts" : "unknown");
  }
  return packageVerdicts.find((verdict) => found.includes(verdict)) ?? "accepts";
}

/** Below every bound that is drawn; months begin at 0, unless a party here or the package itself goes below. */
function startOf({ termId, value }: Choice, { terms, parties, positions }: PackageFacts): number {
  const said = positions
    .filter((each) => each.termId === termId && parties.some(({ id }) => id === each.partyId))
    .flatMap(({ intervals }) => intervals);
  const isBelow = [...said, ...(value ? [value] : [])].some(({ from, to }) => (from ?? 0) < 0 || (to ?? 0) < 0);
  return terms.find(({ id }) => id === termId)?.axisUnit && !isBelow ? 0 : -4;
}
