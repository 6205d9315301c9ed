import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { adoptSuggestions } from "./commands/adopt-suggestions";
import { assignAnnotation } from "./commands/assign-annotation";
import { makeAnnotation } from "./commands/make-annotation";
import { placeAnnotation } from "./commands/place-annotation";
import { discardRemarkDraft, keepRemarkDraft, shareRemarks } from "./commands/remark-drafts";
import { retractAnnotation } from "./commands/retract-remark";
import { resolveAnnotation } from "./commands/settle-annotation";
import { findRemarkDraft, myRemarkDrafts, strandedDrafts } from "./queries-drafts";
import { wordedAgreement } from "./queries-text";

let owner: Owner;
let founder: Actor, commenter: Actor, reader: Actor, outsider: Actor;
let negotiationId: string;
let numbered = 0;

const wording = "Troops may remain for up to sixty months, and contractors leave with them.";

const openedFor = (actor: Actor) => openedAs(actor, { negotiationId, slug: "" });

async function newClause(text = wording) {
  return wordTerm(founder, { negotiationId, number: `${++numbered}`, title: "Presence", text });
}

const word = async (termId: string, text: string, more: object = {}) =>
  must(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, text, ...more }));

const on = (clauseVersionId: string, quote: string, text = wording) => {
  const start = text.indexOf(quote);
  return { clauseVersionId, start, end: start + quote.length, quote };
};

const remark = async (clauseVersionId: string, quote: string, more: object = {}) =>
  must(await execute(makeAnnotation, commenter, { negotiationId, body: "b", ...on(clauseVersionId, quote), ...more }))
    .annotationId;

const notesOn = async (termId: string, actor = reader) => {
  const { terms } = await wordedAgreement(openedFor(actor));
  return terms.find(({ id }) => id === termId)?.clauses[0]?.notes ?? [];
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { "Tomas Lind": "commenter", Reader: "reader" });
  ({ negotiationId } = team);
  ({ founder, outsider, "Tomas Lind": commenter, Reader: reader } = team.people);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a thread whose words change", () => {
  it("follows its words, says when they have changed, and is never put on others without being asked", async () => {
    const { termId, clauseVersionId } = await newClause();
    const kept = await remark(clauseVersionId, "contractors leave");
    const gone = await remark(clauseVersionId, "for up to sixty months");
    const whole = await remark(clauseVersionId, wording);
    const later = "Contractors are not meant. Soldiers may stay as agreed elsewhere, and contractors leave with them.";
    await word(termId, later);
    const notes = await notesOn(termId);
    const noteOf = (id: string) => notes.find((note) => note.id === id);
    const place = noteOf(kept)?.place;
    expect(later.slice(place?.start, place?.end)).toBe("contractors leave");
    expect(noteOf(gone)).toMatchObject({ place: null, madeOn: { number: 1 } });
    expect(["uncertain", "orphaned"]).toContain(noteOf(gone)?.anchor);
    expect(noteOf(whole)?.place).toEqual({ start: 0, end: later.length });
  });

  it("stands where somebody places it, on that wording and those after; before, it stands where it was made", async () => {
    const { termId, clauseVersionId } = await newClause();
    const annotationId = await remark(clauseVersionId, "for up to sixty months");
    const later = "Soldiers stay as the annex says.";
    const { clauseVersionId: laterId } = await word(termId, later);
    const place = (input: object, actor: Actor | null = commenter) =>
      execute(placeAnnotation, actor, {
        negotiationId,
        annotationId,
        ...on(laterId, "as the annex says", later),
        ...input,
      });
    expect(await place({}, null)).toMatchObject({ code: "signed_out" });
    expect(await place({}, outsider)).toMatchObject({ code: "not_found" });
    expect(await place({}, reader)).toMatchObject({ code: "forbidden" });
    expect(await place({ quote: "as the accord says" })).toMatchObject({ code: "conflict" });
    const { clauseVersionId: elsewhere } = await newClause();
    expect(await place(on(elsewhere, "sixty"))).toMatchObject({
      code: "refused",
      fieldErrors: { clauseVersionId: [/./] },
    });
    const { recordId } = must(await place({}));
    expect(await place({})).toMatchObject({ code: "conflict" });

    const placed = later.indexOf("as the annex says");
    expect(await notesOn(termId)).toMatchObject([{ place: { start: placed }, madeOn: { number: 1 } }]);
    const after = `In any case: ${later}`;
    await word(termId, after);
    expect(await notesOn(termId)).toMatchObject([{ place: { start: after.indexOf("as the annex says") } }]);
    const { terms } = await wordedAgreement(openedFor(reader), clauseVersionId);
    const first = terms.find(({ id }) => id === termId)?.clauses[0]?.notes;
    expect(first).toMatchObject([{ place: { start: wording.indexOf("for up to") }, anchor: "exact" }]);
    const { rows } = await owner.query("select event from audit_entry where record_id = $1", [recordId]);
    expect(rows).toEqual([{ event: "annotation_state.placed" }]);
  });

  it("is not placed on marked words that its own readers do not see", async () => {
    const { termId, clauseVersionId } = await newClause();
    const annotationId = await remark(clauseVersionId, "sixty months");
    const name = randomUUID();
    const made = await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." });
    const text = "Troops may remain for a secret time.";
    const { clauseVersionId: marked } = await word(termId, text, { compartmentId: must(made).id });
    const asked = { negotiationId, annotationId, ...on(marked, "a secret time", text) };
    expect(await execute(placeAnnotation, founder, asked)).toMatchObject({ code: "refused" });
    expect(await execute(placeAnnotation, commenter, asked)).toMatchObject({ code: "not_found" });
  });
});

