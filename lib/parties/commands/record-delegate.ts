import "server-only";
import { publish, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { recordDelegateInput } from "../schema";

/** Records a person who speaks for a party or, without one, about the negotiation. Gives back the delegate's id. */
export const recordDelegate = command({
  name: "delegate.record",
  input: recordDelegateInput,
  may: mayRecord,
  change: async (context, input) => {
    await requireSeriesIfGiven(context, "party", input.partyId, {
      compartmentId: input.compartmentId ?? null,
      field: "partyId",
    });
    await requireSeriesIfGiven(context, "delegate", input.delegateId, {
      compartmentId: input.compartmentId ?? null,
      field: "delegateId",
    });
    const series = input.delegateId ? { seriesId: input.delegateId } : {};
    const { seriesId, recordId } = await publish(context, { kind: "delegate", ...series, fields: input }, (stamp) =>
      context.tx.delegate.create({
        data: {
          ...stamp,
          name: input.name,
          title: input.title ?? null,
          partyId: input.partyId ?? null,
          isHead: input.isHead,
          note: input.note ?? null,
        },
      }),
    );
    return { delegateId: seriesId, recordId };
  },
});
