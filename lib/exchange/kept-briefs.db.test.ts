/** A kept brief reads the same whatever is recorded later, shows each reader what they may see, and can be reviewed. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markRecords } from "@/lib/activity/commands/mark-records";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { briefNoun } from "@/lib/briefs/commands/brief";
import { keptBrief, keptBriefs } from "@/lib/briefs/queries";
import { inboxPage } from "@/lib/inbox/queries";
import { addMember, addToCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { answerReview } from "@/lib/reviews/commands/answer-review";
import { askReview } from "@/lib/reviews/commands/ask-review";
import { carryReview, closeReview, remindReview } from "@/lib/reviews/commands/run-review";
import { allReviews } from "@/lib/reviews/queries";
import { askingDesk } from "@/lib/reviews/queries-asking";
import { reviewsDueIn } from "@/lib/reviews/queries-due";
import { reviewPage } from "@/lib/reviews/queries-one";
import { remindReviewers } from "@/lib/reviews/reminding";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { laterWords, markedWords, type OutStage, outOpenedAs, outStage } from "@/prisma/out-fixtures";
import { must, newPerson } from "@/prisma/team-fixtures";
import { exportFile } from "./export-file";
import { briefChanges, briefOf, circlesToldIn, keptBriefOf } from "./queries-brief";
import { plainLine } from "./rules/brief";

let owner: Owner;
let stage: OutStage;
let negotiationId: string;
let founder: Actor, reader: Actor, outsider: Actor, ines: Actor, core: Actor;

const opened = (actor: Actor) => outOpenedAs(actor, stage);
const sections = ["text", "questions"];
const keep = (actor: Actor, more: object = {}, actId?: string) =>
  execute(briefNoun.record, actor, { negotiationId, title: "For Saturday", sections, ...more }, actId);
const reword = async (text: string) =>
  must(
    await execute(clauseVersionNoun.record, founder, { negotiationId, termId: stage.termId, text, drafter: "team" }),
  );
const standing = async (briefId: string) => {
  const kept = await keptBrief(opened(founder), briefId);
  if (!kept) throw new Error("It is not there.");
  return kept;
};
/** What the reader reads in it, without when it was made. */
const read = async (actor: Actor, briefId: string) => {
  const kept = await keptBrief(opened(actor), briefId);
  return kept && JSON.stringify(await keptBriefOf(opened(actor), kept));
};
const newest = async () => {
  const { rows } = await owner.query<{ id: string }>(
    "select id from record where negotiation_id = $1 order by seq desc limit 1",
    [negotiationId],
  );
  return rows[0]?.id ?? "";
};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  stage = await outStage(owner);
  ({ negotiationId } = stage);
  ({ founder, reader, outsider } = stage.people);
  [ines, core] = [await newPerson(owner, "Ines"), await newPerson(owner, "Core member")];
  for (const person of [ines, core])
    must(await execute(addMember, founder, { negotiationId, email: person.email, role: "commenter" }));
  const inside = { negotiationId, compartmentId: stage.compartmentId, userId: core.userId };
  must(await execute(addToCompartment, founder, inside));
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a kept brief", () => {
  it("reads the same whatever is recorded later, and says what the record says differently by then", async () => {
    const shown = await briefOf(opened(founder), { sections: ["text", "questions"], since: null }, new Date());
    const { briefId } = must(await keep(founder));
    const before = await read(founder, briefId);
    expect(JSON.parse(before ?? "").parts).toEqual(shown.parts);
    expect(await briefChanges(opened(founder), await standing(briefId), new Date())).toEqual([]);
    await reword("All forces shall leave within twelve months.");
    expect(await read(founder, briefId)).toBe(before);
    const changes = await briefChanges(opened(founder), await standing(briefId), new Date());
    const text = expect.stringContaining("twelve");
    expect(changes).toMatchObject([{ section: "text", differences: [{ kind: "clause", was: laterWords, text }] }]);
    const { signal } = new AbortController();
    const place = { now: new Date(), appUrl: new URL("https://parley.example"), print: null, signal };
    const file = await exportFile(opened(reader), { kind: "brief", format: "md" }, { kept: briefId }, place);
    expect(must(file).body).toContain("fourteen");
    expect(
      await exportFile(opened(reader), { kind: "brief", format: "md" }, { kept: randomUUID() }, place),
    ).toMatchObject({
      code: "not_found",
    });
  });

  it("holds what its writer had before them, and nothing that came while they read", async () => {
    const seenRecordId = await newest();
    await reword("All forces shall leave at once.");
    const { briefId } = must(await keep(founder, { seenRecordId }));
    expect(await read(founder, briefId)).toContain("twelve");
    expect(await read(founder, briefId)).not.toContain("at once");
    expect(await keep(founder, { seenRecordId: randomUUID() })).toMatchObject({ code: "not_found" });
    const { briefId: earlier } = must(
      await keep(founder, { asOf: "2019-02-10T12:00:00Z", knownAt: "2999-01-01T00:00:00Z" }),
    );
    expect(await read(founder, earlier)).toContain("eighteen");
  });

  it("tells what moved from the same day by then, whatever session came since", async () => {
    const own = await outStage(owner);
    const { negotiationId: ownId, roundId } = own;
    const by = own.people.founder;
    const at = outOpenedAs(by, own);
    const clocks = { asOf: "2019-02-24T12:00:00Z", knownAt: new Date().toISOString() };
    const asked = { negotiationId: ownId, title: "Moved", sections: ["moved"], ...clocks };
    const { briefId } = must(await execute(briefNoun.record, by, asked));
    const kept = await keptBrief(at, briefId);
    if (!kept) throw new Error("It is not there.");
    expect(JSON.stringify(await keptBriefOf(at, kept))).toContain("Wording, ");
    const session = { title: "Plenary", format: "plenary", venue: "Doha", timeZone: "Asia/Qatar", level: "senior" };
    must(await execute(recordSession, by, { negotiationId: ownId, roundId, heldFrom: "2019-02-28", ...session }));
    const changes = await briefChanges(at, kept, new Date());
    const said = changes.flatMap(({ differences }) =>
      differences.flatMap((each) => (each.kind === "clause" ? [] : [[each.kind, plainLine(each.line)]])),
    );
    // What was worded on the days that it told of is told still; only the day to which it is told is another.
    expect(said).toEqual([
      ["gone", expect.stringContaining("between 19 Feb 2019 and 24 Feb 2019")],
      ["came", expect.stringContaining("between 19 Feb 2019 and 28 Feb 2019")],
    ]);
  });

  it("shows each reader what they may see, and leaves no trace of the rest", async () => {
    const { briefId } = must(await keep(founder));
    expect(await read(founder, briefId)).toContain(markedWords);
    for (const each of [reader, ines]) {
      const text = await read(each, briefId);
      expect(text).not.toContain(markedWords);
      expect(text).not.toContain("Core");
    }
    const told = async (actor: Actor, besides: string | null = null) =>
      (await circlesToldIn(opened(actor), await standing(briefId), besides)).map(({ id }) => id);
    expect(await told(core)).toEqual([stage.compartmentId]);
    expect(await told(core, stage.compartmentId)).toEqual([]);
    expect(await told(ines)).toEqual([]);
    const { briefId: marked } = must(await keep(founder, { compartmentId: stage.compartmentId, title: "Inner" }));
    expect(await read(core, marked)).toContain(markedWords);
    for (const each of [reader, outsider]) {
      expect(await read(each, marked)).toBeNull();
      expect((await keptBriefs(opened(each))).map(({ id }) => id)).not.toContain(marked);
    }
    expect(await keptBriefs(opened(outsider))).toEqual([]);
  });

  it("is kept by recorders, called otherwise by a correction, and never holds anything else", async () => {
    for (const each of [reader, ines]) expect(await keep(each)).toMatchObject({ code: "forbidden" });
    expect(await keep(outsider)).toMatchObject({ code: "not_found" });
    expect(await keep(founder, { sections: [] })).toMatchObject({ code: "invalid" });
    const { briefId, recordId } = must(await keep(founder));
    const before = await read(founder, briefId);
    const again = { supersedesId: recordId, title: "For Sunday" };
    expect(await keep(founder, { ...again, sections: ["text"] })).toMatchObject({ code: "refused" });
    expect(await keep(founder, { ...again, asOf: "2019-01-01T00:00:00Z" })).toMatchObject({ code: "refused" });
    const actId = randomUUID();
    must(await keep(founder, again, actId));
    expect(await standing(briefId)).toMatchObject({ title: "For Sunday", author: "Founder" });
    expect(await read(founder, briefId)).toBe(before);
    expect(await keep(founder, again)).toMatchObject({ code: "conflict" });
    must(await execute(undoAct, founder, { negotiationId, undoneId: actId }));
    expect((await standing(briefId)).title).toBe("For Saturday");
    const { record } = await standing(briefId);
    await expect(
      owner.query(
        `insert into brief select record_id, series_id, negotiation_id, compartment_id, title, '{terms}', since, as_of, known_at
           from brief where record_id = $1`,
        [record.id],
      ),
    ).rejects.toThrow();
    const { rows } = await owner.query<{ event: string }>(
      "select event from audit_entry where series_id = $1 order by seq",
      [briefId],
    );
    expect(rows.map(({ event }) => event)).toEqual(["brief.recorded", "brief.corrected", "brief.undone"]);
    must(await execute(briefNoun.retract, founder, { negotiationId, recordId: record.id, reason: "Too early." }));
    expect(await read(founder, briefId)).toBeNull();
  });
});

