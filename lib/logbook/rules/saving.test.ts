import { describe, expect, test } from "vitest";
import { beginSaving, save } from "./saving";

describe("saving", () => {
  const now = new Date("2019-02-27T08:36:00Z");
  const begun = beginSaving({ version: 3, savedAt: now });
  const confirmed = { type: "confirmed", version: 4, savedAt: now } as const;

  test("waits, sends, and is saved only when the server has what stands there now", () => {
    const waiting = save(begun, { type: "typed", hasUnsent: true });
    expect(waiting.status).toBe("waiting");
    const sent = save(waiting, { type: "sent" });
    expect(sent.status).toBe("saving");
    expect(save(sent, { ...confirmed, hasUnsent: false })).toMatchObject({ status: "saved", version: 4 });
    expect(save(sent, { ...confirmed, hasUnsent: true })).toMatchObject({ status: "waiting", version: 4 });
  });

  test("says why it failed and does not call what was typed since saved", () => {
    const lost = save(save(begun, { type: "sent" }), { type: "failed", code: "no_answer", message: "" });
    expect(lost).toMatchObject({ status: "offline", version: 3, isSending: false });
    expect(save(lost, { type: "typed", hasUnsent: true }).status).toBe("offline");
    const out = save(begun, { type: "failed", code: "signed_out", message: "" });
    expect(out.status).toBe("signed_out");
    expect(save(begun, { type: "failed", code: "refused", message: "Too long." })).toMatchObject({
      status: "refused",
      message: "Too long.",
    });
  });

  test("knows the version of what others wrote, and never an older one than before", () => {
    const seen = { type: "seen", savedAt: now, hasUnsent: false } as const;
    expect(save(begun, { ...seen, version: 5 })).toMatchObject({ version: 5, status: "saved" });
    expect(save(begun, { ...seen, version: 2 })).toMatchObject({ version: 3 });
    const lost = save(begun, { type: "failed", code: "no_answer", message: "" });
    expect(save(lost, { ...seen, version: 5, hasUnsent: true }).status).toBe("waiting");
  });
});
