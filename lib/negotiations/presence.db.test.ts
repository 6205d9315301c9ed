import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { choosePresence } from "@/lib/platform/account";
import { endSignIn } from "@/lib/platform/auth";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { bePresent, type Said } from "@/lib/platform/live/be-present";
import { stopListening } from "@/lib/platform/live/listening";
import { liveStream } from "@/lib/platform/live/stream";
import { actAs, connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, wordTerm } from "@/prisma/team-fixtures";
import { lookForChanges } from "@/lib/activity/queries-live";
import { markRecords } from "@/lib/activity/commands/mark-records";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { removeMember } from "./commands/end-membership";
import { addToCompartment, makeCompartment } from "./commands/members";
import { presenceFor } from "./queries-presence";
import { type Doing, type Presence, whereabouts } from "./rules-presence";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await stopListening();
  await owner.end();
  await closeDatabase();
});

type Writing = (Said["writing"] & { what: Doing }) | null;

/** An open page of somebody. */
function tabOf({ signInId }: Actor, negotiationId: string) {
  const tabId = randomUUID();
  let turn = 0;
  const say = (path: string | null, writing: Writing = null, said = ++turn) => {
    const where = whereabouts(path === null ? "" : `/negotiations/talks${path}`, writing);
    return bePresent(signInId, { negotiationId, tabId, turn: said, ...where });
  };
  return { say, leave: () => say(null), tabId };
}

const seenBy = async (reader: Actor) => {
  const present = await presenceFor(reader.signInId);
  return present.map(({ person, page, doing }) => [person.name, page, doing].filter(Boolean).join(" ")).sort();
};

const remarkOn = (...about: string[]): Writing => ({ what: "remark", about, compartmentId: null });

it("shows members to each other where they are and on what they write, once, and not to themselves or outsiders", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "commenter", karim: "reader" });
  const { founder, ruth, karim, outsider } = people;
  const { termId } = await wordTerm(founder, { negotiationId, number: "1", title: "Troops", text: "They leave." });
  const [one, two] = [tabOf(ruth, negotiationId), tabOf(ruth, negotiationId)];
  expect(await one.say("")).toBe(true);
  await two.say("");
  await two.say("", remarkOn(termId));
  await tabOf(karim, negotiationId).say(`/terms/${termId}`);
  expect(await seenBy(founder)).toEqual([`karim terms/${termId}`, "ruth board", "ruth board remark"]);
  expect(await seenBy(karim)).toEqual(["ruth board", "ruth board remark"]);
  expect(await seenBy(ruth)).toEqual([`karim terms/${termId}`]);
  expect(await seenBy(outsider)).toEqual([]);
  expect(await tabOf(outsider, negotiationId).say("")).toBe(false);
  expect(await seenBy(founder)).toHaveLength(3);
  await two.leave();
  expect(await seenBy(karim)).toEqual(["ruth board"]);
});

it("keeps what was said last, in whatever order it arrives, and forgets what is not said again", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "reader" });
  const tab = tabOf(people.ruth, negotiationId);
  await tab.say("/terms", null, 3);
  await tab.say("/text", null, 2);
  expect(await seenBy(people.founder)).toEqual(["ruth terms"]);
  await tab.say(null, null, 5);
  await tab.say("/terms", null, 4);
  expect(await seenBy(people.founder)).toEqual([]);
  await tab.say("/terms", null, 6);
  await owner.query("update presence set seen_at = now() - interval '31 seconds' where tab_id = $1", [tab.tabId]);
  expect(await seenBy(people.founder)).toEqual([]);
  await tab.say("/terms", null, 7);
  expect(await seenBy(people.founder)).toEqual(["ruth terms"]);
});

