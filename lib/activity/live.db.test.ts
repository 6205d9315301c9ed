import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as Y from "yjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { removeFromCompartment } from "@/lib/negotiations/commands/change-compartment";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { shareDraft } from "@/lib/logbook/commands/share-draft";
import { startDraft } from "@/lib/logbook/commands/start-draft";
import { writeDraft } from "@/lib/logbook/commands/write-draft";
import { newDraft } from "@/lib/logbook/rules/new-draft";
import { documentOf } from "@/lib/logbook/rules/together/shared-notes";
import { presenceFor } from "@/lib/negotiations/queries-presence";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { endSignIn } from "@/lib/platform/auth";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { readCursor, writeCursor } from "@/lib/platform/live/cursor";
import { type Announced, listen, stopListening } from "@/lib/platform/live/listening";
import type { From } from "@/lib/platform/live/look";
import { liveStream } from "@/lib/platform/live/stream";
import { positionNoun } from "@/lib/positions/commands/position";
import { RecordKind } from "@/prisma/generated/enums";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, wordTerm } from "@/prisma/team-fixtures";
import { lookForChanges } from "./queries-live";
import { aboutIn } from "./queries-live-about";
import type { ToldChange } from "./rules/told";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await stopListening();
  await owner.end();
  await closeDatabase();
});

type Told = { event: string; data: string; id: string | undefined };

/** An open browser: `next` is what it is told next, null where the stream has ended. */
function browserOf({ signInId, userId }: Actor, from: From = []) {
  const leaving = new AbortController();
  const reader = liveStream(lookForChanges, presenceFor, signInId, userId, from, leaving.signal).getReader();
  const next = async (): Promise<Told | null> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      const text = new TextDecoder().decode(value);
      const event = /^event: (\w+)$/mu.exec(text)?.[1];
      const [data = "", id] = [/^data: (.*)$/mu, /^id: (.*)$/mu].map((line) => line.exec(text)?.[1]);
      if (event && event !== "pulse" && event !== "presence") return { event, data, id };
    }
  };
  /** The changes of the next event, which has to be such a one, and the cursor after it. */
  const changes = async () => {
    const told = await soon(next());
    expect(told?.event).toBe("changes");
    return { changes: JSON.parse(told?.data ?? "[]") as ToldChange[], cursor: told?.id ?? "" };
  };
  /** Hears until so many changes have come: those of one moment may come in one event or in several. */
  const hears = async (count: number) => {
    const heard: ToldChange[] = [];
    let cursor = "";
    while (heard.length < count) {
      const more = await changes();
      heard.push(...more.changes);
      cursor = more.cursor;
    }
    return { changes: heard, cursor };
  };
  const opened = async () => {
    const told = await soon(next());
    expect(told?.event).toBe("access");
    return told?.id ?? "";
  };
  return { next, hears, opened, leave: () => leaving.abort() };
}

const soon = <Value>(waited: Promise<Value>) =>
  Promise.race([
    waited,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error("not told within two seconds")), 2000)),
  ]);

const party = { code: "FR", kind: "state", role: "negotiating", isAtTable: true };
const eventsOf = (changes: readonly ToldChange[]) => changes.map(({ noun, verb }) => `${noun}.${verb}`);

it("tells a colleague what was done, by whom, and on which term, party and session, without what it says", async () => {
  const { negotiationId, people } = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  const { termId } = await wordTerm(people.recorder, { negotiationId, number: "1", title: "Troops", text: "Go." });
  const { partyId } = must(
    await execute(partyNoun.record, people.recorder, { negotiationId, ...party, name: "Freedonia" }),
  );
  const browser = browserOf(people.reader);
  await browser.opened();
  const stance = { negotiationId, partyId, termId, stance: "opposes", basis: "reported", confidence: "medium" };
  const why = { reason: "Because of the winter" };
  const { recordId } = must(await execute(positionNoun.record, people.recorder, { ...stance, ...why }));
  const { changes } = await browser.hears(1);
  expect(changes).toEqual([
    expect.objectContaining({
      negotiationId,
      by: { id: people.recorder.userId, name: "recorder" },
      noun: "position",
      verb: "recorded",
      recordId,
      marking: null,
      termIds: [termId],
      partyIds: [partyId],
      sessionIds: [],
    }),
  ]);
  expect(JSON.stringify(changes)).not.toMatch(/winter|opposes|Freedonia|Troops/);
  // A retraction says nothing of what it is about; its series does.
  must(await execute(positionNoun.retract, people.recorder, { negotiationId, recordId, reason: "A slip" }));
  expect((await browser.hears(1)).changes[0]).toMatchObject({
    verb: "retracted",
    termIds: [termId],
    partyIds: [partyId],
  });
  browser.leave();
});

