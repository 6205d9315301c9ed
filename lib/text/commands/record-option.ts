import "server-only";
import type { z } from "zod";
import { publish, requireSeries } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { recordOptionInput } from "../schema";
import { requireWording } from "./require-wording";

/** Publishes a labelled alternative passage of a term, or corrects one. Gives back the option's id. */
export async function publishOption(
  context: CommandContext,
  input: z.output<typeof recordOptionInput>,
): Promise<{ optionId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireSeries(context, "term", input.termId, { compartmentId, field: "termId" });
  for (const id of input.sponsorIds) await requireSeries(context, "party", id, { compartmentId, field: "sponsorIds" });
  await requireWording(context, input.text, compartmentId);
  const { seriesId, recordId } = await publish(context, { kind: "option", fields: input }, (stamp) =>
    context.tx.option.create({
      data: {
        ...stamp,
        termId: input.termId,
        label: input.label,
        text: input.text,
        sponsorIds: input.sponsorIds,
      },
    }),
  );
  return { optionId: seriesId, recordId };
}

/** Records an alternative passage of a term, or corrects one. */
export const recordOption = command({
  name: "option.record",
  input: recordOptionInput,
  may: mayRecord,
  change: publishOption,
});
