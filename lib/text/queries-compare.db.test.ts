import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { termNoun } from "@/lib/terms/commands/term";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { clauseVersionNoun } from "./commands/clause-version";
import type { ForceChange } from "./force/changes";
import { compareSince, compareVersions } from "./queries-compare";

let owner: Owner;
let founder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiation: { id: string; slug: string };
let termId: string;

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

const lines = (force: readonly ForceChange[]) =>
  force.map(({ before, after, direction }) => `${before ?? "–"} → ${after ?? "–"}${direction ? `, ${direction}` : ""}`);

const told = async (actor: Actor, params: MomentParams = {}) => {
  const found = await compareVersions(openedAs(actor, params), { termId, from: null, to: null });
  return found && lines(found.force);
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) =>
    actAs(
      owner,
      await makeUser(owner, {
        email: `${name}-${randomUUID()}@parley.example`,
        name,
        password: "a long enough password",
      }),
    );
  [founder, reader, outsider] = await Promise.all([person("Founder"), person("Reader"), person("Outsider")]);
  negotiation = must(
    await execute(foundNegotiation, founder, { name: `Compared ${randomUUID()}`, timeZone: zone, present }),
  );
  const negotiationId = negotiation.id;
  must(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
  const { id: compartmentId } = must(
    await execute(makeCompartment, founder, { negotiationId, name: "Circle", meaning: "Few" }),
  );
  const party = { negotiationId, kind: "state", role: "negotiating", isAtTable: true, heldFrom: "2019-01" };
  must(await execute(partyNoun.record, founder, { ...party, name: "Ruritania", code: "RU" }));
  must(await execute(partyNoun.record, founder, { ...party, name: "Sylvania", code: "SY", compartmentId }));
  const term = { negotiationId, number: "1", title: "Troops", kind: "paragraph", heldFrom: "2019-01" };
  termId = must(await execute(termNoun.record, founder, term)).termId;
  const word = async (heldFrom: string, text: string, marking: object = {}) =>
    must(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, heldFrom, text, ...marking }));
  await word("2019-02-01", "Forces shall leave within 60 months.");
  await word("2019-02-10", "Forces should leave within 60 months.");
  await word("2019-02-20", "Forces should leave within 30 months, and Ruritania and Sylvania watch.");
  await word("2019-02-25", "Forces may leave within 10 months.", { compartmentId });
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("what changed in force between two wordings of a term", () => {
  it("is told of the last two that the reader may see, with the actors that the reader may see", async () => {
    expect(await told(reader)).toEqual(["within 60 months → within 30 months, shorter", "– → Ruritania"]);
    expect(await told(founder)).toEqual([
      "should → may, weaker",
      "within 30 months → within 10 months, shorter",
      "Ruritania → –",
      "Sylvania → –",
    ]);
    expect(await told(outsider)).toBeNull();
  });

  it("is told as of a day, and as it was known", async () => {
    expect(await told(reader, { asOf: "2019-02-15" })).toEqual(["shall → should, weaker"]);
    expect(await told(reader, { knownAt: "2019-02-27" })).toBeNull();
  });

  it("is told of each term of the agreement since a day", async () => {
    const since = async (actor: Actor, day: string) =>
      (await compareSince(openedAs(actor), day)).terms.flatMap(({ force }) => lines(force));
    expect(await since(reader, "2019-02-05")).toEqual([
      "shall → should, weaker",
      "within 60 months → within 30 months, shorter",
      "– → Ruritania",
    ]);
    expect(await since(reader, "2019-02-21")).toEqual([]);
    expect(await since(founder, "2019-02-21")).toContain("should → may, weaker");
    expect(await since(outsider, "2019-02-05")).toEqual([]);
  });
});
