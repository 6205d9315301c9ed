/** What becomes of a forecast that was shared. Its number stays what it was: who thinks otherwise forecasts anew. */
import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { publish, requireCurrent, retract } from "@/lib/record/commands/publish";
import { type Undoable, undoableRow } from "@/lib/record/commands/undoable";
import { latest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { parseMoment } from "@/lib/time/moment";
import { mayCorrectForecast, mayRetractForecast } from "../policy";
import { resolutionOf, settledSteps } from "../rules/resolution";
import { statusesUpTo } from "../queries-statuses";
import { correctForecastInput, retractForecastInput } from "../schema";

/** The forecast as it was shared, if this actor can see it, with its author: whoever recorded it first. */
async function load({ tx, member }: CommandContext, { recordId }: { recordId: string }) {
  const { negotiationId } = member;
  const row = await tx.forecast.findFirst({ where: { recordId, negotiationId }, include: { record: true } });
  if (!row) return null;
  const first = await tx.record.findFirstOrThrow({
    where: { seriesId: row.seriesId, supersedesId: null },
    orderBy: { seq: "asc" },
    select: { recordedBy: true },
  });
  return { ...row, authorId: first.recordedBy };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

/** Mends the reason that was given. */
export const correctForecast = command({
  name: "forecast.correct",
  input: correctForecastInput,
  load,
  may: mayCorrectForecast,
  change: async (context, { recordId, why }, { termId, byDate, probability, compartmentId }) => {
    const { seriesId: forecastId, recordId: corrected } = await publish(
      context,
      {
        kind: "forecast",
        fields: {
          ...{ supersedesId: recordId, isDateInferred: false, citations: [] },
          ...(compartmentId ? { compartmentId } : {}),
        },
      },
      (stamp) => context.tx.forecast.create({ data: { ...stamp, termId, byDate, probability, why } }),
    );
    return { forecastId, recordId: corrected };
  },
});

/** Takes it back. Once it has resolved its author cannot, since it is what they are scored by. */
export const retractForecast = command({
  name: "forecast.retract",
  input: retractForecastInput,
  load,
  may: mayRetractForecast,
  change: async (context, { recordId, reason }, forecast) => {
    const isAuthors = context.actor.userId === forecast.authorId;
    if (!isAuthors && !reason) throw new Refusal("Say why it is taken back.", "reason");
    await requireCurrent(context, recordId, "forecast");
    if (isAuthors && (await isResolved(context, forecast)))
      throw new Refusal("It has resolved: a forecast is scored by what it said.", "recordId");
    await retract(context, recordId, "forecast", reason ?? "Taken back by its author");
    return { recordId };
  },
});

async function isResolved({ tx, member, now }: CommandContext, { termId, byDate, record }: Loaded): Promise<boolean> {
  const { timeZone: zone, present, negotiationId } = member;
  const moment = parseMoment({}, { zone, present }, now);
  const statuses = await statusesUpTo(tx, negotiationId, moment, termId ? [termId] : undefined);
  const by = latest(requireFuzzyDate(byDate), zone);
  const asked = { from: record.validFrom, by, asOf: moment.asOf };
  return resolutionOf(settledSteps(statuses), asked).outcome !== "open";
}

const row = undoableRow(
  "forecast",
  (tx, recordId) => tx.forecast.findUnique({ where: { recordId } }),
  (tx, data) => tx.forecast.create({ data }),
);

/** Said again, what its author had back for themselves is shared again. */
export const undoableForecast: Undoable = {
  ...row,
  restate: async (context, said, superseded) => {
    await row.restate(context, said, superseded);
    const { tx, actor } = context;
    const { negotiationId, termId, byDate, probability, record } = await tx.forecast.findUniqueOrThrow({
      where: { recordId: said },
      include: { record: { select: { validText: true } } },
    });
    const kept = await tx.keptForecast.findFirst({
      where: {
        ...{ negotiationId, authorId: actor.userId, termId, byDate, probability },
        ...{ heldFrom: record.validText, sharedAs: null },
      },
      select: { id: true },
    });
    if (!kept) return;
    const again = await tx.record.findUniqueOrThrow({ where: { supersedesId: superseded }, select: { id: true } });
    await tx.keptForecast.updateMany({ where: { id: kept.id }, data: { sharedAs: again.id } });
  },
};
