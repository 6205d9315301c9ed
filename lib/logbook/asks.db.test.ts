/** Questions taken into a session: raised on the way where nobody had, asked from its notes, answered by filing them. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boardView } from "@/lib/analysis/queries";
import { askedInNotes, questionsView } from "@/lib/analysis/queries-questions";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { questionNoun } from "@/lib/evidence/commands/question";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { positionNoun } from "@/lib/positions/commands/position";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { fileSession } from "./commands/file-session";
import { saveDraft } from "./commands/save-draft";
import { raiseQuestions, takeQuestions } from "./commands/take-questions";
import { positionFrom } from "./rules/asks";
import { findDraft } from "./queries-drafts";
import { sessionPage } from "./queries-session";
import type { DraftContent } from "./schema";

type Team = Awaited<ReturnType<typeof newTeam<"officer" | "colleague" | "commenter">>>;

let owner: Owner;
let team: Team;
let negotiationId: string;
let compartmentId: string;
let partyId: string;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { officer: "recorder", colleague: "recorder", commenter: "commenter" });
  ({ negotiationId } = team);
  const { founder, officer } = team.people;
  const circle = { negotiationId, name: "Envoys", meaning: "The envoys alone." };
  compartmentId = must(await execute(makeCompartment, founder, circle)).id;
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: officer.userId }));
  const party = { heldFrom: "2019-01", name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating" };
  ({ partyId } = must(await execute(partyNoun.record, officer, { negotiationId, ...party, isAtTable: true })));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const raised = async (more: object = {}) => {
  const question = { negotiationId, heldFrom: "2019-01", text: "Would the ranks accept less?", partyId, ...more };
  return must(await execute(questionNoun.record, team.people.officer, question)).questionId;
};

const draftOf = async (actor: Actor, draftId: string) =>
  (await findDraft(actor, negotiationId, draftId))?.draft ?? null;

const countAudit = () => asActor(team.people.founder, (tx) => tx.auditEntry.count({ where: { negotiationId } }));

/** Files the notes with these answers, as the session of a day. */
async function fileWith(draftId: string, answers: Record<string, string>, more: Partial<DraftContent> = {}) {
  const { officer } = team.people;
  const draft = await draftOf(officer, draftId);
  if (!draft) throw new Error("no such draft");
  const { content } = draft;
  const number = String((await asActor(officer, (tx) => tx.round.count({ where: { negotiationId } }))) + 1);
  const session = { held: "2 March 2019", venue: "Doha", timeZone: "Asia/Qatar", title: "Saturday" };
  const round = { roundId: null, roundNumber: number, roundTitle: "Talks in Doha", opensRound: true };
  const asks = content.asks.map((ask) => ({ ...ask, answer: answers[ask.questionId] ?? "" }));
  const written = { ...content, ...session, ...round, asks, ...more };
  const { version } = must(
    await execute(saveDraft, officer, { negotiationId, draftId, version: draft.version, content: written }),
  );
  return execute(fileSession, officer, { negotiationId, draftId, version });
}

const askedOn = async (actor: Actor, sessionId: string) =>
  (await sessionPage(openedAs(actor, team), sessionId))?.asked.map(({ text, outcome, answer }) => [
    text,
    outcome,
    answer,
  ]);

