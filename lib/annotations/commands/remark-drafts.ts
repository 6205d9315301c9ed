/** Remarks that their author has written and not shared: theirs alone, and never part of the record. */
import "server-only";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { discardRemarkDraftInput, keepRemarkDraftInput, shareRemarksInput } from "../schema";
import { publishAnnotation } from "./make-annotation";
import { spendDraft } from "./spend-draft";

/** Keeps a remark as typed, in the place of what its author kept on the same words before. */
export const keepRemarkDraft = command({
  name: "remark_draft.keep",
  input: keepRemarkDraftInput,
  may: mayAnnotate,
  isOffRecord: true,
  change: async (context, { clauseVersionId, start, end, quote, kind, body, replacement }) => {
    const { tx, actor, member, now } = context;
    await requireWords(context, clauseVersionId);
    const on = { negotiationId: member.negotiationId, clauseVersionId, start, end };
    const content = { quote, kind, body, replacement };
    await tx.remarkDraft.upsert({
      where: { negotiationId_authorId_clauseVersionId_start_end: { ...on, authorId: actor.userId } },
      create: { ...on, content },
      update: { content, updatedAt: now },
    });
    return { savedAt: now };
  },
});

/** Throws away what its author kept on these words, if anything. */
export const discardRemarkDraft = command({
  name: "remark_draft.discard",
  input: discardRemarkDraftInput,
  may: mayAnnotate,
  isOffRecord: true,
  change: async (context, on) => {
    await requireWords(context, on.clauseVersionId);
    await spendDraft(context, on);
    return { discarded: true };
  },
});

/** Shares remarks, one or a batch of them, as one act: all or none. What was kept of each as a draft is used up. */
export const shareRemarks = command({
  name: "annotation.share",
  input: shareRemarksInput,
  may: mayAnnotate,
  change: async (context, { negotiationId, remarks }) => {
    const annotationIds: string[] = [];
    for (const remark of remarks) {
      const { annotationId } = await publishAnnotation(context, { negotiationId, isDateInferred: false, ...remark });
      annotationIds.push(annotationId);
    }
    return { annotationIds };
  },
});

/** What a draft is on may have been corrected since; that it is there at all its author has to see. */
async function requireWords({ tx, member }: CommandContext, recordId: string): Promise<void> {
  const where = { recordId, negotiationId: member.negotiationId };
  if ((await tx.clauseVersion.count({ where })) === 0)
    throw new NotFound("There is no such wording in this negotiation.", "clauseVersionId");
}
