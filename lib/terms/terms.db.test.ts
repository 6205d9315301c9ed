import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termStatusNoun } from "./commands/term-status";
import { termNoun } from "./commands/term";
import { linkageNoun } from "./commands/linkage";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { agreementIn } from "./queries";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let recorder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let elsewhereId: string;

const valueIn = <T>(result: { ok: true; value: T } | { ok: false; message: string; fieldErrors: object }): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

const article = { title: "Withdrawal", kind: "article", heldFrom: "2019-01" };

async function newTerm(more: object = {}, actor = recorder): Promise<{ termId: string; recordId: string }> {
  const number = `A${randomUUID().slice(0, 6)}`;
  return valueIn(await execute(termNoun.record, actor, { negotiationId, number, ...article, ...more }));
}

const stands = (termId: string, status: string, heldFrom: string, more: object = {}) =>
  execute(termStatusNoun.record, recorder, { negotiationId, termId, status, heldFrom, ...more });

async function agreementOf(actor: Actor, params: { asOf?: string; knownAt?: string } = {}) {
  const moment = parseMoment(params, { zone: timeZone, present: null }, new Date());
  return asActor(actor, (tx) => agreementIn(tx, negotiationId, moment));
}

const eventsOf = async (seriesId: string) =>
  (await asActor(reader, (tx) => tx.auditEntry.findMany({ where: { seriesId }, orderBy: { seq: "asc" } }))).map(
    ({ event }) => event,
  );

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, recorder, reader, outsider] = await Promise.all([
    person("Founder"),
    person("Recorder"),
    person("Reader"),
    person("Outsider"),
  ]);
  const found = async (actor: Actor) =>
    valueIn(await execute(foundNegotiation, actor, { name: `Terms ${randomUUID()}`, timeZone })).id;
  negotiationId = await found(founder);
  elsewhereId = await found(outsider);
  valueIn(await execute(addMember, founder, { negotiationId, email: recorder.email, role: "recorder" }));
  valueIn(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("every command on terms", () => {
  it("is for recorders and above, and an outsider hears of no such negotiation", async () => {
    const { termId } = await newTerm();
    const other = await newTerm();
    const back = { recordId: randomUUID(), reason: "x" };
    const doors: [Command, object][] = [
      [termNoun.record, { number: "1", ...article }],
      [termStatusNoun.record, { termId, status: "tabled" }],
      [linkageNoun.record, { fromTermId: termId, toTermId: other.termId, kind: "requires", why: "It hangs on it." }],
      [termNoun.retract, back],
      [termStatusNoun.retract, back],
      [linkageNoun.retract, back],
    ];
    for (const [command, input] of doors) {
      const run = (actor: Actor | null) => execute(command, actor, { negotiationId, ...input });
      expect(await run(null), command.name).toMatchObject({ ok: false, code: "signed_out" });
      expect(await run(outsider), command.name).toMatchObject({ ok: false, code: "not_found" });
      expect(await run(reader), command.name).toMatchObject({ ok: false, code: "forbidden" });
    }
  });

  it("takes no term of another negotiation", async () => {
    const theirs = valueIn(
      await execute(termNoun.record, outsider, { negotiationId: elsewhereId, number: "1", ...article }),
    ).termId;
    const { termId } = await newTerm();
    const linked = { negotiationId, fromTermId: termId, toTermId: theirs, kind: "excludes", why: "x" };
    for (const [command, input, field] of [
      [termNoun.record, { negotiationId, number: "1", ...article, parentId: theirs }, "parentId"],
      [termNoun.record, { negotiationId, number: "1", ...article, termId: theirs }, "termId"],
      [termStatusNoun.record, { negotiationId, termId: theirs, status: "tabled" }, "termId"],
      [linkageNoun.record, linked, "toTermId"],
    ] as const)
      expect(await execute(command as Command, recorder, input)).toMatchObject({
        code: "not_found",
        fieldErrors: { [field]: [/./] },
      });
  });
});

describe("the tree", () => {
  it("places terms under their parents, the newest last", async () => {
    const top = await newTerm();
    const first = await newTerm({ parentId: top.termId });
    const second = await newTerm({ parentId: top.termId });
    const between = await newTerm({ parentId: top.termId, rank: 1 });
    const { terms } = await agreementOf(reader);
    const under = terms.filter(({ path }) => path.includes(top.termId));
    expect(under.map(({ id }) => id).at(-1)).toBe(second.termId);
    expect(new Set(under.map(({ id }) => id))).toEqual(new Set([first.termId, second.termId, between.termId]));
    expect(under.every(({ depth }) => depth === 1)).toBe(true);
  });

  it("lets no term stand under itself or its own", async () => {
    const top = await newTerm();
    const inner = await newTerm({ parentId: top.termId });
    const change = { negotiationId, number: "1", ...article, supersedesId: top.recordId };
    for (const parentId of [top.termId, inner.termId])
      expect(await execute(termNoun.record, recorder, { ...change, parentId })).toMatchObject({
        code: "refused",
        fieldErrors: { parentId: [/under itself/] },
      });
    const later = { negotiationId, number: "1", ...article, termId: top.termId, heldFrom: "2019-03" };
    expect(await execute(termNoun.record, recorder, { ...later, parentId: inner.termId })).toMatchObject({
      code: "refused",
    });
  });

  it("keeps a term's identity and date when it is corrected, and a stale correction conflicts", async () => {
    const { termId, recordId } = await newTerm({ rank: 7 });
    const corrected = { negotiationId, number: "9.9", title: "Renamed", kind: "article", supersedesId: recordId };
    expect(valueIn(await execute(termNoun.record, recorder, corrected)).termId).toBe(termId);
    const found = (await agreementOf(reader, { asOf: "2019-01-31" })).terms.find(({ id }) => id === termId);
    expect(found).toMatchObject({ number: "9.9", title: "Renamed", rank: 7, record: { validText: "2019-01" } });
    expect(await execute(termNoun.record, recorder, corrected)).toMatchObject({ code: "conflict" });
    expect(await eventsOf(termId)).toEqual(["term.recorded", "term.corrected"]);
  });

  it("knows a term under its old number before the day it was renumbered", async () => {
    const { termId } = await newTerm({ number: "5" });
    const later = { negotiationId, ...article, number: "6", termId, heldFrom: "2019-03-01" };
    valueIn(await execute(termNoun.record, recorder, later));
    const numberAsOf = async (asOf: string) =>
      (await agreementOf(reader, { asOf })).terms.find(({ id }) => id === termId)?.number;
    expect(await numberAsOf("2019-02-28")).toBe("5");
    expect(await numberAsOf("2019-03-01")).toBe("6");
  });

  it("keeps an axis once positions can be told in it", async () => {
    const axis = { axisUnit: "months", axisLabel: "Months of stay" };
    const { recordId } = await newTerm(axis);
    const change = { negotiationId, number: "1", ...article, supersedesId: recordId };
    for (const input of [change, { ...change, axisUnit: "troops" }])
      expect(await execute(termNoun.record, recorder, input)).toMatchObject({
        fieldErrors: { axisUnit: [/keeps its axis/] },
      });
    expect(await execute(termNoun.record, recorder, { ...change, ...axis, axisBaseline: "60" })).toMatchObject({
      ok: true,
    });
    const labelled = { negotiationId, number: "2", ...article, axisLabel: "Months" };
    expect(await execute(termNoun.record, recorder, labelled)).toMatchObject({ fieldErrors: { axisUnit: [/./] } });
  });

  it("counts in whatever the term says, and asks what that is", async () => {
    const water = { negotiationId, number: "7", ...article, axisUnit: "quantity", axisBaseline: "55.5" };
    expect(await execute(termNoun.record, recorder, water)).toMatchObject({ fieldErrors: { axisLabel: [/./] } });
    const labelled = { ...water, axisLabel: "Billion cubic metres a year" };
    const { termId } = valueIn(await execute(termNoun.record, recorder, labelled));
    const term = (await agreementOf(reader)).terms.find(({ id }) => id === termId);
    expect(term).toMatchObject({ axisUnit: "quantity", axisLabel: labelled.axisLabel, axisBaseline: 55.5 });
  });

  it("gives up a term only when none stands under it", async () => {
    const top = await newTerm();
    const inner = await newTerm({ parentId: top.termId });
    const takeBack = ({ recordId }: { recordId: string }) =>
      execute(termNoun.retract, recorder, { negotiationId, recordId, reason: "Entered twice." });
    expect(await takeBack(top)).toMatchObject({ code: "refused" });
    valueIn(await takeBack(inner));
    valueIn(await takeBack(top));
    expect((await agreementOf(reader)).terms.map(({ id }) => id)).not.toContain(top.termId);
    expect(await eventsOf(inner.termId)).toEqual(["term.recorded", "term.retracted"]);
  });

  it("shows a marked term to its compartment alone, as a part of a tree that does not miss it", async () => {
    const name = `Circle ${randomUUID()}`;
    const made = await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." });
    const compartmentId = valueIn(made).id;
    const top = await newTerm();
    const hidden = await newTerm({ parentId: top.termId, compartmentId }, founder);
    expect((await agreementOf(reader)).terms.map(({ id }) => id)).not.toContain(hidden.termId);
    expect((await agreementOf(founder)).terms.map(({ id }) => id)).toContain(hidden.termId);
    expect(await stands(hidden.termId, "tabled", "2019-02")).toMatchObject({ code: "not_found" });
  });
});

describe("a term's status", () => {
  it("knows since when it holds and what it was, and an affirmation makes it no younger", async () => {
    const { termId } = await newTerm();
    valueIn(await stands(termId, "tabled", "2019-02-01"));
    valueIn(await stands(termId, "under_discussion", "2019-02-10"));
    valueIn(await stands(termId, "under_discussion", "2019-02-20", { note: "Still." }));
    const status = async (params = {}) => (await agreementOf(reader, params)).statuses.get(termId);
    expect(await status()).toMatchObject({
      status: "under_discussion",
      note: "Still.",
      since: { validText: "2019-02-10" },
      previous: { status: "tabled" },
    });
    expect(await status({ asOf: "2019-02-05" })).toMatchObject({ status: "tabled", previous: null });
    expect(await status({ asOf: "2019-01-31" })).toBeUndefined();
    expect(await eventsOf((await status())?.record.seriesId ?? "")).toEqual(Array(3).fill("term_status.recorded"));
  });

  it("leaves an agreement only with a reason", async () => {
    const { termId } = await newTerm();
    valueIn(await stands(termId, "agreed_in_principle", "2019-01"));
    expect(await stands(termId, "bracketed", "2019-02-27")).toMatchObject({
      code: "refused",
      fieldErrors: { reason: [/reopens/] },
    });
    valueIn(await stands(termId, "agreed", "2019-02-20"));
    valueIn(await stands(termId, "reopened", "2019-02-27", { reason: "The length was never agreed." }));
    const { statuses } = await agreementOf(reader);
    expect(statuses.get(termId)?.record.reason).toBe("The length was never agreed.");
  });

  it("may be told late, without disturbing what came after", async () => {
    const { termId } = await newTerm();
    valueIn(await stands(termId, "bracketed", "2019-02-27"));
    valueIn(await stands(termId, "tabled", "2019-02-01"));
    const { statuses } = await agreementOf(reader);
    expect(statuses.get(termId)).toMatchObject({ status: "bracketed", previous: { status: "tabled" } });
    expect(statuses.get(termId)?.steps.map(({ status }) => status)).toEqual(["bracketed", "tabled"]);
  });

  it("is corrected against what came before it, and falls back when it is taken back", async () => {
    const { termId } = await newTerm();
    valueIn(await stands(termId, "under_discussion", "2019-02-01"));
    const wrong = valueIn(await stands(termId, "agreed", "2019-02-10"));
    const right = valueIn(
      await execute(termStatusNoun.record, recorder, {
        negotiationId,
        termId,
        status: "bracketed",
        supersedesId: wrong.recordId,
      }),
    );
    const status = async () => (await agreementOf(reader)).statuses.get(termId);
    expect(await status()).toMatchObject({ status: "bracketed", since: { validText: "2019-02-10" } });
    const back = { negotiationId, recordId: right.recordId, reason: "Misheard." };
    valueIn(await execute(termStatusNoun.retract, recorder, back));
    expect(await status()).toMatchObject({ status: "under_discussion" });
    expect(await execute(termStatusNoun.retract, recorder, back)).toMatchObject({ code: "conflict" });
  });
});

describe("a linkage", () => {
  it("joins two different terms, once for each kind", async () => {
    const [a, b] = [(await newTerm()).termId, (await newTerm()).termId];
    const link = (fromTermId: string, toTermId: string, kind: string, why: string) =>
      execute(linkageNoun.record, recorder, { negotiationId, fromTermId, toTermId, kind, why, heldFrom: "2019-02-25" });
    expect(await link(a, a, "requires", "x")).toMatchObject({ fieldErrors: { toTermId: [/itself/] } });
    const first = valueIn(await link(a, b, "requires", "Same day."));
    expect(await link(a, b, "requires", "Again.")).toMatchObject({ fieldErrors: { toTermId: [/already/] } });
    valueIn(await link(b, a, "requires", "And back."));
    valueIn(await link(a, b, "trades_for", "One for the other."));
    expect(await link(b, a, "trades_for", "The other for one.")).toMatchObject({ code: "refused" });
    const correction = { negotiationId, fromTermId: a, toTermId: b, kind: "requires", supersedesId: first.recordId };
    const why = "At the same time.";
    const corrected = valueIn(await execute(linkageNoun.record, recorder, { ...correction, why }));
    expect(await execute(linkageNoun.record, founder, { ...correction, why })).toMatchObject({ code: "conflict" });

    const reasons = async () =>
      (await agreementOf(reader)).linkages
        .filter((each) => [each.fromTermId, each.toTermId].includes(a))
        .map((each) => each.why);
    expect((await reasons()).sort()).toEqual(["And back.", "At the same time.", "One for the other."]);
    const back = { negotiationId, recordId: corrected.recordId, reason: "They are apart." };
    valueIn(await execute(linkageNoun.retract, recorder, back));
    expect((await reasons()).sort()).toEqual(["And back.", "One for the other."]);
    expect(await eventsOf(first.linkageId)).toEqual(["linkage.recorded", "linkage.corrected", "linkage.retracted"]);
    valueIn(await link(a, b, "requires", "After all."));
  });

  it("is not shown while one of its terms is not there yet", async () => {
    const [a, b] = [(await newTerm()).termId, (await newTerm({ heldFrom: "2019-03" })).termId];
    const why = "It hangs on it.";
    const input = { negotiationId, fromTermId: a, toTermId: b, kind: "requires", why, heldFrom: "2019-01" };
    const { linkageId } = valueIn(await execute(linkageNoun.record, recorder, input));
    const isShown = async (asOf: string) =>
      (await agreementOf(reader, { asOf })).linkages.some(({ id }) => id === linkageId);
    expect(await isShown("2019-02-28")).toBe(false);
    expect(await isShown("2019-03-31")).toBe(true);
  });
});
