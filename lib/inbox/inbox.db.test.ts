import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { assignAnnotation } from "@/lib/annotations/commands/assign-annotation";
import { correctAnnotation } from "@/lib/annotations/commands/correct-remark";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { replyToAnnotation } from "@/lib/annotations/commands/reply-to-annotation";
import { removeFromCompartment } from "@/lib/negotiations/commands/change-compartment";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { partyNoun } from "@/lib/parties/commands/party";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { positionNoun } from "@/lib/positions/commands/position";
import { type Actor, asActor, asWritingActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { recordOutline } from "@/lib/terms/commands/record-outline";
import { recordTermStatuses } from "@/lib/terms/commands/record-statuses";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, wordTerm } from "@/prisma/team-fixtures";
import { followSubject } from "@/lib/following/commands/follow";
import { finishInbox, readInbox, snoozeInbox } from "./commands/inbox";
import { followingOf, inboxCount, inboxPage } from "./queries";
import type { InboxTab } from "./rules/inbox";

const hiddenRecord = randomUUID();
let owner: Owner;
let founder: Actor, tomas: Actor, reader: Actor, outsider: Actor;
let negotiationId: string, compartmentId: string, termId: string, clauseVersionId: string, partyId: string;

const later = () => new Date(Date.now() + 1000);
const inboxOf = async (actor: Actor, tab: InboxTab = "inbox") => (await inboxPage(actor, tab, later())).items;
const toldOf = async (actor: Actor, subjectId: string, tab: InboxTab = "inbox") =>
  (await inboxOf(actor, tab)).find((item) => item.subjectId === subjectId) ?? null;
const follow = async (actor: Actor, subjectId: string, isOn = true) =>
  execute(followSubject, actor, { negotiationId, subjectId, isOn });
const remark = async (actor: Actor, body: string, more: object = {}) =>
  must(
    await execute(makeAnnotation, actor, {
      ...{ negotiationId, clauseVersionId, kind: "comment", start: 0, end: 6, quote: "Troops" },
      ...{ body, ...more },
    }),
  );
