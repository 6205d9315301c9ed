/** A wording that its author has not recorded: kept for them, for nobody else, and used up when it is recorded. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { termNoun } from "@/lib/terms/commands/term";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { clauseVersionNoun } from "./commands/clause-version";
import { discardWordingDraft, keepWordingDraft } from "./commands/wording-draft";
import { findWordingDraft, myWordingDrafts } from "./queries-drafts";

let owner: Owner;
let founder: Actor;
let officer: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;

const given = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

let terms = 0;
async function newTerm(more: object = {}): Promise<string> {
  const term = { negotiationId, number: `2.${++terms}`, title: "A term", kind: "paragraph", ...more };
  return given(await execute(termNoun.record, founder, term)).termId;
}

const word = async (actor: Actor, termId: string, text: string, more: object = {}) =>
  given(await execute(clauseVersionNoun.record, actor, { negotiationId, termId, text, ...more }));

const keep = (actor: Actor | null, termId: string, version: number, text: string, more: object = {}) =>
  execute(keepWordingDraft, actor, { negotiationId, termId, language: "en", version, text, ...more });

const find = (actor: Actor, termId: string, language = "en") =>
  findWordingDraft(actor, { negotiationId, termId, language });

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, officer, reader, outsider] = (await Promise.all(
    ["Founder", "Officer", "Reader", "Outsider"].map(person),
  )) as [Actor, Actor, Actor, Actor];
  const made = await execute(foundNegotiation, founder, { name: `Drafts ${randomUUID()}`, timeZone: "Asia/Qatar" });
  negotiationId = given(made).id;
  for (const [actor, role] of [
    [officer, "recorder"],
    [reader, "reader"],
  ] as const)
    given(await execute(addMember, founder, { negotiationId, email: actor.email, role }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a draft of a wording", () => {
  it("is kept as typed, one of a clause in a language, with what it was begun from", async () => {
    const termId = await newTerm();
    const { recordId } = await word(founder, termId, "Troops leave.");
    const typed = "Troops  leave [soon\n\n\n";
    expect(given(await keep(officer, termId, 0, typed, { basedOnId: recordId })).version).toBe(1);
    given(await keep(officer, termId, 0, "نیروها", { language: "prs" }));
    expect(await find(officer, termId)).toMatchObject({
      text: typed,
      version: 1,
      basedOn: { id: recordId, number: 1, text: "Troops leave." },
    });
    expect(await find(officer, termId, "fa-AF")).toMatchObject({ text: "نیروها", basedOn: null });
    const mine = await myWordingDrafts(officer, negotiationId, () => "Troops leave.");
    expect(mine.filter((draft) => draft.termId === termId).map(({ language }) => language)).toEqual(["en", "fa-AF"]);
  });

  it("is its author's alone: others see none, change none, and may have their own", async () => {
    const termId = await newTerm();
    given(await keep(officer, termId, 0, "Secret words."));
    for (const other of [founder, reader, outsider]) {
      expect(await find(other, termId)).toMatchObject({ text: null, version: 0 });
      const rows = await asActor(other, (tx) => tx.wordingDraft.findMany({ where: { termId } }));
      expect(rows).toEqual([]);
    }
    expect(await keep(null, termId, 1, "x")).toMatchObject({ code: "signed_out" });
    expect(await keep(outsider, termId, 1, "x")).toMatchObject({ code: "not_found" });
    expect(await keep(reader, termId, 0, "x")).toMatchObject({ code: "forbidden" });
    expect(await keep(founder, termId, 1, "x")).toMatchObject({ code: "conflict" });
    given(await keep(founder, termId, 0, "Mine."));
    const discard = { negotiationId, termId, language: "en", version: 1 };
    for (const [actor, code] of [
      [null, "signed_out"],
      [outsider, "not_found"],
      [reader, "not_found"],
    ] as const)
      expect(await execute(discardWordingDraft, actor, discard)).toMatchObject({ code });
    given(await execute(discardWordingDraft, founder, discard));
    expect((await find(officer, termId)).text).toBe("Secret words.");
    const audit = await asActor(founder, (tx) => tx.auditEntry.findMany({ where: { negotiationId } }));
    expect(JSON.stringify(audit.map(({ body }) => body))).not.toContain("Secret words.");
  });

  it("is overwritten or thrown away by no window that has fallen behind", async () => {
    const termId = await newTerm();
    given(await keep(officer, termId, 0, "One."));
    expect(await keep(officer, termId, 0, "Other window.")).toMatchObject({ code: "conflict" });
    given(await keep(officer, termId, 1, "Two."));
    expect(await keep(officer, termId, 1, "Other window.")).toMatchObject({ code: "conflict" });
    const discard = (version: number) =>
      execute(discardWordingDraft, officer, { negotiationId, termId, language: "en", version });
    expect(await discard(1)).toMatchObject({ code: "conflict" });
    expect((await find(officer, termId)).text).toBe("Two.");
    given(await discard(2));
    expect(await find(officer, termId)).toMatchObject({ text: null, version: 3 });
    // A window that still holds the discarded words does not bring them back unasked.
    expect(await keep(officer, termId, 2, "Two, typed on.")).toMatchObject({ code: "conflict" });
    given(await keep(officer, termId, 3, "Begun anew."));
  });

  it("is begun only from a wording of its clause, and of a term that its author sees", async () => {
    const [termId, otherId] = [await newTerm(), await newTerm()];
    const other = await word(founder, otherId, "Elsewhere.");
    expect(await keep(officer, termId, 0, "x", { basedOnId: other.recordId })).toMatchObject({ code: "not_found" });
    const circle = { negotiationId, name: "Closed", meaning: "A closed circle." };
    const compartmentId = given(await execute(makeCompartment, founder, circle)).id;
    const hiddenId = await newTerm({ compartmentId });
    expect(await keep(officer, hiddenId, 0, "x")).toMatchObject({ code: "not_found" });
    expect(await keep(officer, randomUUID(), 0, "x")).toMatchObject({ code: "not_found" });
    given(await keep(founder, hiddenId, 0, "x"));
  });

  it("is used up by recording it, unless other words were saved since", async () => {
    const termId = await newTerm();
    given(await keep(officer, termId, 0, "Troops leave now."));
    given(await keep(founder, termId, 0, "The founder's own."));
    await word(officer, termId, "Troops leave now.", { draftVersion: "1" });
    expect(await find(officer, termId)).toMatchObject({ text: null, version: 2, basedOnId: null });
    expect((await find(founder, termId)).text).toBe("The founder's own.");
    given(await keep(officer, termId, 2, "Saved in another window."));
    await word(officer, termId, "Troops leave soon.", { draftVersion: 2 });
    expect((await find(officer, termId)).text).toBe("Saved in another window.");
  });

  it("that says no more than the wording in force is none", async () => {
    const termId = await newTerm();
    given(await keep(officer, termId, 0, "Troops  leave. "));
    const drafted = async (inForce: string | null) =>
      (await myWordingDrafts(officer, negotiationId, () => inForce)).some((draft) => draft.termId === termId);
    expect([await drafted("Troops leave."), await drafted("Troops stay."), await drafted(null)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("is gone with its author's membership", async () => {
    const leaver = await actAs(
      owner,
      await makeUser(owner, {
        email: `leaver-${randomUUID()}@parley.example`,
        name: "Leaver",
        password: "a long enough password",
      }),
    );
    given(await execute(addMember, founder, { negotiationId, email: leaver.email, role: "recorder" }));
    const termId = await newTerm();
    given(await keep(leaver, termId, 0, "Mine."));
    await owner.query("update membership set removed_at = now() where user_id = $1", [leaver.userId]);
    expect(await find(leaver, termId)).toMatchObject({ text: null, version: 0 });
  });
});
