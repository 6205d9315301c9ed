import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { inboxPage } from "@/lib/inbox/queries";
import { removeFromCompartment } from "@/lib/negotiations/commands/change-compartment";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor, asWritingActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { compareSince } from "@/lib/text/queries-compare";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { answerReview } from "./commands/answer-review";
import { askReview } from "./commands/ask-review";
import { carryReview, changeReview, closeReview, remindReview, withdrawReview } from "./commands/run-review";
import { allReviews } from "./queries";
import { askingDesk } from "./queries-asking";
import { reviewPage } from "./queries-one";
import { remindReviewers } from "./reminding";

let owner: Owner;
let founder: Actor, manager: Actor, ines: Actor, tomas: Actor, reader: Actor, outsider: Actor;
let team: { negotiationId: string; slug: string };
let negotiationId: string, compartmentId: string;

const opened = (actor: Actor) => openedAs(actor, team);
const page = async (actor: Actor, reviewId: string) => reviewPage(opened(actor), reviewId);
const told = async (actor: Actor, subjectId: string) => {
  const { items } = await inboxPage(actor, "inbox", new Date(Date.now() + 1000));
  return items.find((item) => item.subjectId === subjectId) ?? null;
};
let count = 0;
const word = async (text = "Troops leave.", more: object = {}) =>
  wordTerm(founder, { negotiationId, number: `${++count}`, title: "Presence", text }, more);
const reword = async (termId: string, text: string, more: object = {}) =>
  must(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, text, ...more })).clauseVersionId;
const ask = async (actor: Actor, reviewers: Actor[], more: object = {}) =>
  execute(askReview, actor, { negotiationId, reviewerIds: reviewers.map(({ userId }) => userId), ...more });
const askedOf = async (reviewId: string) => (await page(founder, reviewId))?.review.asking.recordId ?? "";
/** As its page has it, for what ends it or asks anew. */
const seen = async (reviewId: string) => ({ negotiationId, reviewId, askedId: await askedOf(reviewId) });
const answer = async (actor: Actor, reviewId: string, opinion: string, more: object = {}) =>
  execute(answerReview, actor, { negotiationId, reviewId, askedId: await askedOf(reviewId), opinion, ...more });