const state = async (actor: Actor, more: object = {}) =>
  must(
    await execute(positionNoun.record, actor, {
      ...{ negotiationId, partyId, termId, stance: "supports", basis: "public", confidence: "high", citations: [] },
      ...{ why: randomUUID(), ...more },
    }),
  );

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { Tomas: "recorder", Reader: "reader" });
  ({ negotiationId } = team);
  ({ founder, outsider, Tomas: tomas, Reader: reader } = team.people);
  compartmentId = must(await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" })).id;
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: tomas.userId }));
  const text = "Troops may remain.";
  ({ termId, clauseVersionId } = await wordTerm(founder, { negotiationId, number: "1", title: "Presence", text }));
  const party = { negotiationId, name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating" };
  partyId = must(await execute(partyNoun.record, founder, party)).partyId;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("what concerns a member", () => {
  it("reaches who is mentioned or asked and who took part, and nobody else; never who wrote it", async () => {
    const { annotationId } = await remark(tomas, "@Founder, is this so?");
    expect(await toldOf(founder, annotationId)).toMatchObject({
      reason: "mentioned",
      fresh: 1,
      subject: { kind: "thread", name: "Troops", termId },
      entries: [{ person: "Tomas" }],
    });
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId, body: "It is." }));
    expect(await toldOf(tomas, annotationId)).toMatchObject({ reason: "replied", fresh: 1 });
    must(await execute(assignAnnotation, tomas, { negotiationId, annotationId, assigneeId: founder.userId }));
    expect(await toldOf(founder, annotationId)).toMatchObject({ reason: "assigned", fresh: 2 });
    expect(await toldOf(tomas, annotationId)).toMatchObject({ fresh: 1 });
    for (const actor of [reader, outsider]) expect(await inboxOf(actor)).toEqual([]);
  });

  it("reaches who is mentioned once, not again when the remark is corrected", async () => {
    const { annotationId, recordId } = await remark(tomas, "@Founder, look.");
    must(
      await execute(correctAnnotation, tomas, { negotiationId, recordId, kind: "comment", body: "@Founder, look!" }),
    );
    expect(await toldOf(founder, annotationId)).toMatchObject({ fresh: 1 });
  });

  it("reaches who follows a term, a party or the negotiation, under what they follow", async () => {
    must(await follow(reader, termId));
    await state(tomas);
    expect(await toldOf(reader, termId)).toMatchObject({ reason: "followed", subject: { name: "1 Presence" } });
    must(await follow(reader, termId, false));
    must(await follow(reader, partyId));
    await state(tomas);
    expect(await toldOf(reader, partyId)).toMatchObject({ fresh: 1, subject: { kind: "party", name: "Taliban" } });
    must(await follow(reader, partyId, false));
    must(await follow(reader, negotiationId));
    const { termId: other } = await wordTerm(tomas, { negotiationId, number: "2", title: "Prisoners", text: "All." });
    expect(await toldOf(reader, other)).toMatchObject({ fresh: 2, subject: { kind: "term", name: "2 Prisoners" } });
    must(await follow(reader, negotiationId, false));
    const before = await inboxOf(reader);
    await state(tomas);
    expect(await inboxOf(reader)).toEqual(before);
  });

  it("stands under the negotiation where one act is on more than a person would read one by one", async () => {
    must(await follow(reader, negotiationId));
    const terms = Array.from({ length: 20 }, (_, place) => ({ number: `9.${place + 1}`, title: `Item ${place}` }));
    const lines = terms.map(({ number, title }) => `${number} ${title}`).join("\n");
    must(await execute(recordOutline, tomas, { negotiationId, text: lines }));
    must(await follow(reader, negotiationId, false));
    expect(await toldOf(reader, negotiationId)).toMatchObject({
      subject: { kind: "negotiation" },
      fresh: 20,
      more: 17,
    });
  });

  it("is no more of a thread that a member wants to hear nothing of, but for their name in it", async () => {
    const { annotationId } = await remark(tomas, "So?");
    must(await follow(tomas, annotationId, false));
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId, body: "So." }));
    expect(await toldOf(tomas, annotationId)).toBeNull();
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId, body: "@Tomas, so." }));
    expect(await toldOf(tomas, annotationId)).toMatchObject({ reason: "mentioned" });
    must(await follow(tomas, termId));
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId, body: "On it." }));
    expect(await toldOf(tomas, termId)).toBeNull();
    await owner.query("delete from follow where user_id = $1 and subject_id = $2", [tomas.userId, termId]);
  });

  it("is of a negotiation that is followed, but for a term of it that a member wants to hear nothing of", async () => {
    must(await follow(reader, negotiationId));
    must(await follow(reader, termId, false));
    const before = await inboxOf(reader);
    await state(tomas);
    expect(await inboxOf(reader)).toEqual(before);
    must(await follow(reader, negotiationId, false));
  });

  it("tells everyone who follows a term that it is reopened", async () => {
    must(await follow(reader, termId));
    const said = { negotiationId, termIds: [termId], status: "agreed" };
    must(await execute(recordTermStatuses, founder, said));
    const reopened = { status: "reopened", reason: "They went back on it." };
    must(await execute(recordTermStatuses, founder, { ...said, ...reopened }));
    const item = await toldOf(reader, termId);
    expect(item?.entries[0]).toMatchObject({ person: "Founder", detail: "reopened" });
    must(await follow(reader, termId, false));
  });

  it("is gone with what is undone", async () => {
    must(await follow(reader, partyId));
    const before = await toldOf(reader, partyId);
    const actId = randomUUID();
    must(
      await execute(
        positionNoun.record,
        tomas,
        {
          ...{ negotiationId, partyId, termId, stance: "opposes", basis: "public", confidence: "low", citations: [] },
          why: "A slip.",
        },
        actId,
      ),
    );
    expect((await toldOf(reader, partyId))?.fresh).toBe((before?.fresh ?? 0) + 1);
    must(await execute(undoAct, tomas, { negotiationId, undoneId: actId }));
    expect(await toldOf(reader, partyId)).toMatchObject({ at: before?.at, fresh: before?.fresh });
    const undoId = randomUUID();
    const again = { negotiationId, partyId, termId, stance: "opposes", basis: "public", confidence: "low" };
    must(await execute(positionNoun.record, tomas, { ...again, why: "Not a slip.", citations: [] }, undoId));
    const taken = randomUUID();
    must(await execute(undoAct, tomas, { negotiationId, undoneId: undoId }, taken));
    must(await execute(undoAct, tomas, { negotiationId, undoneId: taken }));
    expect((await toldOf(reader, partyId))?.fresh).toBe((before?.fresh ?? 0) + 1);
    must(await follow(reader, partyId, false));
  });
});

