import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ToldChange, ToldSince } from "@/lib/activity/rules/told";
import { connectLive, type Heard } from "./liveConnection";

/** A stream as a browser has it, of which a proxy may let nothing through. */
class FakeStream extends EventTarget {
  static opened: FakeStream[] = [];
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState = 0;
  constructor() {
    super();
    FakeStream.opened.push(this);
  }
  close() {
    this.readyState = FakeStream.CLOSED;
  }
  say(event: string, data: unknown, lastEventId = "") {
    this.readyState = FakeStream.OPEN;
    this.dispatchEvent(Object.assign(new Event(event), { data, lastEventId }));
  }
  refuse() {
    this.close();
    this.dispatchEvent(new Event("error"));
  }
}

const change = (id: string) => ({ id }) as ToldChange;
/** What is on the record, of which a browser is told what comes after its cursor. */
let record: string[];
let isAnswering: boolean;
let asked: number;
let cursor: string;
let heard: Heard[];
let drop: () => void;

const opened = () => FakeStream.opened.length;
const wires = () => heard.flatMap((each) => ("wire" in each ? each.wire : []));
const told = () => heard.flatMap((each) => ("changes" in each ? each.changes.map(({ id }) => id) : []));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  [FakeStream.opened, record, isAnswering, asked, cursor, heard] = [[], ["1"], true, 0, "1", []];
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("EventSource", FakeStream);
  vi.stubGlobal("fetch", (address: string) => {
    asked += 1;
    if (!isAnswering) return Promise.resolve(new Response("", { status: 502 }));
    const since = new URL(address, "https://parley.example").searchParams.get("since") ?? "";
    const changes = record.slice(record.indexOf(since) + 1).map(change);
    const answer: ToldSince = { cursor: record.at(-1) ?? "", access: "a", resyncIn: [], changes, present: [] };
    return Promise.resolve(Response.json(answer));
  });
  drop = connectLive(
    () => cursor,
    (each) => {
      heard.push(each);
      if ("cursor" in each) cursor = each.cursor ?? cursor;
    },
  );
});
afterEach(() => {
  drop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("where a proxy lets no stream through", () => {
  test("one that holds it back is found out, and what others do is asked for, each of it once and in order", async () => {
    await pass(7000);
    expect(asked).toBe(0);
    record.push("2");
    await pass(1500);
    expect(told()).toEqual(["2"]);
    expect(wires().at(-1)).toBe("asking");
    record.push("3", "4");
    await pass(5000);
    await pass(5000);
    expect(told()).toEqual(["2", "3", "4"]);
    expect(opened()).toBe(1);
  });

  test("one that refuses it, too", async () => {
    FakeStream.opened[0]?.refuse();
    record.push("2");
    await pass(0);
    record.push("3");
    await pass(5000);
    expect(told()).toEqual(["2", "3"]);
    expect(wires()).not.toContain("away");
  });

  test("one that goes silent after a while, as where the wire is cut behind it", async () => {
    FakeStream.opened[0]?.say("access", "a", "1");
    expect(wires().at(-1)).toBe("live");
    await pass(30_000);
    expect(asked).toBe(0);
    record.push("2");
    await pass(20_000);
    expect(told()).toEqual(["2"]);
  });

  test("a stream is tried again two minutes later, from what was told last", async () => {
    await pass(8000);
    record.push("2");
    await pass(130_000);
    expect(opened()).toBe(2);
    const asking = asked;
    FakeStream.opened[1]?.say("changes", JSON.stringify([change("3")]), "3");
    await pass(14_000);
    expect(told()).toEqual(["2", "3"]);
    expect(asked).toBe(asking);
    expect(wires().at(-1)).toBe("live");
  });
});

test("where nothing answers at all, the page says so and goes on trying", async () => {
  isAnswering = false;
  FakeStream.opened[0]?.refuse();
  await pass(0);
  expect(wires()).toEqual(["away"]);
  await pass(15_000);
  expect(opened()).toBe(2);
  isAnswering = true;
  record.push("2");
  FakeStream.opened[1]?.say("changes", JSON.stringify([change("2")]), "2");
  expect(told()).toEqual(["2"]);
});
