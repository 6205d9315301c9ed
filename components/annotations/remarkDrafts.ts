"use client";

/** Remarks being written, kept in this browser until they are saved: nothing typed is lost to a failure or a sign-in. */
import { useSyncExternalStore } from "react";
import { v4 as newId, v5 as nameFrom } from "uuid";
import { onKeptChange } from "@/components/ui/keptListeners";
import { dropKept, keepText, keptKey, mergeKept, readKept } from "@/components/ui/keptText";
import { type AnnotationKind, suggestsNothing } from "@/lib/annotations/rules";

/** What a remark being written says. */
export type DraftWords = { quote: string; kind: AnnotationKind; body: string; replacement: string };

/** The words of a wording that it is on; an author has one draft on the same words. */
export type DraftedOn = { versionId: string; start: number; end: number };

/** As the server has it. */
export type SavedDraft = DraftedOn & DraftWords & { version: number };

/** A remark on words of a wording that is not shared yet. */
export type RemarkDraft = SavedDraft & {
  /** The server has these words under that version. */
  isSaved: boolean;
  /** Names the act of sharing it, so that it is done once however often it is sent; other words are another act. */
  actId: string;
  /** What the server has under that version: what these words go on from. Left out: not known. */
  began?: DraftWords;
  /** What its author saved elsewhere meanwhile: they choose. `words` is null where they shared or discarded it there. */
  other?: { words: DraftWords | null; version: number };
};

/** What this browser keeps of one: where it belongs, and that it was thrown away here, until the server knows. */
export type KeptDraft = RemarkDraft & { negotiationId?: string; isDiscarded?: boolean };

const none: readonly KeptDraft[] = [];
type Cached = {
  owner: string;
  stored: string;
  all: readonly KeptDraft[];
  shown: readonly KeptDraft[];
  /** The same by their wording: the same list as before where nothing about that wording has changed. */
  on: ReadonlyMap<string, readonly KeptDraft[]>;
};
let cached: Cached | null = null;

/** What the draft is about: its place on the page, and in the browser's store. */
export function draftId({ versionId, start, end }: DraftedOn): string {
  return `draft-${versionId}-${start}-${end}`;
}

/** Whether what goes by this id is a draft on that wording. */
export function isDraftOn(id: string, versionId: string): boolean {
  return id.startsWith(`draft-${versionId}-`);
}

export function wordsOf({ quote, kind, body, replacement }: DraftWords): DraftWords {
  return { quote, kind, body, replacement };
}

export function areSameWords(one: DraftWords, other: DraftWords): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));
}

/** The drafts of one person, oldest first. Another person at the same browser does not see them. */
export function useRemarkDrafts(userId: string): readonly RemarkDraft[] {
  return useSyncExternalStore(
    onKeptChange,
    () => keptDrafts(userId),
    () => none,
  );
}

/** Those on one wording: who draws it is told of nothing that is written about another. */
export function useDraftsOn(userId: string, versionId: string | undefined): readonly RemarkDraft[] {
  return useSyncExternalStore(
    onKeptChange,
    () => read(userId).on.get(versionId ?? "") ?? none,
    () => none,
  );
}

/** Keeps the words in the place of earlier ones on the same words of the wording. */
export function keepDraft(userId: string, draft: DraftedOn & DraftWords & { negotiationId?: string }): void {
  const all = allKept(userId);
  const before = all.find((one) => draftId(one) === draftId(draft));
  if (before && !before.isDiscarded && areSameWords(before, draft)) return;
  const { isDiscarded: _, ...kept } = before ?? { version: 0 };
  const next = { ...kept, ...draft, version: kept.version, isSaved: false, actId: newId() };
  writeKept(userId, [...all.filter((one) => one !== before), next]);
}

/**
 * Begins a remark, or goes on with the one already begun on the same words: what was typed there stays. Asked for a
 * suggestion, a remark begun becomes one, from the wording itself.
 */
export function beginDraft(userId: string, begun: DraftedOn & DraftWords & { negotiationId?: string }): void {
  const kept = keptDrafts(userId).find((one) => draftId(one) === draftId(begun));
  keepDraft(userId, kept ? { ...kept, ...(begun.kind === "suggestion" ? asSuggestion(kept) : {}) } : begun);
}