describe("what is marked", () => {
  it("reaches those in the circle alone, and no longer who was taken out of it or of the team", async () => {
    for (const actor of [tomas, reader]) must(await follow(actor, negotiationId));
    const { termId: hidden } = await wordTerm(
      founder,
      { negotiationId, number: "3", title: "Guarantees", text: "Two." },
      { compartmentId },
    );
    // The term is open and its wording is not.
    expect((await toldOf(tomas, hidden))?.fresh).toBe(2);
    expect((await toldOf(reader, hidden))?.fresh).toBe(1);
    const asked = { negotiationId, compartmentId, userId: tomas.userId };
    must(await execute(removeFromCompartment, founder, asked));
    expect((await toldOf(tomas, hidden))?.fresh).toBe(1);
    must(await execute(addToCompartment, founder, asked));
    expect((await toldOf(tomas, hidden))?.fresh).toBe(2);
    expect(await follow(outsider, hidden)).toMatchObject({ ok: false, code: "not_found" });
    must(await follow(reader, negotiationId, false));
    must(await execute(removeMember, founder, { negotiationId, userId: reader.userId, version: 1 }));
    expect(await inboxOf(reader)).toEqual([]);
    expect(await inboxCount(reader, later())).toBe(0);
  });

  it("is no subject under which something open is told", async () => {
    must(await follow(tomas, negotiationId));
    const party = { negotiationId, name: "Hidden", code: "HD", kind: "armed_group", role: "negotiating" };
    const { partyId: hidden } = must(await execute(partyNoun.record, founder, { ...party, compartmentId }));
    const person = { negotiationId, name: "A speaker", heldFrom: "2026-01-01" };
    const { delegateId, recordId } = must(await execute(delegateNoun.record, founder, { ...person, partyId }));
    // In the circle they are known to act for somebody else.
    await owner.query(`begin;
      insert into record (id, negotiation_id, series_id, kind, compartment_id, valid_from, valid_text, recorded_by)
      select '${hiddenRecord}', negotiation_id, series_id, kind, '${compartmentId}', valid_from, valid_text, recorded_by
        from record where id = '${recordId}';
      insert into delegate
      select (jsonb_populate_record(d, '{"record_id": "${hiddenRecord}", "compartment_id": "${compartmentId}", "party_id": "${hidden}"}')).*
        from delegate d where record_id = '${recordId}';
      commit`);
    const { rows } = await owner.query<{ subject_id: string }>("select subject_id from subjects_of($1)", [recordId]);
    expect(rows.map(({ subject_id }) => subject_id)).toEqual([partyId]);
    const said = {
      negotiationId,
      speakerId: delegateId,
      text: "We agree.",
      capacity: "official",
      basis: "public",
      heldFrom: "2026-01-02",
      citations: [],
    };
    const made = must(await execute(statementNoun.record, founder, said));
    const told = await owner.query<{ subject_id: string }>("select subject_id from subjects_of($1)", [made.recordId]);
    expect(told.rows.map(({ subject_id }) => subject_id)).not.toContain(hidden);
  });

  it("is written by nobody but the database, and read by nobody but its member", async () => {
    const rows = await asActor(tomas, (tx) => tx.inboxEntry.findMany());
    expect(new Set(rows.map(({ userId }) => userId))).toEqual(new Set([tomas.userId]));
    const entry = rows[0];
    if (!entry) throw new Error("nothing was told");
    const forged = { ...entry, userId: founder.userId };
    await expect(asWritingActor(tomas, (tx) => tx.inboxEntry.create({ data: forged }))).rejects.toThrow();
    const theirs = { userId: founder.userId, subjectId: termId, negotiationId, isOn: true };
    await expect(asWritingActor(tomas, (tx) => tx.follow.create({ data: theirs }))).rejects.toThrow();
  });
});

