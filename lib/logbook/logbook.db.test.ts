import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { positionNoun } from "@/lib/positions/commands/position";
import { partyNoun } from "@/lib/parties/commands/party";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { roundsAndSessions } from "@/lib/rounds/queries";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, endActing, makeUser, type Owner } from "@/prisma/fixtures";
import { beginDraft } from "./commands/begin-draft";
import { discardDraft } from "./commands/discard-draft";
import { fileSession } from "./commands/file-session";
import { saveDraft } from "./commands/save-draft";
import { startDraft } from "./commands/start-draft";
import { findDraft, myDrafts } from "./queries-drafts";
import { sessionPage } from "./queries-session";
import { citeEntry } from "./rules/entries";
import type { DraftBlock, DraftContent, EntryCommand } from "./schema";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let officer: Actor;
let colleague: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let talibanId: string;
let termId: string;
let nextNumber = 1;

const given = <T>(result: { ok: true; value: T } | { ok: false; message: string; fieldErrors: object }): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

function openedAs(actor: Actor): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
    moment: parseMoment({}, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
}

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
  isDateInferred: true,
  level: "principal",
  levelNote: "the highest level yet",
  compartmentId: null,
  agenda: [termId],
  asks: [],
  attendance: [{ partyId: talibanId, delegateId: null, level: "unknown", isHead: false, note: "names not on record" }],
  blocks,
  reason: "",
  corrects: null,
  newcomers: [],
  offered: [],
  ...more,
});

const line = (key: string, time: string, text: string): DraftBlock => ({
  kind: "line",
  key,
  time,
  text,
  mentions: [
    { mark: "@Taliban", kind: "party", id: talibanId },
    { mark: "#1.4", kind: "term", id: termId },
  ],
});

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
  intervals: "rejects 60; unknown <60 (assessed)",
});

const doha = (): DraftBlock[] => [
  line("l1", "14:50", "@Taliban negotiators deeply oppose five years. #1.4"),
  entry("e1", "position", { ...opposed(), sourceId: citeEntry("e3"), credibility: "2" }),
  entry("e2", "question", { text: "Would the ranks accept less?", partyId: talibanId, termId }),
  entry("e3", "source", { title: "Press report", kind: "press", reliability: "B", origin: "unnamed officials" }),
  { kind: "day", key: "d", day: "Wed 27 Feb 2019" },
  line("l2", "11:30", "Talks pause. They are set to resume on Saturday."),
  entry("e4", "pause", { plannedResumption: "Sat 2 March 2019" }),
  entry("e5", "status", { termId, status: "bracketed" }),
  entry("e6", "risk", { text: "It could be upended at any time." }),
  entry("e7", "figure", { label: "Troops", value: "14,000", unit: "troops", termId }),
  entry("e8", "statement", { text: "No decision.", capacity: "party", partyId: talibanId, basis: "public" }),
];

async function begin(content: DraftContent, actor = officer): Promise<string> {
  return given(await execute(startDraft, actor, { negotiationId, content })).draftId;
}

const file = (draftId: string, version = 1, actor: Actor | null = officer) =>
  execute(fileSession, actor, { negotiationId, draftId, version });

