import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { positionNoun } from "./commands/position";
import { partyNoun } from "@/lib/parties/commands/party";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { positionHistory, positionsIn } from "./queries";
import { type MatrixFrame, positionMatrix } from "./queries/matrix";
import { termRecord } from "./queries/term";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let recorder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let partyId: string;
let theirs: { negotiationId: string; partyId: string; termId: string };

const valueIn = <T>(result: { ok: true; value: T } | { ok: false; message: string; fieldErrors: object }): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

const known = { basis: "reported", confidence: "medium" };

let termCount = 0;

async function newTerm(more: object = {}, actor = recorder, where = negotiationId): Promise<string> {
  const term = { negotiationId: where, number: `1.${++termCount}`, title: "Presence", kind: "paragraph" };
  return valueIn(await execute(termNoun.record, actor, { ...term, heldFrom: "2019-01", ...more })).termId;
}

/** The window that is all of the matrix. */
const wholeOf = ({ terms, parties }: MatrixFrame) => ({ terms, parties });

const inMonths = { axisUnit: "months", axisLabel: "Months of stay" };

const holds = (termId: string, stance: string, heldFrom: string, more: object = {}, actor: Actor | null = recorder) =>
  execute(positionNoun.record, actor, { negotiationId, partyId, termId, stance, heldFrom, ...known, ...more });

function openedAs(actor: Actor, params: { asOf?: string; knownAt?: string } = {}): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
    moment: parseMoment(params, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
}

