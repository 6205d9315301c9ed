import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { arrangeTerms } from "./commands/arrange-terms";
import { recordOutline } from "./commands/record-outline";
import { recordTermStatuses } from "./commands/record-statuses";
import { termNoun } from "./commands/term";
import { termStatusNoun } from "./commands/term-status";
import { agreementIn } from "./queries";

const timeZone = "Asia/Qatar";
let owner: Owner;
let founder: Actor;
let recorder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;
let compartmentId: string;

type Failed = { ok: false; code: string; message: string; fieldErrors: Record<string, string[]> };
const valueIn = <T>(result: { ok: true; value: T } | Failed): T => {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
};

const paste = (text: string, more: object = {}, actor = recorder) =>
  execute(recordOutline, actor, { negotiationId, text, heldFrom: "2019-01", ...more });

async function agreement(actor = recorder) {
  const moment = parseMoment({}, { zone: timeZone, present: null }, new Date());
  return asActor(actor, (tx) => agreementIn(tx, negotiationId, moment));
}
const drawn = async (actor = recorder) =>
  (await agreement(actor)).terms.map(({ depth, number, title }) => `${"-".repeat(depth)}${number} ${title}`);

/** The places of terms as they stand, by number, to be changed and sent. */
async function places() {
  const { terms } = await agreement();
  const ids = new Map(terms.map(({ number, id }) => [number, id]));
  const idOf = (number: string) => ids.get(number) ?? "";
  const all = terms.map(({ id, parentId, number }) => ({ termId: id, ...(parentId ? { parentId } : {}), number }));
  return { idOf, all };
}
const arrange = (sent: object[], more: object = {}, actor = recorder, actId?: string) =>
  execute(arrangeTerms, actor, { negotiationId, places: sent, ...more }, actId);

const newest = async () =>
  (await asActor(recorder, (tx) => tx.record.findFirst({ where: { negotiationId }, orderBy: { seq: "desc" } })))?.id ??
  "";
const entriesSince = async (count: number) =>
  (await asActor(reader, (tx) => tx.auditEntry.findMany({ where: { negotiationId }, orderBy: { seq: "asc" } })))
    .slice(count)
    .map(({ event }) => event);