const standing = async (actor: Actor, reviewId: string) => {
  const found = await page(actor, reviewId);
  return found && { state: found.review.state, ...found.review.count };
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const made = await newTeam(owner, { Manager: "manager", Ines: "commenter", Tomas: "recorder", Reader: "reader" });
  team = made;
  ({ negotiationId } = made);
  ({ founder, outsider, Manager: manager, Ines: ines, Tomas: tomas, Reader: reader } = made.people);
  compartmentId = must(await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" })).id;
  for (const { userId } of [founder, tomas])
    await execute(addToCompartment, founder, { negotiationId, compartmentId, userId });
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a review", () => {
  it("asks by name, gathers the answers, and tells both sides", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines, manager], { termId, dueDate: "2099-01-01", note: "The dates." }));
    expect(await told(ines, reviewId)).toMatchObject({
      reason: "assigned",
      subject: { kind: "review", name: `Review of ${count} Presence, due on 1 Jan 2099`, isGone: false },
      entries: [
        { person: "Tomas", did: expect.stringMatching(/^asked (Ines and Manager|Manager and Ines) to review/) },
      ],
    });
    expect(await told(reader, reviewId)).toBeNull();
    must(await answer(ines, reviewId, "object", { comment: "Too soon." }));
    expect(await standing(tomas, reviewId)).toMatchObject({
      asked: 2,
      answered: 1,
      object: 1,
      missing: [manager.userId],
    });
    expect(await told(tomas, reviewId)).toMatchObject({
      reason: "replied",
      entries: [{ detail: "Object: Too soon." }],
    });
    must(await answer(ines, reviewId, "agree"));
    expect((await page(founder, reviewId))?.review.lines[0]?.said).toHaveLength(2);
    must(await answer(manager, reviewId, "agree"));
    expect(await told(tomas, reviewId)).toMatchObject({ reason: "assigned", fresh: 3 });
    must(await execute(closeReview, tomas, await seen(reviewId)));
    expect(await answer(ines, reviewId, "object", { comment: "After all." })).toMatchObject({ code: "conflict" });
    expect(await told(ines, reviewId)).toMatchObject({ subject: { name: `Review of ${count} Presence, closed` } });
    const { rows } = await owner.query(
      "select event, actor_id from audit_entry where negotiation_id = $1 and event like 'review%' order by seq",
      [negotiationId],
    );
    expect(rows.map(({ event }) => event)).toEqual([
      ...["review.asked", "review_answer.answered", "review_answer.answered", "review_answer.completed"],
      "review.closed",
    ]);
  });

  it("has to say why, unless it agrees", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines], { termId }));
    expect(await answer(ines, reviewId, "object")).toMatchObject({
      code: "invalid",
      fieldErrors: { comment: [expect.any(String)] },
    });
    expect(await answer(ines, reviewId, "agree_with_changes")).toMatchObject({ code: "invalid" });
  });

  it("gathers what is said in the margin meanwhile, and an answer can point to a suggestion", async () => {
    const { termId, clauseVersionId } = await word();
    const remark = async (body: string) =>
      must(
        await execute(makeAnnotation, ines, {
          ...{ negotiationId, clauseVersionId, kind: "suggestion", start: 0, end: 6, quote: "Troops" },
          ...{ body, replacement: "Forces" },
        }),
      ).annotationId;
    await remark("Before it.");
    const { reviewId } = must(await ask(tomas, [ines], { termId }));
    const suggestionId = await remark("Meanwhile.");
    must(await answer(ines, reviewId, "agree_with_changes", { suggestionId }));
    const found = await page(manager, reviewId);
    expect(found?.remarks).toMatchObject([{ id: suggestionId, body: "Meanwhile.", author: "Ines" }]);
    expect(found?.review.lines[0]?.now).toMatchObject({ suggestionId });
    must(await execute(closeReview, tomas, await seen(reviewId)));
    await remark("After it.");
    expect((await page(manager, reviewId))?.remarks).toHaveLength(1);
  });

  it("is about the version that was asked about, until it is carried on to the one that stands", async () => {
    const { termId, clauseVersionId } = await word();
    const { reviewId } = must(await ask(tomas, [ines, manager], { termId }));
    const first = await askedOf(reviewId);
    must(await answer(ines, reviewId, "object", { comment: "Too soon." }));
    expect(await execute(carryReview, tomas, await seen(reviewId))).toMatchObject({ code: "conflict" });
    const second = await reword(termId, "Troops leave at once.");
    const stale = await page(ines, reviewId);
    expect(stale?.review.wordedAnew).toBe(1);
    expect(stale?.wordings).toMatchObject([{ id: clauseVersionId, before: null, anew: { id: second, number: 2 } }]);
    must(await execute(carryReview, tomas, await seen(reviewId)));
    expect(await standing(tomas, reviewId)).toMatchObject({ answered: 0, missing: { length: 2 } });
    const carried = await page(ines, reviewId);
    expect(carried?.review.lines[0]).toMatchObject({ now: null, earlier: { opinion: "object", askedId: first } });
    expect(carried?.versionsOf.get(first)).toBe("version 1");
    expect(carried?.wordings).toMatchObject([{ id: second, before: { id: clauseVersionId }, anew: null }]);
    // What asked her before she has answered.
    expect(await told(ines, reviewId)).toMatchObject({ reason: "assigned", fresh: 1 });
    const late = { negotiationId, reviewId, askedId: first, opinion: "agree" };
    expect(await execute(answerReview, manager, late)).toMatchObject({ code: "conflict" });
  });

  it("of words that came while it was asked is not sent unread", async () => {
    const { termId } = await word();
    const seen = await asActor(tomas, (tx) =>
      tx.record.findFirst({ orderBy: { seq: "desc" }, where: { negotiationId } }),
    );
    await reword(termId, "Troops leave at once.");
    expect(await ask(tomas, [ines], { termId, seenRecordId: seen?.id })).toMatchObject({ code: "conflict" });
  });

  it("is of the whole text, too, and tells how much of it was worded since", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines]));
    expect((await page(ines, reviewId))?.review).toMatchObject({ subject: "text", termId: null, wordedAnew: 0 });
    await reword(termId, "Troops leave at once.");
    expect((await page(ines, reviewId))?.review.wordedAnew).toBe(1);
    must(await execute(carryReview, tomas, await seen(reviewId)));
    expect((await page(ines, reviewId))?.review.wordedAnew).toBe(0);
  });

  it("of a text tells what changed since it was asked, also on a negotiation's own present, of which all days are one", async () => {
    const studied = await newTeam(owner, { Ines: "commenter" });
    const [{ founder: asker, Ines: asked }, id] = [studied.people, studied.negotiationId];
    await owner.query("update negotiation set present = '2019-02-28' where id = $1", [id]);
    const { termId } = await wordTerm(asker, {
      negotiationId: id,
      number: "1",
      title: "Presence",
      text: "They leave.",
    });
    const input = { negotiationId: id, reviewerIds: [asked.userId] };
    const { reviewId, recordId } = must(await execute(askReview, asker, input));
    must(await execute(clauseVersionNoun.record, asker, { negotiationId: id, termId, text: "They leave at once." }));
    const moment = parseMoment({}, { zone: "Asia/Qatar", present: "2019-02-28" }, new Date());
    const read = { ...openedAs(asked, studied), moment };
    expect((await reviewPage(read, reviewId))?.review).toMatchObject({ askedOn: "2019-02-28", wordedAnew: 1 });
    const since = async (of: string | null) =>
      (await compareSince(read, "2019-02-28", of)).terms.filter(({ changes }) => changes.includes("reworded"));
    expect(await since(null)).toEqual([]);
    expect(await since(recordId)).toMatchObject([{ termId }]);
  });

  it("is read as it stood, and as it was known", async () => {
    const { termId } = await word();
    const dated = { heldFrom: "2019-02-20" };
    const { reviewId } = must(await ask(tomas, [ines], { termId, ...dated }));
    must(await answer(ines, reviewId, "agree", { heldFrom: "2019-02-25" }));
    must(await execute(closeReview, tomas, { ...(await seen(reviewId)), heldFrom: "2019-02-26" }));
    const at = async (params: object) => {
      const moment = parseMoment(params, { zone: "Asia/Qatar", present: null }, new Date());
      return (await reviewPage({ ...opened(ines), moment }, reviewId))?.review ?? null;
    };
    expect(await at({ asOf: "2019-02-19" })).toBeNull();
    expect(await at({ asOf: "2019-02-21" })).toMatchObject({ state: "open", count: { answered: 0 } });
    expect(await at({ asOf: "2019-02-25" })).toMatchObject({ state: "open", count: { answered: 1 } });
    expect(await at({})).toMatchObject({ state: "closed" });
    expect(await at({ knownAt: "2019-02-28" })).toBeNull();
  });
});

