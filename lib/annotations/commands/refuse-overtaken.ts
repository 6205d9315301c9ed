/** Who writes a remark or a reply anew that was written anew meanwhile is shown both, field by field. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/database";
import { Conflict } from "@/lib/platform/errors";
import { refuseStale } from "@/lib/record/commands/stale";
import { choice, type NounWords, plain } from "@/lib/record/words";
import { type AnnotationKind, annotationKindLabels } from "../rules";
import { remarkAsWritten, replyAsWritten } from "./as-written";

const remarkWords: NounWords = {
  kind: choice("Kind", annotationKindLabels),
  replacement: plain("Instead"),
  body: plain("What it says"),
};
const replyWords: NounWords = { body: plain("What it says") };

type RemarkWords = { kind: AnnotationKind; body: string; replacement?: string | undefined };

/** `recordId` is what the writer had before them. */
export function refuseOvertakenRemark(context: CommandContext, recordId: string, given: RemarkWords): Promise<void> {
  const inputIn = async (tx: Tx, id: string) =>
    (await remarkAsWritten(tx, context.member.negotiationId, id))?.content ?? null;
  return refuseOvertaken(context, { kind: "annotation", words: remarkWords, inputIn }, recordId, given);
}

/** As `refuseOvertakenRemark`. */
export function refuseOvertakenReply(
  context: CommandContext,
  recordId: string,
  given: { body: string },
): Promise<void> {
  const inputIn = (tx: Tx, id: string) => replyAsWritten(tx, context.member.negotiationId, id);
  return refuseOvertaken(context, { kind: "annotation_reply", words: replyWords, inputIn }, recordId, given);
}

type Noun = Pick<Parameters<typeof refuseStale>[1], "kind" | "words" | "inputIn">;

async function refuseOvertaken(context: CommandContext, noun: Noun, recordId: string, given: object): Promise<void> {
  const { tx, member } = context;
  const { negotiationId } = member;
  const begun = await tx.record.findFirst({
    where: { id: recordId, negotiationId },
    select: { validInferred: true, supersededBy: { select: { id: true } } },
  });
  if (!begun?.supersededBy) return;
  const fields = { negotiationId, supersedesId: recordId, isDateInferred: begun.validInferred, citations: [] };
  try {
    await refuseStale(context, { ...noun, goesOnFrom: [] }, { ...fields, ...given }, undefined);
  } catch (error) {
    // A remark that was taken back is not made again by saving an edit of it.
    if (error instanceof Conflict && error.standing?.recordId === null)
      throw new Conflict(`${error.standing.by} took this back while you were writing. What you wrote is still here.`);
    throw error;
  }
}
