import { describe, expect, it, vi } from "vitest";
import { isOwnOrigin, readJson } from "./request";
import { unstorableIn } from "./storable";

const megabyte = 2 ** 20;

function posted(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://parley.example/api", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

/** A body far longer than any that is taken, and how many pieces of it were asked for. */
function endless(piece: number) {
  let count = 0;
  const pull = (controller: ReadableStreamDefaultController) => {
    count++;
    // A reader that never has enough shall fail, and not fill the memory.
    if (count > 100) controller.error(new Error("It was read to its end."));
    else controller.enqueue(new Uint8Array(piece));
  };
  return { stream: new ReadableStream({ pull }, { highWaterMark: 0 }), pulled: () => count };
}

describe("a request's body", () => {
  it("of 50 MB is refused by its announced length, unread", async () => {
    const { stream, pulled } = endless(megabyte);
    const answer = await readJson(posted(stream, { "content-length": String(50 * megabyte) }));
    expect(answer).toMatchObject({ ok: false, status: 413 });
    expect(pulled()).toBe(0);
  });

  it("that does not announce its length is read no further than a megabyte", async () => {
    const { stream, pulled } = endless(megabyte / 8);
    expect(await readJson(posted(stream))).toMatchObject({ ok: false, status: 413 });
    expect(pulled()).toBeLessThan(12);
  });

  it("is read further where a route allows it, and says what that is", async () => {
    const limit = { longest: 8 * megabyte, tooMuch: "Over 8 MB." };
    const long = JSON.stringify("x".repeat(2 * megabyte));
    expect(await readJson(posted(long), limit)).toMatchObject({ ok: true });
    const { stream, pulled } = endless(megabyte);
    expect(await readJson(posted(stream), limit)).toEqual({ ok: false, status: 413, message: "Over 8 MB." });
    expect(pulled()).toBeLessThan(12);
  });

  it("may have a million bytes, announced or not, and not one more", async () => {
    const ofLength = (bytes: number) => JSON.stringify("x".repeat(bytes - 2));
    const announced = (bytes: number) => ({ "content-length": String(bytes) });
    const tooMuch = { ok: false, status: 413, message: "That is too much at once: keep it under a megabyte." };
    expect(await readJson(posted(ofLength(1_000_000)))).toMatchObject({ ok: true });
    expect(await readJson(posted(ofLength(1_000_001)))).toEqual(tooMuch);
    expect(await readJson(posted("{}", announced(1_000_000)))).toEqual({ ok: true, value: {} });
    expect(await readJson(posted("{}", announced(1_000_001)))).toEqual(tooMuch);
  });

  it("that is too much is not left open, and what came in parts is put together", async () => {
    let isCancelled = false;
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(2 * megabyte)),
      cancel() {
        isCancelled = true;
      },
    });
    await readJson(posted(stream));
    expect(isCancelled).toBe(true);
    const parts = new ReadableStream({
      start(controller) {
        for (const byte of Buffer.from('{"a":"ﷺ"}')) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await readJson(posted(parts))).toEqual({ ok: true, value: { a: "ﷺ" } });
    expect(await readJson(new Request("http://parley.example/"))).toMatchObject({ ok: false, status: 400 });
  });

  it("that is not JSON is a 400", async () => {
    for (const text of ["", "{", "\u0000", "{'a':1}"]) {
      expect(await readJson(posted(text))).toEqual({ ok: false, status: 400, message: "The body is not JSON." });
    }
    expect(await readJson(posted('{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  });
});

describe("a deep input", () => {
  const nested = (depth: number) => JSON.parse(`{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`) as unknown;

  it("of a hundred thousand levels is refused in no time", () => {
    const start = performance.now();
    expect(unstorableIn(nested(100_000))).toEqual([{ path: ["a"], message: expect.stringMatching(/deeper/) }]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("of a few is looked through to its end", () => {
    expect(unstorableIn(nested(20))).toEqual([]);
    expect(unstorableIn({ a: [{ b: "\u0000" }] })).toEqual([{ path: ["a", "0", "b"], message: expect.any(String) }]);
  });
});

describe("a request's origin", () => {
  const from = (origin: string | null) =>
    isOwnOrigin(
      new Request("http://parley.example/", { headers: { host: "parley.example", ...(origin ? { origin } : {}) } }),
    );

  it("is a page of ours, or it is refused", () => {
    expect(from("http://parley.example")).toBe(true);
    for (const origin of [null, "null", "", "https://elsewhere.example", "http://parley.example.elsewhere.example"])
      expect(from(origin)).toBe(false);
  });

  it("is held against the host that was asked and that of APP_URL, and not against one that is said to be forwarded", () => {
    vi.stubEnv("APP_URL", "https://parley.example");
    const asked = (origin: string, headers: Record<string, string>) =>
      isOwnOrigin(new Request("http://inside.example/", { headers: { origin, ...headers } }));
    expect(asked("https://parley.example", { host: "inside:3000" })).toBe(true);
    expect(asked("http://inside:3000", { host: "inside:3000" })).toBe(true);
    const forwarded = { host: "inside:3000", "x-forwarded-host": "elsewhere.example" };
    expect(asked("https://elsewhere.example", forwarded)).toBe(false);
    expect(asked("https://elsewhere.example", {})).toBe(false);
    vi.unstubAllEnvs();
  });
});