it("is nowhere for who may not read what it is about, also when that is marked or taken back later", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "recorder", karim: "reader" });
  const { founder, ruth, karim } = people;
  const circle = { negotiationId, name: "Circle", meaning: "For a few." };
  const { id: compartmentId } = must(await execute(makeCompartment, founder, circle));
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: ruth.userId }));
  const worded = { negotiationId, number: "1", title: "Troops", text: "They leave." };
  const { termId, clauseVersionId } = await wordTerm(ruth, worded, { compartmentId });

  const tab = tabOf(ruth, negotiationId);
  // Marked words of an open term: that somebody reads the term is told, that they write on the words is not.
  await tab.say("/text", remarkOn(termId, clauseVersionId));
  expect(await seenBy(founder)).toEqual(["ruth text", "ruth text remark"]);
  expect(await seenBy(karim)).toEqual(["ruth text"]);
  // What is being marked by its writer, on an open term.
  await tab.say("/text", { ...remarkOn(termId), what: "status", compartmentId } as Writing);
  expect(await seenBy(karim)).toEqual(["ruth text"]);

  const hidden = { negotiationId, number: "2", title: "Prisoners", kind: "article", compartmentId };
  const { termId: marked } = must(await execute(termNoun.record, ruth, hidden));
  await tab.say(`/terms/${marked}`);
  expect(await seenBy(founder)).toEqual([`ruth terms/${marked}`]);
  expect(await seenBy(karim)).toEqual([]);

  const tabled = { negotiationId, termId, status: "tabled" };
  const { recordId } = must(await execute(termStatusNoun.record, ruth, tabled));
  await tab.say("/terms", { what: "status", about: [termId, recordId], compartmentId: null });
  expect(await seenBy(karim)).toEqual(["ruth terms", "ruth terms status"]);
  const reason = "Not for all.";
  must(await execute(markRecords, ruth, { negotiationId, recordIds: [recordId], compartmentId, reason }));
  expect(await seenBy(karim)).toEqual(["ruth terms"]);
  await tab.say(`/terms/${randomUUID()}`);
  expect(await seenBy(founder)).toEqual([]);
});

it("tells who writes in notes to those alone who may read these notes, and is nowhere else because of it", async () => {
  const recorder = "recorder" as const;
  const { negotiationId, people } = await newTeam(owner, { ruth: recorder, amir: recorder, lena: recorder });
  const { founder, ruth, amir, lena } = people;
  const made = await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "m" });
  const { id: compartmentId } = must(made);
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: amir.userId }));
  const draftId = randomUUID();
  await owner.query("insert into session_draft (id, negotiation_id, author_id, content) values ($1, $2, $3, '{}')", [
    draftId,
    negotiationId,
    ruth.userId,
  ]);
  const share = (sharing: string, marking: string | null = null) =>
    owner.query('update session_draft set sharing = $2::"DraftSharing", compartment_id = $3 where id = $1', [
      draftId,
      sharing,
      marking,
    ]);
  const tab = tabOf(ruth, negotiationId);
  const write = () => tab.say(`/sessions/drafts/${draftId}`, { what: "notes", about: [], compartmentId: null });
  const told = async () => [await seenBy(amir), await seenBy(lena), await seenBy(founder)];
  const [all, nobody] = [["ruth sessions notes"], [] as string[]];

  await write();
  expect(await told()).toEqual([nobody, nobody, nobody]);
  await share("invited");
  await owner.query("insert into session_draft_writer (draft_id, negotiation_id, user_id) values ($1, $2, $3)", [
    draftId,
    negotiationId,
    amir.userId,
  ]);
  await write();
  expect(await told()).toEqual([all, nobody, nobody]);
  await share("open");
  expect(await told()).toEqual([all, all, all]);
  await share("open", compartmentId);
  expect(await told()).toEqual([all, nobody, all]);
  // Who only reads them is nowhere.
  await tab.say(`/sessions/drafts/${draftId}`);
  expect(await told()).toEqual([nobody, nobody, nobody]);
});

