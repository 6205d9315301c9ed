/** A board reads a few of all positions that were ever held, and says what it would say if it had read each. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asActor, type Actor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import { positionsHeldIn } from "@/lib/positions/queries";
import { parseMoment } from "@/lib/time/moment";
import { fillDesk, foundDesk } from "@/prisma/desk/desk";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newPerson } from "@/prisma/team-fixtures";
import { boardOf } from "./board";
import { boardFactsIn } from "./queries";
import { analysisOf } from "./term-analysis";

const size = { parties: 8, terms: 30, positions: 200, history: 900, annotations: 0, rounds: 4 };
const zone = "Europe/Zurich";

let owner: Owner;
let reader: Actor;
let negotiationId: string;
let days: string[];

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const people = {
    founder: await newPerson(owner, "Founder"),
    recorder: await newPerson(owner, "Recorder"),
    others: [] as [],
  };
  reader = people.founder;
  const desk = await foundDesk(people, size, 11);
  negotiationId = desk.negotiationId;
  await fillDesk(owner, people, negotiationId, desk.plan);
  const { rows } = await owner.query<{ day: string }>(
    `select distinct to_char(percentile_disc(share) within group (order by valid_from), 'YYYY-MM-DD') as day
       from record cross join unnest(array[0.2, 0.5, 0.8, 1]) as share
      where negotiation_id = $1 and kind = 'position' group by share order by 1`,
    [negotiationId],
  );
  days = rows.map(({ day }) => day);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function readAt(asOf: string) {
  const moment = parseMoment({ asOf }, { zone, present: null }, new Date());
  return asActor(reader, async (tx) => ({
    moment,
    few: await boardFactsIn(tx, negotiationId, moment),
    all: await positionsHeldIn(tx, negotiationId, moment),
  }));
}

describe("a board that reads a few positions", () => {
  it("says what it would say of all", async () => {
    expect(days.length).toBeGreaterThan(2);
    for (const day of days) {
      const { moment, few, all } = await readAt(day);
      expect(few.positionsHeld.length).toBeLessThan(all.length);
      const at = { asOf: moment.asOf, zone };
      expect(boardOf(few, at)).toEqual(boardOf({ ...few, positionsHeld: all }, at));
    }
  });

  it("and so does the analysis of each term", async () => {
    const { few, all } = await readAt(days.at(-1) ?? "");
    const told = few.terms.filter(({ axisUnit }) => axisUnit !== null);
    expect(told.length).toBeGreaterThan(2);
    for (const { id } of told) expect(analysisOf(few, id)).toEqual(analysisOf({ ...few, positionsHeld: all }, id));
  });

  it("though it goes back to words and offers that no longer stand", async () => {
    const { few } = await readAt(days.at(-1) ?? "");
    const inForce = new Set(few.positions.map(({ recordId }) => recordId));
    const before = few.positionsHeld.filter(({ recordId }) => !inForce.has(recordId));
    expect(before.some(({ basis }) => basis !== "assessed")).toBe(true);
    expect(before.some(({ intervals }) => intervals.some(({ verdict }) => verdict === "accepts"))).toBe(true);
  });
});
