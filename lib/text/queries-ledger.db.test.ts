import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { recordSession } from "@/lib/rounds/commands/record-session";
import type { MomentParams } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import { newWordedTerm } from "@/prisma/text-fixtures";
import { burnDown } from "./ledger/burn-down";
import { bracketsOnRecord } from "./queries-ledger";

type Worded = Awaited<ReturnType<typeof newWordedTerm>>;

let owner: Owner;
let founder: Actor, reader: Actor, outsider: Actor;
let openedAs: Worded["openedAs"];

/** "at once: opened v1 in The opening, agreed v2 in –" */
const told = async (actor: Actor, params: MomentParams = {}) =>
  (await bracketsOnRecord(openedAs(actor, params))).brackets.map(
    ({ wordsNow, openedIn, closedIn, closedHow, reopenedFrom }) =>
      `${wordsNow}:${reopenedFrom ? " reopened" : ""} v${openedIn.number} in ${openedIn.session?.title ?? "–"}${
        closedIn ? `, ${closedHow} v${closedIn.number} in ${closedIn.session?.title ?? "–"}` : ""
      }`,
  );

const rounds = async (actor: Actor, params: MomentParams = {}) => {
  const found = await bracketsOnRecord(openedAs(actor, params));
  return burnDown(found.brackets, found.rounds).map(({ roundId, opened, closed, reopened, open }) => [
    found.rounds.find(({ id }) => id === roundId)?.number ?? "before",
    ...[opened, closed, reopened, open],
  ]);
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const { people, negotiationId, compartmentId, word, ...worded } = await newWordedTerm(owner);
  ({ founder, reader, outsider } = people);
  ({ openedAs } = worded);
  const zone = "Asia/Qatar";

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
