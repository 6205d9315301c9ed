import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Failure, Result } from "@/lib/platform/result";
import { type DraftWords, draftId, type KeptDraft, type SavedDraft, wordsOf } from "./remarkDrafts";
import { pauses, RemarkSaver } from "./remarkSaver";

const on = { versionId: "v", start: 0, end: 3 };
const words = (body: string): DraftWords => ({ quote: "The", kind: "comment", body, replacement: "" });
const conflict: Failure = { ok: false, code: "conflict", message: "", fieldErrors: {} };

/** What the server does with a draft, as its commands do. */
class Server {
  draft: { words: DraftWords | null; version: number } = { words: null, version: 0 };
  /** Answers that are lost on the way: the server has done what it was asked. */
  lost = 0;

  private answer<Value>(value: Value): Promise<Result<Value>> {
    if (this.lost === 0) return Promise.resolve({ ok: true, value });
    this.lost -= 1;
    return Promise.reject(new Error("no answer"));
  }
  keep(draft: KeptDraft) {
    const { words: before, version } = this.draft;
    const isGoneOnFrom = draft.version === 0 ? before === null : draft.version === version;
    if (!isGoneOnFrom) return Promise.resolve(conflict);
    this.draft = { words: wordsOf(draft), version: version + 1 };
    return this.answer({ version: version + 1 });
  }
  discard(draft: KeptDraft) {
    if (this.draft.words === null) return this.answer({ version: this.draft.version });
    if (draft.version !== this.draft.version) return Promise.resolve(conflict);
    this.draft = { words: null, version: draft.version + 1 };
    return this.answer({ version: draft.version + 1 });
  }
  /** What a page is drawn with. */
  page(): (SavedDraft & { negotiationId: string })[] {
    const { words: kept, version } = this.draft;
    return kept ? [{ ...on, ...kept, version, negotiationId: "n" }] : [];
  }
}

/** A browser with its own store. */
function device(server: Server) {
  let store: readonly KeptDraft[] = [];
  let isHeld = false;
  const saver = new RemarkSaver({
    read: () => store,
    write: (all) => {
      store = all;
    },
    keep: (draft) => server.keep(draft),
    discard: (draft) => server.discard(draft),
    ask: () => Promise.resolve({ ok: true, value: server.draft }),
    isOurs: () => true,
    isHeld: () => isHeld,
  });
  return {
    saver,
    open: () => saver.takeIn(server.page()),
    drafts: () => store,
    bodies: () => store.map(({ body }) => body),
    type: (body: string) => {
      const before = store.find((one) => draftId(one) === draftId(on)) ?? { version: 0 };
      store = [{ ...on, ...before, ...words(body), isSaved: false, isDiscarded: false, actId: body }];
    },
    hold: (held: boolean) => {
      isHeld = held;
    },
    discard: () => {
      store = store.map((one) => ({ ...one, isDiscarded: true }));
    },
  };
}

let server: Server, laptop: ReturnType<typeof device>, phone: ReturnType<typeof device>;

beforeEach(async () => {
  vi.useFakeTimers();
  server = new Server();
  [laptop, phone] = [device(server), device(server)];
  laptop.type("First thought");
  await laptop.saver.flush();
  await phone.open();
});

afterEach(() => vi.useRealTimers());

describe("a remark being written on two devices", () => {
  test("goes on from one on the other", async () => {
    expect(phone.bodies()).toEqual(["First thought"]);
    phone.type("First thought, and more");
    await phone.saver.flush();
    await laptop.open();
    expect(laptop.drafts()).toMatchObject([{ body: "First thought, and more", version: 2, isSaved: true }]);
  });

  test("shows the later writer both, and overwrites neither", async () => {
    phone.type("On the phone");
    laptop.type("On the laptop");
    await phone.saver.flush();
    await laptop.saver.flush();
    expect(server.draft).toMatchObject({ words: { body: "On the phone" }, version: 2 });
    expect(laptop.drafts()).toMatchObject([
      {
        body: "On the laptop",
        began: { body: "First thought" },
        other: { words: { body: "On the phone" }, version: 2 },
      },
    ]);
    await laptop.saver.flush();
    expect(server.draft.words?.body).toBe("On the phone");
  });

  test("is not saved while it is being shared, and is where that failed", async () => {
    laptop.type("First thought, and more");
    laptop.hold(true);
    await laptop.saver.flush();
    expect(server.draft).toMatchObject({ words: { body: "First thought" }, version: 1 });
    laptop.hold(false);
    await vi.advanceTimersByTimeAsync(pauses.send);
    expect(server.draft).toMatchObject({ words: { body: "First thought, and more" }, version: 2 });
  });

  test("shows both also where the other was written while this browser was closed", async () => {
    phone.type("Offline on the phone");
    laptop.type("On the laptop");
    await laptop.saver.flush();
    await phone.open();
    expect(phone.drafts()).toMatchObject([
      {
        body: "Offline on the phone",
        began: { body: "First thought" },
        other: { words: { body: "On the laptop" } },
      },
    ]);
  });

  test("does not come back once the other has discarded or shared it", async () => {
    laptop.discard();
    await laptop.saver.flush();
    expect([laptop.bodies(), server.draft.words]).toEqual([[], null]);
    await phone.open();
    await phone.saver.flush();
    expect([phone.bodies(), server.draft.words]).toEqual([[], null]);
  });

  test("is not thrown away with what was written on the other since", async () => {
    phone.type("More on the phone");
    await phone.saver.flush();
    laptop.discard();
    await laptop.saver.flush();
    expect(server.draft.words?.body).toBe("More on the phone");
    expect(laptop.drafts()).toMatchObject([{ body: "More on the phone", isSaved: true }]);
  });

  test("written on after the other has discarded it is kept, and asks", async () => {
    laptop.discard();
    await laptop.saver.flush();
    phone.type("I was still writing");
    await phone.saver.flush();
    expect(server.draft.words).toBe(null);
    expect(phone.drafts()).toMatchObject([{ body: "I was still writing", other: { words: null } }]);
  });
});

describe("an answer that is lost", () => {
  test("to a save is no conflict with oneself, also when more was typed since", async () => {
    server.lost = 1;
    laptop.type("Sent");
    await laptop.saver.flush();
    laptop.type("Sent, and typed on");
    await laptop.saver.flush();
    await laptop.saver.flush();
    expect(laptop.drafts()).toMatchObject([{ body: "Sent, and typed on", isSaved: true, version: 3 }]);
    expect(laptop.drafts()[0]).not.toHaveProperty("other");
    expect(server.draft).toMatchObject({ words: { body: "Sent, and typed on" }, version: 3 });
  });

  test("to a save does not keep a remark from being discarded", async () => {
    server.lost = 1;
    laptop.type("Sent");
    await laptop.saver.flush();
    laptop.discard();
    await laptop.saver.flush();
    await laptop.saver.flush();
    expect([laptop.bodies(), server.draft.words]).toEqual([[], null]);
  });

  test("to a discarding is asked for again, and a page drawn before does not bring the remark back", async () => {
    const before = server.page();
    server.lost = 1;
    laptop.discard();
    await laptop.saver.flush();
    await laptop.saver.flush();
    await laptop.saver.takeIn(before);
    expect([laptop.bodies(), server.draft.words]).toEqual([[], null]);
  });
});
