/** How a draft reaches the server as it is typed: one save at a time, each on the version before it, none forgotten. */
import type { Merged } from "@/lib/platform/merging";
import { bothTexts } from "@/lib/text/both-texts";
import { canonicalText } from "@/lib/text/canonical";
import type { WordingDraft } from "@/lib/text/drafts";
import type { FailureCode, Result } from "@/lib/platform/result";

export type SaverState = {
  status:
    | "untouched"
    /** The server has all of it. */
    | "saved"
    /** Typed, and about to be sent or on its way. */
    | "waiting"
    /** The server did not answer; tried again by itself. */
    | "offline"
    | "signed_out"
    /** The server has it and says no. */
    | "refused"
    /** Other words of this author's stand on the server: they choose. */
    | "conflict";
  version: number;
  savedAt: Date | null;
  /** Why it was refused. */
  message: string;
  /** In a conflict, what the server has. */
  theirs: WordingDraft | null;
};

/** What the saver needs of the world around it. `keep` holds the words in this browser until the server has them. */
export type SaverDoor = {
  send: (text: string, version: number) => Promise<Result<{ version: number; savedAt: Date }>>;
  read: () => Promise<Result<WordingDraft>>;
  keep: (copy: { version: number; text: string } | null) => void;
};

/** How long after the last key a draft is sent; at the latest while somebody types on; again after a failure (ms). */
export const pauses = { send: 700, atLatest: 3000, retry: 5000 };

const troubles: Partial<Record<FailureCode, SaverState["status"]>> = {
  unavailable: "offline",
  fault: "offline",
  signed_out: "signed_out",
};

export class DraftSaver {
  state: SaverState;
  private words: string;
  private confirmed: string;
  /** In a conflict, what both went on from; undefined where that is not known. */
  private began: string | undefined;
  private running: Promise<void> | null = null;
  /** Sent and never answered since the last answer: the server may have one of them or not. */
  private readonly unanswered = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private typingSince: number | null = null;
  private isPaused = false;
  private isTouched = false;
  private readonly listeners = new Set<() => void>();

