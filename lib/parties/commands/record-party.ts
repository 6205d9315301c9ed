import "server-only";
import { publish, requireCurrent, requireSeries, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { FOREVER } from "@/lib/time/clocks";
import { partiesIn } from "../queries";
import { wouldCircle } from "../rules";
import { recordPartyInput } from "../schema";

/** Records a party, corrects one, or records what one has become since. Gives back the party's id. */
export const recordParty = command({
  name: "party.record",
  input: recordPartyInput,
  may: mayRecord,
  change: async (context, input) => {
    const compartmentId = input.compartmentId ?? null;
    await requireSeriesIfGiven(context, "party", input.blocId, { compartmentId, field: "blocId" });
    for (const id of input.objectorIds)
      await requireSeries(context, "party", id, { compartmentId, field: "objectorIds" });
    const corrected = input.supersedesId && (await requireCurrent(context, input.supersedesId, "party"));
    const changed = input.partyId ?? (corrected ? corrected.seriesId : undefined);
    await requireSeriesIfGiven(context, "party", changed, { compartmentId, field: "partyId" });
    await refuseCircle(context, changed, input.blocId);
    const series = changed ? { seriesId: changed } : {};
    const { seriesId, recordId } = await publish(context, { kind: "party", ...series, fields: input }, (stamp) =>
      context.tx.party.create({
        data: {
          ...stamp,
          name: input.name,
          code: input.code,
          kind: input.kind,
          role: input.role,
          blocId: input.blocId ?? null,
          isAtTable: input.isAtTable,
          objectorIds: input.objectorIds,
          absenceReason: input.absenceReason ?? null,
          note: input.note ?? null,
        },
      }),
    );
    return { partyId: seriesId, recordId };
  },
});

/** A party put under a bloc that belongs, however far up, to that party. */
async function refuseCircle(
  { tx, member, now }: CommandContext,
  partyId: string | undefined,
  blocId: string | undefined,
) {
  if (!partyId || !blocId) return;
  const lastDay = new Date(FOREVER.getTime() - 1);
  const parties = await partiesIn(tx, member.negotiationId, { asOf: lastDay, knownAt: now, knownAtDay: null });
  if (wouldCircle(partyId, blocId, new Map(parties.map((party) => [party.id, party.blocId]))))
    throw new Refusal("A party cannot belong, in the end, to itself.", "blocId");
}