describe("a review of a kept brief", () => {
  const ask = (actor: Actor, briefId: string, reviewers: Actor[], more: object = {}) =>
    execute(askReview, actor, { negotiationId, briefId, reviewerIds: reviewers.map(({ userId }) => userId), ...more });
  const page = async (actor: Actor, reviewId: string) => (await reviewPage(opened(actor), reviewId))?.review;
  const told = async (actor: Actor, subjectId: string) =>
    (await inboxPage(actor, "inbox", new Date(Date.now() + 1000))).items.find((item) => item.subjectId === subjectId);

  it("is asked, answered and ended like that of a wording", async () => {
    const { briefId } = must(await keep(founder));
    const asking = { dueDate: "2099-01-01", note: "Above all the months." };
    const { reviewId } = must(await ask(founder, briefId, [ines, core], asking));
    expect(await page(ines, reviewId)).toMatchObject({
      ...{ subject: "brief", briefId, briefTitle: "For Saturday", isMine: true, wordedAnew: 0, gone: null },
    });
    expect(await told(ines, reviewId)).toMatchObject({
      reason: "assigned",
      subject: { kind: "review", name: "Review of the brief “For Saturday”, due on 1 Jan 2099" },
      entries: [{ did: expect.stringMatching(/^asked .* to review the brief “For Saturday”, by 1 Jan 2099$/) }],
    });
    const due = await asActor(ines, (tx) => reviewsDueIn(tx, negotiationId, ines.userId, opened(ines).moment));
    expect(due).toMatchObject([{ id: reviewId, of: "the brief “For Saturday”", by: "2099-01-01" }]);
    const askedId = (await page(founder, reviewId))?.asking.recordId;
    const answer = { negotiationId, reviewId, askedId, opinion: "object", comment: "Too long." };
    must(await execute(answerReview, ines, answer));
    const missing = (await page(founder, reviewId))?.count.missing;
    expect(missing).toEqual([core.userId]);
    must(await execute(remindReview, founder, { negotiationId, reviewId }));
    expect(await told(founder, reviewId)).toMatchObject({
      entries: [{ did: "answered the review of the brief “For Saturday”", detail: "Object: Too long." }],
    });
    const seen = { negotiationId, reviewId, askedId };
    expect(await execute(carryReview, founder, seen)).toMatchObject({ code: "refused" });
    must(await execute(closeReview, founder, seen));
    expect((await allReviews(opened(reader))).find(({ id }) => id === reviewId)).toMatchObject({ state: "closed" });
    const both = { termId: stage.termId };
    expect(await ask(founder, briefId, [ines], both)).toMatchObject({ code: "refused" });
    expect(await ask(founder, randomUUID(), [ines])).toMatchObject({ code: "not_found" });
  });

  it("of a marked brief is its circle's", async () => {
    const { compartmentId } = stage;
    const { briefId } = must(await keep(founder, { compartmentId, title: "Cantaloupe" }));
    const desk = await askingDesk(opened(founder), { briefId });
    expect(desk).toMatchObject({ marking: compartmentId, colleagues: [{ name: "Core member" }] });
    expect((await askingDesk(opened(ines), { briefId })).brief).toBeNull();
    expect(await ask(founder, briefId, [ines])).toMatchObject({
      code: "invalid",
      fieldErrors: { reviewerIds: [/circle/] },
    });
    expect(await ask(ines, briefId, [founder])).toMatchObject({ code: "not_found" });
    const { reviewId } = must(await ask(founder, briefId, [core]));
    expect(await page(core, reviewId)).toMatchObject({ compartmentId, briefTitle: "Cantaloupe" });
    expect(await page(ines, reviewId)).toBeUndefined();
    expect(JSON.stringify(await inboxPage(ines, "inbox", new Date()))).not.toContain("Cantaloupe");
  });

  it("waits for nobody once the brief is taken back, or is not theirs to read any more", async () => {
    const { briefId, recordId } = must(await keep(founder));
    const { reviewId } = must(await ask(founder, briefId, [ines], { dueDate: "2019-02-28" }));
    const askedId = (await page(founder, reviewId))?.asking.recordId;
    const marking = { compartmentId: stage.compartmentId, reason: "It is not for everybody." };
    must(await execute(markRecords, founder, { negotiationId, recordIds: [recordId], ...marking }));
    expect(await page(ines, reviewId)).toMatchObject({ gone: "taken_back", isMine: false });
    expect(await execute(answerReview, ines, { negotiationId, reviewId, askedId, opinion: "agree" })).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("brief"),
    });
    const reminders = async () => {
      await owner.query("update inbox_entry set at = at - interval '2 days' where subject_id = $1", [reviewId]);
      await remindReviewers();
      return (await owner.query("select 1 from review_reminder where review_id = $1", [reviewId])).rows;
    };
    expect(await reminders()).toEqual([]);
    const { record } = await standing(briefId);
    must(await execute(briefNoun.retract, founder, { negotiationId, recordId: record.id, reason: "Too early." }));
    expect(await page(founder, reviewId)).toMatchObject({ gone: "taken_back" });
    expect(await reminders()).toEqual([]);
  });
});
