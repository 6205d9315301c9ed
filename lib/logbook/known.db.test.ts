/** Since when there is a record, and on which days it grew, for each reader by itself. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { MomentParams } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import { newWordedTerm } from "@/prisma/text-fixtures";
import { knownDaysOf, recordBeginning } from "./queries-known";

let owner: Owner;
let talks: Awaited<ReturnType<typeof newWordedTerm>>;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  talks = await newWordedTerm(owner);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const beginning = (actor: Actor, params: MomentParams = {}) => recordBeginning(talks.openedAs(actor, params));
const days = (actor: Actor, params: MomentParams = {}) => knownDaysOf(talks.openedAs(actor, params));
const entries = async (actor: Actor) => (await days(actor)).flatMap(({ names }) => names).join();

it("a page that stands before there was a record says since when there is one, to who may read it", async () => {
  const { founder, reader, outsider } = talks.people;
  const { negotiationId, compartmentId } = talks;
  const before = await beginning(reader, { knownAt: "2019-01-01" });
  expect(before).toMatchObject({ isAhead: true, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  expect(await beginning(reader)).toEqual({ ...before, isAhead: false });
  expect((await days(reader, { knownAt: "2019-01-01" })).map(({ day }) => day)).toContain(before?.day);
  expect(await beginning(outsider, { knownAt: "2019-01-01" })).toBeNull();
  expect(await days(outsider, { knownAt: "2019-01-01" })).toEqual([]);

  // What is marked for others is counted for those who see it alone.
  const shown = await entries(reader);
  const inside = await entries(founder);
  const party = { negotiationId, kind: "state", role: "observer", isAtTable: true, compartmentId };
  const hidden = must(await execute(partyNoun.record, founder, { ...party, name: "Graustark", code: "GK" }));
  expect(await entries(reader)).toBe(shown);
  expect(await entries(founder)).not.toBe(inside);
  const correction = { supersedesId: hidden.recordId, reason: "Misspelt." };
  must(await execute(partyNoun.record, founder, { ...party, ...correction, name: "Graustarck", code: "GK" }));
  expect(await entries(founder)).toMatch(/, 1 corrected or taken back$/);
  const act = await asActor(founder, (tx) => tx.act.findFirst({ where: { negotiationId }, orderBy: { at: "desc" } }));
  must(await execute(undoAct, founder, { negotiationId, undoneId: act?.id }));
  expect(await entries(founder)).toMatch(/, 2 corrected or taken back$/);
});
