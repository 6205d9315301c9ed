"use client";

/** Remarks being written, kept in this browser until they are saved: nothing typed is lost to a failure or a sign-in. */
import { useSyncExternalStore } from "react";
import { dropKept, keepText, keptKey, onKeptChange, readKept } from "@/components/ui/keptText";
import { type AnnotationKind, suggestsNothing } from "@/lib/annotations/rules";

/** A remark on words of a wording that is not saved yet. */
export type RemarkDraft = {
  versionId: string;
  start: number;
  end: number;
  quote: string;
  kind: AnnotationKind;
  body: string;
  replacement: string;
};

const none: readonly RemarkDraft[] = [];
let cached: { owner: string; stored: string; drafts: readonly RemarkDraft[] } | null = null;

/** What the draft is about: its place on the page, and in the browser's store. */
export function draftId({ versionId, start, end }: Pick<RemarkDraft, "versionId" | "start" | "end">): string {
  return `draft-${versionId}-${start}-${end}`;
}

/** The drafts of one person, oldest first. Another person at the same browser does not see them. */
export function useRemarkDrafts(userId: string): readonly RemarkDraft[] {
  return useSyncExternalStore(
    onKeptChange,
    () => keptDrafts(userId),
    () => none,
  );
}

/** Keeps the draft in the place of an earlier one on the same words. */
export function keepDraft(userId: string, draft: RemarkDraft): void {
  const others = keptDrafts(userId).filter((one) => draftId(one) !== draftId(draft));
  write(userId, [...others, draft]);
}

/**
 * Begins a remark, or goes on with the one already begun on the same words: what was typed there stays. Asked for a
 * suggestion, a remark begun becomes one, from the wording itself.
 */
export function beginDraft(userId: string, begun: RemarkDraft): void {
  const kept = keptDrafts(userId).find((one) => draftId(one) === draftId(begun));
  keepDraft(userId, kept ? { ...kept, ...(begun.kind === "suggestion" ? asSuggestion(kept) : {}) } : begun);
}

/** Takes in what its author has written elsewhere; what is in this browser on the same words is newer, and stays. */
export function adoptDrafts(userId: string, drafts: readonly RemarkDraft[]): void {
  const here = keptDrafts(userId);
  const others = drafts.filter((draft) => !here.some((one) => draftId(one) === draftId(draft)));
  if (others.length > 0) write(userId, [...here, ...others]);
}

/** Whether it says enough to be shared. */
export function isReady({ kind, body, quote, replacement }: RemarkDraft): boolean {
  return kind === "suggestion" ? !suggestsNothing(quote, replacement) : body.trim() !== "";
}

/** What a suggestion starts from is the wording itself. */
export function asSuggestion({ kind, quote, replacement }: RemarkDraft): Pick<RemarkDraft, "kind" | "replacement"> {
  return { kind: "suggestion", replacement: kind === "suggestion" ? replacement : replacement || quote };
}

export function discardDraft(userId: string, id: string): void {
  write(
    userId,
    keptDrafts(userId).filter((one) => draftId(one) !== id),
  );
}

function write(userId: string, drafts: readonly RemarkDraft[]): void {
  if (drafts.length > 0) keepText(keyOf(userId), JSON.stringify(drafts));
  else dropKept(keyOf(userId));
}

/** What the person has written in this browser and not saved, oldest first. */
export function keptDrafts(userId: string): readonly RemarkDraft[] {
  const stored = readKept(keyOf(userId)) ?? "[]";
  if (cached?.owner === userId && cached.stored === stored) return cached.drafts;
  cached = { owner: userId, stored, drafts: parse(stored) };
  return cached.drafts;
}

function parse(stored: string): readonly RemarkDraft[] {
  try {
    const drafts: unknown = JSON.parse(stored);
    return Array.isArray(drafts) ? drafts.filter(isDraft) : none;
  } catch {
    return none;
  }
}

function isDraft(value: unknown): value is RemarkDraft {
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

const keyOf = (userId: string) => keptKey(userId, "remarks");
