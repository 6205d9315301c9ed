"use client";

/** What a browser keeps of a draft until the server has it, apart for each person and each draft. */
import { dropKept, keepText, keptKey, readKept } from "@/components/ui/keptText";
import type { LocalCopy } from "@/lib/logbook/rules/saving";
import { draftContentInput } from "@/lib/logbook/schema";

export type CopyOf = { userId: string; draftId: string };

const keyOf = ({ userId, draftId }: CopyOf) => keptKey(userId, "draft", draftId);

/** The copy, if there is one that can be read. */
export function readCopy(of: CopyOf): LocalCopy | null {
  try {
    const stored = JSON.parse(readKept(keyOf(of)) ?? "null") as Partial<LocalCopy> | null;
    const [base, content] = [draftContentInput.safeParse(stored?.base), draftContentInput.safeParse(stored?.content)];
    if (!base.success || !content.success || typeof stored?.version !== "number") return null;
    return { version: stored.version, base: base.data, content: content.data };
  } catch {
    return null;
  }
}

/** Keeps a copy; false where the browser has no room or allows none. */
export function keepCopy(of: CopyOf, copy: LocalCopy): boolean {
  return keepText(keyOf(of), JSON.stringify(copy));
}

export function dropCopy(of: CopyOf): void {
  dropKept(keyOf(of));
}
