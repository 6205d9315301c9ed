import "server-only";
import { command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { mayChangeDraft, mayLog } from "../policy";
import { mergeDrafts } from "../rules/merge";
import { catchUpInput, correctSessionInput, draftContentInput } from "../schema";
import { draftOfRecord, standingRecord } from "./filed-session";
import { heldDraft } from "./draft-to-write";
import { keepContent } from "./keep-notes";

/**
 * Opens a filed session as its reader's own draft; filing it puts the correction in the session's place. Whoever has such
 * a draft already goes on with that one. Gives back where it is.
 */
export const correctSession = command({
  name: "draft.correct",
  input: correctSessionInput,
  may: mayLog,
  isOffRecord: true,
  change: async (context, { negotiationId, recordId }) => {
    const { tx, actor } = context;
    const content = await draftOfRecord(context, recordId);
    if (!content?.corrects) throw new NotFound("There is no such session in this negotiation.");
    if ((await standingRecord(context, content.corrects.sessionId)) !== recordId) throw new Conflict();
    const { slug } = await tx.negotiation.findUniqueOrThrow({ where: { id: negotiationId }, select: { slug: true } });
    const begun = await tx.sessionDraft.findFirst({
      where: {
        negotiationId,
        authorId: actor.userId,
        filedAs: null,
        discardedAt: null,
        content: { path: ["corrects", "sessionId"], equals: content.corrects.sessionId },
      },
      orderBy: { updatedAt: "desc" },
      select: { id: true },
    });
    const { id } = begun ?? (await tx.sessionDraft.create({ data: { negotiationId, content }, select: { id: true } }));
    return { draftId: id, slug };
  },
});

/** Puts what was filed of a session since its correction was begun together with that correction. */
export const catchUpWithSession = command({
  name: "draft.catch_up",
  input: catchUpInput,
  load: heldDraft,
  may: mayChangeDraft,
  isOffRecord: true,
  change: async (context, { version }, draft) => {
    if (draft.version !== version) throw new Conflict("These notes were changed meanwhile. Look at them again.");
    const mine = draftContentInput.parse(draft.content);
    if (!mine.corrects) throw new Refusal("These notes correct no session.");
    const standing = await standingRecord(context, mine.corrects.sessionId);
    if (!standing) throw new Refusal("The session that these notes correct was taken back.");
    const [base, theirs] = [
      await draftOfRecord(context, mine.corrects.recordId),
      await draftOfRecord(context, standing),
    ];
    if (!base || !theirs) throw new NotFound("There is no such session in this negotiation.");
    return keepContent(context, draft, mergeDrafts(base, mine, theirs));
  },
});