const entryCount = () => asActor(reader, (tx) => tx.auditEntry.count({ where: { negotiationId } }));

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
  negotiationId = valueIn(await execute(foundNegotiation, founder, { name: `Terms ${randomUUID()}`, timeZone })).id;
  const { userId } = valueIn(
    await execute(addMember, founder, { negotiationId, email: recorder.email, role: "recorder" }),
  );
  valueIn(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
  const circle = { negotiationId, name: "Circle", meaning: "Few." };
  compartmentId = valueIn(await execute(makeCompartment, founder, circle)).id;
  valueIn(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it("is for recorders and above, and an outsider hears of no such negotiation", async () => {
  const termIds = valueIn(await paste("1 One\n2 Two")).termIds;
  const doors: [Command, object][] = [
    [recordOutline, { text: "3 Three" }],
    [arrangeTerms, { places: termIds.map((termId) => ({ termId })) }],
    [recordTermStatuses, { termIds, status: "tabled" }],
  ];
  for (const [command, input] of doors) {
    const run = (actor: Actor | null) => execute(command, actor, { negotiationId, ...input });
    expect(await run(null), command.name).toMatchObject({ code: "signed_out" });
    expect(await run(outsider), command.name).toMatchObject({ code: "not_found" });
    expect(await run(reader), command.name).toMatchObject({ code: "forbidden" });
  }
});

describe("an outline", () => {
  it("is recorded as a tree, with an entry for each term", async () => {
    const before = await entryCount();
    const { termIds } = valueIn(await paste("  Article 1\nWithdrawal\n  1.1 Troops\n  1.2 Bases\nAnnex A Maps"));
    expect(await drawn(reader)).toEqual(["1 Withdrawal", "-1.1 Troops", "-1.2 Bases", "A Maps"]);
    expect(await entriesSince(before)).toEqual(termIds.map(() => "term.recorded"));
    valueIn(await paste("Equipment\n\tTanks", { parentId: termIds[0] }));
    expect(await drawn()).toEqual([
      ...["1 Withdrawal", "-1.1 Troops", "-1.2 Bases", "-1.3 Equipment", "--1.3.1 Tanks", "A Maps"],
    ]);
  });

  it("is refused as a whole where a number is taken, and names the line", async () => {
    valueIn(await paste("1 Withdrawal"));
    expect(await paste("2 Guarantees\n\n1 Again")).toMatchObject({
      code: "refused",
      fieldErrors: { text: ["Line 3: 1 is taken at the top by “Withdrawal”."] },
    });
    expect(await paste("2 One\n2 Two")).toMatchObject({ fieldErrors: { text: [/^Line 2: 2 stands/] } });
    expect(await paste("---\n===")).toMatchObject({ fieldErrors: { text: [/No term/] } });
    expect(await paste(" \n ")).toMatchObject({ code: "invalid" });
    expect(await drawn()).toEqual(["1 Withdrawal"]);
  });

  it("does not tell by a refusal what is hidden", async () => {
    valueIn(await paste("1 Hidden", { compartmentId }));
    valueIn(await paste("1 Open"));
    expect(await paste("1 Hidden too", { compartmentId })).toMatchObject({ fieldErrors: { text: [/taken/] } });
    expect(await drawn(reader)).toEqual(["1 Open"]);
    const hidden = (await agreement()).terms.find(({ title }) => title === "Hidden")?.id;
    expect(await paste("2 Under", { parentId: hidden })).toMatchObject({ fieldErrors: { parentId: [/no such term/] } });
  });

  it("of many lines is recorded, and undone, as one act", async () => {
    const lines = Array.from({ length: 100 }, (_, at) =>
      at % 20 ? `  ${Math.floor(at / 20) + 1}.${at % 20} Term ${at}` : `${at / 20 + 1} Part ${at}`,
    );
    const actId = randomUUID();
    const pasted = await execute(recordOutline, recorder, { negotiationId, text: lines.join("\n") }, actId);
    expect(valueIn(pasted).termIds).toHaveLength(100);
    expect((await agreement()).terms).toHaveLength(100);
    valueIn(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
    expect(await drawn()).toEqual([]);
  });
});

describe("two terms of one number", () => {
  it("are refused under one parent, beside the field, and nowhere else", async () => {
    const { termIds } = valueIn(await paste("1 Withdrawal\n2 Guarantees\n2.1 Bases"));
    const term = (more: object) =>
      execute(termNoun.record, recorder, { negotiationId, title: "x", kind: "article", ...more });
    expect(await term({ number: "1" })).toMatchObject({
      code: "refused",
      fieldErrors: { number: ["1 is taken by “Withdrawal”."] },
    });
    expect(await term({ number: "2.1", parentId: termIds[1] })).toMatchObject({
      fieldErrors: { number: ["2.1 is taken under 2 by “Bases”."] },
    });
    valueIn(await term({ number: "1", parentId: termIds[1] }));
    expect(await term({ number: "1", termId: termIds[1] })).toMatchObject({ fieldErrors: { number: [/taken/] } });
    valueIn(await term({ number: "2", termId: termIds[1], title: "Renamed" }));
    valueIn(await term({ number: "(a)" }));
  });
});

describe("arranging", () => {
  beforeEach(async () => {
    valueIn(await paste("1 One\n1.1 Eins\n1.2 Zwei\n2 Two\n3 Three"));
  });

  it("writes what moved and nothing else, and what is said of a term stays with it", async () => {
    const { idOf, all } = await places();
    valueIn(await execute(termStatusNoun.record, recorder, { negotiationId, termId: idOf("1.2"), status: "tabled" }));
    const before = await entryCount();
    const sent = all.filter(({ termId }) => termId !== idOf("1.2"));
    const { termIds } = valueIn(await arrange([...sent, { termId: idOf("1.2"), parentId: idOf("3"), number: "3.1" }]));
    expect(termIds).toEqual([idOf("1.2")]);
    expect(await drawn(reader)).toEqual(["1 One", "-1.1 Eins", "2 Two", "3 Three", "-3.1 Zwei"]);
    expect(await entriesSince(before)).toEqual(["term.recorded"]);
    expect((await agreement()).statuses.get(idOf("1.2"))?.status).toBe("tabled");
    const again = await places();
    expect(await arrange(again.all)).toMatchObject({ code: "refused", fieldErrors: { places: [/nothing was moved/] } });
  });

  it("swaps numbers and turns parents round, since only the end counts, and undoes it as one act", async () => {
    const { idOf } = await places();
    const [one, two] = [idOf("1"), idOf("2")];
    const was = await drawn();
    for (const isCorrection of [false, true]) {
      const actId = randomUUID();
      const sent = [
        { termId: two, number: "1" },
        { termId: one, parentId: two, number: "2" },
        { termId: idOf("3"), number: "2" },
      ];
      valueIn(await arrange(sent, { isCorrection }, recorder, actId));
      expect(await drawn()).toEqual(["1 Two", "-2 One", "--1.1 Eins", "--1.2 Zwei", "2 Three"]);
      valueIn(await execute(undoAct, recorder, { negotiationId, undoneId: actId }));
      expect(await drawn()).toEqual(was);
    }
  });

  it("puts no term under itself, gives no two one number, and names no unknown term", async () => {
    const { idOf } = await places();
    const [one, inner] = [idOf("1"), idOf("1.1")];
    expect(await arrange([{ termId: one, parentId: inner }])).toMatchObject({
      fieldErrors: { places: [/under itself/] },
    });
    expect(await arrange([{ termId: one, parentId: one }])).toMatchObject({
      fieldErrors: { places: [/under itself/] },
    });
    expect(await arrange([{ termId: one, number: "2" }])).toMatchObject({ fieldErrors: { places: [/number of two/] } });
    expect(await arrange([{ termId: one }, { termId: one }])).toMatchObject({ code: "refused" });
    expect(await arrange([{ termId: randomUUID() }])).toMatchObject({ code: "not_found" });
    expect(await arrange([{ termId: one, parentId: randomUUID() }])).toMatchObject({ code: "not_found" });
    expect(await arrange([{ termId: one, number: "no number" }])).toMatchObject({ code: "invalid" });
    expect(await arrange([{ termId: one, number: "9" }], { heldFrom: "2018" })).toMatchObject({
      fieldErrors: { heldFrom: [/only since later/] },
    });
    expect(await drawn()).toHaveLength(5);
  });

  it("keeps an open term out from under a hidden one", async () => {
    valueIn(await paste("4 Hidden", { compartmentId }));
    const { idOf } = await places();
    expect(await arrange([{ termId: idOf("1"), parentId: idOf("4") }])).toMatchObject({
      fieldErrors: { places: [/not all who see it/] },
    });
    const hidden = { termId: idOf("4"), parentId: idOf("1"), number: "1.1" };
    expect(await arrange([hidden])).toMatchObject({ fieldErrors: { places: [/number of two/] } });
    valueIn(await arrange([{ ...hidden, number: "1.3" }]));
    expect(await drawn(reader)).not.toContain("-1.3 Hidden");
  });

  it("does not put back what somebody else has moved since, and shows both places", async () => {
    const seenRecordId = await newest();
    const { idOf, all } = await places();
    valueIn(await arrange([{ termId: idOf("1.2"), parentId: idOf("2"), number: "2.1" }], {}, founder));
    const [first, ...rest] = all;
    const mine = [...rest, { ...first, number: "9" }];
    const conflict = await arrange(mine, { seenRecordId });
    expect(conflict).toMatchObject({
      code: "conflict",
      standing: {
        by: "Founder",
        differences: [{ label: "2.1 Zwei", theirs: "2.1, under 2 Two", yours: "1.2, under 1 One" }],
      },
    });
    const untouched = mine.filter(({ termId }) => termId !== idOf("1.2"));
    valueIn(await arrange(untouched, { seenRecordId }));
    expect(await drawn()).toEqual(["2 Two", "-2.1 Zwei", "3 Three", "9 One", "-1.1 Eins"]);
    const newestId = (conflict as { standing?: { newestId: string } }).standing?.newestId;
    valueIn(await arrange([{ termId: idOf("1.2"), parentId: idOf("1"), number: "1.2" }], { seenRecordId: newestId }));
  });

  it("tells of a term that was taken back meanwhile", async () => {
    const seenRecordId = await newest();
    const { idOf, all } = await places();
    const recordId = (await agreement()).terms.find(({ id }) => id === idOf("3"))?.recordId;
    valueIn(await execute(termNoun.retract, founder, { negotiationId, recordId, reason: "Not meant." }));
    expect(await arrange([...all].reverse(), { seenRecordId })).toMatchObject({
      code: "conflict",
      standing: { differences: [{ label: "3 Three", theirs: "taken back" }] },
    });
  });
});

describe("one status for several terms", () => {
  it("is recorded for all, with an entry for each", async () => {
    const { termIds } = valueIn(await paste("1 One\n2 Two\n3 Three"));
    const before = await entryCount();
    const input = { negotiationId, termIds, status: "tabled", note: "In one go.", heldFrom: "2019-02-01" };
    expect(valueIn(await execute(recordTermStatuses, recorder, input)).recordIds).toHaveLength(3);
    expect(await entriesSince(before)).toEqual(Array(3).fill("term_status.recorded"));
    const { statuses } = await agreement();
    for (const id of termIds) expect(statuses.get(id)).toMatchObject({ status: "tabled", note: "In one go." });
  });

  it("is recorded for none where one is reopened without a reason, and names which", async () => {
    const { termIds } = valueIn(await paste("1 One\n2 Two\n3 Three"));
    const [first, second] = termIds;
    for (const termId of [first, second])
      valueIn(
        await execute(termStatusNoun.record, recorder, {
          negotiationId,
          termId,
          status: "agreed",
          heldFrom: "2019-02",
        }),
      );
    const input = { negotiationId, termIds, status: "bracketed", heldFrom: "2019-03" };
    expect(await execute(recordTermStatuses, recorder, input)).toMatchObject({
      code: "refused",
      fieldErrors: { reason: [/^This reopens 1 One \(agreed\) and 2 Two \(agreed\)\. Say why/] },
    });
    expect((await agreement()).statuses.size).toBe(2);
    valueIn(await execute(recordTermStatuses, recorder, { ...input, reason: "The annex came back." }));
    expect((await agreement()).statuses.size).toBe(3);
  });

  it("is a conflict where somebody recorded one of them since, and says which", async () => {
    const { termIds } = valueIn(await paste("1 One\n2 Two"));
    const seenRecordId = await newest();
    const [, second] = termIds;
    valueIn(await execute(termStatusNoun.record, founder, { negotiationId, termId: second, status: "parked" }));
    const input = { negotiationId, termIds, status: "tabled", seenRecordId };
    expect(await execute(recordTermStatuses, recorder, input)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("2 Two") as string,
    });
    expect((await agreement()).statuses.size).toBe(1);
  });
});
