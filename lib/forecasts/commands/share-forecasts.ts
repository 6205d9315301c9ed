/** Forecasts that their author lets the team see: records from then on, dated by when they were made. */
import "server-only";
import { mayForecast } from "../policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { publish, seriesAbout } from "@/lib/record/commands/publish";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { KeptForecast } from "@/prisma/generated/client";
import { recordForecastInput, shareForecastsInput } from "../schema";
import { keep } from "./kept-forecasts";
import { requireQuestion, requireTerm } from "./require-question";

type Sharing = { compartmentId?: string | undefined; seenRecordId?: string | undefined };

/** Makes a forecast and shares it at once. Undone, it is its author's alone again. */
export const recordForecast = command({
  name: "forecast.record",
  input: recordForecastInput,
  may: mayForecast,
  change: async (context, { compartmentId, seenRecordId, ...said }) => {
    await requireQuestion(context, said);
    return share(context, await keep(context, said), { compartmentId, seenRecordId });
  },
});

/** Shares what its author kept, one or several, as one act: all or none. */
export const shareForecasts = command({
  name: "forecast.share",
  input: shareForecastsInput,
  may: mayForecast,
  change: async (context, { keptIds, compartmentId }) => {
    const { tx, member, actor } = context;
    const kept = await tx.keptForecast.findMany({
      where: {
        ...{ id: { in: keptIds }, negotiationId: member.negotiationId },
        ...{ authorId: actor.userId, sharedAs: null },
      },
      orderBy: { madeAt: "asc" },
    });
    if (kept.length < new Set(keptIds).size) throw new NotFound("You keep no such forecast.", "keptIds");
    const recordIds: string[] = [];
    for (const forecast of kept) recordIds.push((await share(context, forecast, { compartmentId })).recordId);
    return { recordIds };
  },
});

/**
 * The same question of one author is one series, whose later records are how they updated it. What it says and since when
 * comes from what was kept, never from who shares it.
 */
async function share(context: CommandContext, kept: KeptForecast, sharing: Sharing) {
  const { tx, member, actor } = context;
  const { id, termId, byDate, probability, why, heldFrom } = kept;
  const compartmentId = await markingFor(context, termId, sharing.compartmentId);
  await refuseOvertaken(context, kept);
  const { seriesId: forecastId, recordId } = await publish(
    context,
    {
      kind: "forecast",
      seriesId: seriesAbout("forecast", actor.userId, termId ?? member.negotiationId, byDate),
      fields: {
        heldFrom: requireFuzzyDate(heldFrom),
        isDateInferred: false,
        citations: [],
        ...(compartmentId ? { compartmentId } : {}),
        ...(sharing.seenRecordId ? { seenRecordId: sharing.seenRecordId } : {}),
      },
    },
    (stamp) => tx.forecast.create({ data: { ...stamp, termId, byDate, probability, why } }),
  );
  await tx.keptForecast.updateMany({ where: { id, authorId: actor.userId }, data: { sharedAs: recordId } });
  return { forecastId, recordId };
}

async function markingFor(context: CommandContext, termId: string | null, asked: string | undefined) {
  const term = termId ? await requireTerm(context, termId) : null;
  if (term?.compartmentId && asked && asked !== term.compartmentId)
    throw new Refusal("A forecast on a marked term is marked as the term is.", "compartmentId");
  return term?.compartmentId ?? asked;
}

/** Of two that are dated alike the one recorded last would count: it has to be the one made last. */
async function refuseOvertaken({ tx, actor }: CommandContext, kept: KeptForecast): Promise<void> {
  const { negotiationId, termId, byDate, heldFrom, madeAt } = kept;
  const later = await tx.keptForecast.findFirst({
    where: {
      ...{ negotiationId, authorId: actor.userId, termId, byDate, heldFrom },
      ...{ madeAt: { gt: madeAt }, sharedAs: { not: null } },
    },
    select: { id: true },
  });
  if (later) throw new Refusal("You have shared a later forecast of the same day: discard this one.", "keptIds");
}