const countRecords = () =>
  asActor(founder, async (tx) => [
    await tx.record.count({ where: { negotiationId } }),
    await tx.auditEntry.count({ where: { negotiationId } }),
  ]);

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
  negotiationId = given(await execute(foundNegotiation, founder, { name: `Logbook ${randomUUID()}`, timeZone })).id;
  const join = async (actor: Actor, role: string) =>
    given(await execute(addMember, founder, { negotiationId, email: actor.email, role }));
  await join(officer, "recorder");
  await join(colleague, "recorder");
  await join(reader, "reader");
  const since = { negotiationId, heldFrom: "2019-01" };
  const party = { ...since, name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating", isAtTable: true };
  talibanId = given(await execute(partyNoun.record, founder, party)).partyId;
  const term = { ...since, number: "1.4", title: "Residual presence", kind: "paragraph", axisUnit: "months" };
  termId = given(await execute(termNoun.record, founder, term)).termId;
  const before = { ...since, termId };
  given(await execute(termStatusNoun.record, founder, { ...before, status: "under_discussion" }));
  const unsure = { ...before, partyId: talibanId, stance: "unknown", basis: "assessed", confidence: "low" };
  given(await execute(positionNoun.record, founder, unsure));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a draft", () => {
  it("is its author's alone: not the owner's, not another recorder's", async () => {
    const draftId = await begin(draft([]));
    expect((await myDrafts(openedAs(officer))).map((each) => each.id)).toContain(draftId);
    for (const other of [founder, colleague, reader, outsider]) {
      expect(await findDraft(other, negotiationId, draftId)).toBeNull();
      expect(await myDrafts(openedAs(other))).toEqual([]);
      expect(await asActor(other, (tx) => tx.sessionDraft.count())).toBe(0);
      for (const act of [saveDraft, fileSession, discardDraft]) {
        const input = { negotiationId, draftId, version: 1 };
        const content = act === saveDraft ? { content: draft([]) } : {};
        expect(await execute<never, unknown>(act as never, other, { ...input, ...content })).toMatchObject({
          ok: false,
          code: "not_found",
        });
      }
    }
    expect(await execute(startDraft, reader, { negotiationId, content: draft([]) })).toMatchObject({
      code: "forbidden",
    });
    expect(await execute(startDraft, outsider, { negotiationId, content: draft([]) })).toMatchObject({
      code: "not_found",
    });
  });

  it("begins from a form, and opens its round only where that has not opened", async () => {
    const asked = { negotiationId, title: "", format: "plenary", venue: "Doha", timeZone, held: "2019-02-25" };
    const fresh = given(await execute(beginDraft, officer, asked));
    expect((await findDraft(officer, negotiationId, fresh.draftId))?.draft?.content).toMatchObject({
      roundId: null,
      opensRound: true,
      title: "Plenary in Doha",
      held: "Mon 25 Feb 2019",
    });
    given(await file(await begin(draft([]))));
    const open = (await roundsAndSessions(openedAs(officer))).rounds.find((round) => round.state === "open");
    const next = given(await execute(beginDraft, officer, { ...asked, roundId: open?.id }));
    expect((await findDraft(officer, negotiationId, next.draftId))?.draft?.content.opensRound).toBe(false);
    expect(await execute(beginDraft, officer, { ...asked, roundId: randomUUID() })).toMatchObject({
      code: "not_found",
    });
    expect(await execute(beginDraft, officer, { ...asked, held: "monday" })).toMatchObject({
      code: "refused",
      fieldErrors: { held: [/^“monday” is no date\. Mon .*\?$/] },
    });
    expect(await execute(beginDraft, reader, asked)).toMatchObject({ code: "forbidden" });
    expect(await execute(beginDraft, outsider, asked)).toMatchObject({ code: "not_found" });
    expect(await execute(beginDraft, null, asked)).toMatchObject({ code: "signed_out" });
  });

  it("leaves no trace in the audit chain", async () => {
    const before = await countRecords();
    const draftId = await begin(draft(doha()));
    given(await execute(saveDraft, officer, { negotiationId, draftId, version: 1, content: draft([]) }));
    given(await execute(discardDraft, officer, { negotiationId, draftId, version: 2 }));
    expect(await countRecords()).toEqual(before);
  });

  it("is saved in order: a version that has been saved over is a conflict, and what is there stays", async () => {
    const draftId = await begin(draft([]));
    const save = (version: number, text: string, actor: Actor | null = officer) =>
      execute(saveDraft, actor, { negotiationId, draftId, version, content: draft([line("a", "", text)]) });
    expect(given(await save(1, "first")).version).toBe(2);
    expect(await save(1, "from another window")).toMatchObject({ ok: false, code: "conflict" });
    expect(await save(2, "signed out", null)).toMatchObject({ ok: false, code: "signed_out" });
    const kept = await findDraft(officer, negotiationId, draftId);
    expect(kept?.draft).toMatchObject({ version: 2, content: { blocks: [{ text: "first" }] } });
  });

  it("is kept while the sign-in has ended, and goes on with the next", async () => {
    const first = await actAs(owner, officer.userId);
    const draftId = await begin(draft([]), first);
    await endActing(owner, first);
    const input = { negotiationId, draftId, version: 1, content: draft([line("a", "", "kept")]) };
    expect(await execute(saveDraft, first, input)).toMatchObject({ ok: false, code: "not_found" });
    const again = await actAs(owner, officer.userId);
    expect(given(await execute(saveDraft, again, input)).version).toBe(2);
  });

  it("is refused what is no draft, and takes nothing after it is discarded", async () => {
    const bad = { ...draft([]), surprise: 1 };
    expect(await execute(startDraft, officer, { negotiationId, content: bad })).toMatchObject({ code: "invalid" });
    const long = draft(Array.from({ length: 300 }, (_, n) => line(`k${n}`, "", "x".repeat(4900))));
    expect(await execute(startDraft, officer, { negotiationId, content: long })).toMatchObject({ code: "invalid" });
    const draftId = await begin(draft([]));
    given(await execute(discardDraft, officer, { negotiationId, draftId, version: 1 }));
    expect(await file(draftId)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await findDraft(officer, negotiationId, draftId)).toMatchObject({ draft: null, end: { isDiscarded: true } });
  });
});

