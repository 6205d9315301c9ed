import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, type Result } from "@/lib/platform/result";
import { DraftSaver, pauses, type SaverDoor } from "./draftSaver";

type Kept = { version: number; text: string } | null;

/** A server that holds one draft, and can be away; `act` is what other windows do to it. */
class Server {
  text: string | null = null;
  version = 0;
  isAway = false;
  /** It does as asked, and its answer is lost. */
  isUnheard = false;
  sent = 0;
  act(text: string | null): void {
    this.text = text;
    this.version += 1;
  }
  send = async (text: string, version: number): Promise<Result<{ version: number; savedAt: Date }>> => {
    this.sent += 1;
    await new Promise((done) => setTimeout(done, 100));
    if (this.isAway) throw new Error("no answer");
    if (version !== this.version) return failure("conflict", "");
    this.act(text);
    if (this.isUnheard) throw new Error("no answer");
    return { ok: true, value: { version: this.version, savedAt: new Date() } };
  };
  read = async () => {
    if (this.isAway) throw new Error("no answer");
    return { ok: true as const, value: { text: this.text, version: this.version, savedAt: new Date() } };
  };
}

function begun(from = "In force."): { server: Server; saver: DraftSaver; kept: () => Kept } {
  const server = new Server();
  let kept: Kept = null;
  const door: SaverDoor = {
    send: server.send,
    read: server.read,
    keep: (copy) => {
      kept = copy;
    },
  };
  return { server, saver: new DraftSaver(door, { text: from, version: 0, savedAt: null }), kept: () => kept };
}

