/** What becomes of a remark after it was made: edited, taken back, or on a wording that was corrected. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { undoableAct } from "@/lib/activity/queries";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Role } from "@/lib/platform/member";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { assignAnnotation } from "./commands/assign-annotation";
import { correctAnnotation, correctReply } from "./commands/correct-remark";
import { makeAnnotation } from "./commands/make-annotation";
import { replyToAnnotation } from "./commands/reply-to-annotation";
import { retractAnnotation, retractReply } from "./commands/retract-remark";
import { resolveAnnotation } from "./commands/settle-annotation";
import { wordedAgreement } from "./queries-text";
import { wordingDesk } from "./queries-wording";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let author: Actor;
let colleague: Actor;
let manager: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let termId: string;
let version: { recordId: string };
let nextNumber = 1;

const wording = "Troops may remain for up to sixty months.";
const quote = "sixty months";

const given = <T>(result: { ok: true; value: T } | { ok: false; message: string; fieldErrors: object }): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

const roles = new Map<Actor, Role>();

function openedAs(actor: Actor, params: { knownAt?: string } = {}): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: roles.get(actor) ?? "reader", timeZone, present: null },
    newestRecordId: null,
    moment: parseMoment(params, { zone: timeZone, present: null }, new Date()),
  };
}

/** The margin of the term as this person reads it. */
async function notesFor(actor: Actor) {
  const { terms } = await wordedAgreement(openedAs(actor));
  return terms.find(({ id }) => id === termId)?.clauses.flatMap(({ notes }) => notes) ?? [];
}

const word = async (text: string, more: object = {}) =>
  given(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, text, ...more }));

const remark = async (actor = author, body = "Why sixty?") => {
  const start = wording.indexOf(quote);
  const words = { start, end: start + quote.length, quote };
  const input = { negotiationId, clauseVersionId: version.recordId, kind: "question", body, ...words };
  return given(await execute(makeAnnotation, actor, input));
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, author, colleague, manager, reader, outsider] = await Promise.all([
    person("Founder"),
    person("Tomas Lind"),
    person("Colleague"),
    person("Manager"),
    person("Reader"),
    person("Outsider"),
  ]);
  negotiationId = given(await execute(foundNegotiation, founder, { name: `Remarks ${randomUUID()}`, timeZone })).id;
  for (const [actor, role] of [
    [author, "commenter"],
    [colleague, "commenter"],
    [manager, "manager"],
    [reader, "reader"],
  ] as const) {
    roles.set(actor, role);
    given(await execute(addMember, founder, { negotiationId, email: actor.email, role }));
  }
});

