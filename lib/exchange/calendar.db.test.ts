import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { openSignIns } from "@/lib/platform/account";
import { type Actor, findActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { endCalendar, makeCalendar } from "@/lib/platform/commands/own-calendar";
import { closeDatabase } from "@/lib/platform/database";
import { openCalendar, ownCalendar } from "@/lib/platform/own-calendar";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { answerReview } from "@/lib/reviews/commands/answer-review";
import { askReview } from "@/lib/reviews/commands/ask-review";
import { must, newPerson, newTeam, wordTerm } from "@/prisma/team-fixtures";
import { toCalendar } from "./calendar";
import { calendarEntries } from "./queries-calendar";

let owner: Owner;
let founder: Actor, reader: Actor;
let negotiationId: string, roundId: string;

const appUrl = new URL("https://parley.example");
const summariesOf = async (token: string) =>
  (await calendarEntries(token, appUrl))?.map(({ summary }) => summary.replace(/ \(.*\)$/, "")).sort();
const made = async (actor: Actor) => must(await execute(makeCalendar, actor, {})).token;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { Reader: "reader" });
  ({ negotiationId } = team);
  ({ founder, Reader: reader } = team.people);
  const { id: compartmentId } = must(
    await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" }),
  );
  const round = { negotiationId, number: "1", title: "First", venue: "Doha", timeZone: "Asia/Qatar", track: "track_1" };
  roundId = must(await execute(roundNoun.record, founder, round)).roundId;
  const scheduled = {
    negotiationId,
    roundId,
    event: "scheduled",
    plannedOpening: "2031-03-02",
    heldFrom: "2026-01-01",
  };
  must(await execute(roundEventNoun.record, founder, scheduled));
  const session = { negotiationId, roundId, format: "plenary", venue: "Doha", timeZone: "Asia/Qatar", level: "senior" };
  for (const [title, more] of [
    ["Open sitting", {}],
    ["Hidden sitting", { compartmentId }],
  ] as const)
    must(await execute(recordSession, founder, { ...session, title, heldFrom: "2026-02-01", ...more }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it("tells what every member may see, to whoever holds its address, and nothing that is marked", async () => {
  const token = await made(founder);
  expect(await summariesOf(token)).toEqual(["Open sitting", "Opening of round 1"]);
  const entries = await calendarEntries(token, appUrl);
  expect(entries?.find(({ on }) => on === "2031-03-02")).toMatchObject({ where: "Doha", timeZone: "Asia/Qatar" });
  expect(await summariesOf(randomUUID())).toBeUndefined();
});

it("opens nothing but the calendar, and is no browser that is signed in", async () => {
  const before = (await openSignIns(founder)).length;
  const opened = await openCalendar(await made(founder));
  expect(await findActor(opened?.signInId ?? "")).toBeNull();
  expect((await openSignIns(founder)).length).toBe(before);
});

it("is one a person, whose address ends with the next, when it is ended, and for who is disabled", async () => {
  const first = await made(reader);
  expect((await ownCalendar(reader))?.readAt).toBeNull();
  const second = await made(reader);
  expect(await summariesOf(first)).toBeUndefined();
  expect(await summariesOf(second)).toHaveLength(2);
  must(await execute(endCalendar, reader, {}));
  expect(await summariesOf(second)).toBeUndefined();
  expect(await ownCalendar(reader)).toBeNull();
  expect(await execute(endCalendar, reader, {})).toMatchObject({ ok: false, code: "conflict" });
  const third = await made(reader);
  await owner.query("update app_user set disabled_at = now() where id = $1", [reader.userId]);
  expect(await summariesOf(third)).toBeUndefined();
  await owner.query("update app_user set disabled_at = null where id = $1", [reader.userId]);
});

it("ends with its owner's password", async () => {
  const token = await made(founder);
  await owner.query("select set_password($1, 'another hash', $2)", [founder.userId, founder.signInId]);
  expect(await summariesOf(token)).toBeUndefined();
});

it("forgets a negotiation with its reader's membership", async () => {
  const token = await made(reader);
  must(await execute(removeMember, founder, { negotiationId, userId: reader.userId, version: 1 }));
  expect(await summariesOf(token)).toEqual([]);
});

it("tells by when a review waits for its reader, until they have answered, and nothing of a marked one", async () => {
  const { ines, clauses } = await withInes();
  const ask = async (termId: string, more: object = {}) =>
    must(
      await execute(askReview, founder, {
        ...{ negotiationId, termId, reviewerIds: [ines.userId], dueDate: "2031-04-05" },
        ...more,
      }),
    );
  const { reviewId, recordId: askedId } = await ask(clauses.open);
  await ask(clauses.marked);
  await ask(clauses.open, { dueDate: undefined });
  const [token, others] = [await made(ines), await made(founder)];
  const due = async (of: string) =>
    (await calendarEntries(of, appUrl))?.filter(({ url }) => url.includes("/reviews/")) ?? null;
  expect(await due(token)).toMatchObject([
    {
      id: reviewId,
      on: "2031-04-05",
      summary: expect.stringMatching(/^Your answer to the review of 7 Presence is due \(/),
      url: expect.stringMatching(new RegExp(`^https://parley\\.example/negotiations/.*/reviews/${reviewId}$`)),
    },
  ]);
  expect(await due(others)).toEqual([]);
  // As another program reads it.
  const text = toCalendar("Parley", (await calendarEntries(token, appUrl)) ?? []);
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const event = events.find(({ uid }) => uid === `${reviewId}@parley`);
  expect(event?.startDate.isDate).toBe(true);
  expect(event?.startDate.toString()).toBe("2031-04-05");
  expect(text).not.toContain("Cantaloupe");
  must(await execute(answerReview, ines, { negotiationId, reviewId, askedId, opinion: "agree" }));
  expect(await due(token)).toEqual([]);
});

/** A member who can answer, in the circle, with a wording that all may read and one that only the circle may. */
async function withInes() {
  const person = await newPerson(owner, "Ines");
  must(await execute(addMember, founder, { negotiationId, email: person.email, role: "commenter" }));
  const inner = { negotiationId, name: "Outer", meaning: "Few" };
  const { id: compartmentId } = must(await execute(makeCompartment, founder, inner));
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: person.userId }));
  const open = await wordTerm(founder, { negotiationId, number: "7", title: "Presence", text: "Troops leave." });
  const hidden = { negotiationId, number: "8", title: "Cantaloupe", text: "Bases stay." };
  const marked = await wordTerm(founder, hidden, { compartmentId });
  return { ines: person, clauses: { open: open.termId, marked: marked.termId } };
}
