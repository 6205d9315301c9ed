/** Forecasts that their author keeps to themselves: theirs alone, and never part of the record. */
import "server-only";
import { mayForecast } from "../policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { discardForecastInput, keepForecastInput } from "../schema";
import { requireQuestion, type Said } from "./require-question";

/** Writes it down; the database says when. It is called as the act is, so that one that is sent twice is kept once. */
export async function keep({ tx, member, actId: id }: CommandContext, said: Said) {
  const { termId = null, byDate, probability, why = null } = said;
  const data = { id, negotiationId: member.negotiationId, termId, byDate, probability, why };
  await tx.keptForecast.createMany({ data, skipDuplicates: true });
  return tx.keptForecast.findUniqueOrThrow({ where: { id } });
}

/** Keeps a forecast as it is made now, for its author's eyes. */
export const keepForecast = command({
  name: "forecast.keep",
  input: keepForecastInput,
  may: mayForecast,
  isOffRecord: true,
  change: async (context, said) => {
    await requireQuestion(context, said);
    return { keptId: (await keep(context, said)).id };
  },
});

/** Throws away what its author kept and has not shared. */
export const discardForecast = command({
  name: "forecast.discard",
  input: discardForecastInput,
  may: mayForecast,
  isOffRecord: true,
  change: async ({ tx, member, actor }, { keptId }) => {
    const { count } = await tx.keptForecast.deleteMany({
      where: { id: keptId, negotiationId: member.negotiationId, authorId: actor.userId, sharedAs: null },
    });
    if (count === 0) throw new NotFound("You keep no such forecast.", "keptId");
    return { keptId };
  },
});

/** What was shared and is taken back by its undoing is its author's alone again, as of when they made it. */
export async function unshareForecasts({ tx }: CommandContext, recordIds: readonly string[]): Promise<void> {
  await tx.keptForecast.updateMany({ where: { sharedAs: { in: [...recordIds] } }, data: { sharedAs: null } });
}
