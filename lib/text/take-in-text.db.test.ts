import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { statusesIn, termsIn } from "@/lib/terms/queries";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { clauseVersionNoun } from "./commands/clause-version";
import { takeInText } from "./commands/take-in-text";
import { clauseVersionsIn, optionsIn } from "./queries";

let owner: Owner;
let founder: Actor;
let recorder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let compartmentId: string;
let partyId: string;

type Failed = { ok: false; code: string; message: string; fieldErrors: Record<string, string[]> };
const valueIn = <T>(result: { ok: true; value: T } | Failed): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

const takeIn = (terms: object[], more: object = {}, actor: Actor | null = recorder, actId?: string) =>
  execute(takeInText, actor, { negotiationId, heldFrom: "2019-02", terms, ...more }, actId);

async function drawn(actor = recorder): Promise<string[]> {
  const moment = parseMoment({}, { zone: "Asia/Qatar", present: null }, new Date());
  return asActor(actor, async (tx) => {
    const [terms, clauses] = [
      await termsIn(tx, negotiationId, moment),
      await clauseVersionsIn(tx, negotiationId, moment),
    ];
    const options = await optionsIn(tx, negotiationId, moment);
    return terms.map(({ id, depth, number, title }) => {
      const words = clauses.find(({ termId }) => termId === id)?.text;
      const others = options.filter(({ termId }) => termId === id).map(({ label, text }) => ` {${label}: ${text}}`);
      return `${"-".repeat(depth)}${number} ${title}${words ? `: ${words}` : ""}${others.join("")}`;
    });
  });
}
const events = async () =>
  (await asActor(reader, (tx) => tx.auditEntry.findMany({ where: { negotiationId }, orderBy: { seq: "asc" } }))).map(
    ({ event }) => event,
  );
const newest = async () =>
  (await asActor(recorder, (tx) => tx.record.findFirst({ where: { negotiationId }, orderBy: { seq: "desc" } })))?.id;

const draft = [
  { number: "1", title: "Withdrawal", kind: "article" },
  {
    number: "1",
    title: "Troops",
    kind: "paragraph",
    parent: 0,
    text: "All troops leave [now / soon]^RU.",
    note: "Footnote 1: by air.",
  },
  {
    number: "2",
    title: "Bases",
    kind: "paragraph",
    parent: 0,
    options: [
      { label: "Option 1", text: "They are closed." },
      { label: "Option 2", text: "They are handed over." },
    ],
  },
  { number: "A", title: "Maps", kind: "annex", text: "See the maps." },
];
/** The draft as it would come again, each term matched to what was recorded of it. */
const again = (termIds: readonly string[], changed: Record<number, object> = {}) =>
  draft.map((term, index) => ({ ...term, termId: termIds[index], ...changed[index] }));

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
});