it("can be asked what a record of any kind is about", async () => {
  const { people } = await newTeam(owner, { reader: "reader" });
  for (const kind of Object.values(RecordKind))
    expect(await asActor(people.reader, (tx) => aboutIn(tx, [{ seriesId: randomUUID(), kind }]))).toEqual(new Map());
});

it("sends nothing for what is hidden, and moves no cursor by it", async () => {
  const { negotiationId, people } = await newTeam(owner, { insider: "recorder", reader: "reader" });
  const circle = { negotiationId, name: "Circle", meaning: "For a few." };
  const { id: compartmentId } = must(await execute(makeCompartment, people.founder, circle));
  must(
    await execute(addToCompartment, people.founder, { negotiationId, compartmentId, userId: people.insider.userId }),
  );
  const [inside, outside] = [browserOf(people.insider), browserOf(people.reader)];
  await inside.opened();
  const before = await outside.opened();
  const hide = (number: string) =>
    wordTerm(people.insider, { negotiationId, number, title: "Open", text: "Hidden words." }, { compartmentId });
  const { termId } = await hide("1");
  const heardInside = (await inside.hears(2)).changes;
  expect(eventsOf(heardInside)).toEqual(["term.recorded", "clause_version.recorded"]);
  expect(heardInside.map(({ marking }) => marking)).toEqual([null, "Circle"]);
  const first = await outside.hears(1);
  expect(first.changes.map(({ seriesId }) => seriesId)).toEqual([termId]);

  // Two browsers of one reader, one of which was away while more was hidden, stand at the same place.
  for (const code of ["AA", "BB", "CC"])
    must(await execute(partyNoun.record, people.insider, { negotiationId, ...party, name: code, code, compartmentId }));
  const back = browserOf(people.reader, readCursor(first.cursor));
  expect(await back.opened()).toBe(first.cursor);
  expect(first.cursor).toHaveLength(before.length);
  must(await execute(partyNoun.record, people.insider, { negotiationId, ...party, name: "Open" }));
  const [stayed, returned] = [await outside.hears(1), await back.hears(1)];
  expect(stayed).toEqual(returned);
  expect(stayed.changes.map(({ marking }) => marking)).toEqual([null]);

  // Who is taken out of the circle hears that their access has changed, and from then on nothing of it.
  await inside.hears(4);
  must(
    await execute(removeFromCompartment, people.founder, {
      negotiationId,
      compartmentId,
      userId: people.insider.userId,
    }),
  );
  expect((await soon(inside.next()))?.event).toBe("access");
  const record = (code: string, more: object = {}) =>
    execute(partyNoun.record, people.founder, { negotiationId, ...party, name: code, code, ...more }).then(must);
  await record("DD", { compartmentId });
  const { partyId } = await record("EE");
  expect((await inside.hears(1)).changes.map(({ seriesId }) => seriesId)).toEqual([partyId]);
  for (const each of [inside, outside, back]) each.leave();
});

it("goes on after a cut from the last event, without a miss and without a double", async () => {
  const { negotiationId, people } = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  const record = (code: string) =>
    execute(partyNoun.record, people.recorder, { negotiationId, ...party, name: `Party ${code}`, code }).then(must);
  let browser = browserOf(people.reader);
  let cursor = await browser.opened();
  const heard: string[] = [];
  const made: string[] = [];
  for (const round of ["K", "L", "M", "N"]) {
    made.push((await record(`A${round}`)).partyId);
    const told = await browser.hears(1);
    heard.push(...told.changes.map(({ seriesId }) => seriesId ?? ""));
    cursor = told.cursor;
    browser.leave();
    for (const code of [`B${round}`, `C${round}`]) made.push((await record(code)).partyId);
    browser = browserOf(people.reader, readCursor(cursor));
    await browser.opened();
    const missed = await browser.hears(2);
    heard.push(...missed.changes.map(({ seriesId }) => seriesId ?? ""));
    cursor = missed.cursor;
  }
  expect(heard).toEqual(made);
  browser.leave();
  // Who cannot listen asks, and is told the same.
  const sight = await lookForChanges(people.reader.signInId, readCursor(cursor));
  expect(sight?.changes).toEqual([]);
  expect(writeCursor([...(sight?.places.values() ?? [])].map(({ id }) => id))).toBe(cursor);
});