describe("how far a member has come", () => {
  it("is read, done with, taken up again and put off; what comes later brings it back", async () => {
    const { annotationId: subjectId } = await remark(founder, "@Tomas, when?");
    const on = { negotiationId, subjectId };
    const newest = async () => (await toldOf(tomas, subjectId))?.at.toISOString() ?? "";
    const count = async () => inboxCount(tomas, later());
    const before = await count();
    const through = await newest();
    must(await execute(readInbox, tomas, { ...on, through, isRead: true }));
    expect([(await toldOf(tomas, subjectId))?.fresh, await count()]).toEqual([0, before - 1]);
    must(await execute(readInbox, tomas, { ...on, through, isRead: false }));
    expect([(await toldOf(tomas, subjectId))?.fresh, await count()]).toEqual([1, before]);

    must(await execute(finishInbox, tomas, { ...on, through, isDone: true }));
    expect(await toldOf(tomas, subjectId)).toBeNull();
    expect(await toldOf(tomas, subjectId, "done")).toMatchObject({ fresh: 0 });
    must(await execute(finishInbox, tomas, { ...on, through, isDone: "false" }));
    expect(await toldOf(tomas, subjectId)).toMatchObject({ fresh: 0 });

    must(await execute(snoozeInbox, tomas, { ...on, through, until: "tomorrow", zone: "Asia/Kabul" }));
    expect(await toldOf(tomas, subjectId)).toBeNull();
    expect((await toldOf(tomas, subjectId, "snoozed"))?.snoozedUntil?.toISOString()).toMatch(/T03:30:00/);
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId: subjectId, body: "Any day." }));
    expect(await toldOf(tomas, subjectId)).toBeNull();
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId: subjectId, body: "@Tomas!" }));
    expect(await toldOf(tomas, subjectId)).toMatchObject({ reason: "mentioned", fresh: 2 });
    expect(await count()).toBe(before);

    // A window left open from before takes nothing back that was read since.
    const since = await newest();
    must(await execute(readInbox, tomas, { ...on, through: since, isRead: true }));
    must(await execute(readInbox, tomas, { ...on, through, isRead: true }));
    expect((await toldOf(tomas, subjectId))?.fresh).toBe(0);
    // Nor does putting off swallow what came after what was shown.
    must(await execute(snoozeInbox, tomas, { ...on, through, until: "week" }));
    expect(await toldOf(tomas, subjectId)).not.toBeNull();
    must(await execute(finishInbox, tomas, { ...on, through: since, isDone: true }));
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId: subjectId, body: "@Tomas, well?" }));
    expect(await toldOf(tomas, subjectId)).toMatchObject({ reason: "mentioned", fresh: 1, more: 0 });
    expect(await followingOf(tomas, subjectId)).toMatchObject({ isOn: null, freshAt: expect.any(Date) as Date });
  });

  it("is nobody's whose inbox does not have it, and nothing of a negotiation that is not theirs", async () => {
    const on = { negotiationId, subjectId: termId, through: new Date().toISOString() };
    expect(await execute(readInbox, outsider, { ...on, isRead: true })).toMatchObject({ ok: false, code: "not_found" });
    expect(await execute(finishInbox, founder, { ...on, subjectId: randomUUID(), isDone: true })).toMatchObject({
      ok: false,
      code: "not_found",
    });
    expect(await execute(followSubject, null, { negotiationId, subjectId: termId, isOn: true })).toMatchObject({
      ok: false,
      code: "signed_out",
    });
  });
});
