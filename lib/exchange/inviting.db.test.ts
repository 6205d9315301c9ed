import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { setMail } from "@/lib/inbox/commands/mail-settings";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { must, newTeam } from "@/prisma/team-fixtures";
import { mailWhatIsDue } from "./working";

let owner: Owner;
let mail: MailServer;
let founder: Actor, reader: Actor, other: Actor;
let negotiationId: string, compartmentId: string, roundId: string;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  mail = await startMailServer();
  vi.stubEnv("SMTP_URL", mail.url);
  vi.stubEnv("MAIL_PAUSE_SECONDS", "0");
  vi.stubEnv("APP_URL", "https://parley.example");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
  await owner.end();
  await closeDatabase();
});

const wants = { timeZone: "Asia/Qatar", language: "en-GB", byName: "never", others: "never", digestHour: 8 };

/** A round of a team's own, of whom one wants invitations and is in its circle, and another wants none. */
beforeEach(async () => {
  await owner.query("update job set ended_at = now(), outcome = 'nothing' where ended_at is null");
  const team = await newTeam(owner, { Reader: "reader", Other: "reader" });
  ({ negotiationId } = team);
  ({ founder, Reader: reader, Other: other } = team.people);
  compartmentId = must(await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" })).id;
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: reader.userId }));
  const round = { negotiationId, number: "1", title: "First", venue: "Doha", timeZone: "Asia/Qatar", track: "track_1" };
  roundId = must(await execute(roundNoun.record, founder, round)).roundId;
  must(await execute(setMail, reader, { ...wants, wantsInvitations: "true" }));
  mail.ways.answer = () => Promise.resolve(null);
});

const sit = async (title: string, more: object = {}) =>
  must(
    await execute(recordSession, founder, {
      ...{ negotiationId, roundId, title, format: "plenary", venue: "Doha", timeZone: "Asia/Qatar", level: "senior" },
      ...{ heldFrom: "2131-02-01 09:00", ...more },
    }),
  );
const plan = async (plannedOpening: string, more: object = {}) =>
  must(
    await execute(roundEventNoun.record, founder, {
      ...{ negotiationId, roundId, event: "scheduled", plannedOpening, heldFrom: "2026-01-01", ...more },
    }),
  );
/** Looks until nothing is left to be sent. Of acts that follow each other at once the latest bears a time some way ahead. */
const sendAll = async () => {
  await owner.query(
    `select pg_sleep(greatest(0, extract(epoch from max(at) - clock_timestamp()) + 0.002))
       from audit_entry where negotiation_id = $1`,
    [negotiationId],
  );
  while ((await mailWhatIsDue()) > 0);
};
/** The invitations that came to somebody, as a calendar reads them. */
const invitationsOf = ({ email }: Actor) =>
  mail.mailsTo(email).map(({ subject, attachments }) => {
    const text = attachments.find(({ contentType }) => contentType === "text/calendar")?.content.toString() ?? "";
    const calendar = new ICAL.Component(ICAL.parse(text));
    const event = calendar.getFirstSubcomponent("vevent");
    const saidOf = (name: string) => String(event?.getFirstPropertyValue(name));
    return {
      subject: subject?.replace(/ \(Talks .*\)$/, ""),
      method: calendar.getFirstPropertyValue("method"),
      uid: saidOf("uid"),
      sequence: Number(saidOf("sequence")),
      start: saidOf("dtstart"),
      attendee: saidOf("attendee"),
      organizer: saidOf("organizer"),
    };
  });

it("go to who asks for them, one for each event that lies ahead, and of nothing that is marked", async () => {
  const { sessionId } = await sit("Plenary");
  await sit("Hidden", { compartmentId });
  await sit("Long ago", { heldFrom: "2019-02-01" });
  await plan("2131-03-02");
  await sendAll();
  await sendAll();
  const sent = invitationsOf(reader);
  expect(sent.map(({ subject }) => subject).sort()).toEqual(["Invitation: Opening of round 1", "Invitation: Plenary"]);
  expect(sent.find(({ subject }) => subject?.endsWith("Plenary"))).toMatchObject({
    ...{ method: "REQUEST", uid: `${sessionId}@parley`, sequence: 0, start: "2131-02-01T06:00:00Z" },
    ...{ attendee: `MAILTO:${reader.email}`, organizer: "mailto:parley@parley.example" },
  });
  expect(sent.find(({ subject }) => subject?.includes("Opening"))?.start).toBe("2131-03-02");
  for (const person of [other, founder]) expect(mail.mailsTo(person.email)).toEqual([]);
});