beforeEach(async () => {
  const term = { negotiationId, number: `1.${nextNumber++}`, title: "Residual presence", kind: "paragraph" };
  termId = given(await execute(termNoun.record, founder, term)).termId;
  version = await word(wording);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a remark", () => {
  it("is edited by its author alone, and says what it was", async () => {
    const { annotationId, recordId } = await remark();
    const edit = { negotiationId, recordId, kind: "concern", body: "Sixty is too long." };
    for (const [actor, code] of [
      [null, "signed_out"],
      [outsider, "not_found"],
      [reader, "forbidden"],
      [colleague, "forbidden"],
      [manager, "forbidden"],
    ] as const)
      expect(await execute(correctAnnotation, actor, edit)).toMatchObject({ ok: false, code });
    expect(await execute(correctAnnotation, author, { ...edit, body: " " })).toMatchObject({ code: "invalid" });
    const edited = given(await execute(correctAnnotation, author, edit));
    expect(edited.annotationId).toBe(annotationId);
    expect(await notesFor(reader)).toMatchObject([
      {
        id: annotationId,
        kind: "concern",
        body: "Sixty is too long.",
        quote,
        author: "Tomas Lind",
        edits: [{ body: "Why sixty?" }],
        mayRevise: false,
        mayTakeBack: false,
      },
    ]);
    expect(await notesFor(author)).toMatchObject([{ mayRevise: true, mayTakeBack: true, isOwn: true }]);
    expect(await notesFor(manager)).toMatchObject([{ mayRevise: false, mayTakeBack: true, isOwn: false }]);
    expect(await execute(correctAnnotation, author, edit)).toMatchObject({ code: "conflict" });
    const rest = { negotiationId, annotationId };
    given(await execute(resolveAnnotation, colleague, rest));
    expect(await notesFor(reader)).toMatchObject([{ state: "resolved" }]);
  });

  it("written anew in two windows shows the later one both, and is merged and not written over", async () => {
    const { recordId } = await remark(author, "Why sixty months, of all numbers?");
    const edit = { negotiationId, recordId, kind: "question" };
    const there = "Why sixty months, of all numbers? Ask Ruth.";
    const { recordId: later } = given(await execute(correctAnnotation, author, { ...edit, body: there }));
    const late = await execute(correctAnnotation, author, {
      ...edit,
      body: "Tell me: Why sixty months, of all numbers?",
      kind: "concern",
    });
    const both = "Tell me: Why sixty months, of all numbers? Ask Ruth.";
    expect(late).toMatchObject({
      code: "conflict",
      standing: {
        ...{ recordId: later, by: "Tomas Lind" },
        differences: [
          { name: "kind", side: "yours", theirs: "Question", yours: "Concern" },
          { name: "body", side: "both", theirs: there, value: there, merged: { text: both, isClean: true } },
        ],
      },
    });
    given(await execute(correctAnnotation, author, { ...edit, recordId: later, body: both }));
    expect(await notesFor(reader)).toMatchObject([{ body: both, edits: [{}, { body: there }] }]);
    const [standing] = await notesFor(author);
    if (!standing) throw new Error("the remark is gone");
    given(await execute(retractAnnotation, manager, { negotiationId, recordId: standing.recordId, reason: "No." }));
    const gone = await execute(correctAnnotation, author, { ...edit, recordId: standing.recordId, body: "And yet" });
    expect(gone).toMatchObject({ code: "conflict", message: expect.stringContaining("Manager took this back") });
    expect(gone).not.toHaveProperty("standing.recordId");
  });

  it("is taken back by its author without a word, and by a manager with a reason", async () => {
    const { recordId } = await remark();
    const act = { negotiationId, recordId };
    for (const [actor, code] of [
      [null, "signed_out"],
      [outsider, "not_found"],
      [reader, "forbidden"],
      [colleague, "forbidden"],
    ] as const)
      expect(await execute(retractAnnotation, actor, act)).toMatchObject({ ok: false, code });
    expect(await execute(retractAnnotation, manager, act)).toMatchObject({ fieldErrors: { reason: [/why/] } });
    given(await execute(retractAnnotation, author, act));
    expect(await notesFor(reader)).toEqual([]);
    const { rows } = await owner.query("select reason from record where supersedes_id = $1", [recordId]);
    expect(rows).toEqual([{ reason: "Taken back by its author" }]);
    const another = await remark();
    given(
      await execute(retractAnnotation, manager, { negotiationId, recordId: another.recordId, reason: "Off topic" }),
    );
    expect(await notesFor(reader)).toEqual([]);
  });

  it("that was taken back leaves the replies of others to be read, and nothing of what it said", async () => {
    const { annotationId, recordId } = await remark();
    given(await execute(replyToAnnotation, colleague, { negotiationId, annotationId, body: "The report says so." }));
    given(await execute(retractAnnotation, author, { negotiationId, recordId }));
    const [note] = await notesFor(reader);
    expect(note).toMatchObject({
      body: "",
      state: "resolved",
      edits: [],
      takenBack: { by: "Tomas Lind", reason: "Taken back by its author" },
      replies: [{ body: "The report says so." }],
    });
    expect(JSON.stringify(note)).not.toContain("Why sixty?");
    expect(await execute(replyToAnnotation, colleague, { negotiationId, annotationId, body: "x" })).toMatchObject({
      code: "not_found",
    });
  });
});