/** The same in a process of its own, as a second one of the app has it; what it is told is kept until it is killed. */
function processOf({ signInId, userId }: Actor) {
  const root = join(import.meta.dirname, "..", "..");
  const from = (path: string) => `await import(${JSON.stringify(join(root, path))})`;
  const program = `
    const { liveStream } = ${from("lib/platform/live/stream.ts")};
    const { lookForChanges } = ${from("lib/activity/queries-live.ts")};
    const { presenceFor } = ${from("lib/negotiations/queries-presence.ts")};
    const signal = new AbortController().signal;
    const stream = liveStream(lookForChanges, presenceFor, "${signInId}", "${userId}", [], signal);
    for await (const told of stream) process.stdout.write(told);`;
  const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", program];
  const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, env: process.env, stdio });
  const said = { isOpen: false, cursor: "", heard: [] as string[] };
  let event = "";
  if (child.stdout)
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [name, ...rest] = line.split(": ");
      const value = rest.join(": ");
      if (name === "id") said.cursor = value;
      if (name === "event") event = value;
      if (name !== "data") return;
      said.isOpen ||= event === "access";
      if (event === "changes")
        said.heard.push(...(JSON.parse(value) as ToldChange[]).map(({ seriesId }) => seriesId ?? ""));
    });
  const kill = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  return { said, kill };
}

it("tells the same in two processes on one database, and goes on in the other when one is killed", async () => {
  const { negotiationId, people } = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  const record = (code: string) =>
    execute(partyNoun.record, people.recorder, { negotiationId, ...party, name: `Party ${code}`, code }).then(must);
  const elsewhere = processOf(people.reader);
  const here = browserOf(people.reader);
  await here.opened();
  await expect.poll(() => elsewhere.said.isOpen, { timeout: 30_000 }).toBe(true);
  const made = [(await record("PA")).partyId, (await record("PB")).partyId];
  expect((await here.hears(2)).changes.map(({ seriesId }) => seriesId)).toEqual(made);
  await expect.poll(() => elsewhere.said.heard, { timeout: 5000 }).toEqual(made);
  await elsewhere.kill();
  const missed = [(await record("PC")).partyId, (await record("PD")).partyId];
  const again = browserOf(people.reader, readCursor(elsewhere.said.cursor));
  await again.opened();
  expect((await again.hears(2)).changes.map(({ seriesId }) => seriesId)).toEqual(missed);
  here.leave();
  again.leave();
});

it("misses nothing while the connection to the database is away", async () => {
  const { negotiationId, people } = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  const browser = browserOf(people.reader);
  await browser.opened();
  await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen parley_access%'");
  must(await execute(partyNoun.record, people.recorder, { negotiationId, ...party, name: "Unheard" }));
  expect(eventsOf((await browser.hears(1)).changes)).toEqual(["party.recorded"]);
  browser.leave();
});

it("says that more happened than it tells, and when it cannot say since when", async () => {
  const { negotiationId, people } = await newTeam(owner, { reader: "reader" });
  const start = await lookForChanges(people.reader.signInId, []);
  const cursor = [...(start?.places.values() ?? [])].map(({ id }) => id);
  await owner.query(`begin; select set_config('app.sign_in', '${people.founder.signInId}', true);
    insert into audit_entry (negotiation_id, event, body) select '${negotiationId}', 'party.recorded', '{}' from generate_series(1, 201);
    commit`);
  for (const from of [cursor, null, ["00000000-0000-4000-8000-000000000000"]]) {
    const browser = browserOf(people.reader, from);
    expect((await soon(browser.next()))?.event).toBe("access");
    const told = await soon(browser.next());
    expect(told).toMatchObject({ event: "resync", data: JSON.stringify([negotiationId]) });
    const since = await lookForChanges(people.reader.signInId, readCursor(told?.id ?? ""));
    expect(since).toMatchObject({ changes: [], resyncIn: [] });
    browser.leave();
  }
});

it("tells of one negotiation one by one while too much happens in another, and how far only with the last of it", async () => {
  const { negotiationId, people } = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  const { negotiationId: busyId, people: busy } = await newTeam(owner, {});
  must(await execute(addMember, busy.founder, { negotiationId: busyId, email: people.reader.email, role: "reader" }));
  const start = await lookForChanges(people.reader.signInId, []);
  const cursor = [...(start?.places.values() ?? [])].map(({ id }) => id);
  await owner.query(`begin; select set_config('app.sign_in', '${busy.founder.signInId}', true);
    insert into audit_entry (negotiation_id, event, body) select '${busyId}', 'party.recorded', '{}' from generate_series(1, 201);
    commit`);
  must(await execute(partyNoun.record, people.recorder, { negotiationId, ...party, name: "Quiet" }));
  const browser = browserOf(people.reader, cursor);
  expect(await soon(browser.next())).toMatchObject({ event: "access", id: undefined });
  expect(await soon(browser.next())).toEqual({ event: "resync", data: JSON.stringify([busyId]), id: undefined });
  const told = await browser.hears(1);
  expect(eventsOf(told.changes)).toEqual(["party.recorded"]);
  expect(told.changes[0]?.negotiationId).toBe(negotiationId);
  const since = await lookForChanges(people.reader.signInId, readCursor(told.cursor));
  expect(since).toMatchObject({ changes: [], resyncIn: [] });
  browser.leave();
});