describe("questions taken into a session", () => {
  it("go into the writer's own notes alone, and leave no entry in the chain", async () => {
    const { officer, colleague, commenter, outsider } = team.people;
    const [first, second] = [await raised(), await raised({ text: "And more?" })];
    const before = await countAudit();
    const taking = { negotiationId, questions: [{ questionId: first }] };
    const { draftId } = must(await execute(takeQuestions, officer, taking));
    must(
      await execute(takeQuestions, officer, {
        ...taking,
        draftId,
        questions: [{ questionId: second }, ...taking.questions],
      }),
    );
    expect((await draftOf(officer, draftId))?.content.asks.map(({ questionId }) => questionId)).toEqual([
      first,
      second,
    ]);
    expect(await draftOf(colleague, draftId)).toBeNull();
    expect(await countAudit()).toBe(before);
    expect(await execute(takeQuestions, colleague, { ...taking, draftId })).toMatchObject({ code: "not_found" });
    expect(await execute(takeQuestions, commenter, taking)).toMatchObject({ code: "forbidden" });
    expect(await execute(takeQuestions, outsider, taking)).toMatchObject({ code: "not_found" });
    expect(await execute(takeQuestions, null, taking)).toMatchObject({ ok: false });
    const secret = await raised({ compartmentId });
    expect(
      await execute(takeQuestions, colleague, { negotiationId, questions: [{ questionId: secret }] }),
    ).toMatchObject({
      code: "not_found",
    });
  });

  it("are raised by it where nobody had raised them, in one act that can be undone", async () => {
    const { officer, colleague } = team.people;
    const before = await countAudit();
    const actId = randomUUID();
    const derived = {
      text: "How many months would they accept?",
      partyId,
      settles: "A yes makes a zone certain.",
      compartmentId,
    };
    const input = { negotiationId, questions: [{ questionId: await raised() }, derived] };
    const { draftId } = must(await execute(raiseQuestions, officer, input, actId));
    const ids = (await draftOf(officer, draftId))?.content.asks.map(({ questionId }) => questionId) ?? [];
    expect(ids).toHaveLength(2);
    expect(await countAudit()).toBe(before + 2);
    const seen = (actor: Actor) => asActor(actor, (tx) => tx.question.count({ where: { seriesId: ids[1] ?? "" } }));
    expect([await seen(officer), await seen(colleague)]).toEqual([1, 0]);
    must(await execute(undoAct, officer, { negotiationId, undoneId: actId }));
    const failed = await fileWith(draftId, { [ids[1] ?? ""]: "None." });
    expect(failed).toMatchObject({
      ok: false,
      fieldErrors: { "asks.1.answer": [expect.stringMatching(/no longer on record/)] },
    });
    expect(await execute(takeQuestions, officer, { negotiationId, questions: [derived] })).toMatchObject({ ok: false });
  });

  it("are answered from its notes, and the session's page says what was asked, answered and not", async () => {
    const { officer, colleague } = team.people;
    const [answered, open] = [await raised(), await raised({ text: "What of the allies?" })];
    const questions = [{ questionId: answered }, { questionId: open }];
    const { draftId } = must(await execute(takeQuestions, officer, { negotiationId, questions }));
    const again = must(await execute(takeQuestions, officer, { negotiationId, questions }));
    const { sessionId } = must(await fileWith(draftId, { [answered]: "They would take two years." }));
    expect(await askedOn(colleague, sessionId)).toEqual([
      ["Would the ranks accept less?", "here", "They would take two years."],
      ["What of the allies?", "open", null],
    ]);
    const [row] = await asActor(colleague, (tx) =>
      tx.question.findMany({
        where: { seriesId: answered, answer: { not: null } },
        select: { record: { select: { sessionId: true, validText: true } } },
      }),
    );
    expect(row?.record).toEqual({ sessionId, validText: "2019-03-02" });
    const page = await sessionPage(openedAs(colleague, team), sessionId);
    expect(page?.changes.map(({ words }) => words[0]?.text)).toContain("Question answered");
    expect(await fileWith(again.draftId, { [answered]: "Or three." })).toMatchObject({
      fieldErrors: { "asks.0.answer": ["This question is answered already."] },
    });
  });

  it("are told of answers without a position, until one is noted, at the moment that is read and to those who see it", async () => {
    const { officer, colleague } = team.people;
    const { termId } = await wordTerm(officer, { negotiationId, number: "1.4", title: "Presence", text: "They stay." });
    must(
      await execute(termStatusNoun.record, officer, { negotiationId, heldFrom: "2019-01", termId, status: "tabled" }),
    );
    const text = "Would they agree to “Presence”? Nothing that they hold on it is on record.";
    const noted = async (actor: Actor, sessionId: string) =>
      (await sessionPage(openedAs(actor, team), sessionId))?.asked.map(({ isNoted }) => isNoted);
    const told = async (actor: Actor) =>
      (
        await questionsView(openedAs(actor, team), { kind: "answered", party: null, term: null, page: 1 })
      ).questions.map(({ answered, markedWith }) => [answered?.answer, answered?.session?.title, markedWith]);
    const file = async (answer: string, more: object = {}) => {
      const asked = await raised({ text, termId, ...more });
      const questions = [{ questionId: asked }];
      const { draftId } = must(await execute(takeQuestions, officer, { negotiationId, questions }));
      return must(await fileWith(draftId, { [asked]: answer })).sessionId;
    };
    const marked = await file("Not before May.", { compartmentId });
    expect(await told(officer)).toEqual([["Not before May.", "Saturday", [compartmentId]]]);
    expect(await told(colleague)).toEqual([]);
    const open = await file("24 months.");
    expect(await told(colleague)).toEqual([["24 months.", "Saturday", []]]);
    expect([await noted(officer, open), await noted(officer, marked)]).toEqual([[false], [false]]);
    const held = {
      negotiationId,
      partyId,
      termId,
      stance: "can_live_with",
      basis: "in_the_room",
      confidence: "medium",
    };
    must(await execute(positionNoun.record, officer, { ...held, heldFrom: "2019-03-02" }));
    expect([await noted(officer, open), await told(officer), await told(colleague)]).toEqual([[true], [], []]);

    // What is corrected of an answered question asks for nothing anew, and notes that name it say that it is noted.
    const answered = await asActor(officer, (tx) =>
      tx.question.findFirstOrThrow({ where: { termId, answer: "24 months." }, include: { record: true } }),
    );
    const { seriesId: questionId, recordId: supersedesId } = answered;
    const same = { text, partyId, termId, questionId, answer: "24 months.", sessionId: open, heldFrom: "2019-03-02" };
    const correction = { negotiationId, ...same, supersedesId, settles: "Whether they stay.", reason: "Left out." };
    must(await execute(questionNoun.record, officer, correction));
    expect([await noted(officer, open), await told(officer)]).toEqual([[true], []]);
    const [inNotes] = await askedInNotes(openedAs(officer, team), [questionId]);
    expect(inNotes).toMatchObject({ answer: "24 months.", isNoted: true });
  });

  it("carry nothing of a position that a closed circle sees into notes that others read", async () => {
    const { officer, colleague } = team.people;
    const axis = { axisUnit: "months", axisLabel: "Months" };
    const term = { negotiationId, heldFrom: "2019-01", number: "1.5", title: "Stay", kind: "paragraph", ...axis };
    const { termId } = must(await execute(termNoun.record, officer, term));
    const held = { negotiationId, partyId, termId, stance: "can_live_with", basis: "in_the_room", confidence: "high" };
    const secret = {
      intervals: "accepts 14..20",
      conditions: [{ kind: "text", text: "the raids end" }],
      salience: "high",
    };
    must(await execute(positionNoun.record, officer, { ...held, heldFrom: "2019-02", ...secret, compartmentId }));
    const asked = await raised({ termId });
    const [question] = await askedInNotes(openedAs(officer, team), [asked]);
    const [outside] = await askedInNotes(openedAs(colleague, team), [asked]);
    if (!question || !outside) throw new Error("it is not told");
    const fieldsIn = (marking: string | null) => positionFrom(question, "That is for the leaders.", "months", marking);
    expect(fieldsIn(compartmentId)).toMatchObject({ intervals: "accepts 14..20", condition: "the raids end" });
    expect(fieldsIn(null)).toEqual(positionFrom(outside, "That is for the leaders.", "months", null));
    expect(JSON.stringify(fieldsIn(null))).not.toMatch(/14\.\.|raids|"high"/);
  });

  it("are counted as answered with the marking of what leaves them open, and not at all where that is not seen", async () => {
    const { officer, colleague } = team.people;
    const { termId } = await wordTerm(officer, { negotiationId, number: "1.6", title: "Exit", text: "They go." });
    const since = { negotiationId, heldFrom: "2019-01", termId };
    must(await execute(termStatusNoun.record, officer, { ...since, status: "tabled" }));
    const counted = async (actor: Actor) => {
      const opened = openedAs(actor, team);
      const view = await questionsView(opened, { kind: null, party: null, term: null, page: 1 });
      const { questions } = await boardView(opened);
      expect([questions.answered, questions.answeredMarkedWith]).toEqual([view.answered, view.answeredMarkedWith]);
      return [view.answered, view.answeredMarkedWith];
    };
    const before = await counted(colleague);
    const unknown = { partyId, stance: "unknown", basis: "in_the_room", confidence: "high", compartmentId };
    must(await execute(positionNoun.record, officer, { ...since, ...unknown }));
    const asked = await raised({ text: "Would they agree to “Exit”?", termId });
    const questions = [{ questionId: asked }];
    const { draftId } = must(await execute(takeQuestions, officer, { negotiationId, questions }));
    must(await fileWith(draftId, { [asked]: "For the leaders to say." }));
    expect(await counted(colleague)).toEqual(before);
    const [count, markedWith] = await counted(officer);
    expect(count).toBeGreaterThan(0);
    expect(markedWith).toContain(compartmentId);
  });

  it("of a closed circle are named to its members alone, in a session that all may read", async () => {
    const { officer, colleague } = team.people;
    const secret = await raised({ text: "Who speaks for the ranks?", compartmentId });
    const { draftId } = must(
      await execute(takeQuestions, officer, { negotiationId, questions: [{ questionId: secret }] }),
    );
    const { sessionId } = must(await fileWith(draftId, { [secret]: "Nobody we know." }));
    expect(await askedOn(officer, sessionId)).toEqual([["Who speaks for the ranks?", "here", "Nobody we know."]]);
    expect(await askedOn(colleague, sessionId)).toEqual([]);
    const stored = await asActor(colleague, (tx) =>
      tx.session.findFirst({ where: { seriesId: sessionId }, select: { asked: true } }),
    );
    expect(stored?.asked).toEqual([]);
  });

  it("are not taken along once they are answered or taken back, nor more than a hundred into one session", async () => {
    const { officer } = team.people;
    const [gone, answered] = [await raised(), await raised()];
    const taking = (ids: string[], draftId?: string) =>
      execute(takeQuestions, officer, { negotiationId, draftId, questions: ids.map((questionId) => ({ questionId })) });
    const { draftId } = must(await taking([answered]));
    must(await fileWith(draftId, { [answered]: "They would." }));
    expect(await taking([answered])).toMatchObject({
      fieldErrors: { "questions.0.questionId": ["This question is answered already."] },
    });
    const recordId = await asActor(officer, (tx) => tx.question.findFirstOrThrow({ where: { seriesId: gone } }));
    const taken = { negotiationId, recordId: recordId.recordId, reason: "Nobody asks that." };
    must(await execute(questionNoun.retract, officer, taken));
    expect(await taking([gone])).toMatchObject({ code: "not_found" });

    const notes = must(await taking([await raised()]));
    const draft = await draftOf(officer, notes.draftId);
    if (!draft) throw new Error("no such draft");
    const asks = Array.from({ length: 100 }, () => ({ questionId: randomUUID(), answer: "" }));
    const content = { ...draft.content, asks };
    must(await execute(saveDraft, officer, { negotiationId, draftId: notes.draftId, version: draft.version, content }));
    expect(await taking([await raised()], notes.draftId)).toMatchObject({
      ok: false,
      fieldErrors: { questions: ["Take a hundred questions along at most."] },
    });
  });

  it("are raised once, by whoever takes them along first", async () => {
    const { officer, colleague } = team.people;
    const derived = { text: "How many troops would they accept?", partyId };
    const raise = async (actor: Actor, more: object = {}) => {
      const input = { negotiationId, questions: [{ ...derived, ...more }] };
      const { draftId } = must(await execute(raiseQuestions, actor, input));
      return (await draftOf(actor, draftId))?.content.asks.map(({ questionId }) => questionId);
    };
    const first = await raise(officer);
    const before = await countAudit();
    expect(await raise(colleague)).toEqual(first);
    expect(await countAudit()).toBe(before);
    expect(await raise(officer, { compartmentId })).not.toEqual(first);
  });

  it("that more people see than the session are not answered from it, and the refusal says so", async () => {
    const { officer } = team.people;
    const open = await raised();
    const { draftId } = must(
      await execute(takeQuestions, officer, { negotiationId, questions: [{ questionId: open }] }),
    );
    expect(await fileWith(draftId, { [open]: "They would." }, { compartmentId })).toMatchObject({
      ok: false,
      fieldErrors: { "asks.0.answer": [expect.stringMatching(/^Others see this question than this session/)] },
    });
  });

  it("are answered no earlier than they were put on record, by the negotiation's clocks", async () => {
    const { officer } = team.people;
    const answeredOn = async (heldFrom: string, more: Partial<DraftContent>) => {
      const questionId = await raised({ heldFrom });
      const { draftId } = must(await execute(takeQuestions, officer, { negotiationId, questions: [{ questionId }] }));
      must(await fileWith(draftId, { [questionId]: "They would." }, more));
      const answer = await asActor(officer, (tx) =>
        tx.question.findFirstOrThrow({
          where: { seriesId: questionId, answer: { not: null } },
          select: { record: { select: { validText: true } } },
        }),
      );
      return answer.record.validText;
    };
    const inNewYork = { venue: "New York", timeZone: "America/New_York" };
    expect(await answeredOn("2019-02-28", { ...inNewYork, held: "27 February 2019 20:00" })).toBe("2019-02-28");
    expect(await answeredOn("2019-02-28", { ...inNewYork, held: "27 February 2019" })).toBe("2019-02-28");
    expect(await answeredOn("2019-02-28T10:05", { held: "25 February 2019" })).toBe("2019-02-28T10:05");
    expect(await answeredOn("2019-02-20", { held: "25 February 2019" })).toBe("2019-02-25");
  });
});
