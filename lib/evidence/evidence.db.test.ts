import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { statementNoun } from "./commands/statement";
import { sourceNoun } from "./commands/source";
import { riskNoun } from "./commands/risk";
import { questionNoun } from "./commands/question";
import { partyNoun } from "@/lib/parties/commands/party";
import { figureNoun } from "./commands/figure";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { parseMoment } from "@/lib/time/moment";
import { answerQuestion } from "./commands/answer-question";
import { citationsOf, figuresIn, questionsIn, risksIn, sourcesIn, statementsIn } from "./queries";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let recorder: Actor;
let commenter: Actor;
let outsider: Actor;
let negotiationId: string;
let elsewhereId: string;

const valueIn = <T>(result: { ok: true; value: T } | { ok: false; message: string; fieldErrors: object }): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

const at = (asOf?: string) => parseMoment(asOf ? { asOf } : {}, { zone: timeZone, present: "2019-02-28" }, new Date());

const report = {
  title: "Report on the talks",
  kind: "press",
  reliability: "B",
  origin: "Unnamed officials",
  published: "2019-02-28",
};
const rumour = { text: "The plan may be upended at any time.", likelihood: "medium", impact: "high" };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, recorder, commenter, outsider] = await Promise.all([
    person("Founder"),
    person("Recorder"),
    person("Commenter"),
    person("Outsider"),
  ]);
  const found = async (actor: Actor) =>
    valueIn(await execute(foundNegotiation, actor, { name: `Talks ${randomUUID()}`, timeZone, present: "2019-02-28" }))
      .id;
  negotiationId = await found(founder);
  elsewhereId = await found(outsider);
  valueIn(await execute(addMember, founder, { negotiationId, email: recorder.email, role: "recorder" }));
  valueIn(await execute(addMember, founder, { negotiationId, email: commenter.email, role: "commenter" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("recording evidence", () => {
  const runOf =
    <Input extends z.ZodType>(asked: Command<Input, { recordId: string }>) =>
    (actor: Actor | null, raw: object) =>
      execute(asked, actor, raw);
  const spoken = { text: "Nothing is decided.", speakerName: "A spokesman", capacity: "official", basis: "public" };
  const cases = [
    { kind: "source", run: runOf(sourceNoun.record), fields: report },
    { kind: "statement", run: runOf(statementNoun.record), fields: spoken },
    { kind: "figure", run: runOf(figureNoun.record), fields: { label: "Troops in the country", value: "14,000" } },
    { kind: "risk", run: runOf(riskNoun.record), fields: rumour },
    { kind: "question", run: runOf(questionNoun.record), fields: { text: "Would a shorter stay be accepted?" } },
  ];

  it.each(cases)("of a $kind is for recorders of this negotiation", async ({ kind, run, fields }) => {
    const input = { negotiationId, ...fields };
    expect(await run(null, input)).toMatchObject({ ok: false, code: "signed_out" });
    expect(await run(outsider, input)).toMatchObject({ ok: false, code: "not_found" });
    expect(await run(commenter, input)).toMatchObject({ ok: false, code: "forbidden" });
    const { recordId } = valueIn(await run(recorder, input));
    const [entry] = await asActor(commenter, (tx) => tx.auditEntry.findMany({ where: { recordId } }));
    expect(entry).toMatchObject({ event: `${kind}.recorded`, actorId: recorder.userId });
    const correction = { ...input, supersedesId: recordId, reason: "Misread." };
    valueIn(await run(recorder, correction));
    expect(await run(founder, correction)).toMatchObject({ ok: false, code: "conflict" });
  });

  it("refuses a source of another negotiation", async () => {
    const { sourceId } = valueIn(await execute(sourceNoun.record, outsider, { negotiationId: elsewhereId, ...report }));
    const citations = [{ sourceId, credibility: 2 }];
    expect(await execute(riskNoun.record, recorder, { negotiationId, ...rumour, citations })).toMatchObject({
      ok: false,
      code: "not_found",
      fieldErrors: { citations: [/./] },
    });
  });

  it("keeps a figure that is a date only, and refuses one that is nothing", async () => {
    const label = "The air force sustains itself";
    expect(await execute(figureNoun.record, recorder, { negotiationId, label })).toMatchObject({ code: "refused" });
    expect(await execute(figureNoun.record, recorder, { negotiationId, label, value: "1,00" })).toMatchObject({
      code: "invalid",
    });
    valueIn(await execute(figureNoun.record, recorder, { negotiationId, label, about: "mid-2030s" }));
    const figures = await asActor(commenter, (tx) => figuresIn(tx, negotiationId, at()));
    expect(figures.find((figure) => figure.label === label)).toMatchObject({ value: null, about: "2034~/2036~" });
    expect(figures.find((figure) => figure.value === 14000)).toBeDefined();
  });

  it("refuses a statement whose capacity does not fit its speaker", async () => {
    const said = { negotiationId, text: "So it is.", basis: "public" };
    const code = "refused";
    expect(await execute(statementNoun.record, recorder, { ...said, capacity: "official" })).toMatchObject({ code });
    expect(await execute(statementNoun.record, recorder, { ...said, capacity: "party" })).toMatchObject({ code });
    const party = { name: "Ruritania", code: "RU", kind: "state", role: "negotiating", isAtTable: true };
    const { partyId } = valueIn(await execute(partyNoun.record, recorder, { negotiationId, ...party }));
    const comment = { ...said, capacity: "commentator", speakerName: "A scholar" };
    expect(await execute(statementNoun.record, recorder, { ...comment, partyId })).toMatchObject({ code });
    valueIn(await execute(statementNoun.record, recorder, { ...said, capacity: "party", partyId }));
    const { statements, early } = await asActor(commenter, async (tx) => ({
      statements: await statementsIn(tx, negotiationId, at()),
      early: await statementsIn(tx, negotiationId, at("2019-02-27")),
    }));
    expect(statements.find((each) => each.partyId === partyId)).toMatchObject({ text: "So it is." });
    expect(early).toEqual([]);
  });

  it("takes a source back with a reason, and leaves what rests on it without it", async () => {
    const { sourceId, recordId } = valueIn(await execute(sourceNoun.record, recorder, { negotiationId, ...report }));
    const citations = [{ sourceId, credibility: 5, quote: "so they say" }];
    const { riskId } = valueIn(await execute(riskNoun.record, recorder, { negotiationId, ...rumour, citations }));
    const cited = () =>
      asActor(commenter, async (tx) => {
        const risk = (await risksIn(tx, negotiationId, at())).find((each) => each.id === riskId);
        return citationsOf(risk?.record ?? { citations: [] }, await sourcesIn(tx, negotiationId, at()));
      });
    expect(await cited()).toMatchObject([{ reliability: "B", credibility: 5, quote: "so they say" }]);
    const withdrawal = { negotiationId, recordId, reason: "It was a hoax." };
    expect(await execute(sourceNoun.retract, commenter, withdrawal)).toMatchObject({ code: "forbidden" });
    valueIn(await execute(sourceNoun.retract, recorder, withdrawal));
    expect(await execute(sourceNoun.retract, recorder, withdrawal)).toMatchObject({ code: "conflict" });
    expect(await cited()).toEqual([]);
  });
});

describe("a question", () => {
  const asked = { text: "Would the ranks accept less than five years?", heldFrom: "2019-02-25" };

  it("is open until it is answered, and still open as of the day before", async () => {
    const { questionId, recordId } = valueIn(
      await execute(questionNoun.record, recorder, { negotiationId, ...asked, askOn: "2019-03-02" }),
    );
    const answer = { negotiationId, questionRecordId: recordId, answer: "No.", heldFrom: "2019-02-27" };
    expect(await execute(answerQuestion, null, answer)).toMatchObject({ code: "signed_out" });
    expect(await execute(answerQuestion, outsider, answer)).toMatchObject({ code: "not_found" });
    expect(await execute(answerQuestion, commenter, answer)).toMatchObject({ code: "forbidden" });
    expect(await execute(answerQuestion, recorder, { ...answer, heldFrom: "2019-02-24" })).toMatchObject({
      code: "refused",
      fieldErrors: { heldFrom: [/older/] },
    });
    valueIn(await execute(answerQuestion, recorder, answer));
    expect(await execute(answerQuestion, founder, answer)).toMatchObject({ code: "conflict" });
    const answerOn = (asOf?: string) =>
      asActor(commenter, async (tx) => {
        const questions = await questionsIn(tx, negotiationId, at(asOf));
        return questions.find((each) => each.id === questionId)?.answer;
      });
    expect([await answerOn("2019-02-24"), await answerOn("2019-02-26"), await answerOn()]).toEqual([
      undefined,
      null,
      "No.",
    ]);
  });

  it("keeps the place of its answer in the record where a slip in it is mended, and not where it says something else", async () => {
    const question = { negotiationId, ...asked, text: "Would they take sixty months?" };
    const { questionId, recordId } = valueIn(await execute(questionNoun.record, recorder, question));
    const given = async () =>
      asActor(commenter, async (tx) => {
        const questions = await questionsIn(tx, negotiationId, at());
        return questions.find((each) => each.id === questionId)?.given?.seq;
      });
    const correct = async (supersedesId: string, answer: string) =>
      valueIn(
        await execute(questionNoun.record, recorder, {
          ...question,
          questionId,
          supersedesId,
          answer,
          reason: "A slip.",
        }),
      ).recordId;
    const answer = { negotiationId, questionRecordId: recordId, answer: "They would accpet that." };
    const answered = valueIn(await execute(answerQuestion, recorder, answer));
    const first = await given();
    const mended = await correct(answered.recordId, "They would accept that.");
    expect(await given()).toBe(first);
    await correct(mended, "They would not accept that.");
    expect(await given()).toBeGreaterThan(first ?? 0n);
  });

  it("keeps its marking when it is answered", async () => {
    const { id: compartmentId } = valueIn(
      await execute(makeCompartment, founder, { negotiationId, name: "Inner circle", meaning: "The envoy's own." }),
    );
    const { recordId } = valueIn(
      await execute(questionNoun.record, founder, {
        negotiationId,
        ...asked,
        text: "A hidden question?",
        compartmentId,
      }),
    );
    const answer = { negotiationId, questionRecordId: recordId, answer: "A hidden answer." };
    expect(await execute(answerQuestion, recorder, answer)).toMatchObject({ code: "not_found" });
    valueIn(await execute(answerQuestion, founder, answer));
    const seenBy = (actor: Actor) => asActor(actor, (tx) => questionsIn(tx, negotiationId, at()));
    expect((await seenBy(founder)).map((each) => each.answer)).toContain("A hidden answer.");
    expect((await seenBy(recorder)).map((each) => each.text)).not.toContain("A hidden question?");
  });
});

describe("a source", () => {
  it("is how we know of a day before it was published", async () => {
    const { sourceId } = valueIn(
      await execute(sourceNoun.record, recorder, { negotiationId, ...report, title: "Late" }),
    );
    const sources = await asActor(commenter, (tx) => sourcesIn(tx, negotiationId, at("2019-02-25")));
    expect(sources.find((source) => source.id === sourceId)).toMatchObject({
      title: "Late",
      record: { validText: "2019-02-28" },
    });
  });
});

describe("a figure and a risk", () => {
  it("can change from a day on, and held as they were until then", async () => {
    const troops = { negotiationId, label: "Troops of the coalition", value: 9000, heldFrom: "2019-02-20" };
    const { figureId } = valueIn(await execute(figureNoun.record, recorder, troops));
    valueIn(await execute(figureNoun.record, recorder, { ...troops, figureId, value: 8600, heldFrom: "2019-02-26" }));
    const valueOn = (asOf: string) =>
      asActor(
        commenter,
        async (tx) => (await figuresIn(tx, negotiationId, at(asOf))).find((f) => f.id === figureId)?.value,
      );
    expect([await valueOn("2019-02-25"), await valueOn("2019-02-26")]).toEqual([9000, 8600]);
    const unknown = { negotiationId, ...rumour, riskId: figureId };
    expect(await execute(riskNoun.record, recorder, unknown)).toMatchObject({
      code: "not_found",
      fieldErrors: { riskId: [/./] },
    });
  });
});
