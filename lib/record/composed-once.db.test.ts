import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { markRecords } from "@/lib/activity/commands/mark-records";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { removeFromCompartment } from "@/lib/negotiations/commands/change-compartment";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor, asWritingActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase, type WritingTx } from "@/lib/platform/database";
import { glimpse } from "@/lib/platform/glimpse";
import { unpackText } from "@/lib/platform/packed-text";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam } from "@/prisma/team-fixtures";
import { composedOnce, textKept, textOnce } from "./composed-once";

const timeZone = "Asia/Qatar";

let owner: Owner;
let negotiationId: string;
let slug: string;
let compartmentId: string;
let founder: Actor;
let inside: Actor;
let one: Actor;
let other: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(
    owner,
    { inside: "recorder", one: "reader", other: "commenter" },
    { present: "2019-02-28" },
  );
  ({ negotiationId, slug } = team);
  ({ founder, inside, one, other } = team.people);
  const circle = { negotiationId, name: "Circle", meaning: "A closed circle." };
  ({ id: compartmentId } = must(await execute(makeCompartment, founder, circle)));
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: inside.userId }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** What this reader is given: the very thing that was made once. */
function given(actor: Actor, { asOf, what = "risks" }: { asOf?: string; what?: string } = {}) {
  const moment = parseMoment(asOf ? { asOf } : {}, { zone: timeZone, present: "2019-02-28" }, new Date());
  return asActor(actor, (tx) =>
    composedOnce(tx, { negotiation: { id: negotiationId, timeZone }, moment, what: [what] }, async () => ({
      risks: (await tx.risk.findMany({ where: { negotiationId }, select: { text: true } })).map(({ text }) => text),
    })),
  );
}

const record = async (text: string, more: object = {}) =>
  must(await execute(riskNoun.record, founder, { negotiationId, text, heldFrom: "2019-02-01", ...more })) as {
    recordId: string;
  };

it("is composed once for those who see the same, and anew once that has changed", async () => {
  await record("One.");
  const first = await given(one);
  expect(first.risks).toEqual(["One."]);
  expect(await given(other)).toBe(first);
  await record("Two.");
  const second = await given(other);
  expect(second.risks).toHaveLength(2);
  expect(await given(one)).toBe(second);
});

it("is apart for each moment and for what else is asked", async () => {
  const all = [await given(one), await given(one, { asOf: "2019-02-10" }), await given(one, { what: "others" })];
  expect(new Set(all).size).toBe(3);
  expect(await given(other, { asOf: "2019-02-10" })).toBe(all[1]);
});

it("keeps nothing of a transaction that may write, nor gives it what was kept", async () => {
  const moment = parseMoment({}, { zone: timeZone, present: "2019-02-28" }, new Date());
  const written = async (tx: WritingTx, it: object) =>
    composedOnce(tx, { negotiation: { id: negotiationId, timeZone }, moment, what: ["risks"] }, () =>
      Promise.resolve(it),
    );
  const kept = await given(one);
  const mine = { risks: ["Mine."] };
  expect(await asWritingActor(one, (tx) => written(tx, mine))).toBe(mine);
  expect(await given(one)).toBe(kept);
});

it("says nothing of a circle to those outside, not even by being composed anew", async () => {
  const outside = await given(one);
  await record("For the circle.", { compartmentId });
  expect(await given(one)).toBe(outside);
  const within = await given(inside);
  expect(within.risks).toContain("For the circle.");
  expect(await given(founder)).toBe(within);
});

it("follows who is in the circle", async () => {
  const outside = await given(one);
  const who = { negotiationId, compartmentId, userId: one.userId };
  must(await execute(addToCompartment, founder, who));
  expect((await given(one)).risks).toContain("For the circle.");
  must(await execute(removeFromCompartment, founder, who));
  expect(await given(one)).toBe(outside);
});

