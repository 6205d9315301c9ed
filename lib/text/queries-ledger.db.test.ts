import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { termNoun } from "@/lib/terms/commands/term";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { clauseVersionNoun } from "./commands/clause-version";
import { burnDown } from "./ledger/burn-down";
import { bracketsOnRecord } from "./queries-ledger";

let owner: Owner;
let founder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiation: { id: string; slug: string };

const zone = "Asia/Qatar";
const present = "2019-02-28";

const must = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const openedAs = (actor: Actor, params: MomentParams = {}): Opened => ({
  actor,
  negotiation: { ...negotiation, name: "Talks", summary: null, timeZone: zone, present, version: 1 },
  member: { userId: actor.userId, negotiationId: negotiation.id, role: "reader", timeZone: zone, present },
  moment: parseMoment(params, { zone, present }, new Date()),
  newestRecordId: null,
});

/** "at once: opened v1 in The opening, agreed v2 in –" */
const told = async (actor: Actor, params: MomentParams = {}) =>
  (await bracketsOnRecord(openedAs(actor, params))).brackets.map(
    ({ wordsNow, opened, closed, closedHow, reopenedFrom }) =>
      `${wordsNow}:${reopenedFrom ? " reopened" : ""} v${opened.number} in ${opened.session?.title ?? "–"}${
        closed ? `, ${closedHow} v${closed.number} in ${closed.session?.title ?? "–"}` : ""
      }`,
  );

const rounds = async (actor: Actor, params: MomentParams = {}) => {
  const found = await bracketsOnRecord(openedAs(actor, params));
  const entries = found.brackets.map(({ entry }) => entry);
  return burnDown(entries, found.rounds).map(({ roundId, opened, closed, reopened, open }) => [
    found.rounds.find(({ id }) => id === roundId)?.number ?? "before",
    ...[opened, closed, reopened, open],
  ]);
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, reader, outsider] = await Promise.all([person("Founder"), person("Reader"), person("Outsider")]);
  const name = `Ledger ${randomUUID()}`;
  negotiation = must(await execute(foundNegotiation, founder, { name, timeZone: zone, present }));
  const negotiationId = negotiation.id;
  must(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
  const circle = { negotiationId, name: "Circle", meaning: "Few" };
  const { id: compartmentId } = must(await execute(makeCompartment, founder, circle));

  const round = async (number: number, heldFrom: string) => {
    const facts = { negotiationId, number, title: `Round ${number}`, venue: "Doha", timeZone: zone, track: "track_1" };
    const { roundId } = must(await execute(roundNoun.record, founder, { ...facts, heldFrom }));
    must(await execute(roundEventNoun.record, founder, { negotiationId, roundId, event: "opened", heldFrom }));
    return roundId;
  };
  const session = async (roundId: string, title: string, heldFrom: string, marking: object = {}) => {
    const facts = { negotiationId, roundId, title, format: "plenary", venue: "Doha", timeZone: zone, heldFrom };
    return must(await execute(recordSession, founder, { ...facts, ...marking })).sessionId;
  };
  const first = await round(1, "2019-02-01");
  const second = await round(2, "2019-02-20");
  const opening = await session(first, "The opening", "2019-02-02T10:00");
  const again = await session(second, "The second sitting", "2019-02-21T10:00");
  const hidden = await session(second, "The hidden sitting", "2019-02-24T10:00", { compartmentId });

  const term = { negotiationId, number: "1", title: "Troops", kind: "paragraph", heldFrom: "2019-01" };
  const { termId } = must(await execute(termNoun.record, founder, term));
  const word = async (heldFrom: string, text: string, more: object = {}) =>
    must(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, heldFrom, text, ...more }));
  await word("2019-02-02", "Forces leave [at once] and in peace.", { sessionId: opening });
  await word("2019-02-10", "Forces leave at once and in peace.");
  await word("2019-02-21", "Forces leave [at once] and in peace.", { sessionId: again });
  await word("2019-02-24", "Forces leave [at once] and [in peace].", { compartmentId, sessionId: hidden });
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("the brackets on record", () => {
  it("name the sessions that opened and closed them, of those that the reader may see", async () => {
    const open = ["at once: v1 in The opening, agreed v2 in –", "at once: reopened v3 in The second sitting"];
    expect(await told(reader)).toEqual(open);
    expect(await told(founder)).toEqual([...open, "in peace: v4 in The hidden sitting"]);
    expect(await told(outsider)).toEqual([]);
  });

  it("are told as of a day, and as they were known", async () => {
    expect(await told(reader, { asOf: "2019-02-05" })).toEqual(["at once: v1 in The opening"]);
    expect(await told(founder, { knownAt: "2019-02-27" })).toEqual([]);
  });

  it("burn down by round, of what the reader may see", async () => {
    expect(await rounds(reader)).toEqual([
      [1, 1, 1, 0, 0],
      [2, 1, 0, 1, 1],
    ]);
    expect(await rounds(founder)).toEqual([
      [1, 1, 1, 0, 0],
      [2, 2, 0, 1, 2],
    ]);
    expect(await rounds(reader, { asOf: "2019-02-05" })).toEqual([[1, 1, 0, 0, 1]]);
    expect(await rounds(outsider)).toEqual([]);
  });
});
