/** Remarks that their author has written and not shared: theirs alone, and never part of the record. */
import "server-only";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound } from "@/lib/platform/errors";
import { discardRemarkDraftInput, keepRemarkDraftInput, shareRemarksInput } from "../schema";
import { publishAnnotation } from "./make-annotation";
import { wordsReader } from "./read-words";
import { findDraft, writeDraft } from "./own-remark-draft";

/**
 * Keeps a remark as typed, one draft of its author on the same words. `version` is the one that they go on from: a
 * conflict where they have saved, shared or discarded it elsewhere since. 0 begins one where there is none.
 */
export const keepRemarkDraft = command({
  name: "remark_draft.keep",
  input: keepRemarkDraftInput,
  may: mayAnnotate,
  isOffRecord: true,
  change: async (context, { clauseVersionId, start, end, quote, kind, body, replacement, version }) => {
    const { tx, member, now } = context;
    const on = { clauseVersionId, start, end };
    await requireWords(context, clauseVersionId);
    const content = { quote, kind, body, replacement };
    if (version === 0) {
      const data = { negotiationId: member.negotiationId, ...on, content, updatedAt: now };
      const { count } = await tx.remarkDraft.createMany({ data, skipDuplicates: true });
      if (count > 0) return { version: 1, savedAt: now };
    }
    const before = await findDraft(context, on);
    const isGoneOnFrom = before && (version === 0 ? before.content === null : before.version === version);
    if (!isGoneOnFrom || !(await writeDraft(context, on, before.version, content)))
      throw new Conflict("You have changed this remark in another window.");
    return { version: before.version + 1, savedAt: now };
  },
});

/** Throws away what its author kept on these words, if anything; a conflict where they have saved more since. */
export const discardRemarkDraft = command({
  name: "remark_draft.discard",
  input: discardRemarkDraftInput,
  may: mayAnnotate,
  isOffRecord: true,
  change: async (context, { clauseVersionId, start, end, version }) => {
    await requireWords(context, clauseVersionId);
    const on = { clauseVersionId, start, end };
    const before = await findDraft(context, on);
    if (!before || before.content === null) return { version: before?.version ?? 0 };
    if (before.version !== version || !(await writeDraft(context, on, version, null)))
      throw new Conflict("You have changed this remark in another window. Look at it again before you discard it.");
    return { version: version + 1 };
  },
});

/** Shares remarks, one or a batch of them, as one act: all or none. What was kept of each as a draft is used up. */
export const shareRemarks = command({
  name: "annotation.share",
  input: shareRemarksInput,
  may: mayAnnotate,
  change: async (context, { negotiationId, remarks }) => {
    const annotationIds: string[] = [];
    const readWords = wordsReader(context);
    for (const remark of remarks) {
      const input = { negotiationId, isDateInferred: false, ...remark };
      const { annotationId } = await publishAnnotation(context, input, { readWords });
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