it("takes who does not wish to be shown out of sight, and shows them nobody", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "reader", karim: "reader" });
  const { ruth, karim } = people;
  const [hers, his] = [tabOf(ruth, negotiationId), tabOf(karim, negotiationId)];
  await hers.say("");
  await his.say("");
  await choosePresence(ruth, false);
  expect(await seenBy(karim)).toEqual([]);
  expect(await seenBy(ruth)).toEqual([]);
  expect(await hers.say("")).toBe(false);
  await choosePresence(ruth, true);
  expect(await hers.say("")).toBe(true);
  expect(await seenBy(karim)).toEqual(["ruth board"]);
  expect(await seenBy(ruth)).toEqual(["karim board"]);
});

it("is nowhere for who chooses so while a page of theirs is saying where it is", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "reader", karim: "reader" });
  const { ruth, karim } = people;
  const saying = connectAsOwner(process.env.DATABASE_OWNER_URL);
  await saying.query("begin");
  const said = "select be_present($1, $2, 1, $3, 'board', '{}', null, '{}', null) as ok";
  const { rows } = await saying.query<{ ok: boolean }>(said, [ruth.signInId, randomUUID(), negotiationId]);
  expect(rows[0]?.ok).toBe(true);
  const chosen = choosePresence(ruth, false);
  await expect
    .poll(async () => (await owner.query("select 1 from pg_locks where not granted and locktype = 'advisory'")).rows)
    .not.toEqual([]);
  await saying.query("commit");
  await chosen;
  await saying.end();
  expect(await seenBy(karim)).toEqual([]);
});

it("takes no more pages of one person than anybody opens, and leaves no audit entry", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "reader" });
  const entries = async () =>
    (
      await owner.query<{ count: string }>("select count(*) from audit_entry where negotiation_id = $1", [
        negotiationId,
      ])
    ).rows[0]?.count;
  const before = await entries();
  const taken = [];
  for (let opened = 0; opened < 32; opened++) taken.push(await tabOf(people.ruth, negotiationId).say(""));
  expect(taken.filter(Boolean)).toHaveLength(30);
  expect(await entries()).toBe(before);
});

it("takes the next page of who goes through many, one after the other", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "reader" });
  for (let read = 0; read < 40; read++) {
    const tab = tabOf(people.ruth, negotiationId);
    expect(await tab.say("/terms")).toBe(true);
    await tab.leave();
  }
  expect(await tabOf(people.ruth, negotiationId).say("")).toBe(true);
  expect(await seenBy(people.founder)).toEqual(["ruth board"]);
});

/** An open browser of somebody: `until` waits until it is told of exactly these. */
function browserOf({ signInId, userId }: Actor) {
  const leaving = new AbortController();
  const reader = liveStream(lookForChanges, presenceFor, signInId, userId, [], leaving.signal).getReader();
  let told: string[] | null = null;
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const said = /^event: presence\ndata: (.*)$/mu.exec(new TextDecoder().decode(value))?.[1];
      if (said) told = (JSON.parse(said) as Presence[]).map(({ person, page }) => `${person.name} ${page}`).sort();
    }
  };
  void read();
  const until = (expected: string[]) => expect.poll(() => told, { timeout: 8000, interval: 20 }).toEqual(expected);
  return { until, leave: () => leaving.abort() };
}

it("is told as it changes, and ends at once for who signs out or is taken out", async () => {
  const { negotiationId, people } = await newTeam(owner, { ruth: "reader", karim: "reader" });
  const { founder, ruth, karim } = people;
  const page = browserOf(founder);
  await page.until([]);
  const again = await actAs(owner, ruth.userId);
  const [hers, hersElsewhere, his] = [ruth, again, karim].map((who) => tabOf(who, negotiationId));
  await hers?.say("");
  await page.until(["ruth board"]);
  await hersElsewhere?.say("/terms");
  await his?.say("");
  await page.until(["karim board", "ruth board", "ruth terms"]);
  await endSignIn(again.signInId);
  await page.until(["karim board", "ruth board"]);
  must(await execute(removeMember, founder, { negotiationId, userId: karim.userId, version: 1 }));
  await page.until(["ruth board"]);
  expect(await his?.say("")).toBe(false);
  await hers?.leave();
  await page.until([]);
  page.leave();
});
