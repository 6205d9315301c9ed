/** How a draft reaches the server: one sending at a time, nothing forgotten until confirmed. */
import type { FailureCode } from "@/lib/platform/result";

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
  /** The version of the server's that is known here. */
  version: number;
  savedAt: Date;
  isSending: boolean;
  /** Why it was refused, for the writer. */
  message: string | null;
};

export type SavingEvent =
  | { type: "typed"; hasUnsent: boolean }
  | { type: "sent" }
  | { type: "confirmed"; version: number; savedAt: Date; hasUnsent: boolean }
  /** What others have written was taken in. */
  | { type: "seen"; version: number; savedAt: Date; hasUnsent: boolean }
  | { type: "failed"; code: FailureCode | "no_answer"; message: string };

export function beginSaving({ version, savedAt }: { version: number; savedAt: Date }): Saving {
  return { status: "saved", version, savedAt, isSending: false, message: null };
}

export function save(saving: Saving, event: SavingEvent): Saving {
  switch (event.type) {
    case "typed":
      if (saving.isSending || saving.status === "refused" || isWaitingForBetter(saving)) return saving;
      return { ...saving, status: event.hasUnsent ? "waiting" : "saved" };
    case "sent":
      return { ...saving, status: "saving", isSending: true };
    case "confirmed": {
      const status = event.hasUnsent ? "waiting" : "saved";
      return { status, version: event.version, savedAt: event.savedAt, isSending: false, message: null };
    }
    case "seen": {
      const { version, savedAt, hasUnsent } = event;
      const status = isWaitingForBetter(saving) ? (hasUnsent ? "waiting" : "saved") : saving.status;
      return version < saving.version ? { ...saving, status } : { ...saving, status, version, savedAt };
    }
    case "failed":
      return {
        ...saving,
        status: troubles[event.code] ?? "refused",
        isSending: false,
        message: event.message,
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