/** Whether it says enough to be shared. */
export function isReady({ kind, body, quote, replacement }: DraftWords): boolean {
  return kind === "suggestion" ? !suggestsNothing(quote, replacement) : body.trim() !== "";
}

/** The remark as it is shared; what was kept of it as a draft is used up. */
export function asRemark({ versionId, start, end, quote, kind, body, replacement, version }: RemarkDraft) {
  const remark = { clauseVersionId: versionId, start, end, quote, kind, body, draftVersion: version };
  return kind === "suggestion" ? { ...remark, replacement } : remark;
}

const onTheWay = new Set<string>();
const beingSaved = new Map<string, Promise<unknown>>();

/** Saves one as a draft; who shares it meanwhile waits for that, and then uses up what was saved. */
export async function saving<Answer>(draft: DraftedOn, save: () => Promise<Answer>): Promise<Answer> {
  const answer = save();
  beingSaved.set(draftId(draft), answer);
  try {
    return await answer;
  } finally {
    beingSaved.delete(draftId(draft));
  }
}

/**
 * Shares these. Until that has failed, or they are discarded since it is done, they are not saved as drafts: a save that
 * arrived after they were shared would bring them back.
 */
export async function sharing<Answer extends { ok: boolean }>(
  userId: string,
  drafts: readonly RemarkDraft[],
  share: (drafts: readonly RemarkDraft[]) => Promise<Answer>,
): Promise<Answer> {
  let isShared = false;
  for (const draft of drafts) onTheWay.add(draftId(draft));
  try {
    const saved = drafts.flatMap((draft) => beingSaved.get(draftId(draft)) ?? []);
    await Promise.allSettled(saved);
    // What was answered is written down in the turn after it.
    if (saved.length > 0) await new Promise((done) => setTimeout(done));
    const kept = keptDrafts(userId);
    const versionOf = (draft: RemarkDraft) => kept.find((one) => draftId(one) === draftId(draft))?.version;
    const answer = await share(drafts.map((draft) => ({ ...draft, version: versionOf(draft) ?? draft.version })));
    isShared = answer.ok;
    return answer;
  } finally {
    if (!isShared) for (const draft of drafts) onTheWay.delete(draftId(draft));
  }
}

export function isBeingShared(draft: DraftedOn): boolean {
  return onTheWay.has(draftId(draft));
}

/** One name for sharing these together: the same drafts as they are, sent twice, are the same act. */
export function actOf(drafts: readonly RemarkDraft[]): string {
  const actIds = drafts.map(({ actId }) => actId).sort();
  return nameFrom(actIds.join(" "), nameFrom.URL);
}

/** What a suggestion starts from is the wording itself. */
export function asSuggestion({ kind, quote, replacement }: DraftWords): Pick<DraftWords, "kind" | "replacement"> {
  return { kind: "suggestion", replacement: kind === "suggestion" ? replacement : replacement || quote };
}

/** Throws the draft away: it is shown no more, and kept until the server has forgotten it as well. */
export function discardDraft(userId: string, draft: SavedDraft & { negotiationId?: string }): void {
  const all = allKept(userId);
  const before = all.find((one) => draftId(one) === draftId(draft));
  const { other: _, ...kept } = before ?? { ...draft, isSaved: true, actId: newId() };
  onTheWay.delete(draftId(draft));
  writeKept(userId, [...all.filter((one) => one !== before), { ...kept, isDiscarded: true }]);
}

/** Goes on with a draft on other words, such as those that it was on stand as now; what is begun there already stays. */
export function carryDraft(
  userId: string,
  draft: SavedDraft,
  to: DraftedOn & { quote: string; negotiationId: string },
): void {
  const there = keptDrafts(userId).find((one) => draftId(one) === draftId(to));
  const body = [there?.body, draft.body].filter(Boolean).join("\n\n");
  const words = there?.kind === "suggestion" ? there : draft;
  keepDraft(userId, { ...to, kind: words.kind, replacement: words.replacement, body });
  discardDraft(userId, { ...draft, negotiationId: to.negotiationId });
}

/**
 * After a conflict: these words go on from what was saved elsewhere. Null: nothing does, where it was shared or discarded
 * there and is let go here, too.
 */