describe("what comes in between", () => {
  it("leaves who is added again after an undo told and waited for", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines], { termId, dueDate: "2099-01-01" }));
    const undone = crypto.randomUUID();
    const input = { negotiationId, reviewId, reviewerIds: [ines.userId, manager.userId], dueDate: "2099-01-01" };
    must(await execute(changeReview, tomas, input, undone));
    must(await execute(undoAct, tomas, { negotiationId, undoneId: undone }));
    expect(await told(manager, reviewId)).toBeNull();
    must(await execute(changeReview, tomas, input));
    expect(await told(manager, reviewId)).toMatchObject({ reason: "assigned" });
    expect((await standing(tomas, reviewId))?.missing).toContain(manager.userId);
  });

  it("is not written over by who undoes their undo", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines], { termId }));
    const [closing, undoing] = [crypto.randomUUID(), crypto.randomUUID()];
    must(await execute(closeReview, tomas, await seen(reviewId), closing));
    must(await execute(undoAct, tomas, { negotiationId, undoneId: closing }, undoing));
    const reviewerIds = [ines.userId, founder.userId];
    must(await execute(changeReview, manager, { negotiationId, reviewId, reviewerIds }));
    expect(await execute(undoAct, tomas, { negotiationId, undoneId: undoing })).toMatchObject({ code: "conflict" });
    expect((await page(founder, reviewId))?.review).toMatchObject({ state: "open", reviewerIds });
  });

  it("keeps an answer that it ended with, and one to what was asked before", async () => {
    const { termId } = await word();
    const said = async (reviewId: string, actId: string) =>
      must(await execute(answerReview, ines, { ...(await seen(reviewId)), opinion: "agree" }, actId));
    const first = crypto.randomUUID();
    const { reviewId } = must(await ask(tomas, [ines, manager], { termId }));
    await said(reviewId, first);
    await reword(termId, "Troops leave at once.");
    must(await execute(carryReview, tomas, await seen(reviewId)));
    expect(await execute(undoAct, ines, { negotiationId, undoneId: first })).toMatchObject({ code: "conflict" });
    const [second, undoing] = [crypto.randomUUID(), crypto.randomUUID()];
    await said(reviewId, second);
    must(await execute(undoAct, ines, { negotiationId, undoneId: second }, undoing));
    must(await execute(closeReview, tomas, await seen(reviewId)));
    expect(await execute(undoAct, ines, { negotiationId, undoneId: undoing })).toMatchObject({ code: "conflict" });
    expect(await standing(tomas, reviewId)).toMatchObject({ state: "closed", answered: 0 });
  });

  it("refuses to ask anew twice, or where nothing is new, and to end what its actor has not seen", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines]));
    must(await answer(ines, reviewId, "agree"));
    const before = await seen(reviewId);
    expect(await execute(carryReview, manager, before)).toMatchObject({ code: "conflict" });
    expect(await standing(tomas, reviewId)).toMatchObject({ answered: 1 });
    await reword(termId, "Troops leave at once.");
    must(await execute(carryReview, tomas, before));
    await reword(termId, "Troops leave tomorrow.");
    for (const run of [carryReview, closeReview, withdrawReview])
      expect(await execute(run, manager, before)).toMatchObject({ code: "conflict" });
    expect(await standing(tomas, reviewId)).toMatchObject({ state: "open", answered: 0 });
  });
});