describe("a thread that somebody is to look into", () => {
  it("is assigned to a colleague who can answer, keeps that when it is resolved, and is nobody's again", async () => {
    const { termId, clauseVersionId } = await newClause();
    const annotationId = await remark(clauseVersionId, "sixty months");
    const assign = (assigneeId: string | undefined, actor: Actor | null = commenter) =>
      execute(assignAnnotation, actor, { negotiationId, annotationId, ...(assigneeId ? { assigneeId } : {}) });
    expect(await assign(founder.userId, null)).toMatchObject({ code: "signed_out" });
    expect(await assign(founder.userId, outsider)).toMatchObject({ code: "not_found" });
    expect(await assign(founder.userId, reader)).toMatchObject({ code: "forbidden" });
    expect(await assign(outsider.userId)).toMatchObject({ code: "not_found", fieldErrors: { assigneeId: [/./] } });
    expect(await assign(reader.userId)).toMatchObject({ code: "refused", fieldErrors: { assigneeId: [/./] } });
    must(await assign(founder.userId));
    expect(await assign(founder.userId)).toMatchObject({ code: "conflict" });
    expect(await notesOn(termId)).toMatchObject([{ assignee: { name: "Founder", isReader: false } }]);
    expect(await notesOn(termId, founder)).toMatchObject([{ assignee: { isReader: true } }]);
    must(await assign(undefined));
    must(await assign(commenter.userId));
    must(await execute(resolveAnnotation, commenter, { negotiationId, annotationId }));
    expect(await notesOn(termId)).toMatchObject([{ state: "resolved", assignee: { name: "Tomas Lind" } }]);
    expect(await assign(founder.userId)).toMatchObject({ code: "refused" });
  });

  it("in a compartment goes to nobody outside it", async () => {
    const { clauseVersionId } = await newClause();
    const name = randomUUID();
    const { id: compartmentId } = must(
      await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." }),
    );
    const asked = { negotiationId, body: "b", ...on(clauseVersionId, "sixty"), compartmentId };
    const { annotationId } = must(await execute(makeAnnotation, founder, asked));
    const assigned = { negotiationId, annotationId, assigneeId: commenter.userId };
    expect(await execute(assignAnnotation, founder, assigned)).toMatchObject({ code: "refused" });
    const inside = { negotiationId, compartmentId, userId: commenter.userId };
    must(await execute(addToCompartment, founder, inside));
    must(await execute(assignAnnotation, founder, assigned));
  });
});

