/**
 * Hidden words on their way out: whatever is written in a closed circle reaches nobody outside it by the stream, the inbox,
 * a mail at once or a daily one, an invitation, a calendar or presence; and not even those inside by what leaves the house.
 * What pages say, the browser's canary test reads.
 */
import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { Canaries } from "@/e2e/matrix/canaries";
import { hideEverything } from "@/e2e/matrix/hide";
import { runNamed, setStageInProcess } from "@/e2e/matrix/in-process";
import { type Kind, kinds, type Prop } from "@/e2e/matrix/inputs";
import type { Schema } from "@/e2e/matrix/schema-paths";
import type { Stage } from "@/e2e/matrix/stage";
import { briefSections } from "@/lib/briefs/rules";
import { lookForChanges } from "@/lib/activity/queries-live";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { followSubject } from "@/lib/following/commands/follow";
import { setMail } from "@/lib/inbox/commands/mail-settings";
import { inboxCount, inboxPage } from "@/lib/inbox/queries";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { presenceFor } from "@/lib/negotiations/queries-presence";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { makeCalendar } from "@/lib/platform/commands/own-calendar";
import { closeDatabase } from "@/lib/platform/database";
import { demoEmail } from "@/lib/platform/demo-people";
import { bePresent } from "@/lib/platform/live/be-present";
import { type Receiver, startReceiver } from "@/lib/platform/outbound/receiver-fixture";
import { readCursor, writeCursor } from "@/lib/platform/live/cursor";
import { readSearch } from "@/lib/search/rules/asked";
import { searchPage } from "@/lib/search/queries";
import { actAs, connectAsOwner, type Owner } from "@/prisma/fixtures";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { must, openedAs } from "@/prisma/team-fixtures";
import { toCalendar } from "./calendar";
import { exportFile } from "./export-file";
import { calendarEntries } from "./queries-calendar";
import { commandNamed } from "./registry";
import { exportedFiles } from "./rules/files";
import { makeWebhook } from "./commands/webhook";
import { ownWebhook, ownWebhooks } from "./queries-webhooks";
import { sendWhatIsDue } from "./webhooks/deliver";
import { mailWhatIsDue } from "./working";

/** How each wants to be told. The manager is in the circle. */
const members = { manager: "at_once", officer: "at_once", staff: "daily", reader: "daily" } as const;
type Who = keyof typeof members;
const outside = ["officer", "staff", "reader"] as const;

let owner: Owner;
let mail: MailServer;
let receiver: Receiver;
let stage: Stage;
let founder: Actor;
let people: Record<Who, Actor>;
const canaries = new Canaries();
let hidden: ReadonlyMap<Kind, Prop[]>;
/** How far each had been told, what their calendar is called, and how much stood in their inbox, before anything was hidden. */
type Before = { cursor: string; calendar: string; inbox: number; mails: number; found: string; nothing: string };
const before = new Map<Who, Before>();

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  mail = await startMailServer();
  receiver = await startReceiver((_, response) => response.writeHead(204).end());
  vi.stubEnv("WEBHOOK_ALLOW", "127.0.0.1");
  vi.stubEnv("SMTP_URL", mail.url);
  vi.stubEnv("MAIL_PAUSE_SECONDS", "0");
  vi.stubEnv("APP_URL", "https://parley.example");
  ({ stage, actor: founder } = await setStageInProcess(owner, ["open"]));
  const { id: negotiationId, userIds, compartments } = stage;
  people = Object.fromEntries(
    await Promise.all(Object.keys(members).map(async (who) => [who, await actAs(owner, userIds[who as Who] ?? "")])),
  ) as Record<Who, Actor>;
  must(
    await execute(addToCompartment, founder, {
      ...{ negotiationId, compartmentId: compartments.outside, userId: people.manager.userId },
    }),
  );
  await owner.query("update inbox_entry set mail_by = null where mail_by is not null");
  for (const [who, when] of Object.entries(members) as [Who, string][]) {
    const actor = people[who];
    const wants = { byName: when, others: when, wantsInvitations: "true", timeZone: "Asia/Qatar", language: "en-GB" };
    must(await execute(setMail, actor, { ...wants, digestHour: 8 }));
    must(await execute(followSubject, actor, { negotiationId, subjectId: negotiationId, isOn: true }));
  }
  await mailAll();
  for (const [who, actor] of Object.entries(people) as [Who, Actor][]) {
    const { token } = must(await execute(makeCalendar, actor, {}));
    must(await execute(makeWebhook, actor, { name: "Programs", url: receiver.url(`/${who}`) }));
    const places = [...((await lookForChanges(actor.signInId, []))?.places ?? [])];
    const cursor = writeCursor(places.map(([, { id }]) => id));
    const inbox = await inboxCount(actor, new Date());
    const found = { found: await foundBy(who, atFirst), nothing: await foundBy(who, ["zqnothingqz"]) };
    before.set(who, { cursor, calendar: token, inbox, mails: mail.mailsTo(actor.email).length, ...found });
  }

  const schemaOf = (command: string) => {
    const input = commandNamed(command)?.input;
    return input ? (z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema) : {};
  };
  hidden = await hideEverything(stage, schemaOf, canaries);
  // Canaries hold digits, in which no slip is forgiven; here is a name without.
  const named = { negotiationId, name: "Zqxanthippe", partyId: stage.props.open.party.id };
  must(await runNamed(founder, "delegate.record", { ...named, compartmentId: compartments.outside }));
  // A circle that nobody but its founder is in, and a remark there that asks for all of them by name.
  const circle = { negotiationId, name: canaries.word("circle name"), meaning: canaries.word("circle meaning") };
  const { id: compartmentId } = must(await execute(makeCompartment, founder, circle));
  const names = Object.values(people).map(({ name }) => `@${name.split(" ")[0]}`);
  const remark = {
    kind: "comment",
    start: 0,
    end: 3,
    quote: "The",
    body: `${names.join(" ")} ${canaries.word("asked")}`,
  };
  const clauseVersionId = stage.props.open.clause_version.recordId;
  must(await execute(makeAnnotation, founder, { negotiationId, clauseVersionId, compartmentId, ...remark }));
  // Who is inside is asked about a hidden brief, and answers.
  const [brief] = hidden.get("brief") ?? [];
  const asking = { briefId: brief?.id, reviewerIds: [people.manager.userId], dueDate: "2099-12-31" };
  const note = canaries.word("review note");
  const asked = must(await runNamed(founder, "review.ask", { negotiationId, ...asking, note })) as Record<
    string,
    string
  >;
  const answer = { reviewId: asked.reviewId, askedId: asked.recordId, opinion: "object" };
  const comment = canaries.word("review comment");
  must(await runNamed(people.manager, "review.answer", { negotiationId, ...answer, comment }));
  await mailAll();
}, 120_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
  await receiver.close();
  await owner.end();
  await closeDatabase();
});