describe("who is asked", () => {
  it("is done with it once they have answered, and all are once it is closed; until that is undone", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines, manager], { termId }));
    const [answering, closing] = [crypto.randomUUID(), crypto.randomUUID()];
    const said = { ...(await seen(reviewId)), opinion: "agree" };
    must(await execute(answerReview, ines, said, answering));
    expect(await told(ines, reviewId)).toBeNull();
    const done = (await inboxPage(ines, "done", new Date())).items.find(({ subjectId }) => subjectId === reviewId);
    expect(done).toMatchObject({ reason: "assigned", subject: { settled: "answered" } });
    must(await execute(undoAct, ines, { negotiationId, undoneId: answering }));
    expect(await told(ines, reviewId)).toMatchObject({ reason: "assigned", subject: { settled: null } });
    must(await execute(closeReview, tomas, await seen(reviewId), closing));
    for (const each of [ines, manager])
      expect(await told(each, reviewId)).toMatchObject({
        ...{ reason: "replied", subject: { settled: "closed" }, fresh: 1 },
        entries: [{ did: expect.stringMatching(/^closed the review/) }],
      });
    must(await execute(undoAct, tomas, { negotiationId, undoneId: closing }));
    expect(await told(manager, reviewId)).toMatchObject({ reason: "assigned", subject: { settled: null } });
  });

  it("of several reviews is told of each by what became of its words", async () => {
    const terms = [await word(), await word(), await word()];
    const asked = [];
    for (const { termId } of terms) asked.push(must(await ask(tomas, [ines], { termId })).reviewId);
    await reword(terms[1]?.termId ?? "", "Troops leave at once.");
    const withdrawn = { negotiationId, termId: terms[2]?.termId, status: "withdrawn", reason: "Split." };
    must(await execute(termStatusNoun.record, founder, withdrawn));
    const all = await allReviews(opened(ines));
    const of = (id: string | undefined) => all.find((review) => review.id === id);
    expect(of(asked[0])).toMatchObject({ gone: null, wordedAnew: 0, isMine: true });
    expect(of(asked[1])).toMatchObject({ gone: null, wordedAnew: 1, isMine: true });
    expect(of(asked[2])).toMatchObject({ gone: "withdrawn", isMine: false });
  });
});

