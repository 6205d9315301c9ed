import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { partyNoun } from "@/lib/parties/commands/party";
import { optionNoun } from "./commands/option";
import { statusesIn } from "@/lib/terms/queries";
import { clauseVersionNoun } from "./commands/clause-version";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { clauseHistoryIn, clauseVersionsIn, optionsIn } from "./queries";
import { endedVersionIn, optionHistoryIn, wordingHistoryIn } from "./queries-history";

let owner: Owner;
let founder: Actor;
let commenter: Actor;
let outsider: Actor;
let negotiationId: string;
let termId: string;
let partyId: string;

const zone = "Asia/Qatar";
const present = "2019-02-28";

const mustSucceed = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const at = (asOf?: string, knownAt?: string) =>
  parseMoment({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }, { zone, present }, new Date());

async function makeTerm(number: string, fields: object = {}): Promise<string> {
  const term = { negotiationId, number, title: `Term ${number}`, kind: "paragraph", ...fields };
  return mustSucceed(await execute(termNoun.record, founder, term)).termId;
}

const wordingOf = (actor: Actor, ofTerm: string, moment = at()) =>
  asActor(actor, async (tx) =>
    (await clauseVersionsIn(tx, negotiationId, moment)).filter((version) => version.termId === ofTerm),
  );

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, commenter, outsider] = await Promise.all([person("Founder"), person("Commenter"), person("Outsider")]);
  const made = await execute(foundNegotiation, founder, { name: `Text ${randomUUID()}`, timeZone: zone, present });
  negotiationId = mustSucceed(made).id;
  mustSucceed(await execute(addMember, founder, { negotiationId, email: commenter.email, role: "commenter" }));
  const party = { negotiationId, name: "Ruritania", code: "RU", kind: "state", role: "negotiating", isAtTable: true };
  partyId = mustSucceed(await execute(partyNoun.record, founder, { ...party, heldFrom: "2019-01" })).partyId;
  termId = await makeTerm("1.4", { heldFrom: "2019-01" });
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("the wording of a term", () => {
  it("is recorded in canonical form, numbered within its language, with its drafter", async () => {
    const record = (input: object) => execute(clauseVersionNoun.record, founder, { negotiationId, termId, ...input });
    const first = mustSucceed(
      await record({
        text: "  Troops  leave [in\u00a0e\u0301t\u00e9]^RU.\r\n\r\n\r\nAll of them. ",
        heldFrom: "2019-01",
      }),
    );
    const second = mustSucceed(
      await record({
        text: "Troops leave [now]^RU:tactical.",
        drafter: "party",
        drafterId: partyId,
        heldFrom: "2019-02-27",
      }),
    );
    const dari = mustSucceed(
      await record({ text: "نیروها خارج می\u200cشوند.", language: "prs", heldFrom: "2019-02-27" }),
    );
    expect(first.clauseVersionId).not.toBe(second.clauseVersionId);

    const now = await wordingOf(commenter, termId);
    expect(now.map(({ id, language, drafter, drafterId }) => [id, language, drafter, drafterId])).toEqual([
      [second.clauseVersionId, "en", "party", partyId],
      [dari.clauseVersionId, "fa-AF", "team", null],
    ]);
    const inJanuary = await wordingOf(commenter, termId, at("2019-02-01"));
    expect(inJanuary.map(({ text }) => text)).toEqual(["Troops leave [in\u00a0\u00e9t\u00e9]^RU.\n\nAll of them."]);
    const history = await asActor(commenter, (tx) => clauseHistoryIn(tx, negotiationId, at(), termId));
    expect(history.map(({ number, language }) => `${language} ${number}`)).toEqual(["en 1", "en 2", "fa-AF 1"]);
  });

  it("is refused with brackets that do not balance, sponsors unknown here, or no words, beside the field", async () => {
    const attempt = (text: string) => execute(clauseVersionNoun.record, founder, { negotiationId, termId, text });
    expect(await attempt("All forces shall leave [over sixty months.")).toMatchObject({
      ok: false,
      code: "refused",
      fieldErrors: { text: [/never closed.*after “All forces shall leave”|never closed.*shall leave/] },
    });
    expect(await attempt("One.\n\nTwo] three")).toMatchObject({ fieldErrors: { text: [/line 3, after “Two”/] } });
    expect(await attempt("Now [soon]^XX.")).toMatchObject({ fieldErrors: { text: [/code XX/] } });
    expect(await attempt("\u0007 \u0000")).toMatchObject({ ok: false, code: "invalid", fieldErrors: { text: [/./] } });
  });

  it("asks for a reason where the words are agreed, and says whose text it is", async () => {
    const agreed = await makeTerm("1", { heldFrom: "2019-01" });
    const word = (input: object) =>
      execute(clauseVersionNoun.record, founder, { negotiationId, termId: agreed, ...input });
    mustSucceed(await word({ text: "All foreign troops shall be withdrawn.", heldFrom: "2019-01-20" }));
    const status = { negotiationId, termId: agreed, status: "agreed_in_principle", heldFrom: "2019-01-26" };
    mustSucceed(await execute(termStatusNoun.record, founder, status));
    const reworded = { text: "All foreign forces shall be withdrawn." };
    expect(await word(reworded)).toMatchObject({ ok: false, code: "refused", fieldErrors: { reason: [/agreed/] } });
    const reason = "The other side reads “troops” as leaving out contractors.";
    mustSucceed(await word({ ...reworded, reason }));
    mustSucceed(await word({ text: "Toutes les troupes étrangères sont retirées.", language: "fr" }));
    expect(await word({ text: "x", drafter: "party" })).toMatchObject({ ok: false, fieldErrors: { drafterId: [/./] } });
    expect(await word({ text: "x", drafterId: partyId })).toMatchObject({
      ok: false,
      fieldErrors: { drafterId: [/./] },
    });
  });

  it("reopens the term whose agreed words it changes, in the same act; a correction does not", async () => {
    const agreed = await makeTerm("1.9", { heldFrom: "2019-01" });
    const word = (input: object, actId?: string) =>
      execute(clauseVersionNoun.record, founder, { negotiationId, termId: agreed, ...input }, actId);
    const statusNow = () => asActor(founder, async (tx) => (await statusesIn(tx, negotiationId, at())).get(agreed));
    const first = mustSucceed(await word({ text: "Troops leave in 14 months.", heldFrom: "2019-01-20" }));
    const status = { negotiationId, termId: agreed, status: "agreed", heldFrom: "2019-01-26" };
    mustSucceed(await execute(termStatusNoun.record, founder, status));

    const slip = { supersedesId: first.recordId, text: "Troops leave in 15 months.", reason: "A slip in copying." };
    mustSucceed(await word(slip));
    expect(await statusNow()).toMatchObject({ status: "agreed" });

    const actId = randomUUID();
    mustSucceed(await word({ text: "Troops leave in 18 months.", reason: "The US asks for more time." }, actId));
    expect(await statusNow()).toMatchObject({ status: "reopened", since: { validText: present } });
    const { rows } = await owner.query("select kind, reason from record where act_id = $1 order by seq", [actId]);
    expect(rows).toEqual([
      { kind: "clause_version", reason: "The US asks for more time." },
      { kind: "term_status", reason: "The US asks for more time." },
    ]);
  });

  it("never replaces what the writer has not seen, nor repeats itself", async () => {
    const contested = await makeTerm("1.5");
    const word = (text: string, seenRecordId: string) =>
      execute(clauseVersionNoun.record, founder, { negotiationId, termId: contested, text, seenRecordId });
    const { id: blank } = await asActor(founder, (tx) =>
      tx.record.findFirstOrThrow({ where: { negotiationId }, orderBy: { seq: "desc" } }),
    );
    const both = await Promise.all([word("Mine.", blank), word("Yours.", blank)]);
    expect(both.map((result) => (result.ok ? "ok" : result.code)).sort()).toEqual(["conflict", "ok"]);
    const [current] = await wordingOf(founder, contested);
    const seen = current?.id ?? "";
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      standing: { recordId: seen, wouldBe: "version 2", differences: [{ name: "text", theirs: current?.text }] },
    });
    expect(await word(current?.text ?? "", seen)).toMatchObject({
      ok: false,
      code: "refused",
      fieldErrors: { text: [/./] },
    });
    const next = mustSucceed(await word("Ours.", seen));
    expect((await wordingOf(founder, contested))[0]).toMatchObject({
      id: next.clauseVersionId,
      number: 2,
      text: "Ours.",
    });
  });

  it("follows a wording of an earlier hour of the same day when it is given no date", async () => {
    const term = await makeTerm("1.6");
    const word = (input: object) =>
      execute(clauseVersionNoun.record, founder, { negotiationId, termId: term, ...input });
    mustSucceed(await word({ text: "Morning.", heldFrom: "2019-02-28T09:10" }));
    mustSucceed(await word({ text: "Afternoon." }));
    expect((await wordingOf(commenter, term)).map(({ text }) => text)).toEqual(["Afternoon."]);
  });

  it("is kept behind the wall: the signed out, the outsider, a commenter, another negotiation's term", async () => {
    const input = { negotiationId, termId, text: "Something else." };
    expect(await execute(clauseVersionNoun.record, null, input)).toMatchObject({ code: "signed_out" });
    expect(await execute(clauseVersionNoun.record, outsider, input)).toMatchObject({ code: "not_found" });
    expect(await execute(clauseVersionNoun.record, commenter, input)).toMatchObject({ code: "forbidden" });
    const made = await execute(foundNegotiation, outsider, { name: `Other ${randomUUID()}`, timeZone: zone });
    const elsewhere = { ...input, negotiationId: mustSucceed(made).id };
    expect(await execute(clauseVersionNoun.record, outsider, elsewhere)).toMatchObject({
      code: "not_found",
      fieldErrors: { termId: [/./] },
    });
    expect(await asActor(outsider, (tx) => clauseVersionsIn(tx, negotiationId, at()))).toEqual([]);
  });

  it("in a compartment leaves no trace outside it, in the text or in the numbers", async () => {
    const term = await makeTerm("1.7");
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "The envoy's own." };
    const { id: compartmentId } = mustSucceed(await execute(makeCompartment, founder, circle));
    const word = (input: object) =>
      execute(clauseVersionNoun.record, founder, { negotiationId, termId: term, ...input });
    mustSucceed(await word({ text: "Open." }));
    mustSucceed(await word({ text: "Hidden.", compartmentId }));
    expect((await wordingOf(commenter, term)).map(({ text }) => text)).toEqual(["Open."]);
    expect((await wordingOf(founder, term)).map(({ text }) => text)).toEqual(["Hidden."]);
    expect(await word({ text: "Open again." })).toMatchObject({
      code: "refused",
      fieldErrors: { compartmentId: [/Say whether these words are open or marked/] },
    });
    mustSucceed(await word({ text: "Open again.", isMarkingSaid: true }));
    expect((await wordingOf(commenter, term)).map(({ text, number }) => [text, number])).toEqual([["Open again.", 2]]);
  });
});

