import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "./commands/party";
import { delegateNoun } from "./commands/delegate";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { parseMoment } from "@/lib/time/moment";
import { delegatesIn, partiesIn } from "./queries";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let negotiationId: string;

const valueIn = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const at = (asOf: string) => parseMoment({ asOf }, { zone: timeZone, present: "2019-02-28" }, new Date());
const state = { kind: "state", role: "negotiating", isAtTable: true, heldFrom: "2019-01" };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const email = `founder-${randomUUID()}@parley.example`;
  founder = await actAs(owner, await makeUser(owner, { email, name: "Founder", password: "a long enough password" }));
  negotiationId = valueIn(
    await execute(foundNegotiation, founder, { name: `Talks ${randomUUID()}`, timeZone, present: "2019-02-28" }),
  ).id;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a party", () => {
  it("that comes to the table was away until then", async () => {
    const away = { negotiationId, ...state, name: "Kabul", code: "KB", role: "affected", isAtTable: false };
    const { partyId } = valueIn(await execute(partyNoun.record, founder, away));
    const seated = { ...away, partyId, role: "negotiating", isAtTable: true, heldFrom: "2019-02-26" };
    valueIn(await execute(partyNoun.record, founder, seated));
    const seatOn = (asOf: string) =>
      asActor(founder, async (tx) => (await partiesIn(tx, negotiationId, at(asOf))).find(({ id }) => id === partyId));
    expect(await seatOn("2019-02-25")).toMatchObject({ isAtTable: false, role: "affected" });
    expect(await seatOn("2019-02-26")).toMatchObject({ isAtTable: true, role: "negotiating" });
  });

  it("keeps its place among the others where it is corrected or changes", async () => {
    const names = async () =>
      (await asActor(founder, (tx) => partiesIn(tx, negotiationId, at("2019-02-28")))).map(({ name }) => name);
    const first = { negotiationId, ...state, name: "Atlantis", code: "AT" };
    const { partyId, recordId } = valueIn(await execute(partyNoun.record, founder, first));
    valueIn(await execute(partyNoun.record, founder, { ...first, name: "Borduria", code: "BO" }));
    const before = await names();
    const renamed = { ...first, supersedesId: recordId, name: "Zubrowka", reason: "Misheard." };
    valueIn(await execute(partyNoun.record, founder, renamed));
    valueIn(
      await execute(partyNoun.record, founder, {
        ...first,
        partyId,
        name: "Zubrowka",
        heldFrom: "2019-02-20",
        role: "observer",
      }),
    );
    expect(await names()).toEqual(before.map((name) => (name === "Atlantis" ? "Zubrowka" : name)));
  });

  it("cannot be under a bloc that is under it", async () => {
    const bloc = { negotiationId, ...state, name: "Europe", code: "EU", kind: "coalition" };
    const { partyId: blocId, recordId } = valueIn(await execute(partyNoun.record, founder, bloc));
    const { partyId } = valueIn(
      await execute(partyNoun.record, founder, { ...bloc, name: "Benelux", code: "BX", blocId }),
    );
    const circle = { ...bloc, supersedesId: recordId, blocId: partyId };
    expect(await execute(partyNoun.record, founder, circle)).toMatchObject({
      code: "refused",
      fieldErrors: { blocId: [/itself/] },
    });
  });
});

describe("a party's code", () => {
  const norden = { ...state, name: "Norden", code: "ND" };
  const record = (more: object) => execute(partyNoun.record, founder, { negotiationId, ...norden, ...more });

  it("is borne by one party at a time, among those that the record's readers see", async () => {
    const { partyId, recordId } = valueIn(await record({}));
    const taken = { code: "refused", fieldErrors: { code: ["ND is the code of “Norden”: choose another."] } };
    expect(await record({ name: "Nodland" })).toMatchObject(taken);
    // Its own it keeps, corrected or changed; another takes it over once it has another.
    valueIn(await record({ name: "Nordland", supersedesId: recordId }));
    valueIn(await record({ name: "Nordland", code: "NL", partyId, heldFrom: "2019-06" }));
    const { partyId: other } = valueIn(await record({ name: "Nodland" }));
    expect(await record({ name: "Back", partyId, heldFrom: "2019-07" })).toMatchObject({ code: "refused" });
    expect(other).not.toBe(partyId);
  });

  it("tells nothing of a hidden party, by being refused or by its name", async () => {
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "For a few." };
    const { id: compartmentId } = valueIn(await execute(makeCompartment, founder, circle));
    valueIn(await record({ name: "Secret", code: "SC", compartmentId }));
    expect(await record({ name: "Also", code: "SC", compartmentId })).toMatchObject({ code: "refused" });
    valueIn(await record({ name: "Open", code: "SC" }));
  });
});

describe("a delegate", () => {
  it("keeps one life through a change of side", async () => {
    const { partyId } = valueIn(
      await execute(partyNoun.record, founder, { negotiationId, ...state, name: "Ruritania", code: "RU" }),
    );
    const envoy = { negotiationId, name: "The envoy", partyId, isHead: true, heldFrom: "2019-01" };
    const { delegateId } = valueIn(await execute(delegateNoun.record, founder, envoy));
    const { partyId: _, ...alone } = { ...envoy, delegateId, isHead: false, heldFrom: "2019-02-20" };
    valueIn(await execute(delegateNoun.record, founder, alone));
    const found = (asOf: string) => asActor(founder, (tx) => delegatesIn(tx, negotiationId, at(asOf)));
    expect(await found("2019-02-19")).toMatchObject([{ id: delegateId, partyId, isHead: true }]);
    expect(await found("2019-02-20")).toMatchObject([{ id: delegateId, partyId: null, isHead: false }]);
  });
});
