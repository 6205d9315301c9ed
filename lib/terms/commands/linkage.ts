import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { seriesAbout } from "@/lib/record/commands/publish";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { atLast, heldUpTo, latestOfEachSeries } from "@/lib/record/reading";
import { isMutual } from "../rules";
import { type LinkageInput, recordLinkageInput } from "../schema";
import { linkageWords } from "../words";

/** What joins two terms. There is one linkage of each kind between two terms. */
export const linkageNoun = recordNoun({
  kind: "linkage",
  input: recordLinkageInput,
  id: "linkageId",
  seriesOf,
  refers: { fromTermId: "term", toTermId: "term" },
  words: linkageWords,
  data: async (context, input) => {
    if (input.fromTermId === input.toTermId) throw new Refusal("A term is not linked to itself.", "toTermId");
    if (!input.supersedesId && !input.hasEnded && (await isOnRecord(context, input)))
      throw new Refusal("They are linked in this way already: correct that linkage instead.", "toTermId");
    return {
      fromTermId: input.fromTermId,
      toTermId: input.toTermId,
      kind: input.kind,
      why: input.why,
      hasEnded: input.hasEnded,
    };
  },
  create: (tx, data) => tx.linkage.create({ data }),
  find: (tx, recordId) => tx.linkage.findUnique({ where: { recordId } }),
});

/** Two open records of one linkage would leave the older standing when the newer is taken back; an ended one stands no more. */
async function isOnRecord({ tx, member, now }: CommandContext, input: LinkageInput): Promise<boolean> {
  const rows = await tx.linkage.findMany({
    where: {
      seriesId: seriesOf(input),
      negotiationId: member.negotiationId,
      compartmentId: input.compartmentId ?? null,
      record: heldUpTo(atLast(now)),
    },
    select: { hasEnded: true, record: { select: { seriesId: true, validFrom: true, seq: true } } },
  });
  return latestOfEachSeries(rows).some(({ hasEnded }) => !hasEnded);
}

function seriesOf({ kind, fromTermId, toTermId }: LinkageInput): string {
  const ends = isMutual(kind) ? [fromTermId, toTermId].sort() : [fromTermId, toTermId];
  const [first = fromTermId, second = toTermId] = ends;
  return seriesAbout("linkage", first, second, kind);
}