describe("suggestions", () => {
  it("are adopted together with the wording they were written into: one act, and their threads are resolved", async () => {
    const { termId, clauseVersionId } = await newClause();
    const suggest = (quote: string, replacement: string) =>
      remark(clauseVersionId, quote, { kind: "suggestion", replacement });
    const [one, other] = [await suggest("may", "shall not"), await suggest("sixty", "twelve")];
    const comment = await remark(clauseVersionId, "contractors");
    const text = wording.replace("may", "shall not").replace("sixty", "twelve");
    const adopt = (input: object = {}, actor: Actor | null = founder) =>
      execute(adoptSuggestions, actor, { negotiationId, termId, text, annotationIds: [one, other], ...input });
    expect(await adopt({}, null)).toMatchObject({ code: "signed_out" });
    expect(await adopt({}, outsider)).toMatchObject({ code: "not_found" });
    expect(await adopt({}, commenter)).toMatchObject({ code: "forbidden" });
    expect(await adopt({ annotationIds: [comment] })).toMatchObject({ code: "refused" });
    expect(await adopt({ annotationIds: [randomUUID()] })).toMatchObject({ code: "not_found" });
    expect(await notesOn(termId)).toHaveLength(3);
    expect((await notesOn(termId)).every(({ state }) => state === "open")).toBe(true);
    must(await adopt());
    const states = new Map((await notesOn(termId)).map(({ id, state }) => [id, state]));
    expect([one, other, comment].map((id) => states.get(id))).toEqual(["resolved", "resolved", "open"]);
  });

  it("of which one was taken back, or is on another language, are adopted not at all, and that one is named", async () => {
    const { termId, clauseVersionId } = await newClause();
    const [one, other] = [
      await remark(clauseVersionId, "may", { kind: "suggestion", replacement: "shall not" }),
      await remark(clauseVersionId, "sixty", { kind: "suggestion", replacement: "twelve" }),
    ];
    const french = "Les troupes restent soixante mois.";
    const inFrench = await word(termId, french, { language: "fr", translatesId: clauseVersionId });
    const elsewhere = must(
      await execute(makeAnnotation, commenter, {
        ...{ negotiationId, body: "b", kind: "suggestion", replacement: "douze" },
        ...on(inFrench.clauseVersionId, "soixante", french),
      }),
    ).annotationId;
    const text = wording.replace("may", "shall not");
    const adopt = (annotationIds: string[]) =>
      execute(adoptSuggestions, founder, { negotiationId, termId, text, annotationIds });
    expect(await adopt([one, elsewhere])).toMatchObject({
      code: "refused",
      fieldErrors: { annotationIds: [/in French, and this one is in English/] },
    });
    const { rows } = await owner.query<{ record_id: string }>("select record_id from annotation where series_id = $1", [
      other,
    ]);
    const taken = { negotiationId, recordId: rows[0]?.record_id };
    must(await execute(retractAnnotation, commenter, taken));
    expect(await adopt([one, other])).toMatchObject({
      code: "refused",
      fieldErrors: { annotationIds: [/The suggestion on “sixty” was taken back meanwhile/] },
    });
    expect((await notesOn(termId)).map(({ state }) => state)).toEqual(["open"]);
    must(await adopt([one]));
  });

  it("that not all may see are adopted into no wording that all see", async () => {
    const { termId, clauseVersionId } = await newClause();
    const name = `Few ${randomUUID()}`;
    const { id: compartmentId } = must(
      await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." }),
    );
    must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: commenter.userId }));
    const hidden = await remark(clauseVersionId, "sixty", { kind: "suggestion", replacement: "twelve", compartmentId });
    const text = wording.replace("sixty", "twelve");
    const adopt = (input: object) =>
      execute(adoptSuggestions, founder, { negotiationId, termId, text, annotationIds: [hidden], ...input });
    expect(await adopt({})).toMatchObject({ code: "refused", fieldErrors: { compartmentId: [expect.any(String)] } });
    must(await adopt({ compartmentId }));
  });
});

