import { randomUUID } from "node:crypto";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { resolveAnnotation } from "@/lib/annotations/commands/settle-annotation";
import { wordedAgreement, wordedTerm } from "@/lib/annotations/queries-text";
import { questionNoun } from "@/lib/evidence/commands/question";
import { execute } from "@/lib/platform/command";
import { positionNoun } from "@/lib/positions/commands/position";
import { atLast } from "@/lib/record/reading";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { allotItem } from "./commands/allot-item";
import { mergeTerms } from "./commands/merge-terms";
import { splitTerm } from "./commands/split-term";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { first, second, wording, cut, type LineageStage, lineageStage } from "@/prisma/lineage-fixtures";
import { must } from "@/prisma/team-fixtures";
import { lineageIn } from "./queries";
import { textLineage, triagePage } from "./queries-triage";
import { termsIn } from "@/lib/terms/queries";

let owner: Owner;
let negotiationId: LineageStage["negotiationId"];
let partyId: LineageStage["partyId"];
let compartmentId: LineageStage["compartmentId"];
let run: LineageStage["run"];
let reading: LineageStage["reading"];
let openedFor: LineageStage["openedFor"];
let founder: LineageStage["founder"];
let commenter: LineageStage["commenter"];
let recorder: LineageStage["recorder"];
let outsider: LineageStage["outsider"];
let pendingFor: LineageStage["pendingFor"];
let threadsFor: LineageStage["threadsFor"];
let positionsFor: LineageStage["positionsFor"];
let numbersFor: LineageStage["numbersFor"];
let clausesOf: LineageStage["clausesOf"];
let notesBeside: LineageStage["notesBeside"];
let worded: LineageStage["worded"];
let remark: LineageStage["remark"];
let splitting: LineageStage["splitting"];

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({
    negotiationId,
    partyId,
    compartmentId,
    run,
    reading,
    openedFor,
    founder,
    commenter,
    recorder,
    outsider,
    pendingFor,
    threadsFor,
    positionsFor,
    numbersFor,
    clausesOf,
    notesBeside,
    worded,
    remark,
    splitting,
  } = await lineageStage(owner));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** Read by itself a term is what it is among all, with the remarks that came to it by hand and without those that left. */
async function expectTermsAlone(...ids: string[]) {
  const opened = openedFor(commenter);
  const all = (await wordedAgreement(opened)).terms;
  const terms = await reading(commenter, (tx) => termsIn(tx, negotiationId, atLast(new Date())));
  for (const term of terms.filter(({ id }) => ids.includes(id))) {
    const among = all.find(({ id }) => id === term.id);
    expect((await wordedTerm(opened, term)).term).toEqual({ ...among, status: null });
    expect(among?.clauses).not.toEqual([]);
  }
}

