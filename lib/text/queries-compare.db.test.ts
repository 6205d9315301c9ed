import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { MomentParams } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import { newWordedTerm } from "@/prisma/text-fixtures";
import type { ForceChange } from "./force/changes";
import { compareSince, compareVersions } from "./queries-compare";

type Worded = Awaited<ReturnType<typeof newWordedTerm>>;

let owner: Owner;
let founder: Actor, reader: Actor, outsider: Actor;
let termId: string;
let openedAs: Worded["openedAs"];

const lines = (force: readonly ForceChange[]) =>
  force.map(({ before, after, direction }) => `${before ?? "–"} → ${after ?? "–"}${direction ? `, ${direction}` : ""}`);

const told = async (actor: Actor, params: MomentParams = {}) => {
  const found = await compareVersions(openedAs(actor, params), { termId, from: null, to: null });
  return found && lines(found.force);
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const { people, negotiationId, compartmentId, word, ...worded } = await newWordedTerm(owner);
  ({ founder, reader, outsider } = people);
  ({ termId, openedAs } = worded);
  const party = { negotiationId, kind: "state", role: "negotiating", isAtTable: true, heldFrom: "2019-01" };
  must(await execute(partyNoun.record, founder, { ...party, name: "Ruritania", code: "RU" }));
  must(await execute(partyNoun.record, founder, { ...party, name: "Sylvania", code: "SY", compartmentId }));
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
