/** How remarks being written reach the server: each on the version before it, so that no device writes over another's. */
import { v4 as newId } from "uuid";
import type { Result } from "@/lib/platform/result";
import { areSameWords, type DraftWords, draftId, type KeptDraft, type SavedDraft, wordsOf } from "./remarkDrafts";

/** What the server has of a draft. `words` is null where there is none, which may have been one. */
type OnServer = { words: DraftWords | null; version: number };

/** What the saver needs of the world around it. */
export type RemarkDoor = {
  /** All that this browser keeps of its author. */
  read: () => readonly KeptDraft[];
  write: (drafts: readonly KeptDraft[]) => void;
  keep: (draft: KeptDraft) => Promise<Result<{ version: number }>>;
  discard: (draft: KeptDraft) => Promise<Result<{ version: number }>>;
  ask: (draft: KeptDraft) => Promise<Result<OnServer>>;
  /** Whether it belongs to what the page is about. */
  isOurs: (draft: KeptDraft) => boolean;
  /** Whether it waits for what is done with it elsewhere on the page. */
  isHeld: (draft: KeptDraft) => boolean;
};

/** How long nothing is typed before what was typed goes to the server; again after a failure (ms). */
export const pauses = { send: 800, retry: 5000 };

export class RemarkSaver {
  private readonly running = new Set<string>();
  /** By draft, what was sent and never answered: the server may have it or not. */
  private readonly unanswered = new Map<string, DraftWords>();
  /** By draft, what the server has and says no to. */
  private readonly refused = new Map<string, DraftWords>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  /** `gone`: by draft, the version at which it was shared or discarded here, for a page that was drawn before. */
  constructor(
    private readonly door: RemarkDoor,
    private readonly gone = new Map<string, number>(),
  ) {}

  /** Takes in what the page was drawn with, and finds out what became of the drafts that it does not have. */
  async takeIn(saved: readonly (SavedDraft & { negotiationId: string })[]): Promise<void> {
    this.isClosed = false;
    const here = this.door.read();
    const added = saved
      .filter((one) => !here.some((draft) => draftId(draft) === draftId(one)))
      .filter((one) => (this.gone.get(draftId(one)) ?? 0) < one.version)
      .map((one) => ({ ...one, began: wordsOf(one), isSaved: true, actId: newId() }));
    if (added.length > 0) this.door.write([...here, ...added]);
    for (const one of saved) this.catchUp(draftId(one), { words: wordsOf(one), version: one.version });
    const missing = here.filter((draft) => draft.version > 0 && !draft.isDiscarded && this.door.isOurs(draft));
    for (const draft of missing.filter((one) => !saved.some((each) => draftId(each) === draftId(one))))
      await this.check(draft);
  }

  /** Something is typed, or thrown away: it is sent when nothing more is for a while. */
  changed(): void {
    this.later(pauses.send);
  }

  /** Looks at what the server has of a draft. */
  async check(draft: KeptDraft): Promise<void> {
    const found = await answer(this.door.ask(draft));
    if (found.ok) this.catchUp(draftId(draft), found.value);
  }

