import "server-only";
import { publish, requireSeries, seriesAbout } from "@/lib/negotiations/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { isMutual } from "../rules";
import { type LinkageInput, recordLinkageInput } from "../schema";

/** Writes what joins two terms. There is one linkage of each kind between them: recorded again, it takes the newer reason. */
export async function publishLinkage(
  context: CommandContext,
  input: LinkageInput,
): Promise<{ linkageId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireSeries(context, "term", input.fromTermId, { compartmentId, field: "fromTermId" });
  await requireSeries(context, "term", input.toTermId, { compartmentId, field: "toTermId" });
  if (input.fromTermId === input.toTermId) throw new Refusal("A term is not linked to itself.", "toTermId");
  const { seriesId, recordId } = await publish(
    context,
    { kind: "linkage", seriesId: seriesOf(input), fields: input },
    (stamp) =>
      context.tx.linkage.create({
        data: {
          ...stamp,
          fromTermId: input.fromTermId,
          toTermId: input.toTermId,
          kind: input.kind,
          why: input.why,
        },
      }),
  );
  return { linkageId: seriesId, recordId };
}

export const recordLinkage = command({
  name: "linkage.record",
  input: recordLinkageInput,
  may: mayRecord,
  change: publishLinkage,
});

function seriesOf({ kind, fromTermId, toTermId }: LinkageInput): string {
  const ends = isMutual(kind) ? [fromTermId, toTermId].sort() : [fromTermId, toTermId];
  const [first = fromTermId, second = toTermId] = ends;
  return seriesAbout("linkage", first, second, kind);
}
