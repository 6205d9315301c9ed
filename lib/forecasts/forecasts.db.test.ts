/** Forecasts against a real Postgres: who makes one, who sees it, since when it counts, and what becomes of it. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { addDays } from "@/lib/time/fuzzy-date";
import { parseMoment } from "@/lib/time/moment";
import { dayOf } from "@/lib/time/zones";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { discardForecast, keepForecast } from "./commands/kept-forecasts";
import { correctForecast, retractForecast } from "./commands/revise-forecast";
import { recordForecast, shareForecasts } from "./commands/share-forecasts";
import { forecastsView } from "./queries";
import { openForecastsOn } from "./queries-short";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"manager" | "staff" | "reader" | "insider">>>;
let compartmentId: string;

const zone = "Asia/Qatar";
const tomorrow = addDays(dayOf(new Date(), zone), 1);

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { manager: "manager", staff: "commenter", reader: "reader", insider: "commenter" });
  const { negotiationId, people } = team;
  ({ id: compartmentId } = must(
    await execute(makeCompartment, people.founder, { negotiationId, name: "Heads", meaning: "Heads alone." }),
  ));
  for (const userId of [people.manager.userId, people.insider.userId])
    must(await execute(addToCompartment, people.founder, { negotiationId, compartmentId, userId }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

let count = 0;
const newTerm = async (more: object = {}) => {
  const { negotiationId, people } = team;
  const fields = { negotiationId, number: `${++count}`, title: "Stay", kind: "article", ...more };
  return must(await execute(termNoun.record, people.manager, fields)).termId;
};
const said = (termId: string, more: object = {}) => ({
  ...{ negotiationId: team.negotiationId, termId, byDate: tomorrow, probability: 40, why: "They want it." },
  ...more,
});
const sharing = (actor: Actor | null, input: object, actId?: string) => execute(recordForecast, actor, input, actId);
const view = (actor: Actor, clocks: { asOf?: string; knownAt?: string } = {}) =>
  forecastsView({
    ...openedAs(actor, team),
    moment: parseMoment(clocks, { zone, present: null }, new Date()),
  });
const on = async (actor: Actor, termId: string, clocks = {}) =>
  (await view(actor, clocks)).questions.find((question) => question.termId === termId);
const kept = async (actor: Actor, termId: string) => (await view(actor)).kept.filter((each) => each.termId === termId);
const settle = (termId: string) =>
  execute(termStatusNoun.record, team.people.manager, {
    ...{ negotiationId: team.negotiationId, termId, status: "agreed_in_principle" },
    // Forecasts of this minute were made before it.
    heldFrom: addDays(tomorrow, 0),
  });

describe("a forecast", () => {
  it("takes a commenter, is read by every member, and by nobody else", async () => {
    const { staff, reader, outsider } = team.people;
    const termId = await newTerm();
    expect(await sharing(null, said(termId))).toMatchObject({ code: "signed_out" });
    expect(await sharing(reader, said(termId))).toMatchObject({ code: "forbidden" });
    expect(await execute(keepForecast, reader, said(termId))).toMatchObject({ code: "forbidden" });
    expect(await sharing(outsider, said(termId))).toMatchObject({ code: "not_found" });
    must(await sharing(staff, said(termId)));
    const question = await on(reader, termId);
    expect(question).toMatchObject({ median: 40, resolution: { outcome: "open" } });
    expect(question?.lines).toMatchObject([
      { authorId: staff.userId, held: { probability: 40, why: "They want it." } },
    ]);
    expect((await view(outsider)).questions).toEqual([]);
    const { rows } = await owner.query(
      "select event, body::jsonb -> 'after' ->> 'probability' as said from audit_entry where negotiation_id = $1 and event like 'forecast.%'",
      [team.negotiationId],
    );
    expect(rows).toEqual([{ event: "forecast.recorded", said: "40" }]);
  });

  it("is refused with its reason where it cannot be", async () => {
    const { staff } = team.people;
    const termId = await newTerm();
    const refused = async (more: object) => {
      const result = await sharing(staff, said(termId, more));
      return result.ok ? "" : Object.values(result.fieldErrors).flat().join() || result.message;
    };
    expect(await refused({ probability: 101 })).toContain("from 0 to 100");
    for (const probability of ["4.5", "0.25", "0.25%", "%"])
      expect(await refused({ probability })).toContain("whole number of per cent");
    expect(await refused({ byDate: "2099" })).toContain("one exact day");
    expect(await refused({ byDate: "2019-01-01" })).toContain("That day is over");
    expect(await refused({ termId: randomUUID() })).toContain("no such term");
    expect(await refused({ heldFrom: "2019-01-01" })).not.toBe("");
  });

  it("that is kept is its author's alone, and nobody can say when it was made", async () => {
    const { staff, manager } = team.people;
    const termId = await newTerm();
    const { keptId } = must(await execute(keepForecast, staff, said(termId)));
    expect(await kept(staff, termId)).toMatchObject([{ id: keptId, probability: 40 }]);
    expect(await kept(manager, termId)).toEqual([]);
    const input = { negotiationId: team.negotiationId, keptIds: [keptId] };
    expect(await execute(shareForecasts, manager, input)).toMatchObject({ code: "not_found" });
    const { negotiationId } = team;
    expect(await execute(discardForecast, manager, { negotiationId, keptId })).toMatchObject({ code: "not_found" });
    await asActor(manager, async (tx) => expect(await tx.keptForecast.count({ where: { id: keptId } })).toBe(0));
    const { rows } = await owner.query("select count(*)::int as n from audit_entry where body::text like $1", [
      `%${termId}%`,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
    const [before] = await kept(staff, termId);
    must(await execute(shareForecasts, staff, input));
    expect(await kept(staff, termId)).toEqual([]);
    expect((await on(manager, termId))?.lines[0]?.said[0].record.validText).toBe(before?.heldFrom);
  });

  it("is its author's alone again when its sharing is undone, and shared once more when that is undone", async () => {
    const { undoAct } = await import("@/lib/activity/commands/undo-act");
    const { staff, reader } = team.people;
    const { negotiationId } = team;
    const termId = await newTerm();
    const [shared, undone] = [randomUUID(), randomUUID()];
    must(await sharing(staff, said(termId), shared));
    expect(await kept(staff, termId)).toEqual([]);
    must(await execute(undoAct, staff, { negotiationId, undoneId: shared }, undone));
    expect(await on(reader, termId)).toBeUndefined();
    expect(await kept(staff, termId)).toMatchObject([{ probability: 40 }]);
    must(await execute(undoAct, staff, { negotiationId, undoneId: undone }));
    expect(await on(reader, termId)).toMatchObject({ median: 40 });
    expect(await kept(staff, termId)).toEqual([]);
  });

  it("on a marked term is marked as the term is", async () => {
    const { insider, reader, staff } = team.people;
    const termId = await newTerm({ compartmentId });
    expect(await sharing(staff, said(termId))).toMatchObject({ code: "not_found" });
    must(await sharing(insider, said(termId)));
    expect((await on(insider, termId))?.lines[0]?.held?.compartmentId).toBe(compartmentId);
    expect(await on(reader, termId)).toBeUndefined();
  });

  it("is told in short where its term is: what the reader may see of it, and what they keep", async () => {
    const { staff, manager, insider, reader, outsider } = team.people;
    const termId = await newTerm();
    const inShort = async (actor: Actor, on: string | null = termId) =>
      (await openForecastsOn(openedAs(actor, team), on)).map(({ held, kept: own, markedWith }) => [
        held,
        own,
        markedWith,
      ]);
    must(await execute(keepForecast, staff, said(termId, { probability: 10 })));
    must(await sharing(insider, said(termId, { probability: 80, compartmentId })));
    must(await sharing(manager, said(termId)));
    expect(await inShort(staff)).toEqual([[[40], 10, []]]);
    expect(await inShort(reader)).toEqual([[[40], null, []]]);
    expect(await inShort(insider)).toEqual([[[40, 80], null, [compartmentId]]]);
    expect(await inShort(outsider)).toEqual([]);
    expect(await inShort(staff, null)).toEqual([]);
  });

  it("is updated by another of its author, and corrected in its words by its author alone", async () => {
    const { staff, manager, insider } = team.people;
    const { negotiationId } = team;
    const termId = await newTerm();
    const first = must(await sharing(staff, said(termId)));
    must(await sharing(insider, said(termId, { probability: 80 })));
    const second = must(await sharing(staff, said(termId, { probability: 60 })));
    expect(second.forecastId).toBe(first.forecastId);
    const late = said(termId, { probability: 61, seenRecordId: first.recordId });
    expect(await sharing(staff, late)).toMatchObject({ code: "conflict" });

    const correction = { negotiationId, recordId: second.recordId, why: "They need it." };
    expect(await execute(correctForecast, manager, correction)).toMatchObject({ code: "forbidden" });
    must(await execute(correctForecast, staff, correction));
    expect(await execute(correctForecast, staff, correction)).toMatchObject({ code: "conflict" });
    const question = await on(manager, termId);
    expect(question?.median).toBe(70);
    expect(question?.lines[0]?.said.map(({ probability, why }) => [probability, why])).toEqual([
      [40, "They want it."],
      [60, "They need it."],
    ]);
  });

  it("is taken back by its author while it is open, and by a manager who says why", async () => {
    const { staff, manager, insider } = team.people;
    const { negotiationId } = team;
    const termId = await newTerm();
    const { recordId } = must(await sharing(staff, said(termId)));
    expect(await execute(retractForecast, insider, { negotiationId, recordId })).toMatchObject({ code: "forbidden" });
    expect(await execute(retractForecast, manager, { negotiationId, recordId })).toMatchObject({ code: "refused" });
    must(await execute(retractForecast, staff, { negotiationId, recordId }));
    expect(await on(manager, termId)).toBeUndefined();
    const again = must(await sharing(staff, said(termId)));
    must(await settle(termId));
    expect(await on(manager, termId)).toMatchObject({ resolution: { outcome: "open" } });
    const reason = "It names a source.";
    must(await execute(retractForecast, manager, { negotiationId, recordId: again.recordId, reason }));
  });

  it("is scored as of the moment that is looked at", async () => {
    const { staff, reader } = team.people;
    const termId = await newTerm();
    must(await sharing(staff, said(termId)));
    const after = addDays(tomorrow, 3);
    // Today and tomorrow at 40 %, of what did not come.
    expect(await on(reader, termId, { asOf: after })).toMatchObject({
      resolution: { outcome: "no" },
      lines: [{ score: { score: expect.closeTo(0.16), days: 2 } }],
    });
    must(await settle(termId));
    // Today at 40 %, of what came tomorrow.
    expect(await on(reader, termId, { asOf: after })).toMatchObject({
      resolution: { outcome: "yes" },
      lines: [{ score: { score: expect.closeTo(0.36), days: 1 } }],
    });
    expect(await on(reader, termId)).toMatchObject({ resolution: { outcome: "open" }, lines: [{ score: null }] });
    expect(await on(reader, termId, { asOf: "2019-01-01" })).toBeUndefined();
  });
});