describe("words that are gone", () => {
  it("wait for no answer once they are taken back, and can be asked anew about what stands", async () => {
    const { termId } = await word();
    const undone = crypto.randomUUID();
    const text = "Troops leave at once.";
    must(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, text }, undone));
    const { reviewId } = must(await ask(tomas, [ines], { termId }));
    must(await execute(undoAct, founder, { negotiationId, undoneId: undone }));
    expect((await page(ines, reviewId))?.review).toMatchObject({ gone: "taken_back", isMine: false, wordedAnew: 1 });
    expect(await answer(ines, reviewId, "agree")).toMatchObject({ code: "conflict" });
    expect(await execute(remindReview, tomas, { negotiationId, reviewId })).toMatchObject({ code: "conflict" });
    must(await execute(carryReview, tomas, await seen(reviewId)));
    expect((await page(ines, reviewId))?.review).toMatchObject({ gone: null, isMine: true });
    must(await answer(ines, reviewId, "agree"));
  });

  it("wait for none once their term is withdrawn, and nobody is reminded of them", async () => {
    const { termId } = await word();
    const day = new Date(Date.now() + 3 * 3_600_000 + 86_400_000).toISOString().slice(0, 10);
    const { reviewId } = must(await ask(tomas, [ines], { termId, dueDate: day }));
    must(
      await execute(termStatusNoun.record, founder, { negotiationId, termId, status: "withdrawn", reason: "Split." }),
    );
    expect((await page(ines, reviewId))?.review.gone).toBe("withdrawn");
    expect(await answer(ines, reviewId, "agree")).toMatchObject({ code: "conflict" });
    expect(await execute(carryReview, tomas, await seen(reviewId))).toMatchObject({ ok: false });
    await owner.query("update inbox_entry set at = at - interval '2 days' where subject_id = $1", [reviewId]);
    await remindReviewers();
    const { rows } = await owner.query("select 1 from review_reminder where review_id = $1", [reviewId]);
    expect(rows).toEqual([]);
    must(await execute(withdrawReview, tomas, await seen(reviewId)));
  });
});

