/** Marking what a session recorded, several of its entries at once: as the session's page shows it to either audience. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fileSession } from "@/lib/logbook/commands/file-session";
import { startDraft } from "@/lib/logbook/commands/start-draft";
import { sessionPage } from "@/lib/logbook/queries-session";
import type { DraftBlock } from "@/lib/logbook/schema";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { statusesIn } from "@/lib/terms/queries";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { markRecords } from "./commands/mark-records";
import { undoAct } from "./commands/undo-act";

type Team = Awaited<ReturnType<typeof newTeam<"officer" | "colleague" | "commenter">>>;

const timeZone = "Asia/Qatar";
let owner: Owner;
let team: Team;
let negotiationId: string;
let compartmentId: string;
let partyId: string;
let termId: string;
let otherTermId: string;

const since = { heldFrom: "2019-01" };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { officer: "recorder", colleague: "recorder", commenter: "commenter" });
  ({ negotiationId } = team);
  const { founder, officer } = team.people;
  const circle = { negotiationId, name: "Envoys", meaning: "The envoys alone." };
  compartmentId = must(await execute(makeCompartment, founder, circle)).id;
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: officer.userId }));
  const party = { ...since, name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating", isAtTable: true };
  ({ partyId } = must(await execute(partyNoun.record, officer, { negotiationId, ...party })));
  const term = async (number: string) =>
    must(
      await execute(termNoun.record, officer, { negotiationId, ...since, number, title: "A term", kind: "paragraph" }),
    ).termId;
  [termId, otherTermId] = [await term("1.4"), await term("1.5")];
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

let nextRound = 1;

/** A session in which three things were recorded. */
async function filedSession(): Promise<string> {
  const entry = (key: string, command: "position" | "statement" | "question", fields: Record<string, string>) =>
    ({ kind: "entry", key, command, fields }) satisfies DraftBlock;
  const stance = { partyId, termId, stance: "opposes", basis: "reported", confidence: "low" };
  const content = {
    roundId: null,
    roundNumber: String(nextRound++),
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
    attendance: [],
    newcomers: [],
    offered: [],
    blocks: [
      { kind: "line", key: "a", time: "", text: "They came in.", mentions: [] },
      entry("b", "position", stance),
      entry("c", "statement", { text: "No decision.", capacity: "party", basis: "public", partyId }),
      entry("d", "question", { text: "Would they?", partyId, termId }),
    ],
  };
  const { officer } = team.people;
  const { draftId } = must(await execute(startDraft, officer, { negotiationId, content }));
  return must(await execute(fileSession, officer, { negotiationId, draftId, version: 1 })).sessionId;
}