export function settleDraft(userId: string, id: string, words: DraftWords | null): void {
  writeKept(
    userId,
    allKept(userId).flatMap((draft): KeptDraft[] => {
      const { other, began: _, ...mine } = draft;
      if (draftId(draft) !== id || !other) return [draft];
      if (!words) return [];
      const [theirs, began] = [other.words, other.words ? { began: wordsOf(other.words) } : {}];
      const isSaved = theirs !== null && areSameWords(words, theirs);
      return [{ ...mine, ...wordsOf(words), ...began, version: other.version, isSaved, actId: newId() }];
    }),
  );
}

/** What the person has written in this browser and not shared, oldest first. */
export function keptDrafts(userId: string): readonly KeptDraft[] {
  return read(userId).shown;
}

/** With those that were thrown away and that the server still has. */
export function allKept(userId: string): readonly KeptDraft[] {
  return read(userId).all;
}

export function writeKept(userId: string, drafts: readonly KeptDraft[]): void {
  if (drafts.length > 0) keepText(keyOf(userId), JSON.stringify(drafts));
  else dropKept(keyOf(userId));
}

function read(userId: string): Cached {
  const stored = readKept(keyOf(userId)) ?? "[]";
  if (cached?.owner === userId && cached.stored === stored) return cached;
  const all = parse(stored);
  const shown = all.filter(({ isDiscarded }) => !isDiscarded);
  const before = cached?.owner === userId ? cached.on : null;
  const versionIds = [...new Set(shown.map(({ versionId }) => versionId))];
  const draftsOn = (id: string) => shown.filter(({ versionId }) => versionId === id);
  cached = {
    ...{ owner: userId, stored, all, shown },
    on: new Map(versionIds.map((id) => [id, asBefore(before?.get(id), draftsOn(id))])),
  };
  return cached;
}

function asBefore(before: readonly KeptDraft[] | undefined, now: readonly KeptDraft[]): readonly KeptDraft[] {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function parse(stored: string): readonly KeptDraft[] {
  try {
    const drafts: unknown = JSON.parse(stored);
    if (!Array.isArray(drafts)) return none;
    // One kept before there were versions goes on from none.
    return drafts.filter(isDraft).map((draft) => ({ ...unsaved, ...draft }));
  } catch {
    return none;
  }
}

const unsaved = { version: 0, isSaved: false, actId: "" };

function isDraft(value: unknown): value is KeptDraft {
  if (typeof value !== "object" || value === null) return false;
  const draft = value as Partial<RemarkDraft>;
  return (
    typeof draft.versionId === "string" &&
    typeof draft.start === "number" &&
    typeof draft.end === "number" &&
    typeof draft.quote === "string" &&
    typeof draft.kind === "string" &&
    typeof draft.body === "string" &&
    typeof draft.replacement === "string"
  );
}

const about = "remarks";
const keyOf = (userId: string) => keptKey(userId, about);

/** Two lists of one person's drafts, of which neither knew the other: no draft of either goes, nor a word of both. */
function mergeLists(stored: string, apart: string): string {
  const [there, here] = [parse(stored), parse(apart)];
  const partner = (list: readonly KeptDraft[], draft: KeptDraft) => list.find((one) => draftId(one) === draftId(draft));
  return JSON.stringify([
    ...there.map((draft) => mergeDraft(draft, partner(here, draft))),
    ...here.filter((draft) => !partner(there, draft)),
  ]);
}

function mergeDraft(there: KeptDraft, here: KeptDraft | undefined): KeptDraft {
  if (!here || here.isDiscarded || areSameWords(there, here)) return there;
  if (there.isDiscarded) return { ...here, version: Math.max(there.version, here.version) };
  const words = there.kind === "suggestion" ? there : here;
  const isSecond = there.kind === "suggestion" && here.kind === "suggestion" && there.replacement !== here.replacement;
  const bodies = [...new Set([there.body, here.body, isSecond ? here.replacement : ""])].filter(Boolean);
  const { kind, replacement } = words;
  return { ...there, kind, replacement, body: bodies.join("\n\n"), isSaved: false, actId: newId() };
}

mergeKept(about, mergeLists);