describe("a remark that is not shared", () => {
  let unripe: object;
  beforeAll(() => {
    unripe = { negotiationId, kind: "comment", body: "", replacement: "", version: 0 };
  });
  const placeOf = ({ clauseVersionId, start, end }: ReturnType<typeof on>) => ({ clauseVersionId, start, end });

  it("is its author's alone, kept as typed on any device, until it is shared or thrown away", async () => {
    const { termId, clauseVersionId } = await newClause();
    const [one, other] = [on(clauseVersionId, "may remain"), on(clauseVersionId, "contractors")];
    const keep = (input: object, actor: Actor | null = commenter) =>
      execute(keepRemarkDraft, actor, { ...unripe, ...input });
    expect(await keep(one, null)).toMatchObject({ code: "signed_out" });
    expect(await keep(one, outsider)).toMatchObject({ code: "not_found" });
    expect(await keep(one, reader)).toMatchObject({ code: "forbidden" });
    must(await keep(one));
    must(await keep({ ...one, body: "An unripe thought", version: 1 }));
    must(await keep({ ...other, body: "Another" }));
    expect(await myRemarkDrafts(openedFor(commenter))).toMatchObject([
      { versionId: clauseVersionId, start: one.start, body: "An unripe thought", version: 2 },
      { body: "Another", version: 1 },
    ]);
    expect(await myRemarkDrafts(openedFor(founder))).toEqual([]);
    expect(await notesOn(termId, founder)).toEqual([]);

    const remarks = [
      { ...one, kind: "comment", body: "Now for all", draftVersion: 2 },
      { ...other, kind: "comment", body: "Now for all", draftVersion: 1 },
    ];
    const share = (shared: object[], actor: Actor | null = commenter) =>
      execute(shareRemarks, actor, { negotiationId, remarks: shared });
    expect(await share(remarks, null)).toMatchObject({ code: "signed_out" });
    expect(await share(remarks, outsider)).toMatchObject({ code: "not_found" });
    expect(await share(remarks, reader)).toMatchObject({ code: "forbidden" });
    expect(await share([...remarks, { ...one, quote: "may leave", kind: "comment", body: "b" }])).toMatchObject({
      code: "conflict",
    });
    expect(await notesOn(termId)).toEqual([]);
    const { annotationIds } = must(await share(remarks));
    expect((await notesOn(termId)).map(({ id }) => id).sort()).toEqual([...annotationIds].sort());
    expect(await myRemarkDrafts(openedFor(commenter))).toEqual([]);

    expect(must(await keep(one))).toMatchObject({ version: 4 });
    const discard = (version: number) =>
      execute(discardRemarkDraft, commenter, { negotiationId, ...placeOf(one), version });
    expect(await discard(2)).toMatchObject({ code: "conflict" });
    expect(must(await discard(4))).toEqual({ version: 5 });
    expect(must(await discard(2))).toEqual({ version: 5 });
    expect(await myRemarkDrafts(openedFor(commenter))).toEqual([]);
  });

  it("is overwritten by nothing that did not see it, and does not come back once it was shared or discarded", async () => {
    const { clauseVersionId } = await newClause();
    const words = on(clauseVersionId, "may remain");
    const keep = (body: string, version: number) =>
      execute(keepRemarkDraft, commenter, { ...unripe, ...words, body, version });
    const found = () => findRemarkDraft(commenter, { negotiationId, ...placeOf(words) });
    expect(await found()).toMatchObject({ content: null, version: 0 });
    must(await keep("On the laptop", 0));
    expect(await keep("On the phone", 0)).toMatchObject({ code: "conflict" });
    must(await keep("On the laptop still", 1));
    expect(await keep("On the phone", 1)).toMatchObject({ code: "conflict" });
    expect(await found()).toMatchObject({ content: { body: "On the laptop still" }, version: 2 });
    expect(await findRemarkDraft(founder, { negotiationId, ...placeOf(words) })).toMatchObject({ content: null });

    const share = (draftVersion: number, actId?: string) =>
      execute(makeAnnotation, commenter, { negotiationId, ...words, body: "Shared", draftVersion }, actId);
    const actId = randomUUID();
    const shared = must(await share(1, actId));
    expect(await found()).toMatchObject({ content: { body: "On the laptop still" }, version: 2 });
    expect(must(await share(1, actId))).toEqual(shared);
    must(await share(2));
    expect(await found()).toMatchObject({ content: null, version: 3 });
    expect(await share(2)).toMatchObject({ code: "conflict" });
    expect(await keep("From the phone's copy", 2)).toMatchObject({ code: "conflict" });
    expect(await found()).toMatchObject({ content: null, version: 3 });
    must(await keep("Another one", 3));
  });

  it("is used up by a remark that says the same, whatever version of it the sharer had seen", async () => {
    const { clauseVersionId } = await newClause();
    const words = on(clauseVersionId, "may remain");
    const found = () => findRemarkDraft(commenter, { negotiationId, ...placeOf(words) });
    for (const [body, draftVersion] of [
      ["Saved on the way", undefined],
      ["Saved on the way again", 2],
    ] as const) {
      const { version } = await found();
      must(await execute(keepRemarkDraft, commenter, { ...unripe, ...words, body: ` ${body}`, version }));
      must(await execute(makeAnnotation, commenter, { negotiationId, ...words, body, draftVersion }));
      expect(await found()).toMatchObject({ content: null, version: version + 2 });
    }
  });

  it("is found with its place on what stands, when its wording is corrected", async () => {
    const { termId, clauseVersionId } = await newClause();
    const words = on(clauseVersionId, "contractors leave");
    const gone = on(clauseVersionId, "for up to sixty months");
    for (const one of [words, gone]) must(await execute(keepRemarkDraft, commenter, { ...unripe, ...one }));
    const opened = openedFor(commenter);
    const mine = async () =>
      (await strandedDrafts(opened, await myRemarkDrafts(opened))).filter((one) => one.madeOn.termId === termId);
    expect(await mine()).toEqual([]);
    const text = "All troops and contractors leave at once.";
    const { clauseVersionId: correctedId } = await word(termId, text, {
      supersedesId: clauseVersionId,
      reason: "Misread.",
    });
    expect(await mine()).toMatchObject([
      { versionId: clauseVersionId, place: { versionId: correctedId, quote: "contractors leave", isSure: true } },
      { place: { versionId: correctedId, isSure: false } },
    ]);
  });

  it("is out of reach with the words it is on", async () => {
    const name = randomUUID();
    const { id: compartmentId } = must(
      await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." }),
    );
    must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: commenter.userId }));
    const { termId } = await newClause();
    const text = "A secret wording.";
    const { clauseVersionId } = await word(termId, text, { compartmentId });
    const words = on(clauseVersionId, "secret", text);
    const kept = { ...unripe, ...words, body: "b" };
    const isListed = async () =>
      (await myRemarkDrafts(openedFor(commenter))).some(({ versionId }) => versionId === clauseVersionId);
    must(await execute(keepRemarkDraft, commenter, kept));
    expect(await isListed()).toBe(true);
    await owner.query("delete from compartment_member where compartment_id = $1 and user_id = $2", [
      compartmentId,
      commenter.userId,
    ]);
    expect(await isListed()).toBe(false);
    const asked = { negotiationId, ...placeOf(words) };
    expect(await findRemarkDraft(commenter, asked)).toMatchObject({ content: null, version: 0 });
    expect(await execute(keepRemarkDraft, commenter, kept)).toMatchObject({ code: "not_found" });
  });
});