it("forgets what is marked afterwards", async () => {
  const { recordId } = await record("Said too loud.");
  const reads = (actor: Actor, what: string) =>
    asActor(actor, (tx) =>
      composedOnce(
        tx,
        {
          negotiation: { id: negotiationId, timeZone },
          moment: parseMoment({}, { zone: timeZone, present: "2019-02-28" }, new Date()),
          what: [what],
        },
        async () =>
          (
            await tx.risk.findMany({
              where: { negotiationId, record: { supersededBy: null, isRetraction: false } },
              select: { text: true },
            })
          ).map(({ text }) => text),
      ),
    );
  expect(await reads(one, "standing")).toContain("Said too loud.");
  must(
    await execute(markRecords, inside, {
      negotiationId,
      recordIds: [recordId],
      compartmentId,
      reason: "For the circle alone.",
    }),
  );
  expect(await reads(one, "standing")).not.toContain("Said too loud.");
  expect(await reads(inside, "standing")).toContain("Said too loud.");
});

it("is anew once somebody is called otherwise, where it names people", async () => {
  const moment = parseMoment({ asOf: "2019-02-20" }, { zone: timeZone, present: "2019-02-28" }, new Date());
  const of = { negotiation: { id: negotiationId, timeZone }, moment, what: ["people"] };
  const named = (isSigned: boolean) =>
    asActor(one, (tx) =>
      composedOnce(tx, { ...of, isSigned }, async () => {
        const { name } = await tx.user.findUniqueOrThrow({ where: { id: other.userId }, select: { name: true } });
        return { name };
      }),
    );
  const before = await named(true);
  const unsigned = await named(false);
  expect(await named(true)).toBe(before);
  await owner.query("update app_user set name = 'Called Otherwise' where id = $1", [other.userId]);
  expect((await named(true)).name).toBe("Called Otherwise");
  expect(await named(false)).toBe(unsigned);
});

const textOf = (day: string) => ({
  negotiation: { id: negotiationId, timeZone },
  moment: parseMoment({ asOf: day }, { zone: timeZone, present: "2019-02-28" }, new Date()),
  what: ["text"],
});

it("keeps a text, and asks again for one that was not there", async () => {
  const given: (string | null)[] = [null, "First.", "Second."];
  const text = async () => {
    const packed = await asActor(one, (tx) => textOnce(tx, textOf("2019-02-21"), async () => given.shift() ?? null));
    return packed && unpackText(packed);
  };
  expect([await text(), await text(), await text()]).toEqual([null, "First.", "First."]);
});

it("gives a text at a glimpse to those who see the same, and to nobody else", async () => {
  const of = textOf("2019-02-22");
  const composed = await asActor(one, (tx) => textOnce(tx, of, async () => "What all see."));
  const atAGlimpse = async (actor: Actor) => {
    const seen = await glimpse(actor, slug);
    return seen && textKept(seen.seen, of);
  };
  expect(await atAGlimpse(one)).toBe(composed);
  expect(await atAGlimpse(other)).toBe(composed);
  expect(await atAGlimpse(inside)).toBeUndefined();
  const outsider = await newPerson(owner, "Outside");
  expect(await atAGlimpse(outsider)).toBeNull();
  expect(await atAGlimpse({ ...one, signInId: randomUUID() })).toBeNull();
  await record("Three.");
  expect(await atAGlimpse(one)).toBeUndefined();
});

it("names at a glimpse the circles of whoever looks", async () => {
  expect(await glimpse(one, slug)).toMatchObject({ negotiation: { id: negotiationId, timeZone }, circles: [] });
  expect(await glimpse(inside, slug)).toMatchObject({ circles: [{ id: compartmentId, name: "Circle" }] });
});

it("lets nobody glimpse in the midst of another's reading, which would go on as theirs", async () => {
  const looking = asActor(one, (tx) => tx.$queryRaw`select id from glimpse(${inside.signInId}::uuid, ${slug})`);
  await expect(looking).rejects.toThrow("no part of another reading");
});