async function pageFor(actor: Actor, sessionId: string) {
  const opened: Opened = {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
    moment: parseMoment({}, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
  const page = await sessionPage(opened, sessionId);
  if (!page) throw new Error("The session is not there.");
  const noted = page.notes.notes.flatMap((note) => (note.kind === "entry" ? [note.entry] : []));
  // That the session opened its round is recorded beside the notes.
  const isNoted = ({ noun }: { noun: string }) => noun !== "round_event";
  return { noted, beside: page.notes.beside.filter(isNoted), standing: page.entries.filter(isNoted) };
}

const marking = (records: readonly { recordId: string }[]) => ({
  recordIds: records.map(({ recordId }) => recordId),
  compartmentId,
  reason: "For the envoys.",
});

describe("marking a session's entries", () => {
  it("is one act with an entry in the chain for each record, and each stays in its place in the notes", async () => {
    const sessionId = await filedSession();
    const { officer, colleague } = team.people;
    const { standing } = await pageFor(officer, sessionId);
    expect(standing).toHaveLength(3);
    const actId = randomUUID();
    must(await execute(markRecords, officer, { negotiationId, ...marking(standing.slice(0, 2)) }, actId));

    const inside = await pageFor(officer, sessionId);
    expect(inside.beside).toEqual([]);
    expect(
      inside.noted.map(({ noun, record, isMarked, isRetracted }) => [
        noun,
        record.compartmentId,
        isMarked,
        isRetracted,
      ]),
    ).toEqual([
      ["position", compartmentId, true, false],
      ["statement", compartmentId, true, false],
      ["question", null, false, false],
    ]);
    const outside = await pageFor(colleague, sessionId);
    expect(outside.noted.map(({ isRetracted }) => isRetracted)).toEqual([true, true, false]);
    expect(outside.standing).toHaveLength(1);

    const { rows } = await owner.query<{ event: string }>(
      `select e.event from audit_entry e join record r on r.id = e.record_id
        where e.negotiation_id = $1 and r.act_id = $2 order by e.seq`,
      [negotiationId, actId],
    );
    expect(rows.map(({ event }) => event)).toEqual([
      "position.retracted",
      "position.marked",
      "statement.retracted",
      "statement.marked",
    ]);

    // All of them: those that are marked so already stay as they are.
    must(await execute(markRecords, officer, { negotiationId, ...marking(inside.standing) }));
    const all = await pageFor(officer, sessionId);
    expect(all.standing.map(({ record }) => record.compartmentId)).toEqual([
      compartmentId,
      compartmentId,
      compartmentId,
    ]);
    expect(await execute(markRecords, officer, { negotiationId, ...marking(all.standing) })).toMatchObject({
      code: "refused",
    });
    must(await execute(markRecords, officer, { negotiationId, ...marking(all.standing), compartmentId: undefined }));
    const opened = await pageFor(colleague, sessionId);
    expect(opened.standing.map(({ record }) => record.compartmentId)).toEqual([null, null, null]);
    expect((await pageFor(officer, sessionId)).beside).toEqual([]);
  });

  it("is undone as a whole, and the notes read as before", async () => {
    const sessionId = await filedSession();
    const { officer } = team.people;
    const { standing } = await pageFor(officer, sessionId);
    const undoneId = randomUUID();
    must(await execute(markRecords, officer, { negotiationId, ...marking(standing) }, undoneId));
    must(await execute(undoAct, officer, { negotiationId, undoneId }));
    const { noted, beside } = await pageFor(officer, sessionId);
    expect(beside).toEqual([]);
    expect(noted.map(({ record, isMarked, isRetracted }) => [record.compartmentId, isMarked, isRetracted])).toEqual(
      noted.map(() => [null, false, false]),
    );
    expect(noted).toHaveLength(3);
  });

  it("is all or nothing, for recorders, on what stands", async () => {
    const sessionId = await filedSession();
    const { officer, colleague, commenter, outsider, founder } = team.people;
    const { standing } = await pageFor(officer, sessionId);
    const input = { negotiationId, ...marking(standing) };
    expect(await execute(markRecords, null, input)).toMatchObject({ code: "signed_out" });
    expect(await execute(markRecords, outsider, input)).toMatchObject({ code: "not_found" });
    expect(await execute(markRecords, commenter, input)).toMatchObject({ code: "forbidden" });
    // A circle that they are not in is none to them.
    expect(await execute(markRecords, colleague, input)).toMatchObject({ ok: false });
    const stray = { ...input, recordIds: [...input.recordIds, randomUUID()] };
    expect(await execute(markRecords, officer, stray)).toMatchObject({ code: "not_found" });
    expect(await execute(markRecords, officer, { ...input, recordIds: [] })).toMatchObject({ code: "invalid" });
    must(await execute(markRecords, founder, { negotiationId, ...marking(standing.slice(0, 1)) }));
    // Somebody marked one of them meanwhile.
    expect(await execute(markRecords, officer, input)).toMatchObject({ code: "conflict" });
    const { noted } = await pageFor(officer, sessionId);
    expect(noted.map(({ record }) => record.compartmentId)).toEqual([compartmentId, null, null]);
  });
});

describe("marking what hangs on a term", () => {
  it("closes a status and a linkage to who is outside", async () => {
    const { officer, colleague } = team.people;
    const status = { negotiationId, ...since, termId, status: "tabled" };
    const link = { negotiationId, ...since, fromTermId: termId, toTermId: otherTermId, kind: "requires", why: "So." };
    const records = [
      must(await execute(termStatusNoun.record, officer, status)),
      must(await execute(linkageNoun.record, officer, link)),
    ];
    must(await execute(markRecords, officer, { negotiationId, ...marking(records) }));
    const seen = (actor: Actor) =>
      asActor(actor, (tx) =>
        tx.recordPeriod.findMany({
          where: { negotiationId, kind: { in: ["term_status", "linkage"] }, knownTo: { gt: new Date("9999-01-01") } },
          select: { kind: true, compartmentId: true },
          orderBy: { kind: "asc" },
        }),
      );
    expect(await seen(colleague)).toEqual([]);
    expect(await seen(officer)).toEqual([
      { kind: "term_status", compartmentId },
      { kind: "linkage", compartmentId },
    ]);
  });
});

describe("opening a wording that was marked", () => {
  let worded: string;
  const word = (input: object) =>
    execute(clauseVersionNoun.record, team.people.officer, { negotiationId, ...since, termId: worded, ...input });
  const open = (recordId: string) =>
    execute(markRecords, team.people.officer, { negotiationId, recordIds: [recordId], reason: "Told to all." });
  const statusFor = (actor: Actor) =>
    asActor(actor, async (tx) => {
      const at = parseMoment({}, { zone: timeZone, present: null }, new Date());
      return (await statusesIn(tx, negotiationId, at)).get(worded)?.status;
    });

  beforeEach(async () => {
    const term = { negotiationId, ...since, number: randomUUID().slice(0, 8), title: "Words", kind: "paragraph" };
    ({ termId: worded } = must(await execute(termNoun.record, team.people.officer, term)));
  });

  it("reopens the term whose agreed words it changes for those who read it now", async () => {
    const { officer, colleague } = team.people;
    must(await word({ text: "Troops leave in 14 months." }));
    const agreed = { negotiationId, ...since, termId: worded, status: "agreed" };
    must(await execute(termStatusNoun.record, officer, agreed));
    const hidden = must(await word({ text: "Troops leave in 18 months.", compartmentId, reason: "An offer." }));
    expect(await statusFor(colleague)).toBe("agreed");
    must(await open(hidden.recordId));
    expect(await statusFor(colleague)).toBe("reopened");
  });

  it("opens a translation of an original that was corrected since", async () => {
    const original = must(await word({ text: "Troops leave." }));
    const dari = { language: "fa-AF", text: "نیروها خارج می‌شوند.", translatesId: original.clauseVersionId };
    const hidden = must(await word({ ...dari, compartmentId }));
    must(await word({ text: "All troops leave.", supersedesId: original.recordId, reason: "Misread." }));
    must(await open(hidden.recordId));
  });
});
