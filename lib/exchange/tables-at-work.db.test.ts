/** Work on a table goes on by itself: after crashes, where others write, and as its author may. */
import { describe, expect, it } from "vitest";
import { changeRole } from "@/lib/negotiations/commands/change-role";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { type Job, planTables } from "@/lib/platform/jobs/queue";
import { type Done, doWhatIsDue } from "@/lib/platform/jobs/worker";
import { must } from "@/prisma/team-fixtures";
import { settleTable, turnTable } from "./commands/table";
import { mappingSchema } from "./rules/table-in/mapping";
import { checkPart, recordPart } from "./tables/part";
import { ownTables } from "./queries-table";
import {
  begun,
  newTalks,
  owner,
  positionsOf,
  rows,
  setTableStage,
  settled,
  turned,
  viewOf,
  worked,
} from "./tables/fixtures";

setTableStage(process.env.DATABASE_OWNER_URL);

/** As after the time that it was put off for. */
async function becomesDue({ userId }: Actor): Promise<void> {
  await owner.query("update job set due_at = clock_timestamp() - interval '1 second' where user_id = $1", [userId]);
}

describe("work on a table", () => {
  it("goes on after a crash where it stopped, and does nothing twice", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const many = Array.from({ length: 6 }, (_, day) => ["1.4", "US", "opposes", `2019-02-0${day + 1}`, ""]);
    const tableId = await begun(talks, clerk, many, 2);
    await settled(talks, clerk, tableId);
    const { negotiationId } = talks;
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" }));
    // One part is done; then the process dies in the middle of the next, and its lease runs out.
    must(await execute(recordPart, clerk, { negotiationId, tableId, place: 0 }));
    await planTables();
    await owner.query(
      "update job set lease_id = gen_random_uuid(), leased_until = now() - interval '1 second' where user_id = $1 and ended_at is null",
      [clerk.userId],
    );
    must(await execute(recordPart, clerk, { negotiationId, tableId, place: 0 }));
    await worked();
    expect(await viewOf(talks, clerk, tableId)).toMatchObject({ state: "recorded", counts: { recorded: 6 } });
    expect(await positionsOf(clerk, talks)).toHaveLength(6);
  });

  it("is put off where others hold the record, and tells its author why and until when", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    await settled(talks, clerk, tableId);
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" }));
    const lock = [
      `select pg_advisory_lock(hashtextextended($1, 0))`,
      `select pg_advisory_unlock(hashtextextended($1, 0))`,
    ];
    await owner.query(lock[0] ?? "", [negotiationId]);
    const before = Date.now();
    await worked();
    await owner.query(lock[1] ?? "", [negotiationId]);
    const waiting = await viewOf(talks, clerk, tableId);
    expect(waiting).toMatchObject({
      state: "recording",
      putOff: { why: "Others are writing here just now, and your turn did not come." },
    });
    expect(waiting.putOff?.until.getTime()).toBeGreaterThan(before);
    await becomesDue(clerk);
    await worked();
    expect(await viewOf(talks, clerk, tableId)).toMatchObject({ state: "recorded", putOff: null });
  });

  it("does not wait any longer once it is asked for anew", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    await settled(talks, clerk, tableId);
    await planTables();
    // As after a failure: not to be tried again for an hour.
    const wait = "interval '1 hour'";
    must(await execute(turnTable, clerk, { negotiationId: talks.negotiationId, tableId, to: "record" }));
    await planTables();
    await owner.query(
      `update job set due_at = clock_timestamp() + ${wait}, attempts = 9 where user_id = $1 and ended_at is null`,
      [clerk.userId],
    );
    await owner.query(
      `update taken_table set put_off_until = clock_timestamp() + ${wait}, put_off_why = 'So.' where id = $1`,
      [tableId],
    );
    await worked();
    expect(await viewOf(talks, clerk, tableId)).toMatchObject({ state: "recording", counts: { recorded: 0 } });
    must(await execute(turnTable, clerk, { negotiationId: talks.negotiationId, tableId, to: "stop" }));
    expect(await turned(talks, clerk, tableId, "record")).toMatchObject({ state: "recorded", putOff: null });
  });

  it("is put off, too, where only noting that all is checked has to wait", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, [["2 Prisoners", "US", "opposes", "2019", ""]]);
    const { mapping } = await viewOf(talks, clerk, tableId);
    const meaning = mappingSchema.parse({ ...mapping, meanings: { termId: { "2 prisoners": "+" } } });
    must(await execute(settleTable, clerk, { negotiationId, tableId, mapping: meaning }));
    must(await execute(checkPart, clerk, { negotiationId, tableId, place: 0 }));
    const holder = await owner.connect();
    await holder.query("begin");
    await holder.query("select 1 from taken_part where table_id = $1 for update", [tableId]);
    await worked();
    await holder.query("rollback");
    holder.release();
    const waiting = await viewOf(talks, clerk, tableId);
    expect(waiting).toMatchObject({ state: "checking", putOff: { why: expect.any(String) } });
    await becomesDue(clerk);
    await worked();
    expect(await viewOf(talks, clerk, tableId)).toMatchObject({ state: "checked", putOff: null, counts: { good: 1 } });
  });

  it("goes on in other negotiations where its author may no longer write in one", async () => {
    const [barred, free] = [await newTalks(), await newTalks()];
    const { clerk } = barred.people;
    const { negotiationId } = barred;
    const joins = { negotiationId: free.negotiationId, email: clerk.email, role: "recorder" };
    must(await execute(addMember, free.people.founder, joins));
    const inBarred = await begun(barred, clerk, rows.slice(0, 2));
    const inFree = await begun(free, clerk, rows.slice(0, 2));
    await settled(barred, clerk, inBarred);
    await settled(free, clerk, inFree);
    must(await execute(turnTable, clerk, { negotiationId, tableId: inBarred, to: "record" }));
    const barring = { negotiationId, userId: clerk.userId, role: "reader", version: 1 };
    must(await execute(changeRole, barred.people.founder, barring));
    expect(await turned(free, clerk, inFree, "record")).toMatchObject({ state: "recorded", counts: { recorded: 2 } });
    expect(await positionsOf(barred.people.founder, barred)).toEqual([]);
  });

  it("goes on in other negotiations first where it waits in one", async () => {
    const [busy, free] = [await newTalks(), await newTalks()];
    const { clerk } = busy.people;
    const joins = { negotiationId: free.negotiationId, email: clerk.email, role: "recorder" };
    must(await execute(addMember, free.people.founder, joins));
    const inBusy = await begun(busy, clerk, rows.slice(0, 2));
    const inFree = await begun(free, clerk, rows.slice(0, 2));
    await settled(busy, clerk, inBusy);
    await settled(free, clerk, inFree);
    must(await execute(turnTable, clerk, { negotiationId: busy.negotiationId, tableId: inBusy, to: "record" }));
    must(await execute(turnTable, clerk, { negotiationId: free.negotiationId, tableId: inFree, to: "record" }));
    await owner.query(
      "update taken_table set put_off_until = clock_timestamp() + interval '1 hour', put_off_why = 'So.' where id = $1",
      [inBusy],
    );
    await worked();
    const { rows: order } = await owner.query<{ negotiation_id: string }>(
      `select negotiation_id::text from record where kind = 'position' and recorded_by = $1 order by recorded_at`,
      [clerk.userId],
    );
    expect(order.map(({ negotiation_id }) => negotiation_id)).toEqual(
      [free, free, busy, busy].map(({ negotiationId }) => negotiationId),
    );
  });

  it("waits as after a first failure when it went on before, however often it had its turn", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    await settled(talks, clerk, tableId);
    must(await execute(turnTable, clerk, { negotiationId: talks.negotiationId, tableId, to: "record" }));
    await planTables();
    await owner.query("update job set attempts = 20 where user_id = $1 and ended_at is null", [clerk.userId]);
    const turns: Done[] = [{ again: true }, { retry: "Others are writing here." }];
    const isMine = ({ reader }: Job) => reader.userId === clerk.userId;
    // It is due again within a millisecond, which need not be over at once.
    while (turns.length > 0)
      await doWhatIsDue({ "table.work": async (job) => (isMine(job) ? (turns.shift() ?? null) : null) });
    const { rows: waiting } = await owner.query(
      "select attempts, due_at < clock_timestamp() + interval '40 seconds' as is_soon from job where user_id = $1 and ended_at is null",
      [clerk.userId],
    );
    expect(waiting).toEqual([{ attempts: 1, is_soon: true }]);
  });

  it("ends, with the reason, where its author may write no longer", async () => {
    const talks = await newTalks();
    const { clerk, founder } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    await settled(talks, clerk, tableId);
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" }));
    must(await execute(changeRole, founder, { negotiationId, userId: clerk.userId, role: "reader", version: 1 }));
    await worked();
    expect(await positionsOf(founder, talks)).toEqual([]);
    expect(await ownTables(talks.opened(clerk))).toEqual([]);
  });

  it("writes under its marking alone, and tells nobody else of it", async () => {
    const talks = await newTalks();
    const { clerk, founder, other } = talks.people;
    const { negotiationId } = talks;
    const circle = must(await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" }));
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    const compartmentId = circle.id;
    const { mapping } = await viewOf(talks, clerk, tableId);
    expect(
      await execute(settleTable, clerk, { negotiationId, tableId, mapping: { ...mapping, compartmentId } }),
    ).toMatchObject({ code: "not_found", message: "You are in no such compartment." });
    const own = await begun(talks, founder, rows.slice(0, 2));
    await settled(talks, founder, own, { compartmentId });
    expect((await turned(talks, founder, own, "record")).counts).toMatchObject({ recorded: 2 });
    expect(await positionsOf(other, talks)).toEqual([]);
    expect(await positionsOf(founder, talks)).toHaveLength(2);
  });
});
