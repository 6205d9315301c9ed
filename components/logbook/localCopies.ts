"use client";

/** What a browser keeps of a draft until the server has it, apart for each person and each draft. */
import { dropKept, keepText, keptKey, readKept } from "@/components/ui/keptText";
import { mergeDrafts } from "@/lib/logbook/rules/merge";
import { type DraftContent, draftContentInput } from "@/lib/logbook/schema";

export type CopyOf = { userId: string; draftId: string };

const keyOf = ({ userId, draftId }: CopyOf) => keptKey(userId, "draft", draftId);

/** The changes that were kept, in base64; null where there are none. */
export function readCopy(of: CopyOf): string | null {
  const stored = storedIn(of);
  return typeof stored?.update === "string" ? stored.update : null;
}

/**
 * What a browser kept before notes were written together: the text, and the one that it began from. Put together with what
 * stands now; null where there is none.
 */
export function readFormerCopy(of: CopyOf, now: DraftContent): DraftContent | null {
  const stored = storedIn(of);
  const [base, content] = [draftContentInput.safeParse(stored?.base), draftContentInput.safeParse(stored?.content)];
  return base.success && content.success ? mergeDrafts(base.data, content.data, now) : null;
}

/** Keeps changes. Gives back what `dropCopy` drops, so that no window drops what another one has kept. */
export function keepCopy(of: CopyOf, update: string): string {
  const text = JSON.stringify({ update });
  keepText(keyOf(of), text);
  return text;
}

/** Drops what was kept, unless another window has kept something since. */
export function dropCopy(of: CopyOf, kept: string | null): void {
  if (kept !== null && readKept(keyOf(of)) === kept) dropKept(keyOf(of));
}

type Stored = { update?: unknown; base?: unknown; content?: unknown };

function storedIn(of: CopyOf): Stored | null {
  try {
    return JSON.parse(readKept(keyOf(of)) ?? "null") as Stored | null;
  } catch {
    return null;
  }
}