/** Until nothing is left to be sent, the daily mails among it. */
async function mailAll(): Promise<void> {
  await owner.query(
    "update mail_setting set digest_due_at = now() - interval '1 minute' where digest_due_at is not null",
  );
  // Of acts that follow each other at once the latest bears a time some way ahead.
  await owner.query(
    `select pg_sleep(greatest(0, extract(epoch from max(at) - clock_timestamp()) + 0.002)) from audit_entry
                      where negotiation_id = $1`,
    [stage.id],
  );
  while ((await mailWhatIsDue()) > 0);
}

/** What finds words that are hidden later: the beginning that all of them share, and a name with a slip. */
const atFirst = ["zqcanary*", "zqcan*", "zqxanthippe", "zqxanthipe", "zqxan*"];

/** All that these find, the names that may have been meant, and what can be chosen; what is there anyway is among it. */
async function foundBy(who: Who, asked: readonly string[]): Promise<string> {
  const opened = openedAs(people[who], { negotiationId: stage.id, slug: stage.slug });
  const said = [];
  for (const q of asked) said.push(await searchPage(opened, readSearch({ q, past: "1" }, "UTC").asked, true));
  return JSON.stringify(said);
}

const whatWas = (who: Who) =>
  before.get(who) ?? { cursor: "", calendar: "", inbox: 0, mails: 0, found: "", nothing: "" };
const inboxOf = async (actor: Actor) =>
  JSON.stringify(
    await Promise.all((["inbox", "snoozed", "done"] as const).map((tab) => inboxPage(actor, tab, new Date()))),
  );
const calendarOf = async (who: Who) => {
  const entries = await calendarEntries(whatWas(who).calendar, new URL("https://parley.example"));
  return toCalendar("Parley", entries ?? []);
};
/** What came since, whole: its headers, both texts, and what is attached. */
const mailsTo = (who: Who) =>
  mail
    .mailsTo(demoEmail(who))
    .slice(whatWas(who).mails)
    .map(({ headerLines, text, html, attachments }) =>
      [
        ...headerLines.map(({ line }) => line),
        text,
        html,
        ...attachments.map(({ content }) => content.toString()),
      ].join(),
    );

it.each(outside)("%s, who is outside, hears of none of it, and is told nothing at all", async (who) => {
  const actor = people[who];
  expect(canaries.words.size).toBeGreaterThan(100);
  const { cursor, inbox } = whatWas(who);
  const sight = await lookForChanges(actor.signInId, readCursor(cursor));
  expect(sight).toMatchObject({ changes: [], resyncIn: [] });
  expect(writeCursor([...(sight?.places ?? [])].map(([, { id }]) => id))).toBe(cursor);
  expect(canaries.heardIn(await inboxOf(actor))).toEqual([]);
  expect(await inboxCount(actor, new Date())).toBe(inbox);
  expect(mailsTo(who)).toEqual([]);
  expect(canaries.heardIn(await calendarOf(who))).toEqual([]);
});

