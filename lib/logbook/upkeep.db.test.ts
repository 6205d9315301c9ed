/** What becomes of a session after it was filed, and of notes after they were discarded. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { undoableAct } from "@/lib/activity/queries";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import { delegatesIn } from "@/lib/parties/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { catchUpWithSession, correctSession } from "./commands/correct-session";
import { discardDraft } from "./commands/discard-draft";
import { fileSession } from "./commands/file-session";
import { restoreDraft } from "./commands/restore-draft";
import { retractSession } from "./commands/retract-session";
import { saveDraft } from "./commands/save-draft";
import { startDraft } from "./commands/start-draft";
import { findDraft, myDiscardedDrafts, myDrafts } from "./queries-drafts";
import { sessionPage } from "./queries-session";
import { takenBackIn } from "./queries-session-history";
import { sessionsTakenBack } from "./queries-session-history";
import { timeline } from "./queries-timeline-days";
import type { DraftBlock, DraftContent, EntryCommand } from "./schema";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let officer: Actor;
let colleague: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let compartmentId: string;
let talibanId: string;
let termId: string;
let nextNumber = 1;

const given = <T>(result: { ok: true; value: T } | { ok: false; message: string; fieldErrors: object }): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

function openedAs(actor: Actor, params: { asOf?: string; knownAt?: string } = {}): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
    moment: parseMoment(params, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
}

const line = (key: string, text: string): DraftBlock => ({ kind: "line", key, time: "", text, mentions: [] });

const entry = (key: string, command: EntryCommand, fields: Record<string, string>): DraftBlock => ({
  kind: "entry",
  key,
  command,
  fields,
});

const opposed = () => ({
  partyId: talibanId,
  termId,
  stance: "strongly_opposes",
  basis: "reported",
  confidence: "high",
});

const draft = (blocks: DraftBlock[], more: Partial<DraftContent> = {}): DraftContent => ({
  roundId: null,
  roundNumber: String(nextNumber++),
  roundTitle: "Talks in Doha",
  track: "track_1",
  opensRound: true,
  title: "Doha, Monday",
  format: "bilateral",
  venue: "Doha",
  timeZone,
  held: "Mon 25 Feb 2019",
  isDateInferred: false,
  level: null,
  levelNote: "",
  compartmentId: null,
  reason: "",
  corrects: null,
  agenda: [termId],
  asks: [],
  attendance: [{ partyId: talibanId, delegateId: null, level: "senior", isHead: false, note: "" }],
  newcomers: [],
  blocks,
  offered: [],
  ...more,
});

const begin = async (content: DraftContent, actor = officer) =>
  given(await execute(startDraft, actor, { negotiationId, content })).draftId;

const file = (draftId: string, version = 1, actor: Actor | null = officer) =>
  execute(fileSession, actor, { negotiationId, draftId, version });

async function filed(content: DraftContent) {
  const { sessionId } = given(await file(await begin(content)));
  const page = await sessionPage(openedAs(officer), sessionId);
  if (!page) throw new Error("The session is not there.");
  return { sessionId, recordId: page.session.recordId };
}

const correct = async (recordId: string, actor = officer) => {
  const { draftId } = given(await execute(correctSession, actor, { negotiationId, recordId }));
  const found = await findDraft(actor, negotiationId, draftId);
  if (!found?.draft) throw new Error("There is no draft.");
  return found.draft;
};

const save = async (draftId: string, version: number, content: DraftContent, actor = officer) =>
  given(await execute(saveDraft, actor, { negotiationId, draftId, version, content })).version;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, officer, colleague, reader, outsider] = await Promise.all([
    person("Founder"),
    person("Officer"),
    person("Colleague"),
    person("Reader"),
    person("Outsider"),
  ]);
  negotiationId = given(await execute(foundNegotiation, founder, { name: `Upkeep ${randomUUID()}`, timeZone })).id;
  for (const [actor, role] of [
    [officer, "recorder"],
    [colleague, "recorder"],
    [reader, "reader"],
  ] as const)
    given(await execute(addMember, founder, { negotiationId, email: actor.email, role }));
  const circle = { negotiationId, name: "Closed", meaning: "A closed circle." };
  compartmentId = given(await execute(makeCompartment, founder, circle)).id;
  given(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: officer.userId }));
  const since = { negotiationId, heldFrom: "2019-01" };
  const party = { ...since, name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating", isAtTable: true };
  talibanId = given(await execute(partyNoun.record, founder, party)).partyId;
  const term = { ...since, number: "1.4", title: "Residual presence", kind: "paragraph" };
  termId = given(await execute(termNoun.record, founder, term)).termId;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("discarded notes", () => {
  const discard = (draftId: string, version: number, actor: Actor | null = officer) =>
    execute(discardDraft, actor, { negotiationId, draftId, version });

  it("are only what their author saw: a window that has fallen behind discards nothing", async () => {
    const draftId = await begin(draft([line("a", "first")]));
    await save(draftId, 1, draft([line("a", "from another window")]));
    expect(await discard(draftId, 1)).toMatchObject({ ok: false, code: "conflict" });
    expect((await findDraft(officer, negotiationId, draftId))?.draft?.content.blocks).toMatchObject([
      { text: "from another window" },
    ]);
  });

  it("can be brought back for a while, by their author alone", async () => {
    const draftId = await begin(draft([line("a", "kept")]));
    given(await discard(draftId, 1));
    expect((await myDrafts(openedAs(officer))).map(({ id }) => id)).not.toContain(draftId);
    const bin = await myDiscardedDrafts(openedAs(officer), new Date());
    expect(bin.find(({ id }) => id === draftId)?.content.blocks).toMatchObject([{ text: "kept" }]);
    for (const other of [founder, colleague, outsider]) {
      expect(await myDiscardedDrafts(openedAs(other), new Date())).toEqual([]);
      expect(await execute(restoreDraft, other, { negotiationId, draftId })).toMatchObject({ code: "not_found" });
    }
    expect(await execute(restoreDraft, null, { negotiationId, draftId })).toMatchObject({ code: "signed_out" });
    given(await execute(restoreDraft, officer, { negotiationId, draftId }));
    expect((await findDraft(officer, negotiationId, draftId))?.draft).toMatchObject({
      version: 3,
      content: { blocks: [{ text: "kept" }] },
    });
    expect(await execute(restoreDraft, officer, { negotiationId, draftId })).toMatchObject({ code: "forbidden" });
  });

  it("are forgotten after thirty days", async () => {
    const draftId = await begin(draft([line("a", "old")]));
    given(await discard(draftId, 1));
    await owner.query("update session_draft set discarded_at = now() - interval '31 days' where id = $1", [draftId]);
    expect((await myDiscardedDrafts(openedAs(officer), new Date())).map(({ id }) => id)).not.toContain(draftId);
    given(await discard(await begin(draft([])), 1));
    const { rows } = await owner.query("select content from session_draft where id = $1", [draftId]);
    expect(rows).toEqual([{ content: {} }]);
    expect(await execute(restoreDraft, officer, { negotiationId, draftId })).toMatchObject({ code: "not_found" });
  });
});

describe("filing", () => {
  it("puts whoever sat and was not on record there, in one go with the session", async () => {
    const newcomer = { partyId: talibanId, isHead: true, note: "as head", level: "principal" as const };
    const newcomers = [{ ...newcomer, key: "n", name: "Abdul Ghani Baradar", title: "deputy leader" }];
    const { sessionId } = await filed(draft([], { newcomers }));
    const page = await sessionPage(openedAs(reader), sessionId);
    const { moment } = openedAs(reader);
    const delegates = await asActor(reader, (tx) => delegatesIn(tx, negotiationId, moment));
    const person = delegates.find(({ name }) => name === "Abdul Ghani Baradar");
    expect(person).toMatchObject({ title: "deputy leader", partyId: talibanId, isHead: true });
    expect(page?.session.level).toBe("principal");
    expect(page?.session.attendance).toContainEqual({
      partyId: talibanId,
      delegateId: person?.id,
      level: "principal",
      isHead: true,
      note: "as head",
    });
    const nameless = await begin(draft([], { newcomers: [{ ...newcomer, key: "n", name: " ", title: "" }] }));
    expect(await file(nameless)).toMatchObject({ code: "invalid", fieldErrors: { "newcomers.0.name": [/./] } });
  });

  it("notes which wording a position is about: that in force on its day, of those that its readers see", async () => {
    const worded = { negotiationId, termId };
    const word = async (text: string, heldFrom: string, more: object = {}) =>
      given(await execute(clauseVersionNoun.record, founder, { ...worded, text, heldFrom, ...more })).recordId;
    const first = await word("Troops may remain for up to sixty months.", "2019-02-20");
    await word("Troops may remain.", "2019-02-27");
    const hidden = await word("Troops leave.", "2019-02-24", { compartmentId });
    const wordingOf = async (content: DraftContent) => {
      const { sessionId } = await filed(content);
      const rows = await asActor(officer, (tx) =>
        tx.position.findMany({ where: { record: { sessionId } }, select: { clauseVersionId: true } }),
      );
      return rows.map(({ clauseVersionId }) => clauseVersionId);
    };
    expect(await wordingOf(draft([entry("e", "position", opposed())]))).toEqual([first]);
    expect(await wordingOf(draft([entry("e", "position", opposed())], { compartmentId }))).toEqual([hidden]);
    expect(await wordingOf(draft([entry("e", "position", opposed())], { held: "1 Feb 2019" }))).toEqual([null]);
  });
});

describe("a filed session", () => {
  it("is corrected as a draft of one's own, which takes its place and keeps what was recorded in it", async () => {
    const notes = [line("a", "They oppose it."), entry("e", "position", opposed())];
    const { sessionId, recordId } = await filed(draft(notes));
    const begun = await correct(recordId);
    expect((await correct(recordId)).id).toBe(begun.id);
    const blocks = begun.content.blocks.map((block) =>
      block.kind === "line" ? { ...block, text: "They strongly oppose it." } : block,
    );
    const content = { ...begun.content, title: "Opening session", reason: "The title was a slip.", blocks };
    const version = await save(begun.id, begun.version, content);
    expect(given(await file(begun.id, version)).sessionId).toBe(sessionId);
    const page = await sessionPage(openedAs(reader), sessionId);
    expect(page?.session).toMatchObject({ title: "Opening session", level: "senior" });
    expect(page?.session.record).toMatchObject({ supersedesId: recordId, reason: "The title was a slip." });
    expect(page?.notes.notes).toMatchObject([
      { kind: "line", runs: [{ text: "They strongly oppose it." }] },
      { kind: "entry", entry: { noun: "position", isRetracted: false } },
    ]);
    expect(page?.history).toMatchObject([
      { state: "holds", title: "Opening session" },
      {
        state: "superseded",
        title: "Doha, Monday",
        ended: { byName: "Officer", reason: "The title was a slip.", isRetraction: false },
      },
    ]);
    expect(page?.history.at(-1)?.differences).toContainEqual({
      label: "Title",
      was: "Doha, Monday",
      became: "Opening session",
    });
    const audit = await asActor(reader, (tx) => tx.auditEntry.findMany({ where: { seriesId: sessionId } }));
    expect(audit.map(({ event }) => event)).toEqual(["session.recorded", "session.corrected"]);
  });

  it("is not overwritten by whoever corrects it second, who takes the first correction in and decides", async () => {
    const { sessionId, recordId } = await filed(draft([line("a", "one"), line("b", "two")]));
    const [mine, theirs] = [await correct(recordId), await correct(recordId, colleague)];
    expect(mine.id).not.toBe(theirs.id);
    const theirVersion = await save(
      theirs.id,
      theirs.version,
      { ...theirs.content, title: "Theirs", venue: "Doha Sheraton" },
      colleague,
    );
    given(await file(theirs.id, theirVersion, colleague));
    const version = await save(mine.id, mine.version, { ...mine.content, title: "Mine", levelNote: "the highest" });
    expect(await file(mine.id, version)).toMatchObject({ ok: false, code: "conflict" });
    const caught = await execute(catchUpWithSession, officer, { negotiationId, draftId: mine.id, version });
    const together = (await findDraft(officer, negotiationId, mine.id))?.draft;
    expect(together?.content).toMatchObject({
      title: "Mine",
      venue: "Doha Sheraton",
      levelNote: "the highest",
      offered: [{ field: "title", value: "Theirs" }],
    });
    // The title is still to be chosen.
    expect(await file(mine.id, given(caught).version)).toMatchObject({
      code: "invalid",
      fieldErrors: { title: [/./] },
    });
    if (!together) throw new Error("There is no draft.");
    const decided = await save(mine.id, together.version, { ...together.content, offered: [] });
    given(await file(mine.id, decided));
    expect((await sessionPage(openedAs(reader), sessionId))?.session).toMatchObject({
      title: "Mine",
      venue: "Doha Sheraton",
    });
    expect(await execute(correctSession, officer, { negotiationId, recordId })).toMatchObject({ code: "conflict" });
  });

  it("is corrected and taken back by recorders alone, and an outsider hears of none", async () => {
    const { recordId } = await filed(draft([]));
    for (const [act, input] of [
      [correctSession, { negotiationId, recordId }],
      [retractSession, { negotiationId, recordId, reason: "It never sat." }],
    ] as const) {
      expect(await execute<never, unknown>(act as never, null, input)).toMatchObject({ code: "signed_out" });
      expect(await execute<never, unknown>(act as never, outsider, input)).toMatchObject({ code: "not_found" });
      expect(await execute<never, unknown>(act as never, reader, input)).toMatchObject({ code: "forbidden" });
    }
    const hidden = await filed(draft([], { compartmentId }));
    for (const act of [correctSession, retractSession])
      expect(
        await execute<never, unknown>(act as never, colleague, {
          negotiationId,
          recordId: hidden.recordId,
          ...(act === retractSession ? { reason: "x" } : {}),
        }),
      ).toMatchObject({ code: "not_found" });
  });

  it("is taken back with a reason, and what was recorded in it stands", async () => {
    const { sessionId, recordId } = await filed(draft([entry("e", "position", opposed())]));
    const act = { negotiationId, recordId, reason: "It sat on Tuesday." };
    given(await execute(retractSession, officer, act));
    expect(await execute(retractSession, officer, act)).toMatchObject({ code: "conflict" });
    const page = await sessionPage(openedAs(reader), sessionId);
    expect(page?.retracted).toMatchObject({ byName: "Officer", reason: "It sat on Tuesday." });
    expect(page?.notes.notes).toMatchObject([{ kind: "entry", entry: { isRetracted: false } }]);
    expect((await sessionPage(openedAs(reader, { asOf: "2019-02-26" }), sessionId))?.retracted).toBeTruthy();
    // What stands elsewhere leads to it from now on, and did not before.
    expect((await sessionsTakenBack(openedAs(reader))).find(({ id }) => id === sessionId)).toMatchObject({
      title: "Doha, Monday",
    });
    expect(await sessionsTakenBack(openedAs(reader, { knownAt: "2019-02-28" }))).toEqual([]);
    const told = (await timeline(openedAs(reader))).items.filter(({ recordedIn }) => recordedIn === sessionId);
    expect(told).toMatchObject([{ kind: "round", event: "opened" }]);
  });

  it("is taken back along with all that was recorded in it, or not at all", async () => {
    const paused = draft([entry("e", "position", opposed()), entry("p", "pause", { heldFrom: "26 Feb 2019" })]);
    const { sessionId, recordId } = await filed(paused);
    given(
      await execute(retractSession, officer, {
        negotiationId,
        recordId,
        reason: "It never sat.",
        withEntries: true,
      }),
    );
    const page = await sessionPage(openedAs(reader), sessionId);
    expect(page?.notes.notes.map((note) => note.kind === "entry" && note.entry.isRetracted)).toEqual([true, true]);
    const standing = await asActor(reader, (tx) =>
      tx.record.count({ where: { sessionId, isRetraction: false, supersededBy: null } }),
    );
    expect(standing).toBe(0);
  });

  it("says again what it said when its correction is undone, without what the correction had added", async () => {
    const { sessionId, recordId } = await filed(draft([line("a", "They oppose it.")]));
    const begun = await correct(recordId);
    const newcomer = { key: "n", partyId: talibanId, name: "A newcomer", title: "", isHead: false, note: "" };
    const version = await save(begun.id, begun.version, {
      ...begun.content,
      title: "Opening session",
      newcomers: [{ ...newcomer, level: "principal" }],
      blocks: [...begun.content.blocks, entry("e", "position", opposed())],
    });
    const filing = { negotiationId, draftId: begun.id, version };
    const actId = randomUUID();
    given(await execute(fileSession, officer, filing, actId));
    const offered = await undoableAct(openedAs(officer));
    expect(offered).toMatchObject({ id: actId, others: 2 });

    const undoing = { negotiationId, undoneId: actId };
    for (const [actor, code] of [
      [null, "signed_out"],
      [outsider, "not_found"],
      [reader, "not_found"],
      [colleague, "not_found"],
    ] as const)
      expect(await execute(undoAct, actor, undoing)).toMatchObject({ ok: false, code });
    const undoId = randomUUID();
    given(await execute(undoAct, officer, undoing, undoId));
    const page = await sessionPage(openedAs(reader), sessionId);
    expect(page?.session).toMatchObject({ title: "Doha, Monday", level: "senior", agenda: [termId] });
    expect(page?.session.attendance).toEqual([
      { partyId: talibanId, delegateId: null, level: "senior", isHead: false, note: null },
    ]);
    expect(page?.notes.notes).toMatchObject([{ kind: "line", runs: [{ text: "They oppose it." }] }]);
    expect(page?.history.map(({ title, state }) => `${title} ${state}`)).toEqual([
      "Doha, Monday holds",
      "Opening session superseded",
      "Doha, Monday superseded",
    ]);
    const { moment } = openedAs(reader);
    const delegates = await asActor(reader, (tx) => delegatesIn(tx, negotiationId, moment));
    expect(delegates.map(({ name }) => name)).not.toContain("A newcomer");
    const audit = await asActor(reader, (tx) => tx.auditEntry.findMany({ where: { seriesId: sessionId } }));
    expect(audit.map(({ event }) => event)).toEqual(["session.recorded", "session.corrected", "session.undone"]);
    expect(await execute(undoAct, officer, undoing)).toMatchObject({ code: "conflict" });

    given(await execute(undoAct, officer, { negotiationId, undoneId: undoId }));
    const again = await sessionPage(openedAs(reader), sessionId);
    expect(again?.session.title).toBe("Opening session");
    expect(again?.notes.notes).toMatchObject([{ kind: "line" }, { kind: "entry", entry: { isRetracted: false } }]);
  });

  it("stands again with all that was recorded in it when taking it back is undone", async () => {
    const { sessionId, recordId } = await filed(draft([line("a", "x"), entry("e", "position", opposed())]));
    const actId = randomUUID();
    const act = { negotiationId, recordId, reason: "It never sat.", withEntries: true };
    given(await execute(retractSession, officer, act, actId));
    given(await execute(undoAct, officer, { negotiationId, undoneId: actId }));
    const page = await sessionPage(openedAs(reader), sessionId);
    // The position, and that the round was opened.
    expect(page?.retracted).toBeNull();
    expect(page?.entries.map(({ noun }) => noun).sort()).toEqual(["position", "round_event"]);
    expect(page?.notes.notes).toMatchObject([{ kind: "line" }, { kind: "entry", entry: { isRetracted: false } }]);
    const takenBack = await asActor(reader, (tx) => takenBackIn(tx, negotiationId, openedAs(reader).moment));
    expect(takenBack.map(({ id }) => id)).not.toContain(sessionId);
  });
});
