import { randomUUID } from "node:crypto";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { wordedAgreement } from "@/lib/annotations/queries-text";
import { questionNoun } from "@/lib/evidence/commands/question";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { questionsIn } from "@/lib/evidence/queries";
import { execute } from "@/lib/platform/command";
import { positionNoun } from "@/lib/positions/commands/position";
import { atLast } from "@/lib/record/reading";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { longestWording } from "@/lib/text/rules";
import { allotItem } from "./commands/allot-item";
import { mergeTerms } from "./commands/merge-terms";
import { lineageOfTerm } from "./queries-term";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { first, second, wording, type LineageStage, lineageStage } from "@/prisma/lineage-fixtures";
import { must } from "@/prisma/team-fixtures";
import { lineageIn } from "./queries";
import { textLineage, triagePage } from "./queries-triage";
import { linkagesIn } from "@/lib/terms/queries";
import type { Actor } from "@/lib/platform/actor";

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
let clausesOf: LineageStage["clausesOf"];
let worded: LineageStage["worded"];
let remark: LineageStage["remark"];

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
    clausesOf,
    worded,
    remark,
  } = await lineageStage(owner));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
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

  it("leaves apart a translation of a part where the term that stays has no words to be behind", async () => {
    const other = await worded(second);
    const { termId: intoTermId } = await run(termNoun.record, { number: "W1", title: "Unworded", kind: "article" });
    const [third, dari] = [await worded(first), { language: "fa-AF", text: "کمیسیون مشترک هر خروج را تأیید می‌کند." }];
    await run(clauseVersionNoun.record, { termId: other.termId, translatesId: other.clauseVersionId, ...dari });
    const asked = { negotiationId, intoTermId, termIds: [intoTermId, third.termId, other.termId] };
    must(await execute(mergeTerms, recorder, asked, randomUUID()));
    const clauses = await clausesOf(intoTermId ?? "");
    expect(clauses.map(({ language, text }) => [language, text])).toEqual([["en", wording]]);
    const kept = (await clausesOf(other.termId)).find(({ language }) => language === "fa-AF");
    expect(kept).toMatchObject({ text: dari.text, translation: { language: "en" } });
  });

  it("refuses more words than one clause may have, beside what is merged", async () => {
    const long = (word: string) => `${word} `.repeat(Math.ceil((longestWording * 0.55) / (word.length + 1))).trim();
    const [into, other] = [await worded(long("one")), await worded(long("three"))];
    const asked = { negotiationId, intoTermId: into.termId, termIds: [other.termId] };
    expect(await execute(mergeTerms, recorder, asked)).toMatchObject({
      code: "refused",
      fieldErrors: {
        termIds: [expect.stringMatching(/has 6\d,\d{3} characters, and one clause may have 60,000/)],
      },
    });
    expect(await clausesOf(into.termId)).toHaveLength(1);
  });
});