  /** `text` is what the field starts from, which is the draft's own where there is one. */
  constructor(
    private readonly door: SaverDoor,
    { text, version, savedAt }: { text: string; version: number; savedAt: Date | null },
  ) {
    this.words = text;
    this.confirmed = text;
    this.state = { status: savedAt ? "saved" : "untouched", version, savedAt, message: "", theirs: null };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The words as they are now. */
  type(text: string): void {
    if (text === this.words) return;
    this.words = text;
    this.door.keep(this.isLeft() || this.running ? { version: this.state.version, text } : null);
    if (this.state.status === "conflict" || this.isPaused) return;
    if (this.state.status !== "offline" && this.state.status !== "signed_out") {
      this.tell({ status: "waiting" });
      const now = Date.now();
      this.typingSince ??= now;
      this.later(Math.max(0, Math.min(pauses.send, this.typingSince + pauses.atLatest - now)));
    }
  }

  /**
   * Words that this browser kept from last time, which went on from a version of the draft. `isOfAnother`: the wording in
   * force was another one then, so that they may be that one's, or be recorded already: never taken for what is new.
   */
  restore(copy: { version: number; text: string; isOfAnother?: boolean }): "restored" | "conflict" | "same" {
    if (canonicalText(copy.text) === canonicalText(this.confirmed)) {
      this.door.keep(null);
      return "same";
    }
    if (copy.version === this.state.version && !copy.isOfAnother) {
      this.type(copy.text);
      return "restored";
    }
    const { version, savedAt } = this.state;
    const theirs = { text: this.confirmed, version, savedAt };
    this.words = copy.text;
    this.began = undefined;
    this.tell({ status: "conflict", theirs });
    return "conflict";
  }

  /** Sends the words though they are there already, since what they are based on has changed. */
  touch(): void {
    if (this.state.version > 0) this.isTouched = true;
    void this.flush();
  }

  /** Sends what is left, and waits until nothing is on its way. */
  flush = (): Promise<void> => {
    clearTimeout(this.timer);
    this.typingSince = null;
    this.running ??= this.sendAll().finally(() => {
      this.running = null;
    });
    return this.running;
  };

  /**
   * The words are about to be published: what is left is sent first, so that the draft that is used up by it is these
   * words, and no copy of them stays in this browser. Null where nothing is left.
   */
  finish(): Promise<void> | null {
    if (this.running || (this.isLeft() && this.state.status !== "conflict"))
      return this.flush().then(() => this.pause());
    this.pause();
    return null;
  }

  /** Sends nothing more, since the words are being published; `resume` where that was refused. */
  pause(): void {
    this.isPaused = true;
    clearTimeout(this.timer);
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    if (this.isLeft() && this.state.status !== "conflict") {
      this.tell({ status: "waiting" });
      this.later(pauses.send);
    }
  }

  /** In a conflict, what was written here and there as one text; null where nothing is written there. */
  together(): Merged | null {
    const there = this.state.theirs?.text;
    return there == null ? null : bothTexts(this.began, this.words, there);
  }

  /** After a conflict: one's own words, or both in one, go on from the version that the server has, or give way to it. */
  settle(whose: "mine" | "theirs" | "both"): string {
    const { theirs } = this.state;
    if (!theirs) return this.words;
    const text = theirs.text ?? "";
    if (whose === "both") this.words = this.together()?.text ?? this.words;
    this.confirmed = text;
    this.unanswered.clear();
    if (whose === "theirs") this.words = text;
    this.door.keep(this.words === text ? null : { version: theirs.version, text: this.words });
    this.tell({ status: "saved", version: theirs.version, savedAt: theirs.savedAt, theirs: null });
    if (this.words !== this.confirmed) {
      this.tell({ status: "waiting" });
      void this.flush();
    }
    return this.words;
  }

  /** The draft was thrown away, and the field is back at `text`. */
  discarded(version: number, text: string): void {
    clearTimeout(this.timer);
    this.words = text;
    this.confirmed = text;
    this.unanswered.clear();
    this.door.keep(null);
    this.tell({ status: "untouched", version, savedAt: null, message: "", theirs: null });
  }

  /** Nothing is sent any more. */
  close(): void {
    clearTimeout(this.timer);
    this.isPaused = true;
  }

  /** Whether the server may hold other words than these. */
  private isLeft(): boolean {
    return this.words !== this.confirmed || this.unanswered.size > 0;
  }

  private async sendAll(): Promise<void> {
    while (!this.isPaused && this.state.status !== "conflict" && (this.isTouched || this.isLeft())) {
      this.isTouched = false;
      const sent = this.words;
      const result = await answer(this.door.send(sent, this.state.version));
      if (result.ok) this.confirm(sent, result.value);
      else if (result.code === "conflict") {
        if (!(await this.catchUp())) return;
      } else {
        if (result.code === "unavailable") this.unanswered.add(sent);
        return this.fail(result);
      }
    }
    if (this.words === this.confirmed && this.state.savedAt && !this.state.theirs) this.tell({ status: "saved" });
  }

  private confirm(text: string, { version, savedAt }: { version: number; savedAt: Date | null }): void {
    this.confirmed = text;
    this.unanswered.clear();
    this.tell({ status: "saved", version, savedAt, message: "" });
    this.door.keep(this.words === text ? null : { version, text: this.words });
  }

  /** After a save was refused: goes on where what the server has is this window's own; else its writer has to choose. */
  private async catchUp(): Promise<boolean> {
    const theirs = await answer(this.door.read());
    if (!theirs.ok) {
      this.fail(theirs);
      return false;
    }
    const { text } = theirs.value;
    const isOwn = text !== null && (text === this.words || this.unanswered.has(text));
    if (isOwn) this.confirm(text, theirs.value);
    else {
      this.began = this.confirmed;
      this.tell({ status: "conflict", theirs: theirs.value });
    }
    return isOwn;
  }

  private fail({ code, message }: { code: FailureCode; message: string }): void {
    const status = troubles[code] ?? "refused";
    this.tell({ status, message });
    if (status !== "refused") this.later(pauses.retry);
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private tell(change: Partial<SaverState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** An action's answer; one that never came is told as such. */
async function answer<Value>(
  asked: Promise<Result<Value>>,
): Promise<Result<Value> | { ok: false; code: FailureCode; message: string }> {
  try {
    return await asked;
  } catch {
    return { ok: false, code: "unavailable", message: "" };
  }
}
