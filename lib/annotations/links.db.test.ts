/** Remarks that link positions and sources: what is kept, what each reader is told of it, and the way back. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markRecords } from "@/lib/activity/commands/mark-records";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { activityPage } from "@/lib/activity/queries";
import { mendedRecords } from "@/lib/activity/queries-corrections";
import { readActivityAsked } from "@/lib/activity/rules/asked";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { toldRemarks } from "@/lib/exchange/queries-annotations";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { correctAnnotation } from "./commands/correct-remark";
import { makeAnnotation } from "./commands/make-annotation";
import { shareRemarks } from "./commands/remark-drafts";
import { replyToAnnotation } from "./commands/reply-to-annotation";
import { linkingThreads } from "./queries-linking";
import { linkOffersFor } from "./queries-links";
import { wordedAgreement } from "./queries-text";
import { linkOffers, plainWords, unseenRecord, writtenWords } from "./rules/links";

const timeZone = "Asia/Qatar";
const wording = "Troops may remain.";
let owner: Owner;
let founder: Actor, tomas: Actor, reader: Actor, outsider: Actor;
let negotiationId: string, slug: string, compartmentId: string, open: string, marked: string;
let us: string, termId: string, positionId: string, report: string, secret: string;

const onPresence = "US on 1 Presence";

const openedFor = (actor: Actor) => openedAs(actor, { negotiationId, slug });

const onWords = (clauseVersionId: string) => ({
  ...{ negotiationId, clauseVersionId, kind: "comment" },
  ...{ start: 0, end: 6, quote: "Troops" },
});
const trySay = (body: string, clauseVersionId = open, actor: Actor | null = founder, more: object = {}) =>
  execute(makeAnnotation, actor, { ...onWords(clauseVersionId), body, ...more });
const say = async (body: string, clauseVersionId = open, actor = founder) =>
  must(await trySay(body, clauseVersionId, actor));

const keptOf = (recordId: string) =>
  asActor(founder, (tx) =>
    tx.annotation.findUniqueOrThrow({
      where: { recordId },
      select: { body: true, linkedIds: true, linkMarks: true },
    }),
  );

const noteAs = async (actor: Actor, id: string) => {
  const { terms } = await wordedAgreement(openedFor(actor));
  return terms.flatMap(({ clauses }) => clauses.flatMap(({ notes }) => notes)).find((note) => note.id === id);
};
const readAs = async (actor: Actor, id: string) => {
  const note = await noteAs(actor, id);
  return note && plainWords(note.body, note.links);
};
const hold = (stance: string, more: object = {}) =>
  execute(positionNoun.record, founder, {
    ...{ negotiationId, partyId: us, termId, stance, basis: "public", confidence: "high" },
    ...more,
  });
const source = async (title: string, more: object = {}) =>
  must(
    await execute(sourceNoun.record, founder, {
      ...{ negotiationId, title, kind: "press", reliability: "B", origin: "The paper" },
      ...more,
    }),
  );

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { "Tomas Lind": "commenter", Reader: "reader" });
  ({ negotiationId, slug } = team);
  ({ founder, outsider, "Tomas Lind": tomas, Reader: reader } = team.people);
  compartmentId = must(
    await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "The inner circle" }),
  ).id;
  const first = await wordTerm(founder, { negotiationId, number: "1", title: "Presence", text: wording });
  [termId, open] = [first.termId, first.clauseVersionId];
  const annex = { negotiationId, number: "2", title: "Annex", text: wording };
  marked = (await wordTerm(founder, annex, { compartmentId })).clauseVersionId;
  const party = { negotiationId, name: "US", code: "US", kind: "state", role: "negotiating" };
  us = must(await execute(partyNoun.record, founder, party)).partyId;
  positionId = must(await hold("supports")).positionId;
  report = (await source("The report")).sourceId;
  secret = (await source("Secret cable", { compartmentId })).sourceId;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a link in the margin", () => {
  it("is kept by its id and without its name, of remarks and replies, and read by what it is called now", async () => {
    const { annotationId, recordId } = await say(`See #${onPresence}, against #The report (#1?).`);
    expect(await keptOf(recordId)).toEqual({
      body: "See #2, against #3 (#1?).",
      linkedIds: [positionId, report],
      linkMarks: ["#2", "#3"],
    });
    expect(await readAs(reader, annotationId)).toBe(`See ${onPresence}, against The report (#1?).`);
    expect((await noteAs(reader, annotationId))?.links).toEqual([
      { mark: "#2", label: onPresence, target: { kind: "position", partyId: us, termId }, since: null },
      { mark: "#3", label: "The report", target: { kind: "source", id: report }, since: null },
    ]);
    must(await execute(replyToAnnotation, tomas, { negotiationId, annotationId, body: "And #The report again" }));
    expect((await noteAs(reader, annotationId))?.replies[0]?.links).toMatchObject([{ label: "The report" }]);
    const audited = await owner.query<{ body: string }>("select body from audit_entry where record_id = $1", [
      recordId,
    ]);
    expect(audited.rows[0]?.body).toContain(report);
    expect(audited.rows[0]?.body).not.toContain("The report");
    const told = await activityPage(openedFor(reader), readActivityAsked({ noun: "annotation" }, timeZone).asked);
    expect(told.entries[0]?.detail).toBe(`See ${onPresence}, against The report (#1?).`);
  });

  it("may be given by its id; one that is unknown, another negotiation's or hidden is told alike", async () => {
    const { recordId } = await say(`See #${report}.`);
    expect(await keptOf(recordId)).toEqual({ body: "See #1.", linkedIds: [report], linkMarks: ["#1"] });
    const elsewhere = await newTeam(owner, {});
    const foreign = must(
      await execute(sourceNoun.record, elsewhere.people.founder, {
        ...{ negotiationId: elsewhere.negotiationId, title: "Elsewhere", kind: "press", reliability: "B", origin: "x" },
      }),
    ).sourceId;
    for (const id of [randomUUID(), foreign, us])
      expect(await trySay(`See #${id}.`)).toMatchObject({
        code: "not_found",
        fieldErrors: { body: ["There is no such position or source in this negotiation."] },
      });
    // To who does not see it, what is hidden is what there is not.
    expect(await trySay(`See #${secret}.`, open, tomas)).toMatchObject({
      code: "not_found",
      fieldErrors: { body: ["There is no such position or source in this negotiation."] },
    });
    expect(await trySay(`See #${report}.`, open, outsider)).toMatchObject({ code: "not_found" });
    expect(await trySay(`See #${report}.`, open, reader)).toMatchObject({ code: "forbidden" });
    expect(await trySay(`See #${report}.`, open, null)).toMatchObject({ code: "signed_out" });
  });

  it("to what is marked is refused in open words, by name and by id, and leads there in words marked alike", async () => {
    for (const named of ["Secret cable", secret])
      expect(await trySay(`See #${named}.`)).toMatchObject({
        code: "refused",
        fieldErrors: { body: [expect.stringContaining("Not everybody who may read this may see")] },
      });
    // Its name says nothing to who does not see it: these are words like others.
    const { annotationId } = await say("See #Secret cable.", open, tomas);
    expect((await noteAs(founder, annotationId))?.links).toEqual([]);
    const inside = await say("See #Secret cable and #The report.", marked);
    expect(await readAs(founder, inside.annotationId)).toBe("See Secret cable and The report.");
    expect(await noteAs(tomas, inside.annotationId)).toBeUndefined();
  });

  it("is offered to the writer where all readers may see it, and to nobody outside", async () => {
    const offered = async (actor: Actor, marking?: string) =>
      linkOffers(await linkOffersFor(actor, { negotiationId, ...(marking && { compartmentId: marking }) })).map(
        ({ label }) => label,
      );
    expect(await offered(founder)).toEqual([onPresence, "The report"]);
    expect(await offered(founder, compartmentId)).toEqual([onPresence, "The report", "Secret cable"]);
    expect(await offered(tomas, compartmentId)).toEqual([onPresence, "The report"]);
    expect(await offered(outsider)).toEqual([]);
  });

  it("tells nobody of a record that they may not see, whatever they read", async () => {
    const { annotationId, recordId } = await say("Compare #The report.");
    // As if it had been linked by whoever saw it: what is kept is an id.
    await owner.query("alter table annotation disable trigger user");
    await owner.query("update annotation set linked_ids = array[$1::uuid] where record_id = $2", [secret, recordId]);
    await owner.query("alter table annotation enable trigger user");
    expect(await readAs(founder, annotationId)).toBe("Compare Secret cable.");
    expect(await readAs(tomas, annotationId)).toBe(`Compare ${unseenRecord}.`);
    expect((await noteAs(tomas, annotationId))?.links).toEqual([
      { mark: "#1", label: null, target: null, since: null },
    ]);
    for (const actor of [founder, tomas]) {
      const told = (await toldRemarks(openedFor(actor))).find(({ id }) => id === annotationId);
      expect(told).toMatchObject({ body: `Compare ${unseenRecord}.`, links: [] });
    }
    expect([...(await linkingThreads(openedFor(tomas), [secret])).values()].flat()).toHaveLength(1);
  });

  it("follows the position: it says that it changed since, and leads on where it was taken back or marked", async () => {
    const { annotationId } = await say(`Is #${onPresence} so?`);
    const sinceAs = async (actor: Actor) => (await noteAs(actor, annotationId))?.links.map(({ since }) => since);
    expect(await sinceAs(reader)).toEqual([null]);
    const { recordId } = must(await hold("opposes"));
    expect(await sinceAs(reader)).toEqual(["changed"]);
    must(
      await execute(markRecords, founder, {
        negotiationId,
        recordIds: [recordId],
        compartmentId,
        reason: "Not for all",
      }),
    );
    const before = must(await hold("supports", { compartmentId, heldFrom: "2019-01-01" }));
    expect(before.positionId).toBe(positionId);
    const standing = await asActor(reader, (tx) =>
      tx.position.findMany({ where: { seriesId: positionId, record: { supersededBy: null } } }),
    );
    for (const row of standing)
      must(await execute(positionNoun.retract, founder, { negotiationId, recordId: row.recordId, reason: "Misheard" }));
    expect(await sinceAs(reader)).toEqual(["taken_back"]);
    expect(await sinceAs(founder)).toEqual(["changed"]);
    expect((await noteAs(reader, annotationId))?.links[0]?.target).toEqual({ kind: "position", partyId: us, termId });
    // Where only those inside see one, an open remark links none.
    expect(await trySay(`Now #${onPresence}.`)).toMatchObject({ code: "refused" });
    must(await hold("supports"));
    expect(await sinceAs(reader)).toEqual(["changed"]);
  });

  it("to a source that was taken back leads to where the evidence says that it was", async () => {
    const withdrawn = await source("The leaflet");
    const { annotationId } = await say("See #The leaflet.");
    const input = { negotiationId, recordId: withdrawn.recordId, reason: "A forgery" };
    must(await execute(sourceNoun.retract, founder, input));
    const link = (await noteAs(reader, annotationId))?.links[0];
    expect(link).toMatchObject({ label: "The leaflet", target: { id: withdrawn.sourceId }, since: "taken_back" });
    const { takenBack } = await mendedRecords(openedFor(reader), ["source"]);
    expect(takenBack).toMatchObject([{ noun: "source", seriesId: withdrawn.sourceId, reason: "A forgery" }]);
  });

  it("stays when the remark is written anew, also one that its author may see no more, and comes back by an undo", async () => {
    const { annotationId, recordId } = await say("See #The report and #The report.", open, tomas);
    const written = async () => {
      const note = await noteAs(tomas, annotationId);
      return note && { recordId: note.recordId, body: writtenWords(note.body, note.links) };
    };
    expect(await written()).toEqual({ recordId, body: "See #The report and #The report." });
    const correct = async (body: string, from: string, actId?: string) =>
      must(await execute(correctAnnotation, tomas, { negotiationId, recordId: from, kind: "comment", body }, actId));
    const actId = randomUUID();
    const anew = await correct(`Rather #${onPresence} than #The report.`, recordId, actId);
    expect((await keptOf(anew.recordId)).linkedIds).toEqual([positionId, report]);
    const [edit] = (await noteAs(reader, annotationId))?.edits ?? [];
    expect(edit && plainWords(edit.body, edit.links)).toBe("See The report and The report.");
    must(await execute(undoAct, tomas, { negotiationId, undoneId: actId }));
    expect(await readAs(reader, annotationId)).toBe("See The report and The report.");

    const again = await written();
    await owner.query("alter table annotation disable trigger user");
    await owner.query("update annotation set linked_ids = array[$1::uuid] where record_id = $2", [
      secret,
      again?.recordId,
    ]);
    await owner.query("alter table annotation enable trigger user");
    const unseen = await written();
    expect(unseen?.body).toBe("See #1 and #1.");
    const kept = await correct("See #1, please.", unseen?.recordId ?? "");
    expect((await keptOf(kept.recordId)).linkedIds).toEqual([secret]);
    const dropped = await correct("See nothing.", kept.recordId);
    expect((await keptOf(dropped.recordId)).linkedIds).toEqual([]);
  });

  it("comes with what was a draft, in a batch", async () => {
    const { negotiationId: _, ...remark } = onWords(open);
    const remarks = ["#The report", `#${onPresence}`].map((body) => ({ ...remark, body }));
    const { annotationIds } = must(await execute(shareRemarks, tomas, { negotiationId, remarks }));
    expect(await Promise.all(annotationIds.map((id) => readAs(reader, id)))).toEqual(["The report", onPresence]);
  });

  it("has a way back, told to those alone who may read the remark", async () => {
    const cable = await source("The interview");
    const first = await say("See #The interview.");
    const hidden = await say("See #The interview.", marked);
    const { annotationId } = await say("Without a source.", open, tomas);
    must(await execute(replyToAnnotation, founder, { negotiationId, annotationId, body: "#The interview" }));
    const backTo = async (actor: Actor) =>
      (await linkingThreads(openedFor(actor), [cable.sourceId]))
        .get(cable.sourceId)
        ?.map(({ id, isInReply, author }) => ({
          ...{ id, isInReply, author },
        }));
    const seen = [
      { id: first.annotationId, isInReply: false, author: "Founder" },
      { id: annotationId, isInReply: true, author: "Tomas Lind" },
    ];
    expect(await backTo(reader)).toEqual(seen);
    expect((await backTo(founder))?.map(({ id }) => id).sort()).toEqual(
      [first.annotationId, hidden.annotationId, annotationId].sort(),
    );
    const marks = (await linkingThreads(openedFor(founder), [cable.sourceId])).get(cable.sourceId);
    expect(marks?.find(({ id }) => id === hidden.annotationId)?.compartmentId).toBe(compartmentId);
    expect(await backTo(outsider)).toBeUndefined();
    must(
      await execute(correctAnnotation, founder, {
        ...{ negotiationId, recordId: first.recordId, kind: "comment", body: "Not any more." },
      }),
    );
    expect(await backTo(reader)).toEqual(seen.slice(1));
  });
});