describe("an option", () => {
  it("stands under its term with its label and sponsors, and can be corrected", async () => {
    const option = {
      negotiationId,
      termId,
      label: "Option B",
      text: "Training is [given]^RU from outside.",
      sponsorIds: [partyId],
    };
    const first = mustSucceed(await execute(optionNoun.record, founder, option));
    const corrected = { ...option, label: "Option C", supersedesId: first.recordId };
    mustSucceed(await execute(optionNoun.record, founder, corrected));
    expect(await execute(optionNoun.record, founder, corrected)).toMatchObject({ ok: false, code: "conflict" });
    const options = await asActor(commenter, (tx) => optionsIn(tx, negotiationId, at()));
    expect(
      options.filter((one) => one.id === first.optionId).map(({ label, sponsorIds }) => [label, sponsorIds]),
    ).toEqual([["Option C", [partyId]]]);
    expect(await execute(optionNoun.record, founder, { ...option, text: "[" })).toMatchObject({
      fieldErrors: { text: [/./] },
    });
    expect(await execute(optionNoun.record, founder, { ...option, sponsorIds: [randomUUID()] })).toMatchObject({
      code: "not_found",
      fieldErrors: { sponsorIds: [/./] },
    });
    expect(await execute(optionNoun.record, commenter, option)).toMatchObject({ code: "forbidden" });
  });
});

