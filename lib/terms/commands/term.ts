import "server-only";
import { Refusal } from "@/lib/platform/errors";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { atLast, inForceAt, seenBy } from "@/lib/record/reading";
import type { AxisUnit } from "../rules";
import { parseAxisValue } from "../rules/axis";
import { comparable, isSameNumber } from "../rules/numbering";
import { wouldStandUnderItself } from "../rules/tree";
import { recordTermInput, type TermInput } from "../schema";
import { termWords } from "../words";
import { addStanding, foresee, siblingsIn, type StandingTerm, standingTerms } from "./standing-terms";

/** One item of the agreement, with its place in the tree. */
export const termNoun = recordNoun({
  kind: "term",
  input: recordTermInput,
  id: "termId",
  refers: { parentId: "term" },
  words: termWords,
  data: async (context, input) => {
    const terms = await standingTerms(context, input.compartmentId ?? null);
    const isNew = input.supersedesId === undefined && input.termId === undefined;
    const before = isNew
      ? undefined
      : terms.find(({ recordId, seriesId }) => recordId === input.supersedesId || seriesId === input.termId);
    const axisUnit = input.axisUnit ?? null;
    if (axisUnit === null && (input.axisLabel !== undefined || input.axisBaseline !== undefined))
      throw new Refusal("Choose what the axis counts, or leave its label and baseline empty.", "axisUnit");
    if (axisUnit === "quantity" && input.axisLabel === undefined)
      throw new Refusal("Say what is counted, as in Million cubic metres a year.", "axisLabel");
    const axisBaseline = baselineOf(input.axisBaseline, axisUnit);
    // Positions are told in the axis's unit: with another unit, 60 months would turn into 60 troops.
    if (before?.axisUnit && before.axisUnit !== axisUnit)
      throw new Refusal(
        "A term keeps its axis, since positions are told in it. Add a term for another quantity.",
        "axisUnit",
      );
    if (before && input.parentId) {
      const parentOf = new Map(terms.map(({ seriesId, parentId }) => [seriesId, parentId]));
      if (wouldStandUnderItself(before.seriesId, input.parentId, parentOf))
        throw new Refusal("A term cannot stand under itself or under one of its own.", "parentId");
    }
    const parentId = input.parentId ?? null;
    if (before?.number !== input.number || before.parentId !== parentId)
      refuseTaken(input.number, parentId, terms, before?.seriesId);
    return {
      number: input.number,
      title: input.title,
      summary: input.summary ?? null,
      kind: input.kind,
      parentId,
      rank: input.rank ?? before?.rank ?? 1 + siblingsIn(terms, parentId).lastRank,
      axisUnit,
      axisLabel: input.axisLabel ?? null,
      axisBaseline,
      isUnilateral: input.isUnilateral,
    };
  },
  create: (tx, data) => tx.term.create({ data }),
  many: {
    begin: (context) => foresee(context, new Map()),
    added: (context, { recordId, seriesId, compartmentId }, data) =>
      addStanding(context, compartmentId, { recordId, seriesId, ...data }),
    write: (tx, data) => tx.term.createMany({ data }),
  },
  find: (tx, recordId) => tx.term.findUnique({ where: { recordId } }),
  inputOf: ({ rank }) => ({ rank }),
  beforeRetracting: async ({ tx, member, now }, { recordId, seriesId, compartmentId }) => {
    const standing = { negotiationId: member.negotiationId, record: inForceAt(atLast(now)) };
    const under = await tx.term.findFirst({ where: { ...standing, parentId: seriesId, ...seenBy(compartmentId) } });
    if (!under) return;
    // What it was before it changed still stands, and takes the others under it.
    const other = await tx.term.findFirst({
      where: {
        seriesId,
        NOT: { recordId },
        record: { isRetraction: false, supersededBy: null },
        ...seenBy(compartmentId),
      },
    });
    if (!other) throw new Refusal("Other terms stand under this one: move them first.");
  },
  beforeRestating: async (context, recordIds) => {
    const rows = await context.tx.term.findMany({ where: { recordId: { in: [...recordIds] } } });
    foresee(context, new Map(rows.map(({ seriesId, number, parentId }) => [seriesId, { number, parentId }])));
  },
});

/** "1.4 is taken under 1 by “Bases”." What the readers of the record cannot see takes no number. */
function refuseTaken(
  number: string,
  parentId: string | null,
  terms: readonly StandingTerm[],
  ownId: string | undefined,
): void {
  const holder =
    ownId === undefined
      ? siblingsIn(terms, parentId).byNumber.get(comparable(number))
      : terms.find(
          (term) => term.parentId === parentId && term.seriesId !== ownId && isSameNumber(term.number, number),
        );
  if (!holder) return;
  const under = terms.find(({ seriesId }) => seriesId === parentId)?.number;
  throw new Refusal(
    `${number} is taken${under === undefined ? "" : ` under ${under}`} by “${holder.title}”.`,
    "number",
  );
}

function baselineOf(given: TermInput["axisBaseline"], unit: AxisUnit | null): number | null {
  if (given === undefined || unit === null) return null;
  const value = typeof given === "number" ? given : parseAxisValue(given, unit);
  if (value === null)
    throw new Refusal(
      unit === "date" ? "Write the day as 2021-05-01." : "Write a number, such as 14,000.",
      "axisBaseline",
    );
  return value;
}