describe("who may", () => {
  it("ask: whoever annotates, and those who can answer", async () => {
    const { termId } = await word();
    const refused = (field: string) => ({ ok: false, fieldErrors: { [field]: [expect.any(String)] } });
    expect(await execute(askReview, null, { negotiationId, termId, reviewerIds: [ines.userId] })).toMatchObject({
      code: "signed_out",
    });
    expect(await ask(reader, [ines], { termId })).toMatchObject({ code: "forbidden" });
    expect(await ask(outsider, [ines], { termId })).toMatchObject({ code: "not_found" });
    for (const who of [reader, outsider, tomas])
      expect(await ask(tomas, [who], { termId })).toMatchObject(refused("reviewerIds"));
    expect(await ask(tomas, [], { termId })).toMatchObject(refused("reviewerIds"));
    expect(await ask(tomas, [ines], { termId, dueDate: "2001-01-01" })).toMatchObject(refused("dueDate"));
    expect(await ask(tomas, [ines], { termId: founder.userId })).toMatchObject(refused("termId"));
  });

  it("answer: who is named, whatever the app believes", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(tomas, [ines], { termId }));
    const askedId = await askedOf(reviewId);
    for (const who of [manager, tomas, founder])
      expect(await answer(who, reviewId, "agree")).toMatchObject({ code: "forbidden" });
    // Nothing but the wall between them and the table: it takes this from who is asked, and then only this.
    const forged = async (actor: Actor, reviewerId: string, of: string) =>
      asWritingActor(actor, async (tx) => {
        const seriesId = crypto.randomUUID();
        await tx.series.createMany({ data: { id: seriesId, negotiationId, kind: "review_answer" } });
        const { id: recordId } = await tx.record.create({
          data: { negotiationId, seriesId, kind: "review_answer", validFrom: new Date(), validText: "2019" },
          select: { id: true },
        });
        const said = { reviewId, reviewerId, askedId: of, opinion: "agree" as const };
        await tx.reviewAnswer.create({ data: { recordId, seriesId, negotiationId, ...said } });
        throw new Error("taken");
      });
    const refusal = /row-level security/;
    await expect(forged(ines, ines.userId, askedId)).rejects.toThrow("taken");
    await expect(forged(tomas, ines.userId, askedId)).rejects.toThrow(refusal);
    await expect(forged(tomas, tomas.userId, askedId)).rejects.toThrow(refusal);
    await reword(termId, "Troops leave in a year.");
    const { recordId: anew } = must(await execute(carryReview, tomas, await seen(reviewId)));
    await expect(forged(ines, ines.userId, askedId)).rejects.toThrow(refusal);
    await expect(forged(ines, ines.userId, anew)).rejects.toThrow("taken");
    const others = { negotiationId, reviewId, reviewerIds: [manager.userId] };
    const changed = must(await execute(changeReview, tomas, { ...others, seenRecordId: anew }));
    await expect(forged(ines, ines.userId, anew)).rejects.toThrow(refusal);
    await expect(forged(manager, manager.userId, changed.recordId)).rejects.toThrow(refusal);
    await expect(forged(manager, manager.userId, anew)).rejects.toThrow("taken");
    must(await execute(closeReview, tomas, await seen(reviewId)));
    await expect(forged(manager, manager.userId, anew)).rejects.toThrow(refusal);
    expect(await standing(tomas, reviewId)).toMatchObject({ answered: 0 });
  });

  it("remind, change and end it: who asked, and managers", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(ines, [tomas, manager], { termId }));
    const on = { negotiationId, reviewId };
    expect(await execute(remindReview, tomas, on)).toMatchObject({ code: "forbidden" });
    for (const run of [closeReview, withdrawReview, carryReview])
      expect(await execute(run, tomas, await seen(reviewId))).toMatchObject({ code: "forbidden" });
    must(await answer(tomas, reviewId, "agree"));
    const before = await told(tomas, reviewId);
    must(await execute(remindReview, manager, on));
    expect((await told(tomas, reviewId))?.fresh).toBe(before?.fresh);
    must(
      await execute(changeReview, manager, {
        ...on,
        reviewerIds: [tomas.userId, founder.userId],
        dueDate: "2099-01-01",
      }),
    );
    expect(await told(founder, reviewId)).toMatchObject({ reason: "assigned" });
    expect((await told(tomas, reviewId))?.fresh).toBe(before?.fresh);
    expect((await page(ines, reviewId))?.deeds).toMatchObject([
      { kind: "asked", by: "Ines" },
      { kind: "changed", by: "Manager", added: ["Founder"], removed: ["Manager"], day: "2099-01-01" },
    ]);
    must(await execute(withdrawReview, ines, await seen(reviewId)));
    expect(await execute(remindReview, ines, on)).toMatchObject({ code: "conflict" });
  });
});