describe("a reply", () => {
  it("is edited and taken back as a remark is", async () => {
    const { annotationId } = await remark();
    const reply = { negotiationId, annotationId, body: "It says so." };
    const { recordId } = given(await execute(replyToAnnotation, colleague, reply));
    const edit = { negotiationId, recordId, body: "The report says so." };
    expect(await execute(correctReply, author, edit)).toMatchObject({ code: "forbidden" });
    const edited = given(await execute(correctReply, colleague, edit));
    expect((await notesFor(reader))[0]?.replies).toMatchObject([
      { body: "The report says so.", author: "Colleague", edits: [{ body: "It says so." }] },
    ]);
    const taken = { negotiationId, recordId: edited.recordId };
    expect(await execute(retractReply, author, taken)).toMatchObject({ code: "forbidden" });
    given(await execute(retractReply, colleague, taken));
    expect((await notesFor(reader))[0]?.replies).toEqual([]);
  });
});

describe("undoing what became of a remark", () => {
  const undo = (undoneId: string, actor: Actor | null, actId?: string) =>
    execute(undoAct, actor, { negotiationId, undoneId }, actId);

  it("gives its words back after an edit, to its author alone, and after another undo the edit", async () => {
    const { annotationId, recordId } = await remark();
    const editId = randomUUID();
    const edit = { negotiationId, recordId, kind: "concern", body: "Sixty is too long." };
    given(await execute(correctAnnotation, author, edit, editId));
    expect(await undoableAct(openedAs(author))).toMatchObject({ id: editId, others: 0 });
    for (const [actor, code] of [
      [null, "signed_out"],
      [outsider, "not_found"],
      [reader, "not_found"],
      [manager, "not_found"],
    ] as const)
      expect(await undo(editId, actor)).toMatchObject({ ok: false, code });
    const undoId = randomUUID();
    given(await undo(editId, author, undoId));
    expect(await notesFor(reader)).toMatchObject([{ id: annotationId, kind: "question", body: "Why sixty?", quote }]);
    expect(await undo(editId, author)).toMatchObject({ code: "conflict" });
    const { rows } = await owner.query("select event from audit_entry where series_id = $1 order by seq", [
      annotationId,
    ]);
    expect(rows.map(({ event }) => event)).toEqual([
      "annotation.recorded",
      "annotation.corrected",
      "annotation.undone",
    ]);
    given(await undo(undoId, author));
    expect(await notesFor(reader)).toMatchObject([{ kind: "concern", body: "Sixty is too long." }]);
  });

  it("puts one that was taken back where it stood, once, as its author's own, whoever took it back", async () => {
    const { annotationId, recordId } = await remark();
    given(await execute(replyToAnnotation, colleague, { negotiationId, annotationId, body: "The report says so." }));
    const takenId = randomUUID();
    const taken = { negotiationId, recordId, reason: "Off topic" };
    given(await execute(retractAnnotation, manager, taken, takenId));
    expect(await notesFor(reader)).toMatchObject([{ takenBack: { by: "Manager" } }]);
    given(await undo(takenId, manager));
    const notes = await notesFor(author);
    expect(notes).toMatchObject([
      { id: annotationId, body: "Why sixty?", takenBack: null, author: "Tomas Lind", isOwn: true, mayRevise: true },
    ]);
    const edit = { negotiationId, recordId: notes[0]?.recordId, kind: "question", body: "Why not forty?" };
    expect(await execute(correctAnnotation, manager, edit)).toMatchObject({ code: "forbidden" });
    given(await execute(correctAnnotation, author, edit));
    expect(await notesFor(reader)).toMatchObject([
      { body: "Why not forty?", replies: [{ body: "The report says so.", author: "Colleague" }] },
    ]);
  });

  it("does the same for a reply, and for a thread that was resolved", async () => {
    const { annotationId } = await remark();
    const reply = { negotiationId, annotationId, body: "It says so." };
    const { recordId } = given(await execute(replyToAnnotation, colleague, reply));
    const [editId, takenId, resolvedId, undoId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const edit = { negotiationId, recordId, body: "It does not." };
    const edited = given(await execute(correctReply, colleague, edit, editId));
    given(await execute(retractReply, colleague, { negotiationId, recordId: edited.recordId }, takenId));
    given(await undo(takenId, colleague));
    expect((await notesFor(reader))[0]?.replies).toMatchObject([{ body: "It does not.", author: "Colleague" }]);
    expect(await undo(editId, colleague)).toMatchObject({ code: "conflict" });
    given(await execute(resolveAnnotation, colleague, { negotiationId, annotationId }, resolvedId));
    given(await undo(resolvedId, colleague, undoId));
    expect(await notesFor(reader)).toMatchObject([{ state: "open" }]);
    given(await undo(undoId, colleague));
    expect(await notesFor(reader)).toMatchObject([{ state: "resolved", settledBy: "Colleague" }]);
  });

  it("says that nothing was undone where the thread has been changed since", async () => {
    const { annotationId } = await remark();
    const about = { negotiationId, annotationId };
    const [assignedId, resolvedId] = [randomUUID(), randomUUID()];
    given(await execute(assignAnnotation, colleague, { ...about, assigneeId: manager.userId }, assignedId));
    given(await execute(resolveAnnotation, colleague, about, resolvedId));
    expect(await undo(assignedId, colleague)).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/Nothing was undone: the thread has been changed since/),
    });
    given(await undo(resolvedId, colleague));
    expect(await notesFor(reader)).toMatchObject([{ state: "open", assignee: { userId: manager.userId } }]);
    given(await undo(assignedId, colleague));
    expect(await notesFor(reader)).toMatchObject([{ state: "open", assignee: null }]);
  });
});

