import { describe, expect, it } from "vitest";
import { isOwnOrigin, readJson } from "./request";
import { unstorableIn } from "./storable";

const megabyte = 2 ** 20;

function posted(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://parley.example/api", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

/** A body without an end, and how many pieces of it were asked for. */
function endless(piece: number) {
  let count = 0;
  const pull = (controller: ReadableStreamDefaultController) => {
    count++;
    controller.enqueue(new Uint8Array(piece));
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

  it("that is not JSON is a 400", async () => {
    for (const text of ["", "{", "\u0000", "{'a':1}"]) {
      expect(await readJson(posted(text))).toMatchObject({ ok: false, status: 400 });
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
});
