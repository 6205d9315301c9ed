/** What every change of a draft goes through: its document is opened, changed, looked at, and kept with what it says. */
import "server-only";
import * as Y from "yjs";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { unstorableIn } from "@/lib/platform/storable";
import { documentIn } from "../queries-draft-document";
import { checkNotes, hasStrangers, isIncomplete, purgeNotes, writeNotes } from "../rules/together/shared-notes";
import { type DraftContent, isTooLong, tooLong } from "../schema";
import type { HeldDraft } from "./draft-to-write";

/** After so many changes all of them are put into one. */
const mostUpdates = 100;
/** Of what was ever written and deleted, in bytes. */
const largestDocument = 4_000_000;

/**
 * Changes a held draft's document and keeps it, or refuses all of the change: what is in it is read, never believed. What
 * changes nothing, such as what was sent twice, leaves the version as it is.
 */
export async function keepNotes(
  context: CommandContext,
  draft: HeldDraft,
  change: (doc: Y.Doc) => void,
): Promise<{ doc: Y.Doc; version: number; savedAt: Date }> {
  const { tx, now } = context;
  const { doc, updates } = await documentIn(tx, draft);
  const changes: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => changes.push(update));
  change(doc);
  if (isIncomplete(doc)) throw new Conflict("Something that this rests on is not here yet. It is sent again.");
  if (changes.length === 0) return { doc, version: draft.version, savedAt: draft.updatedAt };
  const content = checked(doc);
  const isShared = draft.sharing !== "private";
  const isMarkedAnew = isShared && content.compartmentId !== draft.compartmentId;
  // Its author said who writes it: nobody else shuts them out, or lets others in.
  if (isMarkedAnew && draft.authorId !== context.actor.userId)
    throw new Refusal("Only who began these notes changes who may see them.", "compartmentId");
  if (isShared) {
    await requireSameSight(context, draft, content);
    purgeNotes(doc, { isLate: !isMarkedAnew });
  }

  const version = draft.version + 1;
  const isGathered = isMarkedAnew || updates === 0 || updates >= mostUpdates;
  if (isGathered) await tx.sessionDraftUpdate.deleteMany({ where: { draftId: draft.id } });
  await addUpdate(context, draft, version, isGathered ? Y.encodeStateAsUpdate(doc) : Y.mergeUpdates(changes));
  const marking = isShared ? { compartmentId: content.compartmentId } : {};
  await tx.sessionDraft.update({
    where: { id: draft.id },
    data: { content, version, updatedAt: now, ...marking },
    select: { id: true },
  });
  return { doc, version, savedAt: now };
}

/** Takes all that was removed from a held draft's notes out of what is kept of them, before others come to read it. */
export async function purgeDraft(context: CommandContext, draft: HeldDraft, version: number): Promise<void> {
  const { doc, updates } = await documentIn(context.tx, draft);
  if (updates === 0) return;
  purgeNotes(doc);
  await context.tx.sessionDraftUpdate.deleteMany({ where: { draftId: draft.id } });
  await addUpdate(context, draft, version, Y.encodeStateAsUpdate(doc));
}

async function addUpdate({ tx }: CommandContext, draft: HeldDraft, version: number, update: Uint8Array): Promise<void> {
  const { id: draftId, negotiationId } = draft;
  await tx.sessionDraftUpdate.create({
    data: { draftId, negotiationId, version, update: new Uint8Array(update) },
    select: { version: true },
  });
}

/** As `keepNotes`, for a change that is given as the notes that it comes to. */
export async function keepContent(context: CommandContext, draft: HeldDraft, content: DraftContent) {
  const { version, savedAt } = await keepNotes(context, draft, (doc) => writeNotes(doc, content));
  return { version, savedAt };
}

function checked(doc: Y.Doc): DraftContent {
  const read = checkNotes(doc);
  if (!read.success || hasStrangers(doc)) {
    const said = read.error?.issues[0]?.message;
    throw new Refusal(said?.startsWith("Keep ") ? said : "These are no notes of a session.");
  }
  const unstorable = unstorableIn(read.data)[0];
  if (unstorable) throw new Refusal(unstorable.message);
  if (isTooLong(read.data) || Y.encodeStateAsUpdate(doc).length > largestDocument) throw new Refusal(tooLong);
  return read.data;
}

/** That all who write a shared draft see what it names: its marking is one of the actor's, and its questions have no other. */
export async function requireSameSight(
  { tx, actor, member }: CommandContext,
  draft: { content: unknown; compartmentId: string | null },
  content: DraftContent,
): Promise<void> {
  const { compartmentId, asks } = content;
  const { negotiationId } = member;
  if (compartmentId && compartmentId !== draft.compartmentId) {
    const mine = await tx.compartment.findFirst({
      where: { id: compartmentId, negotiationId, members: { some: { userId: actor.userId } } },
      select: { id: true },
    });
    if (!mine) throw new NotFound("There is no such compartment in this negotiation.", "compartmentId");
  }
  if (asks.length === 0) return;
  const elsewhere = await tx.question.findFirst({
    where: {
      negotiationId,
      seriesId: { in: asks.map(({ questionId }) => questionId) },
      NOT: [{ compartmentId: null }, ...(compartmentId ? [{ compartmentId }] : [])],
      record: { isRetraction: false, supersededBy: null },
    },
    select: { recordId: true },
  });
  if (elsewhere)
    throw new Refusal(
      "A marked question goes only into notes that are marked so too, once others write in them.",
      "asks",
    );
}
