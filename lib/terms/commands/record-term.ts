import "server-only";
import { publish, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { heldUpTo, latestOfEachSeries } from "@/lib/record/reading";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { FOREVER } from "@/lib/time/clocks";
import type { AxisUnit } from "../rules";
import { parseAxisValue } from "../rules/axis";
import { wouldStandUnderItself } from "../rules/tree";
import { recordTermInput, type TermInput } from "../schema";

/** Writes a term into the agreement's tree; or a later state of one, or its correction. */
export async function publishTerm(
  context: CommandContext,
  input: TermInput,
): Promise<{ termId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireSeriesIfGiven(context, "term", input.termId, { compartmentId, field: "termId" });
  await requireSeriesIfGiven(context, "term", input.parentId, { compartmentId, field: "parentId" });
  const terms = await standingTerms(context);
  const before = terms.find((term) => term.recordId === input.supersedesId || term.seriesId === input.termId);
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
    const parentOf = new Map(terms.map((term) => [term.seriesId, term.parentId]));
    if (wouldStandUnderItself(before.seriesId, input.parentId, parentOf))
      throw new Refusal("A term cannot stand under itself or under one of its own.", "parentId");
  }
  const siblings = terms.filter((term) => term.parentId === (input.parentId ?? null));
  const rank = input.rank ?? before?.rank ?? 1 + Math.max(0, ...siblings.map((term) => term.rank));

  const { seriesId, recordId } = await publish(
    context,
    { kind: "term", ...(input.termId ? { seriesId: input.termId } : {}), fields: input },
    (stamp) =>
      context.tx.term.create({
        data: {
          ...stamp,
          number: input.number,
          title: input.title,
          summary: input.summary ?? null,
          kind: input.kind,
          parentId: input.parentId ?? null,
          rank,
          axisUnit,
          axisLabel: input.axisLabel ?? null,
          axisBaseline,
          isUnilateral: input.isUnilateral,
        },
      }),
  );
  return { termId: seriesId, recordId };
}

export const recordTerm = command({
  name: "term.record",
  input: recordTermInput,
  may: mayRecord,
  change: publishTerm,
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

/** Every term's last word, as far as the writer can see. */
async function standingTerms({ tx, member, now }: CommandContext) {
  const rows = await tx.term.findMany({
    where: { negotiationId: member.negotiationId, record: heldUpTo({ asOf: FOREVER, knownAt: now, knownAtDay: null }) },
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