it("follow what is moved and called off, under one name and rising numbers", async () => {
  const { recordId } = await plan("2131-03-02");
  await sendAll();
  const moved = await plan("2131-03-05", { supersedesId: recordId });
  await sendAll();
  must(await execute(roundEventNoun.retract, founder, { negotiationId, recordId: moved.recordId, reason: "No." }));
  await sendAll();
  await sendAll();
  const sent = invitationsOf(reader);
  expect(sent.map(({ method, sequence }) => [method, sequence])).toEqual([
    ["REQUEST", 0],
    ["REQUEST", 1],
    ["CANCEL", 2],
  ]);
  expect(new Set(sent.map(({ uid }) => uid)).size).toBe(1);
  expect(sent.map(({ subject }) => subject?.split(":")[0])).toEqual(["Invitation", "Changed", "No longer announced"]);
});

it("go to nobody who has switched them off while one was still to be sent", async () => {
  await plan("2131-03-02");
  mail.ways.answer = () => Promise.resolve(Object.assign(new Error("busy"), { responseCode: 451 }));
  await mailWhatIsDue();
  mail.ways.answer = () => Promise.resolve(null);
  must(await execute(setMail, reader, wants));
  await owner.query("update job set due_at = now() where user_id = $1 and ended_at is null", [reader.userId]);
  await sendAll();
  expect(invitationsOf(reader)).toEqual([]);
  must(await execute(setMail, reader, { ...wants, wantsInvitations: "true" }));
  await sendAll();
  expect(invitationsOf(reader)).toHaveLength(1);
});

it("are of what was committed after the look, though it bears a time before it", async () => {
  const job = `insert into job (kind, user_id, made_at) values ('mail.invitation', $1, clock_timestamp() + interval '1 minute')`;
  await owner.query(job, [reader.userId]);
  vi.stubEnv("MAIL_PAUSE_SECONDS", "90");
  await mailWhatIsDue();
  vi.stubEnv("MAIL_PAUSE_SECONDS", "0");
  await plan("2131-03-02");
  await sendAll();
  expect(invitationsOf(reader)).toHaveLength(1);
});

it("are not handed over to who switches them off while the server is asked", async () => {
  await plan("2131-03-02");
  mail.ways.greet = async () => {
    must(await execute(setMail, reader, wants));
  };
  await mailWhatIsDue();
  mail.ways.greet = () => Promise.resolve();
  expect(invitationsOf(reader)).toEqual([]);
  must(await execute(setMail, reader, { ...wants, wantsInvitations: "true" }));
  await owner.query("update job set leased_until = now() where user_id = $1 and ended_at is null", [reader.userId]);
  await sendAll();
  expect(invitationsOf(reader)).toHaveLength(1);
});

it("are sent again when the server did not take one, once by however many processes, and to no former member", async () => {
  await plan("2131-03-02");
  mail.ways.answer = () => Promise.resolve(Object.assign(new Error("busy"), { responseCode: 451 }));
  await mailWhatIsDue();
  expect(invitationsOf(reader)).toEqual([]);
  mail.ways.answer = () => Promise.resolve(null);
  await owner.query("update job set due_at = now() where user_id = $1 and ended_at is null", [reader.userId]);
  await Promise.all([mailWhatIsDue(), mailWhatIsDue(), mailWhatIsDue()]);
  await sendAll();
  expect(invitationsOf(reader).map(({ sequence, subject }) => [sequence, subject])).toEqual([
    [0, "Invitation: Opening of round 1"],
  ]);

  must(await execute(removeMember, founder, { negotiationId, userId: reader.userId, version: 1 }));
  await sit(`After ${randomUUID()}`);
  await sendAll();
  expect(invitationsOf(reader)).toHaveLength(1);
});
