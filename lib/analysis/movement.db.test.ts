import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { termNoun } from "@/lib/terms/commands/term";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { movementView } from "./queries-movement";

const timeZone = "Asia/Qatar";
const present = "2019-02-28";
let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"reader">>>;

const record = async <Value>(command: Command, input: object): Promise<Value> =>
  must(
    await execute(command, team.people.founder, {
      negotiationId: team.negotiationId,
      heldFrom: "2019-01-01",
      ...input,
    }),
  ) as Value;

const openedAs = (actor: Actor, asOf?: string): Opened => ({
  actor,
  negotiation: { id: team.negotiationId, slug: team.slug, name: "", summary: null, timeZone, present, version: 1 },
  member: { userId: actor.userId, negotiationId: team.negotiationId, role: "reader", timeZone, present },
  moment: parseMoment(asOf ? { asOf } : {}, { zone: timeZone, present }, new Date()),
  newestRecordId: null,
});

const movesSeenBy = async (actor: Actor, asOf?: string) =>
  (await movementView(openedAs(actor, asOf))).moves.map(({ party, kind, to }) => [
    party.name,
    kind,
    to.record.validText,
  ]);

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { reader: "reader" }, { present });
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("the movement that a reader sees", () => {
  it("is told from the positions they may read, as of the day they ask for, and to nobody outside", async () => {
    const party = async (name: string, code: string) =>
      (
        await record<{ partyId: string }>(partyNoun.record, {
          name,
          code,
          kind: "state",
          role: "negotiating",
          isAtTable: true,
        })
      ).partyId;
    const [seller, buyer] = [await party("Seller", "SE"), await party("Buyer", "BU")];
    const { termId } = await record<{ termId: string }>(termNoun.record, {
      number: "1",
      title: "Price",
      kind: "article",
      axisUnit: "money",
    });
    const { id: compartmentId } = must(
      await execute(makeCompartment, team.people.founder, {
        negotiationId: team.negotiationId,
        name: "Inner",
        meaning: "Us.",
      }),
    );
    const hold = (partyId: string, heldFrom: string, from: number | null, to: number | null, rest: object = {}) =>
      record(positionNoun.record, {
        ...{ partyId, termId, heldFrom, stance: "supports", basis: "in_the_room", confidence: "high" },
        intervals: [{ verdict: "accepts", from, to }],
        ...rest,
      });
    await hold(seller, "2019-02-01", 900, null);
    await hold(buyer, "2019-02-01", 0, 300);
    await hold(seller, "2019-02-10", 700, null);
    await hold(buyer, "2019-02-20", 0, 500, { compartmentId });

    const seller700 = ["Seller", "conceded", "2019-02-10"];
    expect(await movesSeenBy(team.people.founder)).toEqual([["Buyer", "conceded", "2019-02-20"], seller700]);
    expect(await movesSeenBy(team.people.reader)).toEqual([seller700]);
    expect(await movesSeenBy(team.people.founder, "2019-02-12")).toEqual([seller700]);
    expect(await movesSeenBy(team.people.founder, "2019-02-05")).toEqual([]);
    expect(await movementView(openedAs(team.people.outsider))).toEqual({
      term: null,
      terms: [],
      parties: [],
      whole: [],
      moves: [],
      parts: [],
      part: null,
    });
  });
});