describe("what was recorded wrong", () => {
  const historyOf = (actor: Actor, term: string) =>
    asActor(actor, (tx) => wordingHistoryIn(tx, negotiationId, at(), term));
  const eventsOf = async (recordIds: readonly string[]) => {
    const { rows } = await owner.query("select event from audit_entry where record_id = any($1) order by seq", [
      recordIds,
    ]);
    return rows.map(({ event }) => event);
  };

  it("of a wording is superseded under its number, or taken back with a reason, and can still be read", async () => {
    const term = await makeTerm("2.1");
    const first = { negotiationId, termId: term, text: "Troops leave in 14 months." };
    const recorded = mustSucceed(await execute(clauseVersionNoun.record, founder, first));
    const second = { ...first, text: "Troops leave in 18 months." };
    const later = mustSucceed(await execute(clauseVersionNoun.record, founder, second));
    const slip = { ...first, text: "Troops leave in 15 months.", supersedesId: recorded.recordId, reason: "A slip." };
    for (const [actor, code] of [
      [null, "signed_out"],
      [outsider, "not_found"],
      [commenter, "forbidden"],
    ] as const)
      expect(await execute(clauseVersionNoun.record, actor, slip)).toMatchObject({ code });
    const corrected = mustSucceed(await execute(clauseVersionNoun.record, founder, slip));
    expect(await execute(clauseVersionNoun.record, founder, { ...slip, text: "Mine." })).toMatchObject({
      code: "conflict",
      standing: {
        recordId: corrected.recordId,
        wouldBe: "version 1",
        differences: [{ name: "text", theirs: slip.text, yours: "Mine." }],
      },
    });

    const retraction = { negotiationId, recordId: later.recordId, reason: "Never tabled." };
    expect(await execute(clauseVersionNoun.retract, outsider, retraction)).toMatchObject({ code: "not_found" });
    expect(await execute(clauseVersionNoun.retract, commenter, retraction)).toMatchObject({ code: "forbidden" });
    mustSucceed(await execute(clauseVersionNoun.retract, founder, retraction));
    expect(await execute(clauseVersionNoun.retract, founder, retraction)).toMatchObject({ code: "conflict" });

    expect((await wordingOf(commenter, term)).map(({ text, number }) => [number, text])).toEqual([[1, slip.text]]);
    const [line] = await historyOf(commenter, term);
    expect(line?.steps.map(({ number, state, ended }) => [number, state, ended?.reason ?? null])).toEqual([
      [1, "holds", null],
      [2, "retracted", "Never tabled."],
      [1, "superseded", "A slip."],
    ]);
    expect(await historyOf(outsider, term)).toEqual([]);
    const former = (actor: Actor, id: string) => asActor(actor, (tx) => endedVersionIn(tx, negotiationId, at(), id));
    expect(await former(commenter, recorded.recordId)).toMatchObject({
      text: first.text,
      ended: { isRetraction: false, byName: "Founder", reason: "A slip." },
    });
    expect(await former(commenter, corrected.recordId)).toBeNull();
    expect(await former(commenter, "no id")).toBeNull();
    expect(await former(outsider, recorded.recordId)).toBeNull();
    expect(await eventsOf([recorded.recordId, corrected.recordId])).toEqual([
      "clause_version.recorded",
      "clause_version.corrected",
    ]);
  });

  it("of an option is superseded or taken back in the same way, and what has changed since is its own step", async () => {
    const term = await makeTerm("2.2");
    const option = { negotiationId, termId: term, label: "Option A", text: "From outside.", heldFrom: "2019-02-01" };
    const first = mustSucceed(await execute(optionNoun.record, founder, option));
    const changed = { ...option, optionId: first.optionId, text: "From abroad.", heldFrom: "2019-02-20" };
    const second = mustSucceed(await execute(optionNoun.record, founder, changed));
    expect(second.optionId).toBe(first.optionId);
    const retraction = { negotiationId, recordId: second.recordId, reason: "Misheard." };
    expect(await execute(optionNoun.retract, outsider, retraction)).toMatchObject({ code: "not_found" });
    expect(await execute(optionNoun.retract, commenter, retraction)).toMatchObject({ code: "forbidden" });
    mustSucceed(await execute(optionNoun.retract, founder, retraction));
    expect(await execute(optionNoun.record, founder, { ...option, supersedesId: second.recordId })).toMatchObject({
      code: "conflict",
    });
    const history = await asActor(commenter, (tx) => optionHistoryIn(tx, negotiationId, at(), term));
    expect(history.map(({ steps }) => steps.map(({ text, state }) => [text, state]))).toEqual([
      [
        ["From abroad.", "retracted"],
        ["From outside.", "holds"],
      ],
    ]);
    expect(await asActor(outsider, (tx) => optionHistoryIn(tx, negotiationId, at(), term))).toEqual([]);
  });
});