it("tells an outsider and a removed member nothing of it, and who is let in what comes from then on", async () => {
  const { negotiationId, people } = await newTeam(owner, { guest: "reader" });
  const [guest, outsider] = [browserOf(people.guest), browserOf(people.outsider)];
  await guest.opened();
  expect(await outsider.opened()).toBe("");
  must(await execute(removeMember, people.founder, { negotiationId, userId: people.guest.userId, version: 1 }));
  expect((await soon(guest.next()))?.event).toBe("access");
  const record = (code: string) =>
    execute(partyNoun.record, people.founder, { negotiationId, ...party, name: code, code }).then(must);
  await record("AA");
  const untold = guest.next();
  await endSignIn(people.guest.signInId);
  expect((await soon(untold))?.event).toBe("signed_out");
  expect(await soon(guest.next())).toBeNull();

  must(await execute(addMember, people.founder, { negotiationId, email: people.outsider.email, role: "reader" }));
  expect((await soon(outsider.next()))?.event).toBe("access");
  const { partyId } = await record("BB");
  expect((await outsider.hears(1)).changes.map(({ seriesId }) => seriesId)).toEqual([partyId]);
  outsider.leave();
});

it("tells all the open browsers of one reader alike", async () => {
  const { negotiationId, people } = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  const browsers = Array.from({ length: 12 }, () => browserOf(people.reader));
  await Promise.all(browsers.map(({ opened }) => opened()));
  const { partyId } = must(await execute(partyNoun.record, people.recorder, { negotiationId, ...party, name: "Once" }));
  const heard = await Promise.all(browsers.map(({ hears }) => hears(1)));
  expect(new Set(heard.map(({ changes }) => changes[0]?.seriesId))).toEqual(new Set([partyId]));
  for (const { leave } of browsers) leave();
});

it("tells of notes that are written in those who write them too, and nobody else", async () => {
  const { negotiationId, people } = await newTeam(owner, { author: "recorder", ruth: "recorder", amir: "recorder" });
  const round = { roundId: null, roundNumber: "1", roundTitle: "Doha talks", track: "track_1" } as const;
  const session = {
    title: "",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    held: "25 Feb 2019",
  } as const;
  const content = newDraft({ ...round, ...session, isDateInferred: false }, null, "first");
  const { draftId } = must(await execute(startDraft, people.author, { negotiationId, content }));
  must(await execute(shareDraft, people.author, { negotiationId, draftId, writerIds: [people.ruth.userId] }));
  const [ruth, amir] = [browserOf(people.ruth), browserOf(people.amir)];
  await ruth.opened();
  await amir.opened();
  const doc = documentOf(content);
  doc.getText("blocks/first/text").insert(0, "Typed.");
  const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
  const { version } = must(await execute(writeDraft, people.author, { negotiationId, draftId, update }));
  // That they were shared may be told only now.
  let told = await soon(ruth.next());
  if (told?.data === JSON.stringify([{ id: draftId, version: version - 1 }])) told = await soon(ruth.next());
  expect(told).toMatchObject({ event: "drafts", data: JSON.stringify([{ id: draftId, version }]) });
  // Of notes that are somebody's alone nobody else is told, and no stream of others wakes.
  const heard: (Announced | null)[] = [];
  const unhear = await listen({ hear: (announced) => heard.push(announced), end: () => {} });
  const own = must(await execute(startDraft, people.author, { negotiationId, content })).draftId;
  must(await execute(writeDraft, people.author, { negotiationId, draftId: own, update }));
  await expect.poll(() => heard).toContainEqual({ negotiationId, draftId: own, onlyOf: people.author.userId });
  unhear();
  // Who is invited no more hears that their access has changed, and nothing of what is written from then on.
  must(await execute(shareDraft, people.author, { negotiationId, draftId }));
  expect(await soon(ruth.next())).toMatchObject({ event: "access" });
  doc.getText("blocks/first/text").insert(0, "More. ");
  const more = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
  must(await execute(writeDraft, people.author, { negotiationId, draftId, update: more }));
  const party = { negotiationId, name: "Ruritania", code: "RU", kind: "state", role: "negotiating", isAtTable: true };
  must(await execute(partyNoun.record, people.author, { ...party, heldFrom: "2019-01" }));
  for (const browser of [ruth, amir]) {
    expect(await soon(browser.next())).toMatchObject({ event: "changes" });
    browser.leave();
  }
});
