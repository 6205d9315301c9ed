import "server-only";
import { publish, requireSeries, seriesAbout } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { isMutual } from "../rules";
import { type LinkageInput, recordLinkageInput } from "../schema";

/** Writes what joins two terms, or corrects it. There is one linkage of each kind between two terms. */
export async function publishLinkage(
  context: CommandContext,
  input: LinkageInput,
): Promise<{ linkageId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireSeries(context, "term", input.fromTermId, { compartmentId, field: "fromTermId" });
  await requireSeries(context, "term", input.toTermId, { compartmentId, field: "toTermId" });
  if (input.fromTermId === input.toTermId) throw new Refusal("A term is not linked to itself.", "toTermId");
  if (!input.supersedesId && (await isOnRecord(context, input)))
    throw new Refusal("They are linked in this way already: correct that linkage instead.", "toTermId");
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

/** Two open records of one linkage would leave the older standing when the newer is taken back. */
async function isOnRecord({ tx, member }: CommandContext, input: LinkageInput): Promise<boolean> {
  const standing = await tx.record.count({
    where: {
      seriesId: seriesOf(input),
      negotiationId: member.negotiationId,
      compartmentId: input.compartmentId ?? null,
      isRetraction: false,
      supersededBy: null,
    },
  });
  return standing > 0;
}

function seriesOf({ kind, fromTermId, toTermId }: LinkageInput): string {
  const ends = isMutual(kind) ? [fromTermId, toTermId].sort() : [fromTermId, toTermId];
  const [first = fromTermId, second = toTermId] = ends;
  return seriesAbout("linkage", first, second, kind);
}
