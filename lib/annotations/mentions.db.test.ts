import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { correctAnnotation, correctReply } from "./commands/correct-remark";
import { makeAnnotation } from "./commands/make-annotation";
import { keepRemarkDraft, shareRemarks } from "./commands/remark-drafts";
import { replyToAnnotation } from "./commands/reply-to-annotation";
import { wordedAgreement } from "./queries-text";

let owner: Owner;
let founder: Actor, tomas: Actor, reader: Actor, outsider: Actor;
let negotiationId: string, compartmentId: string, termId: string, open: string, marked: string;

const wording = "Troops may remain.";

const openedFor = (actor: Actor) => openedAs(actor, { negotiationId, slug: "" });

const onWords = (clauseVersionId: string) => ({
  ...{ negotiationId, clauseVersionId, kind: "comment" },
  ...{ start: 0, end: 6, quote: "Troops" },
});
const say = async (body: string, clauseVersionId = open, actor = founder) =>
  must(await execute(makeAnnotation, actor, { ...onWords(clauseVersionId), body }));

/** Whom a record mentions, as this reader sees it. */
const mentionedIn = async (recordId: string, actor: Actor = founder) =>
  asActor(actor, async (tx) => {
    const row =
      (await tx.annotation.findUnique({ where: { recordId } })) ??
      (await tx.annotationReply.findUnique({ where: { recordId } }));
    return row ? row.mentionedIds : null;
  });