  /** Sends all that the server does not have, one act of each draft at a time. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await Promise.all(
      this.door
        .read()
        .filter(this.door.isOurs)
        .map((draft) => this.settle(draft)),
    );
  }

  /** Nothing is sent any more. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private async settle(draft: KeptDraft): Promise<void> {
    const id = draftId(draft);
    if (this.running.has(id)) return;
    const isLeft = draft.isDiscarded || !(draft.isSaved || draft.other || this.isRefused(draft));
    if (!isLeft) return;
    if (this.door.isHeld(draft)) return this.later(pauses.send);
    this.running.add(id);
    try {
      await (draft.isDiscarded ? this.discard(draft) : this.keep(draft));
    } finally {
      this.running.delete(id);
    }
    const after = this.find(id);
    if (after && after !== draft && (after.isDiscarded || !after.isSaved)) this.later(pauses.send);
  }

  private async keep(draft: KeptDraft): Promise<void> {
    const id = draftId(draft);
    const result = await answer(this.door.keep(draft));
    if (result.ok) return this.confirm(id, { words: wordsOf(draft), version: result.value.version });
    if (result.code === "conflict") {
      const found = await answer(this.door.ask(draft));
      if (!found.ok) return this.later(pauses.retry);
      const { words } = found.value;
      if (words && this.isOwn(id, words)) return this.confirm(id, found.value);
      return this.change(id, (one) => ({ ...one, other: found.value }));
    }
    if (mayAnswerLater(result.code)) {
      this.unanswered.set(id, wordsOf(draft));
      this.later(pauses.retry);
    } else this.refused.set(id, wordsOf(draft));
  }

  private async discard(draft: KeptDraft): Promise<void> {
    const id = draftId(draft);
    const result = await answer(this.door.discard(draft));
    if (result.ok) return this.forget(id, result.value.version);
    if (result.code === "conflict") {
      const found = await answer(this.door.ask(draft));
      if (!found.ok) return this.later(pauses.retry);
      const { words, version } = found.value;
      if (!words) return this.forget(id, version);
      // Another device's words are not thrown away unseen.
      const isOwn = this.isOwn(id, words);
      this.change(id, (one) => (isOwn ? { ...one, version } : fromServer(one, words, version)));
      return;
    }
    if (mayAnswerLater(result.code)) this.later(pauses.retry);
    else this.forget(id, draft.version);
  }

  /** What this browser has gives way to a later version, unless it says more than its author saved: then they choose. */
  private catchUp(id: string, { words, version }: OnServer): void {
    const draft = this.find(id);
    if (!draft || draft.isDiscarded || draft.version >= version || this.running.has(id)) return;
    if (words && areSameWords(draft, words)) this.confirm(id, { words, version });
    else if (!draft.isSaved) this.change(id, (one) => ({ ...one, other: { words, version } }));
    else if (words) this.change(id, (one) => fromServer(one, words, version));
    else this.forget(id, version);
  }

  private confirm(id: string, { words, version }: OnServer): void {
    this.unanswered.delete(id);
    const began = words ? { began: wordsOf(words) } : {};
    this.change(id, ({ began: _, ...one }) => ({
      ...one,
      ...began,
      version,
      isSaved: words !== null && areSameWords(one, words),
    }));
  }

  private forget(id: string, version: number): void {
    this.unanswered.delete(id);
    this.gone.set(id, version);
    // What was begun anew on the same words while this was on its way is another draft.
    this.change(id, ({ began: _, ...one }) => (one.isDiscarded || one.isSaved ? null : { ...one, version }));
  }

  /** Whether what the server has came from here. */
  private isOwn(id: string, words: DraftWords): boolean {
    const draft = this.find(id);
    const sent = this.unanswered.get(id);
    return (draft !== undefined && areSameWords(draft, words)) || (sent !== undefined && areSameWords(sent, words));
  }

  private isRefused(draft: KeptDraft): boolean {
    const words = this.refused.get(draftId(draft));
    return words !== undefined && areSameWords(words, draft);
  }

  private find(id: string): KeptDraft | undefined {
    return this.door.read().find((one) => draftId(one) === id);
  }

  private change(id: string, changed: (draft: KeptDraft) => KeptDraft | null): void {
    this.door.write(
      this.door.read().flatMap((one): KeptDraft[] => {
        if (draftId(one) !== id) return [one];
        const next = changed(one);
        return next ? [next] : [];
      }),
    );
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    if (!this.isClosed) this.timer = setTimeout(() => void this.flush(), wait);
  }
}

function fromServer({ isDiscarded: _, other: __, ...draft }: KeptDraft, words: DraftWords, version: number): KeptDraft {
  return { ...draft, ...words, began: wordsOf(words), version, isSaved: true, actId: newId() };
}

type Failed = Extract<Result<unknown>, { ok: false }>;

function mayAnswerLater(code: Failed["code"]): boolean {
  return code === "unavailable" || code === "fault" || code === "signed_out";
}

/** An action's answer; one that never came is told as such. */
async function answer<Value>(asked: Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await asked;
  } catch {
    return { ok: false, code: "unavailable", message: "", fieldErrors: {} };
  }
}
