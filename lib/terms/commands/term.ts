import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { atLast, heldUpTo, latestOfEachSeries, seenBy } from "@/lib/record/reading";
import type { AxisUnit } from "../rules";
import { parseAxisValue } from "../rules/axis";
import { wouldStandUnderItself } from "../rules/tree";
import { recordTermInput, type TermInput } from "../schema";
import { termWords } from "../words";

/** One item of the agreement, with its place in the tree. */
export const termNoun = recordNoun({
  kind: "term",
  input: recordTermInput,
  id: "termId",
  refers: { parentId: "term" },
  words: termWords,
  data: async (context, input) => {
    const terms = await standingTerms(context, input.compartmentId ?? null);
    const before = terms.find(({ recordId, seriesId }) => recordId === input.supersedesId || seriesId === input.termId);
    const axisUnit = input.axisUnit ?? null;
    if (axisUnit === null && (input.axisLabel !== undefined || input.axisBaseline !== undefined))
      throw new Refusal("Choose what the axis counts, or leave its label and baseline empty.", "axisUnit");
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
    const siblings = terms.filter(({ parentId }) => parentId === (input.parentId ?? null));
    return {
      number: input.number,
      title: input.title,
      summary: input.summary ?? null,
      kind: input.kind,
      parentId: input.parentId ?? null,
      rank: input.rank ?? before?.rank ?? 1 + Math.max(0, ...siblings.map(({ rank }) => rank)),
      axisUnit,
      axisLabel: input.axisLabel ?? null,
      axisBaseline,
      isUnilateral: input.isUnilateral,
    };
  },
  create: (tx, data) => tx.term.create({ data }),
  find: (tx, recordId) => tx.term.findUnique({ where: { recordId } }),
  inputOf: ({ rank }) => ({ rank }),
  beforeRetracting: async (context, { seriesId, compartmentId }) => {
    const terms = await standingTerms(context, compartmentId);
    if (terms.some(({ parentId }) => parentId === seriesId))
      throw new Refusal("Other terms stand under this one: move them first.");
  },
});

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

/** Every term's last word, as far as the readers of the new record see it: a hidden one must not show in its place. */
async function standingTerms({ tx, member, now }: CommandContext, compartmentId: string | null) {
  const rows = await tx.term.findMany({
    where: { negotiationId: member.negotiationId, ...seenBy(compartmentId), record: heldUpTo(atLast(now)) },
    select: {
      recordId: true,
      seriesId: true,
      parentId: true,
      rank: true,
      axisUnit: true,
      record: { select: { seriesId: true, validFrom: true, seq: true } },
    },
  });
  return latestOfEachSeries(rows);
}