async function sent(saver: DraftSaver): Promise<void> {
  const done = saver.flush();
  await vi.advanceTimersByTimeAsync(500);
  await done;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a draft", () => {
  it("is on the server soon after the last key, and at the latest while somebody types on", async () => {
    const { server, saver, kept } = begun();
    saver.type("A");
    expect([saver.state.status, kept()]).toEqual(["waiting", { version: 0, text: "A" }]);
    await vi.advanceTimersByTimeAsync(pauses.send + 200);
    expect([server.text, saver.state.status, kept()]).toEqual(["A", "saved", null]);
    for (let typed = 0; typed < 20; typed += 1) {
      saver.type(`A${"b".repeat(typed + 1)}`);
      await vi.advanceTimersByTimeAsync(pauses.send / 2);
    }
    expect(server.sent).toBeGreaterThan(2);
  });

  it("holds at the end what was typed last, whatever was typed when and however often the server was away", async () => {
    const step = fc.oneof(
      fc.record({ type: fc.string({ maxLength: 4 }) }),
      fc.record({ wait: fc.integer({ min: 0, max: 2000 }) }),
      fc.record({ away: fc.boolean() }),
      fc.record({ unheard: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { server, saver, kept } = begun("");
        let last = "";
        for (const one of steps) {
          if ("type" in one) {
            last = one.type;
            saver.type(last);
          }
          if ("wait" in one) await vi.advanceTimersByTimeAsync(one.wait);
          if ("away" in one) server.isAway = one.away;
          if ("unheard" in one) server.isUnheard = one.unheard;
          // What the server lacks, this browser has.
          if (server.text !== last && (server.text !== null || last !== "")) expect(kept()?.text).toBe(last);
        }
        server.isAway = false;
        server.isUnheard = false;
        await vi.advanceTimersByTimeAsync(2 * pauses.retry);
        expect(server.text ?? "").toBe(last);
        expect(kept()).toBeNull();
        saver.close();
      }),
      { numRuns: 100 },
    );
  });

  it("never overwrites what another window saved: its writer sees both and chooses", async () => {
    for (const whose of ["mine", "theirs"] as const) {
      const { server, saver, kept } = begun();
      server.act("From the other window.");
      saver.type("Mine.");
      await sent(saver);
      expect(saver.state).toMatchObject({ status: "conflict", theirs: { text: "From the other window." } });
      saver.type("Mine, typed on.");
      await vi.advanceTimersByTimeAsync(10_000);
      expect(server.text).toBe("From the other window.");
      expect(kept()).toEqual({ version: 0, text: "Mine, typed on." });
      const expected = whose === "mine" ? "Mine, typed on." : "From the other window.";
      expect(saver.settle(whose)).toBe(expected);
      await vi.advanceTimersByTimeAsync(200);
      expect([server.text, saver.state.status, kept()]).toEqual([expected, "saved", null]);
    }
  });

  it("puts both windows' words into one text, of which none is lost", async () => {
    const { server, saver, kept } = begun("The parties shall withdraw within six months.");
    expect(saver.together()).toBeNull();
    server.act("The two parties shall withdraw within six months.");
    saver.type("The parties shall withdraw within six months, and report.");
    await sent(saver);
    expect(saver.together()?.isClean).toBe(true);
    const both = "The two parties shall withdraw within six months, and report.";
    expect(saver.settle("both")).toBe(both);
    await vi.advanceTimersByTimeAsync(200);
    expect([server.text, saver.state.status, kept()]).toEqual([both, "saved", null]);

    const opened = new DraftSaver(
      { send: server.send, read: server.read, keep: () => {} },
      { text: both, version: server.version, savedAt: new Date() },
    );
    opened.restore({ version: 0, text: "Kept from before." });
    expect(opened.together()).toEqual({ text: `${both}\n\nKept from before.`, isClean: false });
  });

  it("takes up what this browser kept, unless the draft went on elsewhere", async () => {
    const { server, saver } = begun();
    expect(saver.restore({ version: 0, text: "Kept." })).toBe("restored");
    await sent(saver);
    expect(server.text).toBe("Kept.");
    const behind = begun();
    behind.server.act("Elsewhere.");
    const opened = new DraftSaver(
      { send: behind.server.send, read: behind.server.read, keep: () => {} },
      { text: "Elsewhere.", version: 1, savedAt: new Date() },
    );
    expect(opened.restore({ version: 0, text: "Kept." })).toBe("conflict");
    expect(opened.state.theirs?.text).toBe("Elsewhere.");
    expect(opened.settle("theirs")).toBe("Elsewhere.");
  });

  it("sends nothing while its words are being published, and goes on where that is refused", async () => {
    const { server, saver } = begun();
    saver.pause();
    saver.type("To be published.");
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.sent).toBe(0);
    saver.resume();
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.text).toBe("To be published.");
  });

  it("says why it was refused, and is sent again once it is typed on", async () => {
    let answer: Result<{ version: number; savedAt: Date }> = failure("invalid", "Keep it under 60,000 characters.");
    const saver = new DraftSaver(
      {
        send: async () => answer,
        read: async () => failure("fault", ""),
        keep: () => {},
      },
      { text: "", version: 0, savedAt: null },
    );
    saver.type("long");
    await saver.flush();
    expect(saver.state).toMatchObject({ status: "refused", message: "Keep it under 60,000 characters." });
    answer = { ok: true, value: { version: 1, savedAt: new Date() } };
    saver.type("short");
    await saver.flush();
    expect(saver.state.status).toBe("saved");
  });
});

describe("a wording that is published within the pause after typing", () => {
  it("is sent as the draft first, so that publishing uses it up and this browser keeps no copy", async () => {
    const { server, saver, kept } = begun();
    saver.type("Just typed");
    const left = saver.finish();
    expect(left).not.toBeNull();
    await vi.advanceTimersByTimeAsync(500);
    await left;
    expect([server.text, saver.state.version, kept()]).toEqual(["Just typed", 1, null]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.sent).toBe(1);
    expect(saver.finish()).toBeNull();
  });

  it("leaves a copy where the server did not answer, and that never comes back over a later wording unasked", () => {
    const copy = { version: 0, text: "Recorded as version 2" };
    const { saver, kept } = begun("Version 3, in force now.");
    expect(saver.restore({ ...copy, isOfAnother: true })).toBe("conflict");
    expect(saver.state.theirs?.text).toBe("Version 3, in force now.");
    expect(saver.settle("theirs")).toBe("Version 3, in force now.");
    expect(kept()).toBeNull();
    const same = begun(" Recorded as version 2");
    same.saver.type("typed");
    expect(same.saver.restore({ ...copy, isOfAnother: true })).toBe("same");
    expect(same.kept()).toBeNull();
  });
});
