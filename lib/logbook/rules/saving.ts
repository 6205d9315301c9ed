/** How a draft reaches the server: one save at a time, each on the version before it, nothing forgotten until confirmed. */
import type { FailureCode } from "@/lib/platform/result";
import type { DraftContent } from "../schema";
import { isSame, mergeDrafts } from "./merge";

export type SavingStatus =
  /** The server has all of it. */
  | "saved"
  /** Typed, and about to be sent. */
  | "waiting"
  | "saving"
  /** The server did not answer; tried again by itself. */
  | "offline"
  | "signed_out"
  /** The server has it and says no: too long, filed, no longer this person's. */
  | "refused";

export type Saving = {
  status: SavingStatus;
  /** What the server is known to hold, and under which version. */
  confirmed: DraftContent;
  version: number;
  savedAt: Date;
  /** What is on its way; null while nothing is. */
  sent: DraftContent | null;
  /** Why it was refused, for the writer. */
  message: string | null;
};

export type SavingEvent =
  | { type: "typed"; content: DraftContent }
  | { type: "sent"; content: DraftContent }
  | { type: "confirmed"; version: number; savedAt: Date; current: DraftContent }
  | { type: "failed"; code: FailureCode | "no_answer"; message: string }
  /** Read after a conflict: what another window has saved. */
  | { type: "caught_up"; version: number; savedAt: Date; content: DraftContent };

export function beginSaving(draft: { content: DraftContent; version: number; savedAt: Date }): Saving {
  const { content, version, savedAt } = draft;
  return { status: "saved", confirmed: content, version, savedAt, sent: null, message: null };
}

export function save(saving: Saving, event: SavingEvent): Saving {
  switch (event.type) {
    case "typed":
      if (saving.sent || saving.status === "refused" || isWaitingForBetter(saving)) return saving;
      return { ...saving, status: isSame(event.content, saving.confirmed) ? "saved" : "waiting" };
    case "sent":
      return { ...saving, status: "saving", sent: event.content };
    case "confirmed": {
      const confirmed = saving.sent ?? saving.confirmed;
      const status = isSame(confirmed, event.current) ? "saved" : "waiting";
      return { status, confirmed, version: event.version, savedAt: event.savedAt, sent: null, message: null };
    }
    case "failed":
      return { ...saving, status: troubles[event.code] ?? "refused", sent: null, message: event.message };
    case "caught_up":
      return {
        status: "waiting",
        confirmed: event.content,
        version: event.version,
        savedAt: event.savedAt,
        sent: null,
        message: null,
      };
  }
}

const troubles: Partial<Record<FailureCode | "no_answer", SavingStatus>> = {
  no_answer: "offline",
  unavailable: "offline",
  fault: "offline",
  signed_out: "signed_out",
};

/** Whether the last attempt failed for a reason that passes: it is tried again from time to time, not at every key. */
export function isWaitingForBetter({ status }: Pick<Saving, "status">): boolean {
  return status === "offline" || status === "signed_out";
}

/** What a browser keeps of a draft until the server has it. */
export type LocalCopy = { version: number; base: DraftContent; content: DraftContent };

/** What the writer should see on opening a draft of which this browser has kept a copy. */
export function restore(copy: LocalCopy | null, draft: { version: number; content: DraftContent }): DraftContent {
  if (!copy || isSame(copy.content, draft.content)) return draft.content;
  return copy.version === draft.version ? copy.content : mergeDrafts(copy.base, copy.content, draft.content);
}
