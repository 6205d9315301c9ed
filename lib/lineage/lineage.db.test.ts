import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { resolveAnnotation } from "@/lib/annotations/commands/settle-annotation";
import { threadsIn } from "@/lib/annotations/queries";
import { wordedAgreement } from "@/lib/annotations/queries-text";
import { questionNoun } from "@/lib/evidence/commands/question";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { questionsIn } from "@/lib/evidence/queries";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { positionsIn } from "@/lib/positions/queries";
import { atLast } from "@/lib/record/reading";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { termNoun } from "@/lib/terms/commands/term";
import { linkagesIn, termsIn } from "@/lib/terms/queries";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { allotItem } from "./commands/allot-item";
import { mergeTerms } from "./commands/merge-terms";
import { splitTerm } from "./commands/split-term";
import { lineageIn, unallottedIn } from "./queries";
import { lineageOfTerm } from "./queries-term";
import { textLineage, triagePage } from "./queries-triage";

let owner: Owner;
let founder: Actor, recorder: Actor, commenter: Actor, outsider: Actor;
let negotiationId: string, partyId: string, compartmentId: string;
let count = 0;

const first = "The force leaves the five bases within one hundred and thirty-five days.";
const second = "A joint commission of both sides verifies each departure from a base.";
const wording = `${first}\n\n${second}`;
const cut = first.length + 2;

const run = async <Value>(asked: Command<never, Value> | Command, input: object, who: Actor = founder) =>
  must(await execute(asked, who, { negotiationId, ...input })) as Record<string, string>;

const reading = <Value>(who: Actor, read: (tx: Parameters<typeof unallottedIn>[0]) => Promise<Value>) =>
  asActor(who, read);
const pendingFor = (who: Actor, termId: string) =>
  reading(who, async (tx) => {
    const at = atLast(new Date());
    const items = await unallottedIn(tx, negotiationId, at, await lineageIn(tx, negotiationId, at));
    return items.filter((item) => item.fromTermId === termId);
  });
const threadsFor = (who: Actor) => reading(who, (tx) => threadsIn(tx, negotiationId, atLast(new Date())));
const openedFor = (actor: Actor) => openedAs(actor, { negotiationId, slug: "" });
const notesBeside = async (termId: string) => {
  const { terms } = await wordedAgreement(openedFor(commenter));
  return terms.find(({ id }) => id === termId)?.clauses.flatMap(({ notes }) => notes.map(({ id }) => id));
};
const positionsFor = (who: Actor) => reading(who, (tx) => positionsIn(tx, negotiationId, atLast(new Date())));
const numbersFor = async (who: Actor) =>
  (await reading(who, (tx) => termsIn(tx, negotiationId, atLast(new Date())))).map(({ number }) => number);

/** A term with the two paragraphs. */
async function worded(text = wording) {
  const number = `${++count}`;
  return { number, ...(await wordTerm(founder, { negotiationId, number, title: "Departure", text })) };
}

async function remark(clauseVersionId: string, quote: string, input: object = {}, who = commenter) {
  const start = wording.indexOf(quote);
  const end = start + quote.length;
  const made = { clauseVersionId, kind: "comment", body: `On ${quote}`, start, end, quote, ...input };
  const { annotationId = "" } = await run(makeAnnotation, made, who);
  return annotationId;
}

