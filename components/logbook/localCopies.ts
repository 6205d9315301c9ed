"use client";

/**
 * What a browser keeps of a draft until the server has it: apart for each person, each draft and each window, so that no
 * window writes over what another has kept. Beside the changes stands what they come to in words: the changes alone cannot
 * be read once the notes that they were made in are gone.
 */
import { dropKept, keepText, keptKey, keptKeysOf, readKept } from "@/components/ui/keptText";
import { mergeDrafts } from "@/lib/logbook/rules/merge";
import { type DraftContent, draftContentInput } from "@/lib/logbook/schema";

export type CopyOf = { userId: string; negotiationId: string; draftId: string; window: string };

export type Copy = {
  key: string;
  /** As it is stored. */
  text: string;
  negotiationId: string | null;
  draftId: string;
  /** In base64. */
  update: string | null;
  /** What it holds that could go on as notes of one's own. */
  leftOver: DraftContent | null;
};

/** All copies of a person's drafts, of every window there was. */
export function copiesOf(userId: string): Copy[] {
  return keptKeysOf(keptKey(userId, "draft")).flatMap((key) => {
    const text = readKept(key);
    const stored = storedIn(text);
    const draftId = key.split(":")[2];
    if (text === null || stored === null || draftId === undefined) return [];
    return {
      key,
      text,
      draftId,
      negotiationId: typeof stored.negotiationId === "string" ? stored.negotiationId : null,
      update: typeof stored.update === "string" ? stored.update : null,
      leftOver: draftContentInput.safeParse(stored.leftOver).data ?? null,
    };
  });
}

/**
 * What a browser kept before notes were written together: the text, and the one that it began from. Put together with what
 * stands now; null where there is none.
 */
export function readFormerCopy({ userId, draftId }: CopyOf, now: DraftContent): DraftContent | null {
  const stored = storedIn(readKept(keptKey(userId, "draft", draftId)));
  const [base, content] = [draftContentInput.safeParse(stored?.base), draftContentInput.safeParse(stored?.content)];
  return base.success && content.success ? mergeDrafts(base.data, content.data, now) : null;
}

/** Keeps changes, and what could go on of them. Gives back what `dropCopy` drops. */
export function keepCopy(of: CopyOf, update: string, leftOver: DraftContent | null): Pick<Copy, "key" | "text"> {
  const key = keptKey(of.userId, "draft", of.draftId, of.window);
  const text = JSON.stringify({ update, leftOver, negotiationId: of.negotiationId });
  keepText(key, text);
  return { key, text };
}

/** Drops what was kept, unless its window has kept something since. */
export function dropCopy({ key, text }: Pick<Copy, "key" | "text">): void {
  if (readKept(key) === text) dropKept(key);
}

type Stored = { update?: unknown; leftOver?: unknown; negotiationId?: unknown; base?: unknown; content?: unknown };

function storedIn(text: string | null): Stored | null {
  try {
    return JSON.parse(text ?? "null") as Stored | null;
  } catch {
    return null;
  }
}