describe("what is marked", () => {
  it("is asked of its circle, and nobody else hears of it", async () => {
    const secret = "Cantaloupe";
    const { termId } = await wordTerm(
      founder,
      { negotiationId, number: "bases", title: "Bases", text: secret },
      { compartmentId },
    );
    expect((await askingDesk(opened(founder), { termId })).colleagues.map(({ name }) => name)).toEqual(["Tomas"]);
    expect(await ask(founder, [ines], { termId })).toMatchObject({
      code: "invalid",
      fieldErrors: { reviewerIds: [/circle/] },
    });
    const { reviewId } = must(await ask(founder, [tomas], { termId, note: secret }));
    expect(await told(tomas, reviewId)).not.toBeNull();
    must(await answer(tomas, reviewId, "object", { comment: secret }));
    for (const who of [ines, manager, outsider]) {
      expect(await page(who, reviewId)).toBeNull();
      expect((await allReviews(opened(who))).map(({ id }) => id)).not.toContain(reviewId);
      const { items } = await inboxPage(who, "inbox", new Date());
      expect(JSON.stringify(items)).not.toContain(secret);
    }
    const isDone = async () =>
      (await inboxPage(tomas, "done", new Date())).items.some(({ subjectId }) => subjectId === reviewId);
    expect(await isDone()).toBe(true);
    const { rows } = await owner.query<{ marked: boolean }>(
      "select bool_and(compartment_id is not null) as marked from inbox_entry where subject_id = $1",
      [reviewId],
    );
    expect(rows[0]?.marked).toBe(true);
    must(await execute(removeFromCompartment, founder, { negotiationId, compartmentId, userId: tomas.userId }));
    expect(await page(tomas, reviewId)).toBeNull();
    expect(await isDone()).toBe(false);
    must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: tomas.userId }));
  });

  it("never makes an open review one of words that not all its readers see", async () => {
    const { termId } = await word();
    const { reviewId } = must(await ask(founder, [ines], { termId }));
    await reword(termId, "Troops leave in secret.", { compartmentId });
    expect((await page(founder, reviewId))?.review.wordedAnew).toBe(0);
    expect(await execute(carryReview, founder, await seen(reviewId))).toMatchObject({ code: "conflict" });
  });
});

