import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { correctAnnotation } from "./commands/correct-remark";
import { makeAnnotation } from "./commands/make-annotation";
import { replyToAnnotation } from "./commands/reply-to-annotation";
import { reopenAnnotation, resolveAnnotation } from "./commands/settle-annotation";
import { threadsIn } from "./queries";

let owner: Owner;
let founder: Actor;
let commenter: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let termId: string;
let clauseVersionId: string;

const zone = "Asia/Qatar";
const wording = "Troops may remain [for up to sixty months], 👩🏽‍⚖️ and no longer.";
const quote = "for up to sixty months";
const start = wording.indexOf(quote);

const mustSucceed = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const remark = (input: object = {}) => ({
  negotiationId,
  clauseVersionId,
  kind: "question",
  body: "Does the clock start at signature?",
  start,
  end: start + quote.length,
  quote,
  ...input,
});

const threadsFor = (actor: Actor) =>
  asActor(actor, (tx) => threadsIn(tx, negotiationId, parseMoment({}, { zone, present: null }, new Date())));

async function word(text: string, input: object = {}): Promise<string> {
  const version = { negotiationId, termId, text, ...input };
  return mustSucceed(await execute(clauseVersionNoun.record, founder, version)).clauseVersionId;
}

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, commenter, reader, outsider] = await Promise.all([
    person("Founder"),
    person("Tomas Lind"),
    person("Reader"),
    person("Outsider"),
  ]);
  const made = await execute(foundNegotiation, founder, { name: `Margin ${randomUUID()}`, timeZone: zone });
  negotiationId = mustSucceed(made).id;
  for (const [member, role] of [
    [commenter, "commenter"],
    [reader, "reader"],
  ] as const)
    mustSucceed(await execute(addMember, founder, { negotiationId, email: member.email, role }));
  const term = { negotiationId, number: "1.4", title: "Residual presence", kind: "paragraph" };
  termId = mustSucceed(await execute(termNoun.record, founder, term)).termId;
  clauseVersionId = await word(wording);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a remark in the margin", () => {
  it("is made by a commenter on words of a clause, and read by every member", async () => {
    const { annotationId } = mustSucceed(await execute(makeAnnotation, commenter, remark()));
    const thread = (await threadsFor(reader)).find((one) => one.id === annotationId);
    expect(thread).toMatchObject({
      author: "Tomas Lind",
      termId,
      kind: "question",
      quote,
      start,
      end: start + quote.length,
      prefix: "Troops may remain [",
      state: "open",
      replies: [],
    });
    const audit = await asActor(reader, (tx) => tx.auditEntry.findMany({ where: { seriesId: annotationId } }));
    expect(audit.map(({ event, actorId }) => [event, actorId])).toEqual([["annotation.recorded", commenter.userId]]);
  });

  it("is refused to the signed out, the outsider and a reader", async () => {
    expect(await execute(makeAnnotation, null, remark())).toMatchObject({ code: "signed_out" });
    expect(await execute(makeAnnotation, outsider, remark())).toMatchObject({ code: "not_found" });
    expect(await execute(makeAnnotation, reader, remark())).toMatchObject({ code: "forbidden", message: /commenter/ });
    expect(await threadsFor(outsider)).toEqual([]);
  });

  it("is anchored to what is stored, and refused on words that stand elsewhere", async () => {
    const judge = wording.indexOf("👩");
    const half = { start: judge, end: judge + 2, quote: "👩" };
    const { annotationId } = mustSucceed(await execute(makeAnnotation, commenter, remark(half)));
    expect((await threadsFor(reader)).find((one) => one.id === annotationId)?.quote).toBe("👩🏽‍⚖️");
    for (const wrong of [{ start: start + 1 }, { quote: "for up to forty months" }, { end: 10_000 }])
      expect(await execute(makeAnnotation, commenter, remark(wrong))).toMatchObject({ ok: false, code: "conflict" });
    const space = { start: 6, end: 7, quote: " " };
    expect(await execute(makeAnnotation, commenter, remark(space))).toMatchObject({ ok: false, code: "refused" });
  });

  it("anchors in a translation as in its original, each in its own words", async () => {
    const text = "سربازان می\u200cتوانند [حداکثر تا شصت ماه] باقی بمانند.";
    const translation = await word(text, { language: "fa-AF", translatesId: clauseVersionId });
    const words = "می\u200cتوانند";
    const from = text.indexOf(words);
    const there = { clauseVersionId: translation, start: from, end: from + words.length, quote: words };
    const made = [
      mustSucceed(await execute(makeAnnotation, commenter, remark(there))),
      mustSucceed(
        await execute(makeAnnotation, commenter, remark({ ...there, kind: "suggestion", replacement: "باید" })),
      ),
      mustSucceed(await execute(makeAnnotation, commenter, remark())),
    ];
    const threads = await threadsFor(reader);
    const quoted = made.map(({ annotationId }) => {
      const thread = threads.find(({ id }) => id === annotationId);
      return [thread?.clauseVersionId, thread?.quote];
    });
    expect(quoted).toEqual([
      [translation, words],
      [translation, words],
      [clauseVersionId, quote],
    ]);
  });

  it("may suggest other words, or none in their place; nothing else may", async () => {
    const suggest = (input: object) => execute(makeAnnotation, commenter, remark({ kind: "suggestion", ...input }));
    const made = mustSucceed(await suggest({ body: "", replacement: " for less  than sixty months " }));
    const struck = mustSucceed(await suggest({ body: "Strike it." }));
    const threads = await threadsFor(reader);
    const replacementOf = ({ annotationId }: { annotationId: string }) =>
      threads.find((one) => one.id === annotationId)?.replacement;
    expect([replacementOf(made), replacementOf(struck)]).toEqual(["for less than sixty months", ""]);
    const same = { code: "invalid", fieldErrors: { replacement: [/stand there/] } };
    expect(await suggest({ replacement: ` ${quote} ` })).toMatchObject(same);
    const { recordId } = made;
    const correction = { negotiationId, recordId, kind: "suggestion", replacement: quote };
    expect(await execute(correctAnnotation, commenter, correction)).toMatchObject({ ...same, code: "refused" });
    expect(await execute(makeAnnotation, commenter, remark({ replacement: "x" }))).toMatchObject({
      code: "invalid",
      fieldErrors: { replacement: [/suggestion/] },
    });
    expect(await execute(makeAnnotation, commenter, remark({ body: " " }))).toMatchObject({
      code: "invalid",
      fieldErrors: { body: [/./] },
    });
  });

  it("conflicts where the wording was corrected meanwhile", async () => {
    const stale = await word("Draft with a slip.", { language: "fr" });
    await word("Draft without one.", { language: "fr", supersedesId: stale });
    const late = remark({ clauseVersionId: stale, start: 0, end: 5, quote: "Draft" });
    expect(await execute(makeAnnotation, commenter, late)).toMatchObject({ ok: false, code: "conflict" });
  });

  it("is not made on a wording of another negotiation, nor carries its thread there", async () => {
    const { annotationId } = mustSucceed(await execute(makeAnnotation, commenter, remark()));
    const made = await execute(foundNegotiation, outsider, { name: `Other ${randomUUID()}`, timeZone: zone });
    const elsewhere = { negotiationId: mustSucceed(made).id };
    expect(await execute(makeAnnotation, outsider, remark(elsewhere))).toMatchObject({ code: "not_found" });
    const reply = { ...elsewhere, annotationId, body: "x" };
    expect(await execute(replyToAnnotation, outsider, reply)).toMatchObject({ code: "not_found" });
    expect(await execute(resolveAnnotation, outsider, { ...elsewhere, annotationId })).toMatchObject({
      code: "not_found",
    });
  });
});