describe("splitting a term", () => {
  it("takes along four of five threads, and asks where the one over the cut and a position belong", async () => {
    const { termId, clauseVersionId, number } = await worded();
    const stay = [await remark(clauseVersionId, "five bases"), await remark(clauseVersionId, "one hundred")];
    const go = [
      await remark(clauseVersionId, "joint commission"),
      await remark(clauseVersionId, "departure from a base"),
    ];
    const over = await remark(clauseVersionId, `days.\n\nA joint`);
    const held = { partyId, termId, stance: "opposes", basis: "public", confidence: "high" };
    await run(positionNoun.record, held);
    const made = `${number}a`;
    const split = must(await execute(splitTerm, recorder, splitting(clauseVersionId, made), randomUUID()));
    const [partId = ""] = split.termIds;

    const threads = await threadsFor(commenter);
    const standingOn = (id: string) => threads.find((thread) => thread.id === id)?.placement?.clauseVersionId;
    const edges = (await reading(commenter, (tx) => lineageIn(tx, negotiationId, atLast(new Date())))).filter(
      ({ fromTermId }) => fromTermId === termId,
    );
    expect(edges).toMatchObject([{ how: "split", toTermId: partId, from: { text: wording }, to: { text: second } }]);
    const [edge] = edges;
    expect(go.map(standingOn)).toEqual([edge?.toVersionId, edge?.toVersionId]);
    expect(stay.map(standingOn)).not.toContain(edge?.toVersionId);
    const { formerly } = await textLineage(openedFor(commenter));
    expect([formerly.get(partId), formerly.get(termId)]).toEqual([[number], undefined]);
    expect(await notesBeside(partId)).toEqual(go);
    expect(await notesBeside(termId)).toEqual([over, ...stay]);
    expect((await pendingFor(commenter, termId)).map(({ kind, id }) => (kind === "annotation" ? id : kind))).toEqual([
      over,
      "position",
    ]);

    const allotting = { negotiationId, fromTermId: termId, kind: "annotation", subjectId: over, termIds: [partId] };
    expect(await execute(allotItem, commenter, allotting)).toMatchObject({ code: "forbidden" });
    expect(await execute(allotItem, outsider, allotting)).toMatchObject({ code: "not_found" });
    must(await execute(allotItem, recorder, allotting, randomUUID()));
    expect((await threadsFor(commenter)).find(({ id }) => id === over)?.placement).toMatchObject({
      clauseVersionId: edge?.toVersionId,
      start: 0,
      end: "A joint".length,
    });
    expect(await execute(allotItem, recorder, allotting)).toMatchObject({ code: "conflict" });

    const [position] = await pendingFor(recorder, termId);
    const both = { ...allotting, kind: "position", subjectId: position?.id, termIds: [termId, partId] };
    must(await execute(allotItem, recorder, both, randomUUID()));
    expect(await pendingFor(recorder, termId)).toEqual([]);
    expect((await positionsFor(commenter)).map((each) => [each.termId, each.stance])).toEqual([
      [termId, "opposes"],
      [partId, "opposes"],
    ]);

    const audit = await reading(commenter, (tx) => tx.auditEntry.findMany({ where: { negotiationId } }));
    const events = audit.map(({ event }) => event);
    for (const event of ["lineage.recorded", "allotment.recorded", "annotation_state.carried"])
      expect(events).toContain(event);
  });

  it("cuts the other languages along, translations as such, with the remarks on them", async () => {
    const { termId, clauseVersionId, number } = await worded();
    const dari = ["نیروها پنج پایگاه را ترک می‌کنند.", "کمیسیون مشترک هر خروج را تأیید می‌کند."] as const;
    const [text, at] = [dari.join("\n\n"), dari[0].length];
    const inDari = { termId, language: "fa-AF", text, translatesId: clauseVersionId };
    const other = (await run(clauseVersionNoun.record, inDari)).clauseVersionId ?? "";
    const quote = "کمیسیون مشترک";
    const start = text.indexOf(quote);
    const note = await remark(other, quote, { start, end: start + quote.length });
    const pieces = [
      { start: 0, end: at, part: 0 },
      { start: at, end: text.length, part: 1 },
    ];
    const asked = { ...splitting(clauseVersionId, `${number}a`), others: [{ clauseVersionId: other, pieces }] };
    const elsewhere = await worded();
    const wrong = (one: object) => execute(splitTerm, recorder, { ...asked, others: [{ ...asked.others[0], ...one }] });
    expect(await wrong({ clauseVersionId: elsewhere.clauseVersionId })).toMatchObject({ message: /another term/ });
    expect(await wrong({ pieces: pieces.slice(1) })).toMatchObject({ code: "refused", message: /goes to none/ });
    expect(await wrong({ pieces: [{ start: 0, end: text.length, part: 0 }] })).toMatchObject({ message: /no words/ });
    const actId = randomUUID();
    const [partId = ""] = must(await execute(splitTerm, recorder, asked, actId)).termIds;

    const clausesOf = async (id: string) =>
      (await wordedAgreement(openedFor(commenter))).terms.find((each) => each.id === id)?.clauses ?? [];
    const [whole, part] = [await clausesOf(termId), await clausesOf(partId)];
    expect(whole.map((clause) => clause.text)).toEqual([first, dari[0]]);
    expect(part.map((clause) => clause.text)).toEqual([second, dari[1]]);
    for (const [original, translated] of [whole, part])
      expect(translated?.translation).toMatchObject({ language: "en", versionId: original?.id, movedOn: null });
    expect((await threadsFor(commenter)).find(({ id }) => id === note)?.placement).toMatchObject({
      ...{ clauseVersionId: part[1]?.id, start: 0, end: quote.length },
    });
    await expectTermsAlone(termId, partId);
    const edges = await reading(commenter, (tx) => lineageIn(tx, negotiationId, atLast(new Date())));
    expect(edges.filter(({ toTermId }) => toTermId === partId).map(({ language }) => language)).toEqual([
      "en",
      "fa-AF",
    ]);
    must(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
    expect((await clausesOf(termId)).map((clause) => clause.text)).toEqual([wording, text]);

    // A translation of former words is not cut along with what stands now.
    const { clauseVersionId: later = "" } = await run(clauseVersionNoun.record, {
      termId,
      text: `${first} Now.\n\n${second}`,
    });
    const [standing] = await clausesOf(termId);
    const cutLater = first.length + " Now.".length;
    const stale = {
      ...{ ...asked, clauseVersionId: later },
      pieces: [
        { start: 0, end: cutLater, part: 0 },
        { start: cutLater, end: standing?.text.length, part: 1 },
      ],
      others: [{ clauseVersionId: (await clausesOf(termId))[1]?.id, pieces }],
    };
    expect(await execute(splitTerm, recorder, stale)).toMatchObject({ code: "refused", message: /does not translate/ });
  });

  it("leads a link to a position to where that was placed, also where it was moved on, and back after an undo", async () => {
    const { termId, clauseVersionId, number } = await worded();
    const held = { partyId, termId, stance: "opposes", basis: "public", confidence: "high" };
    const { positionId } = await run(positionNoun.record, held);
    const note = await remark(clauseVersionId, "five bases", { body: `See #${positionId}.` });
    const link = async () => (await threadsFor(commenter)).find(({ id }) => id === note)?.links[0];
    const here = { kind: "position", partyId, termId };
    expect(await link()).toMatchObject({ label: `Taliban on ${number} Departure`, target: here, since: null });
    const split = must(await execute(splitTerm, recorder, splitting(clauseVersionId, `${number}a`), randomUUID()));
    const [partId = ""] = split.termIds;
    expect((await link())?.target).toEqual(here);
    const placing = { negotiationId, fromTermId: termId, kind: "position", subjectId: positionId };
    must(await execute(allotItem, recorder, { ...placing, termIds: [partId] }, randomUUID()));
    const there = { ...here, termId: partId };
    const moved = { label: `Taliban on ${number}a Verification`, target: there };
    expect(await link()).toMatchObject({ ...moved, since: "moved" });
    await run(positionNoun.record, { ...held, termId: partId, stance: "can_live_with" });
    expect(await link()).toMatchObject({ ...moved, since: "changed" });

    const { terms } = await wordedAgreement(openedFor(commenter));
    const [clause] = terms.find(({ id }) => id === partId)?.clauses ?? [];
    const [start, end] = [second.indexOf("verifies"), second.length];
    const pieces = [
      { start: 0, end: start, part: 0 },
      { start, end, part: 1 },
    ];
    const parts = [{ number: `${number}b`, title: "Commission" }];
    const again = { negotiationId, clauseVersionId: clause?.id, parts, pieces };
    const [lastId = ""] = must(await execute(splitTerm, recorder, again, randomUUID())).termIds;
    const onPart = (await pendingFor(recorder, partId)).find(({ kind }) => kind === "position");
    const placingOn = { ...placing, fromTermId: partId, subjectId: onPart?.id, termIds: [lastId] };
    const actId = randomUUID();
    must(await execute(allotItem, recorder, placingOn, actId));
    expect((await link())?.target).toEqual({ ...here, termId: lastId });
    must(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
    expect((await link())?.target).toEqual(there);
  });

  it("leaves a resolved remark resolved by who did it, and lets a position go on to where a part went since", async () => {
    const { termId, clauseVersionId, number } = await worded();
    const annotationId = await remark(clauseVersionId, "joint commission");
    await run(resolveAnnotation, { annotationId }, commenter);
    await run(positionNoun.record, { partyId, termId, stance: "opposes", basis: "reported", confidence: "medium" });
    const partNumber = `${number}a`;
    await run(splitTerm, splitting(clauseVersionId, partNumber), recorder);
    expect((await threadsFor(commenter)).find(({ id }) => id === annotationId)).toMatchObject({
      state: "resolved",
      settledBy: "commenter",
    });

    const terms = await reading(founder, (tx) => termsIn(tx, negotiationId, atLast(new Date())));
    const part = terms.find((term) => term.number === partNumber)?.id ?? "";
    const stays = await worded();
    await run(mergeTerms, { intoTermId: stays.termId, termIds: [part] });
    const pending = (await pendingFor(founder, termId)).filter(({ kind }) => kind === "position");
    expect(pending.map(({ candidateIds }) => candidateIds)).toEqual([[stays.termId]]);
    const [position] = pending;
    await run(allotItem, { fromTermId: termId, kind: "position", subjectId: position?.id, termIds: [stays.termId] });
    expect((await positionsFor(founder)).some((each) => each.termId === stays.termId)).toBe(true);
  });

  it("leaves a hundred and more to be placed, all of which are shown, a page at a time", async () => {
    const { clauseVersionId, number, termId } = await worded();
    const asked = Array.from({ length: 103 }, (_, index) => `What of ${index}?`);
    for (const text of asked) await run(questionNoun.record, { text, termId });
    const actId = randomUUID();
    must(await execute(splitTerm, recorder, splitting(clauseVersionId, `${number}a`), actId));
    const [first, last] = [await triagePage(openedFor(commenter), null), await triagePage(openedFor(commenter), "2")];
    expect([first.page, first.pages, first.items.length]).toEqual([1, 2, 100]);
    expect(last).toMatchObject({ page: 2, count: 100 + last.items.length });
    const words = [...first.items, ...last.items].filter(({ from }) => from.id === termId).map((item) => item.words);
    expect(words.toSorted()).toEqual(asked.toSorted());
    for (const wrong of ["3", "9999"]) expect((await triagePage(openedFor(commenter), wrong)).page).toBe(2);
    for (const wrong of ["0", "-1", "1.5", "two"]) expect((await triagePage(openedFor(commenter), wrong)).page).toBe(1);
    must(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
  });

  it("is undone as a whole", async () => {
    const { clauseVersionId, number, termId } = await worded();
    const note = await remark(clauseVersionId, "joint commission");
    const before = await numbersFor(recorder);
    const actId = randomUUID();
    must(await execute(splitTerm, recorder, splitting(clauseVersionId, `${number}a`), actId));
    expect(await numbersFor(recorder)).toContain(`${number}a`);
    must(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
    expect(await numbersFor(recorder)).toEqual(before);
    expect(await pendingFor(recorder, termId)).toEqual([]);
    expect((await threadsFor(recorder)).find(({ id }) => id === note)?.placement).toBeNull();
  });

  it("is refused to the outsider, a commenter, and whoever has former words before them", async () => {
    const { clauseVersionId, number, termId } = await worded();
    const asked = splitting(clauseVersionId, `${number}a`);
    expect(await execute(splitTerm, null, asked)).toMatchObject({ code: "signed_out" });
    expect(await execute(splitTerm, outsider, asked)).toMatchObject({ code: "not_found" });
    expect(await execute(splitTerm, commenter, asked)).toMatchObject({ code: "forbidden" });
    const half = { ...asked, pieces: [{ start: 0, end: cut, part: 1 }] };
    expect(await execute(splitTerm, recorder, half)).toMatchObject({ code: "refused", message: /goes to none/ });
    await run(clauseVersionNoun.record, { termId, text: `${wording} At once.` });
    expect(await execute(splitTerm, recorder, asked)).toMatchObject({ code: "conflict" });
    expect(await numbersFor(recorder)).not.toContain(`${number}a`);
  });

  it("shows nothing of a compartment to who splits, and leaves its notes and positions to be placed by those in it", async () => {
    const { clauseVersionId, number, termId } = await worded();
    const hidden = await remark(clauseVersionId, "joint commission", { compartmentId }, founder);
    const held = { partyId, termId, stance: "rejects", basis: "reported", confidence: "low", compartmentId };
    await run(positionNoun.record, held);
    const split = must(await execute(splitTerm, recorder, splitting(clauseVersionId, `${number}a`), randomUUID()));
    const [partId = ""] = split.termIds;
    expect(await pendingFor(recorder, termId)).toEqual([]);
    const pending = await pendingFor(founder, termId);
    expect(pending.map(({ kind, likeliestId }) => [kind, likeliestId])).toEqual([
      ["annotation", partId],
      ["position", null],
    ]);
    const [, position] = pending;
    const hiddenNote = { fromTermId: termId, kind: "annotation", subjectId: hidden, termIds: [partId] };
    expect(await execute(allotItem, recorder, { negotiationId, ...hiddenNote })).toMatchObject({ code: "not_found" });
    await run(allotItem, hiddenNote);
    await run(allotItem, { fromTermId: termId, kind: "position", subjectId: position?.id, termIds: [partId] });
    expect(await pendingFor(founder, termId)).toEqual([]);
    const seen = await reading(recorder, (tx) => tx.allotment.count({ where: { fromTermId: termId } }));
    expect(seen).toBe(0);
    const places = (await positionsFor(recorder)).filter((each) => [termId, partId].includes(each.termId));
    expect(places).toEqual([]);
    const inside = (await positionsFor(founder)).filter((each) => [termId, partId].includes(each.termId));
    expect(inside.map((each) => [each.termId, each.stance, each.compartmentId])).toEqual([
      [partId, "rejects", compartmentId],
      [termId, "unknown", compartmentId],
    ]);
  });

  it("tells of a link that its position changed before it was placed with another term", async () => {
    const { termId, clauseVersionId, number } = await worded();
    const held = { partyId, termId, stance: "opposes", basis: "public", confidence: "high" };
    const { positionId } = await run(positionNoun.record, held);
    const note = await remark(clauseVersionId, "five bases", { body: `See #${positionId}.` });
    await run(positionNoun.record, { ...held, stance: "can_live_with" });
    const split = splitting(clauseVersionId, `${number}a`);
    const [partId = ""] = must(await execute(splitTerm, recorder, split, randomUUID())).termIds;
    const placing = { negotiationId, fromTermId: termId, kind: "position", subjectId: positionId, termIds: [partId] };
    must(await execute(allotItem, recorder, placing, randomUUID()));
    const link = (await threadsFor(commenter)).find(({ id }) => id === note)?.links[0];
    expect(link).toMatchObject({ target: { termId: partId }, since: "changed" });
  });

  it("cuts one sentence within, and says which wording a bracket keeps whole", async () => {
    const { termId, clauseVersionId, number } = await worded("All forces leave and all bases are handed over.");
    const at = "All forces leave ".length;
    const pieces = [
      { start: 0, end: at, part: 0 },
      { start: at, end: 47, part: 1 },
    ];
    const asked = { ...splitting(clauseVersionId, `${number}a`), pieces };
    const dari = { termId, language: "fa-AF", text: "[نیروها می‌روند\n\nو پایگاه‌ها] سپرده می‌شوند." };
    const { clauseVersionId: dariId } = await run(clauseVersionNoun.record, dari);
    const cutAt = dari.text.indexOf("\n");
    const its = [
      { start: 0, end: cutAt, part: 0 },
      { start: cutAt, end: dari.text.length, part: 1 },
    ];
    expect(
      await execute(splitTerm, recorder, { ...asked, others: [{ clauseVersionId: dariId, pieces: its }] }),
    ).toMatchObject({ code: "refused", fieldErrors: { others: [expect.stringMatching(/^The Dari.*never closed/)] } });
    const [partId = ""] = must(await execute(splitTerm, recorder, asked, randomUUID())).termIds;
    expect((await clausesOf(termId))[0]?.text).toBe("All forces leave");
    expect((await clausesOf(partId))[0]?.text).toBe("and all bases are handed over.");
  });
});
