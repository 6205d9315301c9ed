import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { draftContent } from "@/lib/annotations/schema";
import { figureNoun } from "@/lib/evidence/commands/figure";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { partyLifeIn } from "@/lib/parties/queries-history";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Result } from "@/lib/platform/result";
import { atLast, inForceAt } from "@/lib/record/reading";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { parseMoment } from "@/lib/time/moment";
import { undoableAct } from "./queries";
import { markRecords } from "./commands/mark-records";
import { undoAct } from "./commands/undo-act";

let owner: Owner;
let recorder: Actor, colleague: Actor, outsider: Actor;
let negotiationId: string;

const valueIn = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

/** Runs a command as an act with a name, so that it can be undone. */
async function act(asked: Command, input: object, who = recorder) {
  const actId = randomUUID();
  const value = valueIn(await execute(asked, who, { negotiationId, ...input }, actId)) as Record<string, string>;
  return { actId, value };
}

const undo = (undoneId: string, who: Actor | null = recorder, actId?: string) =>
  execute(undoAct, who, { negotiationId, undoneId }, actId);

const figures = () =>
  asActor(recorder, async (tx) => {
    const rows = await tx.figure.findMany({ where: { negotiationId, record: inForceAt(atLast(new Date())) } });
    return rows.map(({ label, value }) => `${label} ${value?.toString()}`);
  });

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  recorder = await person("Recorder");
  colleague = await person("Colleague");
  outsider = await person("Outsider");
  const founding = { name: `Undoing ${randomUUID()}`, timeZone: "Asia/Qatar" };
  negotiationId = valueIn(await execute(foundNegotiation, recorder, founding)).id;
  valueIn(await execute(addMember, recorder, { negotiationId, email: colleague.email, role: "recorder" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("undoing an act", () => {
  it("takes back what was new, and an undo of that puts it there again", async () => {
    const { actId } = await act(figureNoun.record, { label: "New", value: 1 });
    const undoId = randomUUID();
    valueIn(await undo(actId, recorder, undoId));
    expect(await figures()).toEqual([]);
    const again = randomUUID();
    valueIn(await undo(undoId, recorder, again));
    expect(await figures()).toEqual(["New 1"]);
    valueIn(await undo(again));
    expect(await figures()).toEqual([]);
  });

  it("gives the words of a wording or a remark back as their writer's draft, and not over what they write since", async () => {
    const { value } = await act(termNoun.record, { number: "9", title: "Drafted", kind: "paragraph" });
    const place = { termId: value.termId ?? "", language: "en" };
    const first = await act(clauseVersionNoun.record, { ...place, text: "Guards shall stay." });
    const clauseVersionId = first.value.recordId ?? "";
    const drafts = () =>
      asActor(recorder, async (tx) => {
        const wording = await tx.wordingDraft.findFirst({ where: place });
        const remark = await tx.remarkDraft.findFirst({ where: { clauseVersionId } });
        return { wording, said: draftContent.safeParse(remark?.content).data?.body };
      });
    const wordAnew = await act(clauseVersionNoun.record, { ...place, text: "Guards shall leave." });
    valueIn(await undo(wordAnew.actId));
    expect((await drafts()).wording).toMatchObject({ text: "Guards shall leave.", basedOnId: clauseVersionId });
    const words = { clauseVersionId, start: 0, end: 6, quote: "Guards", body: "Whose?" };
    const remark = await act(makeAnnotation, words);
    const undoId = randomUUID();
    valueIn(await undo(remark.actId, recorder, undoId));
    expect((await drafts()).said).toBe("Whose?");
    // What stands on record again is no draft any more.
    valueIn(await undo(undoId));
    expect((await drafts()).said).toBeUndefined();
    valueIn(await undo((await act(makeAnnotation, { ...words, body: "Whose guards?" })).actId));
    expect((await drafts()).said).toBe("Whose guards?");
    // A draft that was begun since is newer than what is undone.
    const other = await act(makeAnnotation, { ...words, body: "Which guards?" });
    valueIn(await undo(other.actId));
    expect((await drafts()).said).toBe("Whose guards?");
    expect(await asActor(colleague, (tx) => tx.wordingDraft.count({ where: place }))).toBe(0);
  });

  it("gives agreed words that were changed back, and the term its agreed status with them", async () => {
    const { value } = await act(termNoun.record, { number: "1", title: "Withdrawal", kind: "paragraph" });
    const termId = value.termId ?? "";
    await act(clauseVersionNoun.record, { termId, text: "Troops leave in 14 months." });
    await act(termStatusNoun.record, { termId, status: "agreed" });
    const changed = { termId, text: "Troops leave in 18 months.", reason: "More time is asked for." };
    const { actId } = await act(clauseVersionNoun.record, changed);
    const standing = () =>
      asActor(recorder, async (tx) => {
        const where = { termId, record: inForceAt(atLast(new Date())) };
        const [status] = await tx.termStatusRecord.findMany({ where, orderBy: { record: { seq: "desc" } } });
        const [version] = await tx.clauseVersion.findMany({ where, orderBy: { record: { seq: "desc" } } });
        return [status?.status, version?.text];
      });
    expect(await standing()).toEqual(["reopened", changed.text]);
    valueIn(await undo(actId));
    expect(await standing()).toEqual(["agreed", "Troops leave in 14 months."]);
  });

  it("gives a wording that was corrected or retracted back under its own number, agreed words without asking why", async () => {
    const { value } = await act(termNoun.record, { number: "2", title: "Guarantees", kind: "paragraph" });
    const termId = value.termId ?? "";
    const word = (input: object) => act(clauseVersionNoun.record, { termId, ...input });
    await word({ text: "No threat from here." });
    const second = await word({ text: "No threat from this soil." });
    await act(termStatusNoun.record, { termId, status: "agreed" });
    const standing = () =>
      asActor(recorder, async (tx) => {
        const record = inForceAt(atLast(new Date()));
        const rows = await tx.clauseVersion.findMany({
          where: { termId, record },
          orderBy: { record: { seq: "asc" } },
        });
        return rows.map(({ number, text }) => `${number} ${text}`).at(-1);
      });
    const slip = { text: "No threat from its soil.", supersedesId: second.value.recordId, reason: "A slip." };
    const corrected = await word(slip);
    expect(await standing()).toBe("2 No threat from its soil.");
    valueIn(await undo(corrected.actId));
    expect(await standing()).toBe("2 No threat from this soil.");
    const { id: recordId } = await asActor(recorder, (tx) =>
      tx.record.findFirstOrThrow({ where: { negotiationId, kind: "clause_version" }, orderBy: { seq: "desc" } }),
    );
    const retracted = await act(clauseVersionNoun.retract, { recordId, reason: "Never tabled." });
    expect(await standing()).toBe("1 No threat from here.");
    valueIn(await undo(retracted.actId));
    expect(await standing()).toBe("2 No threat from this soil.");
  });

  it("puts back what was corrected, with its date and its words, and what was retracted", async () => {
    const first = await act(figureNoun.record, { label: "Troops", value: 14000, heldFrom: "2019-02" });
    const correction = { label: "Troops", value: 8600, supersedesId: first.value.recordId, heldFrom: "2019-03" };
    const second = await act(figureNoun.record, correction);
    valueIn(await undo(second.actId));
    expect(await figures()).toEqual(["Troops 14000"]);
    const standing = await asActor(recorder, (tx) =>
      tx.record.findFirstOrThrow({ where: { negotiationId, kind: "figure", isRetraction: false, supersededBy: null } }),
    );
    expect(standing.validText).toBe("2019-02");
    const third = await act(figureNoun.retract, { recordId: standing.id, reason: "Misread." });
    expect(await figures()).toEqual([]);
    valueIn(await undo(third.actId));
    expect(await figures()).toEqual(["Troops 14000"]);
    const entries = await asActor(recorder, (tx) =>
      tx.auditEntry.findMany({ where: { negotiationId, event: "figure.undone" } }),
    );
    expect(entries.length).toBeGreaterThanOrEqual(2);
  });

  it("is one's own, of the last minute, and of what nobody has changed since", async () => {
    const { actId, value } = await act(figureNoun.record, { label: "Guarded", value: 1 });
    expect(await undo(actId, null)).toMatchObject({ code: "signed_out" });
    expect(await undo(actId, outsider)).toMatchObject({ code: "not_found" });
    expect(await undo(actId, colleague)).toMatchObject({ code: "not_found" });
    expect(await undo(randomUUID())).toMatchObject({ code: "not_found" });
    await act(figureNoun.record, { label: "Guarded", value: 2, supersedesId: value.recordId }, colleague);
    expect(await undo(actId)).toMatchObject({ code: "conflict" });

    const late = await act(figureNoun.record, { label: "Late", value: 1 });
    await owner.query(`
      begin;
      alter table act disable trigger only_grows;
      update act set at = at - interval '2 minutes' where id = '${late.actId}';
      alter table act enable trigger only_grows;
      commit;`);
    expect(await undo(late.actId)).toMatchObject({ code: "refused" });
  });

  it("asks the rules again: nothing is left standing on what is not there", async () => {
    const state = { kind: "state", role: "negotiating", isAtTable: true };
    const bloc = await act(partyNoun.record, { name: "Bloc", code: "BL", ...state });
    await act(partyNoun.record, { name: "Member", code: "ME", ...state, blocId: bloc.value.partyId });
    expect(await undo(bloc.actId)).toMatchObject({ code: "refused", message: expect.stringContaining("1 party") });
  });
});

describe("marking records", () => {
  it("moves them to another audience as one act, which tells the old one no more than that they were retracted", async () => {
    const { id: compartmentId } = valueIn(
      await execute(makeCompartment, recorder, { negotiationId, name: "Circle", meaning: "The envoy's own." }),
    );
    const one = await act(figureNoun.record, { label: "Kept close", value: 1, heldFrom: "2019-02" });
    const two = await act(figureNoun.record, { label: "Kept close too", value: 2 });
    const recordIds = [one.value.recordId, two.value.recordId];
    const mark = { recordIds, compartmentId, reason: "Not for everybody." };
    expect(await execute(markRecords, colleague, { negotiationId, ...mark })).toMatchObject({ code: "not_found" });
    const marked = await act(markRecords, mark);
    expect((await figures()).filter((each) => each.startsWith("Kept")).sort()).toEqual([
      "Kept close 1",
      "Kept close too 2",
    ]);
    const seen = await asActor(colleague, (tx) =>
      tx.figure.findMany({
        where: { negotiationId, label: { startsWith: "Kept" }, record: inForceAt(atLast(new Date())) },
      }),
    );
    expect(seen).toEqual([]);
    const events = await asActor(colleague, (tx) =>
      tx.auditEntry.findMany({ where: { negotiationId }, orderBy: { seq: "desc" }, take: 2, select: { event: true } }),
    );
    expect(events).toEqual([{ event: "figure.retracted" }, { event: "figure.retracted" }]);
    valueIn(await undo(marked.actId));
    const again = await asActor(colleague, (tx) =>
      tx.figure.findMany({ where: { negotiationId, label: "Kept close", record: inForceAt(atLast(new Date())) } }),
    );
    expect(again).toHaveLength(1);
  });

  it("is told as what it was: a marking as such, a thing by its name, and from when it is on record", async () => {
    const shown = async (asOf: string) => {
      const moment = { ...parseMoment({ asOf }, { zone: "UTC", present: null }, new Date()), isPresent: true };
      const negotiation = {
        id: negotiationId,
        slug: "",
        name: "",
        summary: null,
        timeZone: "UTC",
        present: null,
        version: 1,
      };
      const member = {
        userId: recorder.userId,
        negotiationId,
        role: "recorder" as const,
        timeZone: "UTC",
        present: null,
      };
      return undoableAct({ actor: recorder, negotiation, member, moment, newestRecordId: null });
    };
    const guard = { name: "Coast Guard", code: "CG", kind: "state", role: "consulted", heldFrom: "2030-03-01" };
    await act(partyNoun.record, guard);
    expect(await shown("2019-02-28")).toMatchObject({
      did: "recorded a party: Coast Guard",
      others: 0,
      laterFrom: "1 March 2030",
    });
    expect(await shown("2031")).toMatchObject({ laterFrom: null });

    const circle = { negotiationId, name: `Toast ${randomUUID()}`, meaning: "For a few." };
    const { id: compartmentId } = valueIn(await execute(makeCompartment, recorder, circle));
    const { value } = await act(figureNoun.record, { label: "Boats", value: 3, heldFrom: "2019" });
    await act(markRecords, { recordIds: [value.recordId], compartmentId, reason: "Not for all." });
    expect(await shown("2019-12-31")).toMatchObject({ did: "marked a figure: Boats", others: 0 });
  });

  it("says in a history that a correction was undone", async () => {
    const pilots = { name: "Pilots", code: "PI", kind: "organisation", role: "consulted", heldFrom: "2019" };
    const { value } = await act(partyNoun.record, pilots);
    const { actId } = await act(partyNoun.record, { ...pilots, name: "Guides", supersedesId: value.recordId });
    valueIn(await undo(actId));
    const life = await asActor(recorder, (tx) =>
      partyLifeIn(tx, negotiationId, atLast(new Date()), value.partyId ?? ""),
    );
    const told = life?.steps.map(({ name, ended }) => [name, ended?.isUndone]);
    expect(told).toEqual([
      ["Pilots", undefined],
      ["Guides", true],
      ["Pilots", false],
    ]);
  });

  it("leaves open what others name", async () => {
    const { id: compartmentId } = valueIn(
      await execute(makeCompartment, recorder, { negotiationId, name: "Another circle", meaning: "Closed." }),
    );
    const state = { kind: "state", role: "negotiating", isAtTable: true };
    const { value } = await act(partyNoun.record, { name: "Named", code: "NA", ...state });
    const mark = { negotiationId, recordIds: [value.recordId], compartmentId, reason: "x" };
    expect(await execute(markRecords, recorder, mark)).toMatchObject({ code: "refused" });
  });
});

describe("an act", () => {
  it("sent twice under one name is done once, and gives the same", async () => {
    const input = { negotiationId, label: "Once", value: 1 };
    const actId = randomUUID();
    const [one, two] = await Promise.all([
      execute(figureNoun.record, recorder, input, actId),
      execute(figureNoun.record, recorder, input, actId),
    ]);
    expect(valueIn(one)).toEqual(valueIn(two));
    expect((await figures()).filter((each) => each === "Once 1")).toHaveLength(1);
  });
});

describe("twenty writers who correct one record at once", () => {
  it("lose nothing: one is saved, and nineteen are shown both versions", async () => {
    const { value } = await act(figureNoun.record, { label: "Contested", value: 0 });
    const writers = [...Array(20).keys()].map((n) => (n % 2 ? recorder : colleague));
    const results = await Promise.all(
      writers.map((who, n) =>
        execute(figureNoun.record, who, {
          negotiationId,
          label: "Contested",
          value: n + 1,
          supersedesId: value.recordId,
        }),
      ),
    );
    const saved = results.flatMap((result, n) => (result.ok ? [n + 1] : []));
    expect(saved).toHaveLength(1);
    const refused = results.flatMap((result, n) => (result.ok ? [] : [{ result, mine: n + 1 }]));
    for (const { result, mine } of refused) {
      expect(result).toMatchObject({
        code: "conflict",
        standing: { differences: [{ name: "value", theirs: String(saved[0]), yours: String(mine) }] },
      });
    }
    expect((await figures()).filter((each) => each.startsWith("Contested"))).toEqual([`Contested ${saved[0]}`]);
  });
});
