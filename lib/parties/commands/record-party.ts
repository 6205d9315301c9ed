import "server-only";
import { publish, requireSeries, requireSeriesIfGiven } from "@/lib/negotiations/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { recordPartyInput } from "../schema";

/** Records a party, or corrects one. Gives back the party's id. */
export const recordParty = command({
  name: "party.record",
  input: recordPartyInput,
  may: mayRecord,
  change: async (context, input) => {
    const compartmentId = input.compartmentId ?? null;
    await requireSeriesIfGiven(context, "party", input.blocId, { compartmentId, field: "blocId" });
    for (const id of input.objectorIds)
      await requireSeries(context, "party", id, { compartmentId, field: "objectorIds" });
    const { seriesId, recordId } = await publish(context, { kind: "party", fields: input }, (stamp) =>
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