it("is found by nobody outside, whole, by its beginning or with a slip; all is as it was before", async () => {
  // Every sixth is asked for by its whole word.
  const some = [...canaries.words.keys()].filter((_, place) => place % 6 === 0);
  for (const who of outside) {
    expect(await foundBy(who, atFirst), who).toBe(whatWas(who).found);
    for (const word of some) expect(await foundBy(who, [word]), `${who}, ${word}`).toBe(whatWas(who).nothing);
  }
  expect(canaries.heardIn(await foundBy("manager", ["zqcanary*", ...some])).length).toBeGreaterThan(30);
  expect(await foundBy("manager", ["zqxanthipe"])).toContain("zqxanthippe");
});

it("is in no file that anybody outside takes along, and in those of who is inside", async () => {
  const { signal } = new AbortController();
  const place = { now: new Date(), appUrl: new URL("https://parley.example"), print: null, signal };
  const filesOf = async (who: Who) => {
    const opened = openedAs(people[who], { negotiationId: stage.id, slug: stage.slug });
    const made = [];
    for (const [name, asked] of Object.entries(exportedFiles)) {
      if (name === "brief.pdf") continue;
      const { body } = must(await exportFile(opened, asked, { section: briefSections.join() }, place));
      made.push(
        typeof body === "string"
          ? body
          : Object.values(unzipSync(body))
              .map((part) => strFromU8(part))
              .join(),
      );
    }
    return made.join();
  };
  for (const who of ["officer", "reader"] as const) expect(canaries.heardIn(await filesOf(who)), who).toEqual([]);
  expect(canaries.heardIn(await filesOf("manager")).length).toBeGreaterThan(20);
  // For what hangs: on a busy machine this takes many times as long as alone.
}, 180_000);

it("nobody outside is shown who reads or writes it", async () => {
  const tabId = randomUUID();
  let turn = 0;
  for (const kind of kinds)
    for (const { id, recordId } of hidden.get(kind) ?? []) {
      const about = [id, recordId];
      const place = { page: `${kind}/${id}`, about };
      const writing = { what: "remark", about, compartmentId: stage.compartments.outside };
      turn += 1;
      expect(await bePresent(founder.signInId, { negotiationId: stage.id, tabId, turn, place, writing })).toBe(true);
      for (const who of outside) expect(await presenceFor(people[who].signInId)).toEqual([]);
      expect(await presenceFor(people.manager.signInId), kind).toHaveLength(2);
    }
});

/** All that came for a member's program, heads and bodies, and what the log of it says to them. */
async function programOf(who: Who): Promise<{ came: string; log: string }> {
  await sendWhatIsDue();
  const logs = (await ownWebhooks(people[who])).map(({ id }) =>
    ownWebhook(people[who], id, { onlyUntaken: false, before: null }),
  );
  const asText = (value: unknown) =>
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));
  return {
    came: asText(receiver.received.filter(({ path }) => path === `/${who}`)),
    log: asText(await Promise.all(logs)),
  };
}

it("no program is told of it, neither a word nor an id, not even one of who is inside", async () => {
  const ids = [...hidden.values()].flat().flatMap(({ id, recordId }) => [id, recordId]);
  expect(ids.length).toBeGreaterThan(20);
  for (const who of [...outside, "manager"] as const) {
    const { came, log } = await programOf(who);
    expect(canaries.heardIn(came + log), who).toEqual([]);
    expect(
      ids.filter((id) => (came + log).includes(id)),
      who,
    ).toEqual([]);
  }
});

it("who is inside hears of it in the house, and by what leaves it only that something waits", async () => {
  const { cursor } = whatWas("manager");
  const sight = await lookForChanges(people.manager.signInId, readCursor(cursor));
  expect((sight?.resyncIn.length ?? 0) > 0 || (sight?.changes.length ?? 0) > 20).toBe(true);
  expect(canaries.heardIn(await inboxOf(people.manager)).length).toBeGreaterThan(5);
  const mails = mailsTo("manager");
  expect(mails.length).toBeGreaterThan(0);
  expect(mails.flatMap((each) => canaries.heardIn(each))).toEqual([]);
  for (const each of mails) expect(each).toContain("Something that is marked waits in your inbox.");
  expect(canaries.heardIn(await calendarOf("manager"))).toEqual([]);
});

it("what is open goes out by each of these, so that their silence says something", async () => {
  const { id: negotiationId, props } = stage;
  const title = canaries.word("open session");
  const held = {
    heldFrom: "2131-02-01 09:00",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    level: "senior",
    format: "plenary",
  };
  must(await runNamed(founder, "session.record", { negotiationId, roundId: props.open.round.id, title, ...held }));
  await mailAll();
  const heard = ["open session"];
  for (const who of [...outside, "manager"] as const) {
    const { came, log } = await programOf(who);
    for (const told of [came, log]) expect(told, who).toContain("session.recorded");
    expect(canaries.heardIn(came + log), who).toEqual([]);
  }
  for (const who of [...outside, "manager"] as const) {
    expect(canaries.heardIn(await calendarOf(who)), who).toEqual(heard);
    expect(
      mailsTo(who).flatMap((each) => canaries.heardIn(each)),
      who,
    ).toContain("open session");
    expect(canaries.heardIn(await inboxOf(people[who])), who).toContain("open session");
  }
});