describe("a reviewer", () => {
  it("who leaves is waited for no more, and reads nothing", async () => {
    const { termId } = await word();
    const leaver = await newTeamMember("Leaver");
    const { reviewId } = must(await ask(tomas, [ines, leaver], { termId }));
    must(await execute(removeMember, founder, { negotiationId, userId: leaver.userId, version: 1 }));
    expect(await standing(tomas, reviewId)).toMatchObject({ asked: 1, missing: [ines.userId] });
    expect(await answer(leaver, reviewId, "agree")).toMatchObject({ code: "not_found" });
    expect(await told(leaver, reviewId)).toBeNull();
  });

  it("is reminded once before the day and once after it", async () => {
    const { termId } = await word();
    const day = (days: number) => new Date(Date.now() + 3 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
    const { reviewId } = must(await ask(tomas, [ines, manager], { termId, dueDate: day(1) }));
    must(await answer(manager, reviewId, "agree"));
    const freshAfter = async () => {
      // As if what was told had been told, and read, days ago.
      await owner.query("update inbox_entry set at = at - interval '2 days', mail_by = null where subject_id = $1", [
        reviewId,
      ]);
      await remindReviewers();
      const { rows } = await owner.query<{ id: string; is_mailed: boolean }>(
        "select user_id as id, mail_by is not null as is_mailed from inbox_entry where subject_id = $1 and at > now() - interval '1 hour'",
        [reviewId],
      );
      return rows;
    };
    await remindReviewers();
    expect(await freshAfter()).toEqual([{ id: ines.userId, is_mailed: true }]);
    expect(await freshAfter()).toEqual([]);
    await owner.query("alter table review disable trigger only_grows");
    await owner.query("update review set due_date = $2 where series_id = $1", [reviewId, day(-1)]);
    await owner.query("alter table review enable trigger only_grows");
    expect(await freshAfter()).toEqual([{ id: ines.userId, is_mailed: true }]);
    expect(await freshAfter()).toEqual([]);
    expect(await told(ines, reviewId)).toMatchObject({ subject: { name: expect.stringContaining("overdue since") } });
  });

  it("who leaves after it is closed leaves its count as it was", async () => {
    const { termId } = await word();
    const leaver = await newTeamMember("Goer");
    const dated = { termId, heldFrom: "2019-02-20" };
    const { reviewId } = must(await ask(tomas, [ines, leaver], dated));
    must(await answer(ines, reviewId, "agree"));
    must(await execute(closeReview, tomas, await seen(reviewId)));
    must(await execute(removeMember, founder, { negotiationId, userId: leaver.userId, version: 1 }));
    expect(await standing(tomas, reviewId)).toMatchObject({ asked: 2, answered: 1 });
    const moment = parseMoment({ asOf: "2019-02-21" }, { zone: "Asia/Qatar", present: null }, new Date());
    const then = await reviewPage({ ...opened(ines), moment }, reviewId);
    expect(then?.review).toMatchObject({ state: "open", count: { asked: 2, answered: 0 } });
  });

  it("who was never told is reminded, and anew once it is asked anew without the day that was over", async () => {
    const { termId } = await word();
    const day = (days: number) => new Date(Date.now() + 3 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
    const { reviewId } = must(await ask(tomas, [ines], { termId, dueDate: day(1) }));
    const reviewerIds = [ines.userId, manager.userId];
    must(await execute(changeReview, manager, { negotiationId, reviewId, reviewerIds, dueDate: day(1) }));
    expect(await told(manager, reviewId)).toBeNull();
    const inStories = async (act: () => Promise<unknown>) => {
      for (const table of ["review", "record"]) await owner.query(`alter table ${table} disable trigger only_grows`);
      await act();
      for (const table of ["review", "record"]) await owner.query(`alter table ${table} enable trigger only_grows`);
    };
    await inStories(() =>
      owner.query("update record set recorded_at = recorded_at - interval '2 days' where series_id = $1", [reviewId]),
    );
    await remindReviewers();
    expect(await told(manager, reviewId)).toMatchObject({ reason: "assigned" });
    await inStories(() => owner.query("update review set due_date = $2 where series_id = $1", [reviewId, day(-1)]));
    await reword(termId, "Troops leave at once.");
    must(await execute(carryReview, tomas, await seen(reviewId)));
    expect((await page(tomas, reviewId))?.review).toMatchObject({ dueDate: null, due: null });
    await inStories(() => owner.query("update review set due_date = $2 where series_id = $1", [reviewId, day(1)]));
    await owner.query("update inbox_entry set at = at - interval '2 days' where subject_id = $1", [reviewId]);
    await remindReviewers();
    const { rows } = await owner.query(
      "select count(*)::int from review_reminder where review_id = $1 and user_id = $2",
      [...[reviewId, manager.userId]],
    );
    expect(rows).toEqual([{ count: 2 }]);
  });

  it("of another review is reminded whatever stands in one row, by one process at a time", async () => {
    await expect(owner.query("update review set due_date = 'soon'")).rejects.toThrow();
    const { rows } = await owner.query("select day_in('Nowhere/At_All') = (now() at time zone 'UTC')::date as is_day");
    expect(rows).toEqual([{ is_day: true }]);
    await owner.query("begin");
    await owner.query("select pg_advisory_xact_lock(hashtext('remind_reviewers'))");
    await remindReviewers();
    await owner.query("rollback");
  });

  it("can take back an answer of the last minute; what was asked stays once it is answered", async () => {
    const { termId } = await word();
    const askId = crypto.randomUUID();
    const input = { negotiationId, termId, reviewerIds: [ines.userId] };
    const { reviewId } = must(await execute(askReview, tomas, input, askId));
    const actId = crypto.randomUUID();
    const said = { negotiationId, reviewId, askedId: await askedOf(reviewId), opinion: "agree" };
    must(await execute(answerReview, ines, said, actId));
    expect(await execute(undoAct, tomas, { negotiationId, undoneId: askId })).toMatchObject({ code: "conflict" });
    must(await execute(undoAct, ines, { negotiationId, undoneId: actId }));
    expect(await standing(tomas, reviewId)).toMatchObject({ answered: 0 });
    expect(await told(tomas, reviewId)).toBeNull();
    must(await execute(undoAct, tomas, { negotiationId, undoneId: askId }));
    expect(await page(ines, reviewId)).toBeNull();
    expect(await told(ines, reviewId)).toBeNull();
  });
});

async function newTeamMember(name: string): Promise<Actor> {
  const person = await newPerson(owner, name);
  must(await execute(addMember, founder, { negotiationId, email: person.email, role: "commenter" }));
  return person;
}