const splitting = (clauseVersionId: string, number: string) => ({
  negotiationId,
  clauseVersionId,
  parts: [{ number, title: "Verification" }],
  pieces: [
    { start: 0, end: cut, part: 0 },
    { start: cut, end: wording.length, part: 1 },
  ],
});

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { recorder: "recorder", commenter: "commenter" });
  ({ negotiationId } = team);
  ({ founder, recorder, commenter, outsider } = team.people);
  partyId =
    (await run(partyNoun.record, { name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating" })).partyId ??
    "";
  compartmentId = (await run(makeCompartment, { name: "Circle", meaning: "Those who know." })).id ?? "";
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

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
});

describe("merging terms", () => {
  it("puts their words and notes together in the one that stays, and asks where a position belongs", async () => {
    const into = await worded(first);
    const other = await worded(second);
    const quote = "joint commission";
    const start = second.indexOf(quote);
    const note = await remark(other.clauseVersionId, quote, { start, end: start + quote.length });
    await run(positionNoun.record, {
      partyId,
      termId: other.termId,
      stance: "opposes",
      basis: "public",
      confidence: "high",
    });
    const asked = { negotiationId, intoTermId: into.termId, termIds: [other.termId] };
    expect(await execute(mergeTerms, outsider, asked)).toMatchObject({ code: "not_found" });
    expect(await execute(mergeTerms, commenter, asked)).toMatchObject({ code: "forbidden" });
    const stale = { ...asked, seenRecordId: into.clauseVersionId };
    expect(await execute(mergeTerms, recorder, stale)).toMatchObject({ code: "conflict" });
    must(await execute(mergeTerms, recorder, asked, randomUUID()));
    const edges = (await reading(recorder, (tx) => lineageIn(tx, negotiationId, atLast(new Date())))).filter(
      ({ toTermId }) => toTermId === into.termId,
    );
    expect(edges).toMatchObject([{ how: "merge", fromTermId: other.termId, to: { text: wording } }]);
    expect((await threadsFor(recorder)).find(({ id }) => id === note)?.placement).toMatchObject({
      clauseVersionId: edges[0]?.toVersionId,
      start: wording.indexOf(quote),
    });
    expect((await pendingFor(recorder, other.termId)).map(({ kind }) => kind)).toEqual(["position"]);
    const named = ({ terms }: { terms: { number: string }[] }) => terms.map(({ number }) => number);
    const whole = await lineageOfTerm(openedFor(commenter), into.termId);
    expect([whole.cameOf.map(named), whole.became]).toEqual([[[other.number]], []]);
    const gone = await lineageOfTerm(openedFor(commenter), other.termId);
    expect([gone.became.map(named), gone.unallotted]).toEqual([[[into.number]], 1]);
    const lineage = await textLineage(openedFor(commenter));
    expect(lineage.gone.has(other.termId)).toBe(true);
    expect(lineage.formerly.get(into.termId)).toEqual([into.number, other.number]);
    expect(lineage.formerly.has(other.termId)).toBe(false);
    const { items } = await triagePage(openedFor(commenter), null);
    expect(items.find(({ from }) => from.id === other.termId)).toMatchObject({
      from: { isWithdrawn: true },
      candidates: [{ id: into.termId }],
      about: "Taliban: opposes",
    });
    const change = { termId: into.termId, number: `${into.number}.9`, title: "Departure", kind: "paragraph" };
    await run(termNoun.record, change);
    expect((await lineageOfTerm(openedFor(commenter), into.termId)).formerly).toEqual([into.number]);
  });

  it("puts each language with its own, translations too, with the remarks on them", async () => {
    const [into, other] = [await worded(first), await worded(second)];
    const dari = { first: "نیروها پنج پایگاه را ترک می‌کنند.", second: "کمیسیون مشترک هر خروج را تأیید می‌کند." };
    const pashto = "ځواکونه پنځه اډې پرېږدي.";
    const inLanguage = async ({ termId, clauseVersionId }: typeof into, language: string, text: string, of = true) =>
      run(clauseVersionNoun.record, { termId, language, text, ...(of ? { translatesId: clauseVersionId } : {}) });
    const intoDari = await inLanguage(into, "fa-AF", dari.first);
    const otherDari = await inLanguage(other, "fa-AF", dari.second);
    await inLanguage(other, "ps", pashto, false);
    const spot = (text: string, quote: string) => {
      const start = text.indexOf(quote);
      return { start, end: start + quote.length };
    };
    const notes = [
      await remark(intoDari.clauseVersionId ?? "", "پنج پایگاه", spot(dari.first, "پنج پایگاه")),
      await remark(otherDari.clauseVersionId ?? "", "کمیسیون مشترک", spot(dari.second, "کمیسیون مشترک")),
      await remark(other.clauseVersionId, "joint commission", spot(second, "joint commission")),
    ];
    const asked = { negotiationId, intoTermId: into.termId, termIds: [into.termId, other.termId] };
    const actId = randomUUID();
    must(await execute(mergeTerms, recorder, asked, actId));

    const clausesOf = async () =>
      (await wordedAgreement(openedFor(commenter))).terms.find(({ id }) => id === into.termId)?.clauses ?? [];
    const clauses = await clausesOf();
    const [english, translated] = [clauses[0], clauses.find(({ language }) => language === "fa-AF")];
    expect(clauses.map(({ language, text }) => [language, text])).toEqual([
      ["en", wording],
      ["fa-AF", `${dari.first}\n\n${dari.second}`],
      ["ps", pashto],
    ]);
    expect(translated?.translation).toMatchObject({ language: "en", versionId: english?.id, movedOn: null });
    expect(clauses[2]).toMatchObject({ translation: null, note: /Without words in this language: / });
    const standing = await threadsFor(commenter);
    const found = notes.map((id) => {
      const { placement } = standing.find((each) => each.id === id) ?? {};
      const clause = clauses.find(({ id: versionId }) => versionId === placement?.clauseVersionId);
      return placement && [clause?.language, clause?.text.slice(placement.start, placement.end)];
    });
    expect(found).toEqual([
      ["fa-AF", "پنج پایگاه"],
      ["fa-AF", "کمیسیون مشترک"],
      ["en", "joint commission"],
    ]);
    expect(await pendingFor(commenter, other.termId)).toEqual([]);
    const lineage = await lineageOfTerm(openedFor(commenter), into.termId);
    expect(lineage.cameOf.map(({ terms }) => terms.map(({ id }) => id))).toEqual([[other.termId]]);

    must(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
    expect((await clausesOf()).map(({ language, text }) => [language, text])).toEqual([
      ["en", first],
      ["fa-AF", dari.first],
    ]);
  });

  it("shows a translation of a part as behind the whole, and never makes one authentic", async () => {
    const [into, other] = [await worded(first), await worded(second)];
    const dari = { language: "fa-AF", text: "کمیسیون مشترک هر خروج را تأیید می‌کند." };
    await run(clauseVersionNoun.record, { termId: other.termId, translatesId: other.clauseVersionId, ...dari });
    await run(clauseVersionNoun.record, { termId: into.termId, language: "ps", text: "ځواکونه پرېږدي." });
    const pashto = { language: "ps", text: "ګډ کمیسیون تاییدوي." };
    await run(clauseVersionNoun.record, { termId: other.termId, translatesId: other.clauseVersionId, ...pashto });
    const asked = { negotiationId, intoTermId: into.termId, termIds: [other.termId] };
    must(await execute(mergeTerms, recorder, asked, randomUUID()));
    const { terms } = await wordedAgreement(openedFor(commenter));
    const [english, partial, kept] = terms.find(({ id }) => id === into.termId)?.clauses ?? [];
    expect(english).toMatchObject({ language: "en", text: wording });
    expect(partial).toMatchObject({ ...dari, note: /Without words in this language: / });
    expect(partial?.translation?.movedOn).toMatchObject({ versionId: english?.id });
    expect(kept).toMatchObject({ language: "ps", text: "ځواکونه پرېږدي.", translation: null });
    const others = terms.find(({ id }) => id === other.termId)?.clauses ?? [];
    expect(others.find(({ language }) => language === "ps")).toMatchObject({ text: pashto.text });
  });

  it("leaves what a compartment holds of the one that goes to those in it, who place it one by one", async () => {
    const [into, other, far] = [await worded(first), await worded(second), await worded(second)];
    const quote = "joint commission";
    const start = second.indexOf(quote);
    const place = { start, end: start + quote.length, compartmentId };
    const note = await remark(other.clauseVersionId, quote, place, founder);
    const { termId } = other;
    await run(questionNoun.record, { text: "Would they?", termId, compartmentId });
    await run(riskNoun.record, { text: "It fails.", termId, likelihood: "low", impact: "high", compartmentId });
    const linked = { fromTermId: termId, toTermId: far.termId, kind: "requires", why: "Between us." };
    await run(linkageNoun.record, { ...linked, compartmentId });
    await run(linkageNoun.record, { ...linked, kind: "trades_for", why: "For all to see." });

    const asked = { negotiationId, intoTermId: into.termId, termIds: [termId] };
    must(await execute(mergeTerms, recorder, asked, randomUUID()));
    const linkagesFor = (who: Actor) => reading(who, (tx) => linkagesIn(tx, negotiationId, atLast(new Date())));
    const ends = async (who: Actor) =>
      (await linkagesFor(who))
        .filter(({ toTermId }) => toTermId === far.termId)
        .map(({ kind, fromTermId }) => [kind, fromTermId]);
    expect(await ends(recorder)).toEqual([["trades_for", into.termId]]);
    expect(await pendingFor(recorder, termId)).toEqual([]);
    const pending = await pendingFor(founder, termId);
    expect(pending.map(({ kind, candidateIds }) => [kind, candidateIds])).toEqual(
      ["annotation", "linkage", "question", "risk"].map((kind) => [kind, [into.termId]]),
    );
    for (const { kind, id } of pending)
      await run(allotItem, { fromTermId: termId, kind, subjectId: id, termIds: [into.termId] });
    expect(await pendingFor(founder, termId)).toEqual([]);
    expect(await ends(founder)).toEqual([
      ["trades_for", into.termId],
      ["requires", into.termId],
    ]);
    expect(await ends(recorder)).toEqual([["trades_for", into.termId]]);
    expect((await threadsFor(founder)).find(({ id }) => id === note)?.placement?.start).toBe(wording.indexOf(quote));
    const seen = await reading(recorder, (tx) =>
      tx.auditEntry.count({ where: { negotiationId, body: { contains: pending[0]?.id ?? "" } } }),
    );
    expect(seen).toBe(0);
    const questions = await reading(founder, (tx) => questionsIn(tx, negotiationId, atLast(new Date())));
    const moved = questions.filter((each) => [into.termId, termId].includes(each.termId ?? ""));
    expect(moved.map((each) => [each.termId, each.compartmentId])).toEqual([[into.termId, compartmentId]]);
  });
});