describe("a thread", () => {
  it("takes replies, is resolved once, and opens again", async () => {
    const { annotationId } = mustSucceed(await execute(makeAnnotation, commenter, remark()));
    const say = (actor: Actor | null, body: string) =>
      execute(replyToAnnotation, actor, { negotiationId, annotationId, body });
    mustSucceed(await say(founder, "Ask on Saturday."));
    mustSucceed(await say(commenter, "I will."));
    expect(await say(reader, "Me too.")).toMatchObject({ code: "forbidden" });
    expect(await say(null, "x")).toMatchObject({ code: "signed_out" });
    expect(await say(outsider, "x")).toMatchObject({ code: "not_found" });
    expect(await say(founder, " ")).toMatchObject({ code: "invalid", fieldErrors: { body: [/./] } });

    const settle = { negotiationId, annotationId };
    expect(await execute(resolveAnnotation, reader, settle)).toMatchObject({ code: "forbidden" });
    const both = await Promise.all([
      execute(resolveAnnotation, founder, settle),
      execute(resolveAnnotation, commenter, settle),
    ]);
    expect(both.map((result) => (result.ok ? "ok" : result.code)).sort()).toEqual(["conflict", "ok"]);
    const read = async () => (await threadsFor(reader)).find((one) => one.id === annotationId);
    expect(await read()).toMatchObject({
      state: "resolved",
      replies: [
        { author: "Founder", body: "Ask on Saturday." },
        { author: "Tomas Lind", body: "I will." },
      ],
    });
    mustSucceed(await execute(reopenAnnotation, founder, settle));
    expect(await execute(reopenAnnotation, founder, settle)).toMatchObject({ ok: false, code: "conflict" });
    expect(await read()).toMatchObject({ state: "open", settledBy: "Founder" });
  });

  it("is marked as its clause is, with everything said in it", async () => {
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "The envoy's own." };
    const { id: compartmentId } = mustSucceed(await execute(makeCompartment, founder, circle));
    const marked = await word("Hidden words.", { language: "ps", compartmentId });
    const hidden = remark({ clauseVersionId: marked, start: 0, end: 6, quote: "Hidden" });
    expect(await execute(makeAnnotation, commenter, hidden)).toMatchObject({ ok: false, code: "not_found" });
    const { annotationId } = mustSucceed(await execute(makeAnnotation, founder, hidden));
    const reply = { negotiationId, annotationId, body: "Between us." };
    expect(await execute(replyToAnnotation, commenter, reply)).toMatchObject({ code: "not_found" });
    mustSucceed(await execute(replyToAnnotation, founder, reply));
    mustSucceed(await execute(resolveAnnotation, founder, { negotiationId, annotationId }));
    const idsFor = async (actor: Actor) => (await threadsFor(actor)).map((one) => one.id);
    expect(await idsFor(reader)).not.toContain(annotationId);
    expect((await threadsFor(founder)).find((one) => one.id === annotationId)).toMatchObject({
      compartmentId,
      state: "resolved",
      replies: [{ compartmentId }],
    });
    mustSucceed(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: commenter.userId }));
    expect(await idsFor(commenter)).toContain(annotationId);
  });

  it("on an open clause may be kept to a compartment by one who is in it", async () => {
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "The envoy's own." };
    const { id: compartmentId } = mustSucceed(await execute(makeCompartment, founder, circle));
    expect(await execute(makeAnnotation, commenter, remark({ compartmentId }))).toMatchObject({ code: "not_found" });
    const { annotationId } = mustSucceed(await execute(makeAnnotation, founder, remark({ compartmentId })));
    expect((await threadsFor(reader)).map((one) => one.id)).not.toContain(annotationId);
    const event = await asActor(reader, (tx) => tx.auditEntry.count({ where: { seriesId: annotationId } }));
    expect(event).toBe(0);
  });
});