describe("filing a session", () => {
  it("records the round, the session and every entry at once, and says what they changed", async () => {
    const draftId = await begin(draft(doha()));
    const { sessionId } = given(await file(draftId));
    const page = await sessionPage(openedAs(reader), sessionId);
    expect(page?.session).toMatchObject({ title: "Doha, Monday", level: "principal" });
    expect(page?.round).toMatchObject({ state: "paused", title: "Talks in Doha" });
    expect(page?.notes.notes.map((note) => (note.kind === "entry" ? note.entry.noun : note.kind))).toEqual([
      "line",
      "position",
      "question",
      "source",
      "day",
      "line",
      "round_event",
      "term_status",
      "risk",
      "figure",
      "statement",
    ]);
    expect(page?.notes.beside.map((each) => each.noun)).toEqual(["round_event"]);
    expect(page?.notes.notes[0]).toMatchObject({ time: "14:50", runs: [{ mention: { name: "Taliban" } }, {}, {}] });
    const changes = new Map(page?.changes.map((change) => [change.words.map((word) => word.text).join(""), change]));
    expect([...changes.keys()]).toHaveLength(9);
    expect(
      changes.get("Taliban on 1.4 strongly opposes, unknown below 60 months (assessed); rejects 60 months"),
    ).toMatchObject({
      before: { stance: "unknown" },
      after: { stance: "strongly_opposes" },
      was: "unknown since Jan 2019",
    });
    expect(changes.get("1.4 Residual presence bracketed")).toMatchObject({
      before: { status: "under_discussion" },
      was: "under discussion since Jan 2019",
    });
    const cited = await asActor(reader, (tx) =>
      tx.citation.findMany({ where: { record: { sessionId, kind: "position" } }, select: { credibility: true } }),
    );
    expect(cited).toEqual([{ credibility: 2 }]);
    expect(await findDraft(officer, negotiationId, draftId)).toMatchObject({ end: { filedAs: sessionId } });
  });

  it("leaves nothing behind when one entry cannot be recorded, and names it", async () => {
    const before = await countRecords();
    const stray = { ...opposed(), termId: randomUUID() };
    const draftId = await begin(draft([...doha(), entry("e9", "position", stray)]));
    expect(await file(draftId)).toMatchObject({
      ok: false,
      code: "not_found",
      fieldErrors: { "entries.8.termId": [/term/] },
    });
    const late = await begin(draft([entry("e", "resume", {})], { opensRound: false }));
    expect(await file(late)).toMatchObject({ fieldErrors: { "entries.0.event": ["A resumption needs a pause."] } });
    expect(await countRecords()).toEqual(before);
    expect(await findDraft(officer, negotiationId, draftId)).toMatchObject({ draft: { version: 1 } });
  });

  it("tells all that is refused at once, beside each field, and writes nothing", async () => {
    const before = await countRecords();
    const source = { title: "Cable", kind: "cable", reliability: "B", origin: "the embassy", published: "2050" };
    const draftId = await begin(
      draft([
        ...doha(),
        entry("s", "source", source),
        entry("e9", "position", { ...opposed(), termId: randomUUID() }),
        entry("e10", "position", { ...opposed(), heldFrom: "26 Feb 2019", intervals: "no way at 5 years" }),
        { kind: "day", key: "later", day: "Thu 28 Feb 2019" },
        entry("p", "pause", {}),
        entry("q", "pause", {}),
      ]),
    );
    const result = await file(draftId);
    expect(result).toMatchObject({
      code: "invalid",
      fieldErrors: {
        "entries.9.termId": [/term/],
        "entries.10.intervals": [/./],
        "entries.11.event": [
          "The round is paused already, since 27 Feb 2019. Correct what says so, or what comes after.",
        ],
      },
    });
    expect(result.ok ? [] : Object.keys(result.fieldErrors)).toHaveLength(3);
    expect(await countRecords()).toEqual(before);
  });

  it("tells everything that is missing at once", async () => {
    const draftId = await begin(draft([entry("e", "position", {})], { title: "", roundTitle: "" }));
    const result = await file(draftId);
    expect(result).toMatchObject({ ok: false, code: "invalid" });
    const fields = result.ok ? [] : Object.keys(result.fieldErrors);
    expect(fields).toEqual(expect.arrayContaining(["title", "roundTitle", "entries.0.partyId", "entries.0.stance"]));
  });

  it("happens once, and only to the text that its author last saw", async () => {
    const draftId = await begin(draft([line("a", "", "x")]));
    given(
      await execute(saveDraft, officer, { negotiationId, draftId, version: 1, content: draft([line("a", "", "y")]) }),
    );
    expect(await file(draftId, 1)).toMatchObject({ ok: false, code: "conflict" });
    const both = await Promise.all([file(draftId, 2), file(draftId, 2)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.find((result) => !result.ok)).toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/filed/),
    });
    const { sessions } = await roundsAndSessions(openedAs(reader));
    const ids = both.flatMap((result) => (result.ok ? [result.value.sessionId] : []));
    expect(sessions.filter((session) => ids.includes(session.id))).toHaveLength(1);
    expect(await file(draftId, 2, null)).toMatchObject({ code: "signed_out" });
  });

  it("shows the outsider nothing", async () => {
    const { sessionId } = given(await file(await begin(draft(doha()))));
    expect(await sessionPage(openedAs(outsider), sessionId)).toBeNull();
  });
});