const noteAs = async (actor: Actor, id: string) => {
  const { terms } = await wordedAgreement(openedFor(actor));
  return terms.flatMap(({ clauses }) => clauses.flatMap(({ notes }) => notes)).find((note) => note.id === id);
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { "Tomas Lind": "commenter", "احمد رحیمی": "reader" });
  ({ negotiationId } = team);
  ({ founder, outsider, "Tomas Lind": tomas, "احمد رحیمی": reader } = team.people);
  compartmentId = must(
    await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "The inner circle" }),
  ).id;
  const presence = { negotiationId, number: "1", title: "Presence", text: wording };
  const first = await wordTerm(founder, presence);
  [termId, open] = [first.termId, first.clauseVersionId];
  marked = (await wordTerm(founder, { ...presence, number: "2" }, { compartmentId })).clauseVersionId;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("mentions in the margin", () => {
  it("are kept by who is meant, of remarks and replies, and told by one index", async () => {
    const { annotationId, recordId } = await say("@Tomas Lind, is this so? Or @احمد رحیمی؟");
    expect(await mentionedIn(recordId)).toEqual([tomas.userId, reader.userId]);
    const reply = must(
      await execute(replyToAnnotation, tomas, { negotiationId, annotationId, body: "@Founder asks @Tomas Lind" }),
    );
    expect(await mentionedIn(reply.recordId)).toEqual([founder.userId, tomas.userId]);
    const { rows } = await owner.query<{ indexdef: string }>(
      "select indexdef from pg_indexes where indexname in ('annotation_mentioned_ids_idx', 'annotation_reply_mentioned_ids_idx')",
    );
    expect(rows.map(({ indexdef }) => /USING gin/.test(indexdef))).toEqual([true, true]);
    const audited = await owner.query<{ body: string }>("select body from audit_entry where record_id = $1", [
      recordId,
    ]);
    expect(audited.rows[0]?.body).toContain(tomas.userId);
  });

  it("are of nobody who may not read it: an outsider's name says nothing, signed in or not", async () => {
    const { recordId } = await say("@Outsider and @Nobody At All");
    expect(await mentionedIn(recordId)).toEqual([]);
    expect(await execute(makeAnnotation, outsider, { ...onWords(open), body: "@Founder" })).toMatchObject({
      code: "not_found",
    });
    expect(await execute(makeAnnotation, reader, { ...onWords(open), body: "@Founder" })).toMatchObject({
      code: "forbidden",
    });
    expect(await execute(makeAnnotation, null, { ...onWords(open), body: "@Founder" })).toMatchObject({
      code: "signed_out",
    });
  });

  it("of what is marked are only of those inside, and nobody outside sees whom", async () => {
    const { annotationId, recordId } = await say("@Tomas Lind, @Founder", marked);
    expect(await mentionedIn(recordId)).toEqual([founder.userId]);
    expect(await mentionedIn(recordId, tomas)).toBeNull();
    expect(await noteAs(tomas, annotationId)).toBeUndefined();
    const { addressees } = await wordedAgreement(openedFor(tomas));
    expect(addressees.map(({ name }) => name)).toEqual(expect.arrayContaining(["Founder", "Tomas Lind"]));
    expect(addressees.map(({ name }) => name)).not.toContain("Outsider");
    expect(addressees.flatMap(({ compartmentIds }) => compartmentIds)).toEqual([]);
  });

  it("are shown by the name that the mentioned have now, and stay theirs when the remark is written anew", async () => {
    const { annotationId, recordId } = await say("@Tomas Lind, please");
    await owner.query("update app_user set name = 'Tomas Berg' where id = $1", [tomas.userId]);
    expect((await noteAs(tomas, annotationId))?.mentions).toEqual([
      { mark: "@Tomas Lind", name: "Tomas Berg", isReader: true },
    ]);
    const corrected = must(
      await execute(correctAnnotation, founder, {
        ...{ negotiationId, recordId, kind: "comment" },
        body: "@Tomas Lind and @احمد رحیمی, please",
      }),
    );
    expect(await mentionedIn(corrected.recordId)).toEqual([tomas.userId, reader.userId]);
    expect((await noteAs(reader, annotationId))?.edits).toMatchObject([
      { body: "@Tomas Lind, please", mentions: [{ mark: "@Tomas Lind", name: "Tomas Berg", isReader: false }] },
    ]);
    expect(
      await execute(correctAnnotation, founder, { negotiationId, recordId, kind: "comment", body: "@Founder" }),
    ).toMatchObject({ code: "conflict" });
    const reply = must(await execute(replyToAnnotation, founder, { negotiationId, annotationId, body: "@Tomas Berg" }));
    const again = must(
      await execute(correctReply, founder, { negotiationId, recordId: reply.recordId, body: "Nobody any more" }),
    );
    expect([await mentionedIn(reply.recordId), await mentionedIn(again.recordId)]).toEqual([[tomas.userId], []]);
    await owner.query("update app_user set name = 'Tomas Lind' where id = $1", [tomas.userId]);
  });

  it("tell two of one name apart by their addresses, where one of them is chosen", async () => {
    const [one, other] = [await newPerson(owner, "Amal Haddad"), await newPerson(owner, "Amal Haddad")];
    must(await execute(addMember, founder, { negotiationId, email: one.email, role: "commenter" }));
    must(await execute(addMember, founder, { negotiationId, email: other.email, role: "reader" }));
    const { addressees } = await wordedAgreement(openedFor(founder));
    const shown = (actor: Actor) => addressees.find(({ userId }) => userId === actor.userId);
    expect(shown(one)).toMatchObject({ name: "Amal Haddad", apart: one.email, canLookInto: true });
    expect(shown(other)).toMatchObject({ name: "Amal Haddad", apart: other.email, canLookInto: false });
    expect(shown(founder)?.apart).toBeNull();
    const { recordId } = await say(`@Amal Haddad (${other.email}), please`);
    expect(await mentionedIn(recordId)).toEqual([other.userId]);
    const both = await say("@Amal Haddad, please");
    expect((await mentionedIn(both.recordId))?.toSorted()).toEqual([one.userId, other.userId].toSorted());
  });

  it("come back by an undo of the edit that left them out, and go with an undo of the remark", async () => {
    const [madeId, editId] = [randomUUID(), randomUUID()];
    const made = must(
      await execute(makeAnnotation, founder, { ...onWords(open), body: "@Tomas Lind, is it so?" }, madeId),
    );
    const input = { negotiationId, recordId: made.recordId, kind: "comment", body: "Is it so?" };
    must(await execute(correctAnnotation, founder, input, editId));
    const mentions = async () => (await noteAs(tomas, made.annotationId))?.mentions.map(({ isReader }) => isReader);
    expect(await mentions()).toEqual([]);
    must(await execute(undoAct, founder, { negotiationId, undoneId: editId }));
    expect(await mentions()).toEqual([true]);
    const once = randomUUID();
    const { annotationId } = must(
      await execute(makeAnnotation, founder, { ...onWords(open), body: "@Tomas Lind" }, once),
    );
    must(await execute(undoAct, founder, { negotiationId, undoneId: once }));
    expect(await noteAs(tomas, annotationId)).toBeUndefined();
  });

  it("kept from before an edit are of who may read it still: not of one who left, nor of whoever is called so now", async () => {
    const leaving = await newPerson(owner, "Lina Oduya");
    must(await execute(addMember, founder, { negotiationId, email: leaving.email, role: "commenter" }));
    const { recordId } = await say("@Lina Oduya and @Tomas Lind");
    expect(await mentionedIn(recordId)).toEqual([leaving.userId, tomas.userId]);
    must(await execute(removeMember, founder, { negotiationId, userId: leaving.userId, version: 1 }));
    const namesake = await newPerson(owner, "Lina Oduya");
    must(await execute(addMember, founder, { negotiationId, email: namesake.email, role: "commenter" }));
    const body = "@Lina Oduya and @Tomas Lind, still";
    const again = must(await execute(correctAnnotation, founder, { negotiationId, recordId, kind: "comment", body }));
    expect(await mentionedIn(again.recordId)).toEqual([tomas.userId]);
  });

  it("in a draft are of nobody until it is shared", async () => {
    const on = { negotiationId, clauseVersionId: open, start: 7, end: 10, quote: "may" };
    const draft = { ...on, kind: "comment", body: "@Tomas Lind", replacement: "", version: 0 };
    must(await execute(keepRemarkDraft, founder, draft));
    const count = () =>
      asActor(tomas, (tx) => tx.annotation.count({ where: { start: 7, termId, mentionedIds: { has: tomas.userId } } }));
    expect(await count()).toBe(0);
    const { negotiationId: _, ...remark } = on;
    must(
      await execute(shareRemarks, founder, {
        negotiationId,
        remarks: [{ ...remark, kind: "comment", body: draft.body }],
      }),
    );
    expect(await count()).toBe(1);
  });
});