describe("a remark on a wording that was put right", () => {
  it("stays beside the wording that took its place, and says where its words are gone", async () => {
    await remark();
    const corrected = await word("The troops may remain for up to sixty months.", { supersedesId: version.recordId });
    expect(await notesFor(reader)).toMatchObject([{ quote, madeOn: null, place: { start: 32, end: 44 } }]);
    await word("The troops may remain.", { supersedesId: corrected.recordId });
    expect(await notesFor(reader)).toMatchObject([{ quote, place: null, mended: { number: 1, isRetracted: false } }]);
  });

  it("stays beside an older wording once that was corrected, when a newer one stands", async () => {
    await word("Troops leave within sixty months.", { heldFrom: "2030-01-01" });
    await remark();
    await word("Troops can remain for up to sixty months.", { supersedesId: version.recordId });
    expect(await notesFor(reader)).toHaveLength(1);
  });

  it("stays where that wording was taken back", async () => {
    const later = await word("Troops leave within sixty months.");
    version = later;
    const start = "Troops leave within ".length;
    const words = { start, end: start + quote.length, quote };
    given(
      await execute(makeAnnotation, author, { negotiationId, clauseVersionId: later.recordId, body: "Why?", ...words }),
    );
    expect(await notesFor(reader)).toHaveLength(1);
    given(
      await execute(clauseVersionNoun.retract, founder, { negotiationId, recordId: later.recordId, reason: "No." }),
    );
    expect(await notesFor(reader)).toMatchObject([{ body: "Why?", quote, mended: { number: 2, isRetracted: true } }]);
  });

  it("is not lost where nothing is left to stand beside, and is read where it was made", async () => {
    await remark();
    const { recordId } = version;
    const actId = randomUUID();
    given(await execute(clauseVersionNoun.retract, founder, { negotiationId, recordId, reason: "No." }, actId));
    const [term] = (await wordedAgreement(openedAs(reader))).terms.filter(({ id }) => id === termId);
    expect(term).toMatchObject({ clauses: [], strays: [{ quote, language: "en", mended: { isRetracted: true } }] });
    expect((await wordingDesk(openedAs(reader), termId, "en"))?.term).toEqual(term);
    const [asItWas] = (await wordedAgreement(openedAs(reader), recordId)).terms.filter(({ id }) => id === termId);
    expect(asItWas).toMatchObject({
      strays: [],
      clauses: [
        { isInForce: false, ended: { isRetraction: true, reason: "No." }, notes: [{ quote, anchor: "exact" }] },
      ],
    });
    given(await execute(undoAct, founder, { negotiationId, undoneId: actId }));
    expect(await notesFor(reader)).toMatchObject([{ quote, anchor: "exact", mended: { isRetracted: false } }]);
  });
});