beforeEach(async () => {
  const timeZone = "Asia/Qatar";
  negotiationId = valueIn(await execute(foundNegotiation, founder, { name: `Text ${randomUUID()}`, timeZone })).id;
  const { userId } = valueIn(
    await execute(addMember, founder, { negotiationId, email: recorder.email, role: "recorder" }),
  );
  valueIn(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
  const circle = { negotiationId, name: "Circle", meaning: "Few." };
  compartmentId = valueIn(await execute(makeCompartment, founder, circle)).id;
  valueIn(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId }));
  const party = { negotiationId, name: "Ruritania", code: "RU", kind: "state", role: "negotiating", isAtTable: true };
  partyId = valueIn(await execute(partyNoun.record, founder, { ...party, heldFrom: "2019-01" })).partyId;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it("is for recorders and above; an outsider hears of no such negotiation", async () => {
  expect(await takeIn(draft, {}, null)).toMatchObject({ code: "signed_out" });
  expect(await takeIn(draft, {}, outsider)).toMatchObject({ code: "not_found" });
  expect(await takeIn(draft, {}, reader)).toMatchObject({ code: "forbidden" });
  expect(await drawn()).toEqual([]);
});

it("records terms, wordings and options with their draft in one act, which is undone as one", async () => {
  const before = await events();
  const actId = randomUUID();
  const { termIds } = valueIn(
    await takeIn(draft, { drafter: "party", drafterId: partyId, note: "Draft of 25 February." }, recorder, actId),
  );
  expect(await drawn(reader)).toEqual([
    "1 Withdrawal",
    "-1 Troops: All troops leave [now / soon]^RU.",
    "-2 Bases {Option 1: They are closed.} {Option 2: They are handed over.}",
    "A Maps: See the maps.",
  ]);
  expect((await events()).slice(before.length)).toEqual([
    ...draft.map(() => "term.recorded"),
    "clause_version.recorded",
    "option.recorded",
    "option.recorded",
    "clause_version.recorded",
  ]);
  const versions = await asActor(reader, (tx) => tx.clauseVersion.findMany({ where: { negotiationId } }));
  expect(versions.map(({ termId, drafter, drafterId, note }) => ({ termId, drafter, drafterId, note }))).toEqual([
    { termId: termIds[1], drafter: "party", drafterId: partyId, note: "Footnote 1: by air.\n\nDraft of 25 February." },
    { termId: termIds[3], drafter: "party", drafterId: partyId, note: "Draft of 25 February." },
  ]);
  // Sent twice under one id, it is done once.
  expect(valueIn(await takeIn(draft, {}, recorder, actId)).termIds).toEqual(termIds);
  valueIn(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
  expect(await drawn(reader)).toEqual([]);
});

describe("a second draft", () => {
  let termIds: string[];
  beforeEach(async () => {
    termIds = valueIn(await takeIn(draft)).termIds;
  });

  it("records what it changes and nothing else", async () => {
    const before = await events();
    expect(await takeIn(again(termIds))).toMatchObject({ code: "refused", fieldErrors: { terms: [/word for word/] } });
    const changed = again(termIds, {
      1: { text: "All troops leave soon." },
      2: { options: [{ label: "Option 2", text: "They are handed over in May." }] },
    });
    valueIn(await takeIn(changed, { heldFrom: "2019-03" }));
    expect((await events()).slice(before.length)).toEqual(["clause_version.recorded", "option.recorded"]);
    expect(await drawn(reader)).toEqual([
      "1 Withdrawal",
      "-1 Troops: All troops leave soon.",
      "-2 Bases {Option 1: They are closed.} {Option 2: They are handed over in May.}",
      "A Maps: See the maps.",
    ]);
  });

  it("moves, renumbers and renames terms, puts new ones between them, and leaves out what it does not have", async () => {
    const [one, troops, bases] = termIds;
    const actId = randomUUID();
    const was = await drawn();
    valueIn(
      await takeIn(
        [
          { number: "1", title: "Ceasefire", kind: "article", text: "Arms rest." },
          { termId: one, number: "2", title: "Withdrawal of forces", kind: "article" },
          { termId: bases, number: "1", title: "Bases", kind: "paragraph", parent: 1 },
          { number: "2", title: "Ships", kind: "paragraph", parent: 1, text: "Ships leave." },
          { termId: troops, number: "1", title: "Troops", kind: "paragraph", parent: 0, text: "All troops leave." },
        ],
        { heldFrom: "2019-03" },
        recorder,
        actId,
      ),
    );
    expect(await drawn(reader)).toEqual([
      "1 Ceasefire: Arms rest.",
      "-1 Troops: All troops leave.",
      "2 Withdrawal of forces",
      "-1 Bases {Option 1: They are closed.} {Option 2: They are handed over.}",
      "-2 Ships: Ships leave.",
      "A Maps: See the maps.",
    ]);
    valueIn(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
    expect(await drawn(reader)).toEqual(was);
  });

  it("is refused as a whole, beside what is wrong with it", async () => {
    const before = await drawn();
    const refused = async (terms: object[], fields: object) =>
      expect(await takeIn(terms, { heldFrom: "2019-03" })).toMatchObject({ ok: false, fieldErrors: fields });
    const added = { number: "2", title: "New", kind: "article", text: "New words." };
    await refused([added, { ...added, number: "3", text: "[Open." }], { "terms.1.text": [/never closed/] });
    await refused([added, { ...added, number: "3", text: "[x]^XX." }], {
      "terms.1.text": [/^3: No party here has the code XX/],
    });
    await refused([added, added], { "terms.1.number": [/2 is taken by “New”/] });
    await refused([added, { ...added, number: "A" }], { "terms.1.number": [/A is taken by “Maps”/] });
    await refused([added, { ...added, number: "3", parent: 1 }], { "terms.1.parent": [/before it/] });
    await refused([{ ...added, termId: randomUUID() }], { "terms.0.termId": [/no such term/] });
    await refused(
      [
        { ...added, termId: termIds[0] },
        { ...added, number: "3", termId: termIds[0] },
      ],
      { "terms.1.termId": [/already/] },
    );
    await refused([{ ...added, number: "no number" }], { "terms.0.number": [/as printed/] });
    await refused([], { terms: [/at least one/] });
    expect(await drawn()).toEqual(before);
  });

  it("asks why agreed words change, names the term, and reopens it in the same act", async () => {
    const [, termId = ""] = termIds;
    valueIn(
      await execute(termStatusNoun.record, recorder, { negotiationId, termId, status: "agreed", heldFrom: "2019-02" }),
    );
    const changed = again(termIds, { 1: { text: "All troops stay." } });
    expect(await takeIn(changed, { heldFrom: "2019-03" })).toMatchObject({
      code: "refused",
      fieldErrors: { reason: [/^1: These words are agreed/] },
    });
    valueIn(await takeIn(changed, { heldFrom: "2019-03", reason: "A new government." }));
    const moment = parseMoment({}, { zone: "Asia/Qatar", present: null }, new Date());
    const statuses = await asActor(reader, (tx) => statusesIn(tx, negotiationId, moment));
    expect(statuses.get(termId)?.status).toBe("reopened");
  });

  it("never replaces what its writer has not seen", async () => {
    const seenRecordId = await newest();
    const theirs = { negotiationId, termId: termIds[1], text: "Theirs.", heldFrom: "2019-03" };
    valueIn(await execute(clauseVersionNoun.record, founder, theirs));
    const before = await drawn();
    const mine = again(termIds, { 1: { text: "Mine." }, 3: { text: "Maps of mine." } });
    expect(await takeIn(mine, { heldFrom: "2019-03", seenRecordId })).toMatchObject({
      code: "conflict",
      standing: {
        differences: expect.arrayContaining([expect.objectContaining({ theirs: "Theirs.", yours: "Mine." })]),
      },
    });
    expect(await drawn()).toEqual(before);
    valueIn(await takeIn(mine, { heldFrom: "2019-03", seenRecordId: await newest() }));
  });
});

it("in a compartment leaves no trace outside it", async () => {
  const open = valueIn(await takeIn([draft[0] ?? {}])).termIds;
  const hidden = { ...draft[0], termId: open[0], title: "Withdrawal in 14 months", text: "Hidden." };
  valueIn(await takeIn([hidden, draft[3] ?? {}], { compartmentId }));
  expect(await drawn(reader)).toEqual(["1 Withdrawal"]);
  expect(await drawn()).toEqual(["1 Withdrawal: Hidden.", "A Maps: See the maps."]);
  // Over marked words none are opened unless their writer says so.
  const opened = [{ ...hidden, title: "Withdrawal", text: "Not hidden any more." }];
  expect(await takeIn(opened)).toMatchObject({
    code: "refused",
    fieldErrors: { "terms.0.text": [/^1: .*Say whether these words are open or marked/] },
  });
  valueIn(await takeIn(opened, { isMarkingSaid: true }));
  expect(await drawn(reader)).toEqual(["1 Withdrawal: Not hidden any more."]);
});

it("of many clauses is taken in as one act", async () => {
  const terms = Array.from({ length: 100 }, (_, at) => ({
    number: String(at % 20 ? at % 20 : at / 20 + 1),
    title: `Term ${at}`,
    kind: at % 20 ? "paragraph" : "article",
    ...(at % 20 ? { parent: at - (at % 20), text: `Clause ${at} [shall / should]^RU stand [for ${at} months].` } : {}),
  }));
  expect(valueIn(await takeIn(terms)).termIds).toHaveLength(100);
});
