import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { keptWhile } from "@/lib/record/commands/new-ones";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { type RecordRoundInput, recordRoundInput } from "../schema";
import { roundWords } from "../words";

/** The rounds of an audience. */
const standing = keptWhile(({ tx, member }, compartmentId) =>
  tx.round.findMany({
    where: {
      ...{ negotiationId: member.negotiationId, compartmentId },
      record: { isRetraction: false, supersededBy: null },
    },
    select: { recordId: true, number: true, title: true },
  }),
);

/** A numbered set of talks at a venue. */
export const roundNoun = recordNoun({
  kind: "round",
  input: recordRoundInput,
  id: "roundId",
  words: roundWords,
  zoneOf: (_, input) => input.timeZone,
  data: async (context, input) => {
    await refuseTakenNumber(context, input);
    return {
      number: input.number,
      title: input.title,
      venue: input.venue,
      timeZone: input.timeZone,
      track: input.track,
    };
  },
  create: (tx, data) => tx.round.create({ data }),
  many: {
    begin: standing.keep,
    added: async (context, { recordId, compartmentId }, { number, title }) => {
      (await standing.of(context, compartmentId)).push({ recordId, number, title });
    },
    write: (tx, data) => tx.round.createMany({ data }),
  },
  find: (tx, recordId) => tx.round.findUnique({ where: { recordId } }),
  beforeRetracting: refuseWhereItWasHeld,
});

/** Only among rounds of the same audience: a number that is taken out of sight must not show by being refused. */
async function refuseTakenNumber(context: CommandContext, input: RecordRoundInput): Promise<void> {
  const others = await standing.of(context, input.compartmentId ?? null);
  const other = others.find(({ number, recordId }) => number === input.number && recordId !== input.supersedesId);
  if (other) throw new Refusal(`Round ${input.number} is on record: ${other.title}.`, "number");
}

async function refuseWhereItWasHeld({ tx, member }: CommandContext, { seriesId }: { seriesId: string }): Promise<void> {
  const where = {
    roundId: seriesId,
    negotiationId: member.negotiationId,
    record: { isRetraction: false, supersededBy: null },
  };
  if ((await tx.session.count({ where })) > 0)
    throw new Refusal("Sessions of this round are on record: retract them first.");
  if ((await tx.roundEvent.count({ where })) > 0)
    throw new Refusal("What happened in this round is on record: retract that first.");
}