async function positionOn(termId: string, params: { asOf?: string } = {}, actor = reader) {
  const { moment } = openedAs(actor, params);
  const all = await asActor(actor, (tx) => positionsIn(tx, negotiationId, moment));
  const found = all.filter((each) => each.termId === termId);
  expect(found.length).toBeLessThan(2);
  return found[0];
}

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
    valueIn(await execute(foundNegotiation, actor, { name: `Positions ${randomUUID()}`, timeZone })).id;
  negotiationId = await found(founder);
  valueIn(await execute(addMember, founder, { negotiationId, email: recorder.email, role: "recorder" }));
  valueIn(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
  const party = {
    name: "Ruritania",
    code: "RU",
    kind: "state",
    role: "negotiating",
    isAtTable: true,
    heldFrom: "2019",
  };
  partyId = valueIn(await execute(partyNoun.record, recorder, { negotiationId, ...party })).partyId;
  const elsewhere = await found(outsider);
  theirs = {
    negotiationId: elsewhere,
    partyId: valueIn(await execute(partyNoun.record, outsider, { negotiationId: elsewhere, ...party })).partyId,
    termId: await newTerm(inMonths, outsider, elsewhere),
  };
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("recording a position", () => {
  it("is for recorders and above, and an outsider hears of no such negotiation", async () => {
    const termId = await newTerm();
    expect(await holds(termId, "supports", "2019-02", {}, null)).toMatchObject({ code: "signed_out" });
    expect(await holds(termId, "supports", "2019-02", {}, outsider)).toMatchObject({ code: "not_found" });
    expect(await holds(termId, "supports", "2019-02", {}, reader)).toMatchObject({ code: "forbidden" });
    const { recordId } = valueIn(await holds(termId, "supports", "2019-02"));
    const back = { negotiationId, recordId, reason: "x" };
    expect(await execute(positionNoun.retract, null, back)).toMatchObject({ code: "signed_out" });
    expect(await execute(positionNoun.retract, outsider, back)).toMatchObject({ code: "not_found" });
    expect(await execute(positionNoun.retract, reader, back)).toMatchObject({ code: "forbidden" });
  });

  it("takes no party, term or record of another negotiation", async () => {
    const termId = await newTerm();
    for (const [more, field] of [
      [{ partyId: theirs.partyId }, "partyId"],
      [{ termId: theirs.termId }, "termId"],
      [{ clauseVersionId: randomUUID() }, "clauseVersionId"],
      [{ conditions: [{ kind: "term_status", termId: theirs.termId, atLeast: "agreed" }] }, "conditions"],
    ] as const)
      expect(await holds(termId, "supports", "2019-02", more), field).toMatchObject({
        code: "not_found",
        fieldErrors: { [field]: [/./] },
      });
    const foreign = await execute(positionNoun.record, outsider, { ...theirs, stance: "opposes", ...known });
    const { recordId } = valueIn(foreign);
    expect(await execute(positionNoun.retract, recorder, { negotiationId, recordId, reason: "x" })).toMatchObject({
      code: "not_found",
    });
  });

  it("says how it is known, and what a conditional one depends on", async () => {
    const termId = await newTerm();
    const bare = { negotiationId, partyId, termId, stance: "supports" };
    expect(await execute(positionNoun.record, recorder, bare)).toMatchObject({
      code: "invalid",
      fieldErrors: { basis: [/known/], confidence: [/sure/] },
    });
    expect(await holds(termId, "conditional", "2019-02", { conditions: [{ kind: "text" }] })).toMatchObject({
      fieldErrors: { conditions: [/depends on/] },
    });
    const other = await newTerm(inMonths);
    const conditions = [
      { kind: "text", text: "Support holds" },
      { kind: "term_status", termId: other, atLeast: "agreed_in_principle" },
      { kind: "axis", termId: other, within: "36..<60" },
    ];
    valueIn(await holds(termId, "conditional", "2019-02", { conditions }));
    expect((await positionOn(termId))?.conditions).toEqual([
      conditions[0],
      conditions[1],
      { kind: "axis", termId: other, within: { from: 36, to: 60, toOpen: true } },
    ]);
    const onAxis = { conditions: [{ kind: "axis", termId, within: "36..60" }] };
    expect(await holds(other, "conditional", "2019-02", onAxis)).toMatchObject({
      fieldErrors: { conditions: [/no axis/] },
    });
  });

  it("takes intervals on a term with an axis, as typed or as the record keeps them", async () => {
    const [flat, months] = [await newTerm(), await newTerm(inMonths)];
    expect(await holds(flat, "opposes", "2019-02", { intervals: "rejects 60" })).toMatchObject({
      fieldErrors: { intervals: [/no axis/] },
    });
    expect(await holds(flat, "opposes", "2019-02", { intervals: "" })).toMatchObject({ ok: true });
    expect(await holds(months, "opposes", "2019-02", { intervals: "accepts 36..60; rejects 60" })).toMatchObject({
      fieldErrors: { intervals: [/both/] },
    });
    valueIn(await holds(months, "opposes", "2019-02", { intervals: "rejects >=60; unknown <60 (assessed)" }));
    const kept = [
      { verdict: "unknown", from: null, to: 60, toOpen: true, basis: "assessed" },
      { verdict: "rejects", from: 60, to: null },
    ];
    expect((await positionOn(months))?.intervals).toEqual(kept);
    valueIn(await holds(months, "opposes", "2019-03", { intervals: kept }));
    expect((await positionOn(months))?.intervals).toEqual(kept);
  });

  it("ends what was held on the axis only where that is said", async () => {
    const termId = await newTerm(inMonths);
    const { recordId } = valueIn(await holds(termId, "opposes", "2019-02", { intervals: "rejects >=60" }));
    const unsaid = { code: "refused", fieldErrors: { intervals: [expect.stringContaining("“rejects >=60”")] } };
    for (const intervals of [undefined, "", []])
      expect(await holds(termId, "neutral", "2019-03", { intervals })).toMatchObject(unsaid);
    expect(
      await execute(positionNoun.record, recorder, { negotiationId, partyId, termId, stance: "neutral", ...known }),
    ).toMatchObject(unsaid);
    // Nor does a correction take it back in silence.
    const correction = { supersedesId: recordId, reason: "Misread." };
    expect(await holds(termId, "neutral", "2019-02", correction)).toMatchObject({
      fieldErrors: { intervals: [expect.stringContaining("this record says “rejects >=60”")] },
    });
    // It ends nothing that begins later, and has been answered once an act is known.
    valueIn(await holds(termId, "supports", "2019-01"));
    const ends = { negotiationId, partyId, termId, stance: "neutral", heldFrom: "2019-03", ...known };
    const actId = randomUUID();
    const done = valueIn(await execute(positionNoun.record, recorder, { ...ends, intervals: "nothing" }, actId));
    expect(await positionOn(termId)).toMatchObject({ stance: "neutral", intervals: [] });
    valueIn(await holds(termId, "opposes", "2019-03", { intervals: "rejects >=48" }));
    expect(valueIn(await execute(positionNoun.record, recorder, ends, actId))).toEqual(done);
    // What needs no axis at all may say so, too.
    valueIn(await holds(await newTerm(), "neutral", "2019-03", { intervals: "nothing" }));
  });

  it("leaves an audit entry for each step", async () => {
    const termId = await newTerm();
    const first = valueIn(await holds(termId, "supports", "2019-02"));
    const second = valueIn(
      await holds(termId, "opposes", "2019-02", { supersedesId: first.recordId, reason: "Misread." }),
    );
    const back = { negotiationId, recordId: second.recordId, reason: "Not theirs." };
    valueIn(await execute(positionNoun.retract, recorder, back));
    const entries = await asActor(reader, (tx) =>
      tx.auditEntry.findMany({ where: { seriesId: first.positionId }, orderBy: { seq: "asc" } }),
    );
    expect(entries.map(({ event }) => event)).toEqual([
      "position.recorded",
      "position.corrected",
      "position.retracted",
    ]);
  });
});

describe("a party's position on a term", () => {
  it("is what it held on the day, and what it held before stays", async () => {
    const termId = await newTerm();
    valueIn(await holds(termId, "unknown", "2019-01"));
    valueIn(await holds(termId, "strongly_opposes", "2019-02-27"));
    expect((await positionOn(termId))?.stance).toBe("strongly_opposes");
    expect((await positionOn(termId, { asOf: "2019-02-26" }))?.stance).toBe("unknown");
    const steps = await positionHistory(openedAs(reader), partyId, termId);
    expect(steps.map(({ stance, state }) => [stance, state])).toEqual([
      ["strongly_opposes", "holds"],
      ["unknown", "held"],
    ]);
  });

  it("keeps what was superseded or taken back, with who did and why", async () => {
    const termId = await newTerm();
    const first = valueIn(await holds(termId, "rejects", "2019-02-25"));
    const correction = { supersedesId: first.recordId, reason: "The source gives no red line." };
    const second = valueIn(await holds(termId, "strongly_opposes", "2019-02-25", correction, founder));
    expect(await holds(termId, "opposes", "2019-02-25", correction)).toMatchObject({ code: "conflict" });
    const steps = await positionHistory(openedAs(reader), partyId, termId);
    expect(
      steps.map(({ stance, state, recordedByName, ended }) => [stance, state, recordedByName, ended?.reason]),
    ).toEqual([
      ["strongly_opposes", "holds", "Founder", undefined],
      ["rejects", "superseded", "Recorder", "The source gives no red line."],
    ]);
    const back = { negotiationId, recordId: second.recordId, reason: "Heard of another party." };
    valueIn(await execute(positionNoun.retract, recorder, back));
    expect(await positionOn(termId)).toBeUndefined();
    const after = await positionHistory(openedAs(reader), partyId, termId);
    expect(after.map(({ state, ended }) => [state, ended?.byName, ended?.reason])).toEqual([
      ["retracted", "Recorder", "Heard of another party."],
      ["superseded", "Founder", "The source gives no red line."],
    ]);
  });

  it("is known only from when it was recorded", async () => {
    const termId = await newTerm();
    valueIn(await holds(termId, "supports", "2019-02-25"));
    expect(await positionHistory(openedAs(reader, { knownAt: "2020" }), partyId, termId)).toEqual([]);
    expect(await positionHistory(openedAs(reader, { asOf: "2019-02-24" }), partyId, termId)).toEqual([]);
  });

  it("in a compartment is there for its members alone, who read the later of the two", async () => {
    const name = `Circle ${randomUUID()}`;
    const made = await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." });
    const compartmentId = valueIn(made).id;
    const termId = await newTerm();
    valueIn(await holds(termId, "supports", "2019-02-20"));
    valueIn(await holds(termId, "opposes", "2019-02-25", { compartmentId }, founder));
    expect((await positionOn(termId))?.stance).toBe("supports");
    expect((await positionOn(termId, {}, founder))?.stance).toBe("opposes");
    expect(await positionHistory(openedAs(reader), partyId, termId)).toHaveLength(1);
    const steps = await positionHistory(openedAs(founder), partyId, termId);
    expect(steps.map(({ state }) => state)).toEqual(["holds", "held"]);
    const hidden = await newTerm({ compartmentId }, founder);
    expect(await holds(hidden, "supports", "2019-02")).toMatchObject({ code: "not_found" });
    expect(await holds(hidden, "supports", "2019-02", {}, founder)).toMatchObject({ code: "not_found" });
    expect(await holds(hidden, "supports", "2019-02", { compartmentId }, founder)).toMatchObject({ ok: true });
  });
});

describe("the pages", () => {
  it("open no cell and no term that the reader does not see, nor one made up", async () => {
    const name = `Circle ${randomUUID()}`;
    const made = await execute(makeCompartment, founder, { negotiationId, name, meaning: "Few." });
    const compartmentId = valueIn(made).id;
    const hidden = await newTerm({ compartmentId }, founder);
    valueIn(await holds(hidden, "rejects", "2019-02", { compartmentId }, founder));
    const asked = { partyId, termId: hidden };

    const seen = await positionMatrix(openedAs(founder), asked, wholeOf);
    expect(seen.cell?.current?.stance).toBe("rejects");
    expect((await termRecord(openedAs(founder), hidden))?.positions).toHaveLength(1);
    const unseen = await positionMatrix(openedAs(reader), asked, wholeOf);
    expect(unseen.cell).toBeNull();
    expect(
      JSON.stringify(unseen, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toContain(hidden);
    expect(await termRecord(openedAs(reader), hidden)).toBeNull();
    for (const madeUp of ["", "'; drop table term", randomUUID()]) {
      expect((await positionMatrix(openedAs(reader), { partyId, termId: madeUp }, wholeOf)).cell).toBeNull();
      expect(await termRecord(openedAs(reader), madeUp)).toBeNull();
    }
    expect((await positionMatrix(openedAs(outsider), asked, wholeOf)).terms).toEqual([]);
    expect(await termRecord(openedAs(outsider), await newTerm())).toBeNull();
  });

  it("gather everything about a term, the terms above it and those under it", async () => {
    const above = await newTerm();
    const termId = await newTerm({ parentId: above, ...inMonths });
    const below = await newTerm({ parentId: termId });
    const status = { negotiationId, termId, status: "tabled", heldFrom: "2019-02" };
    valueIn(await execute(termStatusNoun.record, recorder, status));
    valueIn(await holds(termId, "opposes", "2019-02", { intervals: "rejects >=60" }));
    const found = await termRecord(openedAs(reader), termId);
    expect(found?.above.map(({ id }) => id)).toEqual([above]);
    expect(found?.parts.map(({ id }) => id)).toEqual([below]);
    expect(found?.statusHistory.map((step) => [step.status, step.state, step.recordedByName])).toEqual([
      ["tabled", "holds", "Recorder"],
    ]);
    expect(found?.positions.map(({ stance }) => stance)).toEqual(["opposes"]);
    expect((await termRecord(openedAs(reader, { asOf: "2019-01-31" }), termId))?.positions).toEqual([]);
  });

  it("wants to be reconfirmed once the words that it was stated on have changed, and as of before does not", async () => {
    const termId = await newTerm();
    const word = async (text: string, heldFrom: string, more: object = {}, actor = recorder) =>
      valueIn(await execute(clauseVersionNoun.record, actor, { negotiationId, termId, text, heldFrom, ...more }));
    const first = await word("Troops leave in 14 months.", "2019-02-01");
    const { positionId } = valueIn(
      await holds(termId, "supports", "2019-02-02", { clauseVersionId: first.clauseVersionId }),
    );
    const wanted = async (actor = reader, asOf?: string) =>
      (await positionMatrix(openedAs(actor, asOf ? { asOf } : {}), null, wholeOf)).overtaken.get(positionId);
    await word("Troops leave in [14 months].", "2019-02-03");
    expect(await wanted()).toBeUndefined();
    const third = await word("Troops leave in 18 months.", "2019-02-04");
    expect(await wanted()).toEqual({ stated: 1, now: { versionId: third.clauseVersionId, number: 3 } });
    expect(await wanted(reader, "2019-02-03")).toBeUndefined();
    valueIn(await holds(termId, "opposes", "2019-02-05", { clauseVersionId: third.clauseVersionId }));
    expect(await wanted()).toBeUndefined();

    const made = await execute(makeCompartment, founder, { negotiationId, name: randomUUID(), meaning: "Few." });
    await word("Troops leave in 20 months.", "2019-02-06", { compartmentId: valueIn(made).id }, founder);
    expect(await wanted()).toBeUndefined();
    expect(await wanted(founder)).toMatchObject({ stated: 3, now: { number: 4 } });
  });

  it("wants to be reconfirmed on the wording before it, once the one that it was stated on was taken back", async () => {
    const termId = await newTerm();
    const word = async (text: string, heldFrom: string) =>
      valueIn(await execute(clauseVersionNoun.record, recorder, { negotiationId, termId, text, heldFrom }));
    const first = await word("Troops leave in 14 months.", "2019-02-01");
    const second = await word("Troops leave in 18 months.", "2019-02-04");
    const { positionId } = valueIn(
      await holds(termId, "supports", "2019-02-05", { clauseVersionId: second.clauseVersionId }),
    );
    const wanted = async () => (await positionMatrix(openedAs(reader), null, wholeOf)).overtaken.get(positionId);
    expect(await wanted()).toBeUndefined();
    const taken = { negotiationId, recordId: second.recordId, reason: "Nobody put it forward." };
    valueIn(await execute(clauseVersionNoun.retract, recorder, taken));
    expect(await wanted()).toEqual({ stated: 2, now: { versionId: first.clauseVersionId, number: 1 } });
  });
});
