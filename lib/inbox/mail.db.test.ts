import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { assignAnnotation } from "@/lib/annotations/commands/assign-annotation";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { replyToAnnotation } from "@/lib/annotations/commands/reply-to-annotation";
import { retractAnnotation, retractReply } from "@/lib/annotations/commands/retract-remark";
import { correctAnnotation } from "@/lib/annotations/commands/correct-remark";
import { followSubject } from "@/lib/following/commands/follow";
import { discardDraft } from "@/lib/logbook/commands/discard-draft";
import { shareDraft } from "@/lib/logbook/commands/share-draft";
import { startDraft } from "@/lib/logbook/commands/start-draft";
import { newDraft } from "@/lib/logbook/rules/new-draft";
import { removeFromCompartment } from "@/lib/negotiations/commands/change-compartment";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase, database } from "@/lib/platform/database";
import { hashToken } from "@/lib/platform/passwords";
import { recordTermStatuses } from "@/lib/terms/commands/record-statuses";
import { termNoun } from "@/lib/terms/commands/term";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { must, newPerson, newTeam, wordTerm } from "@/prisma/team-fixtures";
import { readInbox, snoozeInbox } from "./commands/inbox";
import { endUnsubscribeLinks, setMail } from "./commands/mail-settings";
import { mailWhatIsDue } from "@/lib/exchange/working";
import { ownMail } from "./queries-mail";
import { isUnsubscribeToken, unsubscribe } from "./unsubscribing";

let owner: Owner;
let mail: MailServer;
let writer: Actor;
let negotiationId: string, slug: string, termId: string, clauseVersionId: string, founder: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  mail = await startMailServer();
  vi.stubEnv("SMTP_URL", mail.url);
  vi.stubEnv("MAIL_PAUSE_SECONDS", "0");
  vi.stubEnv("APP_URL", "https://parley.example");
  const team = await newTeam(owner, { Tomas: "recorder" });
  ({ negotiationId, slug } = team);
  ({ founder, Tomas: writer } = team.people);
  const text = "Troops may remain.";
  ({ termId, clauseVersionId } = await wordTerm(founder, { negotiationId, number: "1", title: "Presence", text }));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
  await owner.end();
  await closeDatabase();
});

// Nobody is left whom the tests before have told, and nothing that others have left to tell.
beforeEach(async () => {
  Object.assign(mail.ways, { greet: () => Promise.resolve(), answer: () => Promise.resolve(null) });
  await owner.query("update inbox_entry set mail_by = null where mail_by is not null");
  await owner.query("update job set ended_at = now(), outcome = 'nothing' where ended_at is null");
  const stay = [founder.userId, writer.userId];
  const others = "update membership set removed_at = now() where negotiation_id = $1 and user_id <> all ($2::uuid[])";
  await owner.query(others, [negotiationId, stay]);
});

/** A new member, who has heard of nothing yet. */
async function newMember(name: string, role = "reader"): Promise<Actor> {
  const person = await newPerson(owner, name);
  await owner.query('insert into membership (negotiation_id, user_id, role) values ($1, $2, $3::"Role")', [
    negotiationId,
    person.userId,
    role,
  ]);
  return person;
}

const remark = async (body: string, more: object = {}) =>
  must(
    await execute(makeAnnotation, writer, {
      ...{ negotiationId, clauseVersionId, kind: "comment", start: 0, end: 6, quote: "Troops" },
      ...{ body, ...more },
    }),
  );
const wants = { timeZone: "Asia/Qatar", language: "en-GB", byName: "at_once", others: "never", digestHour: 8 };
const choose = async (person: Actor, more: object) => must(await execute(setMail, person, { ...wants, ...more }));
const follow = async (person: Actor, subjectId: string) =>
  must(await execute(followSubject, person, { negotiationId, subjectId, isOn: true }));
const mailsTo = ({ email }: Actor) => mail.mailsTo(email);
const outcomesOf = async ({ userId }: Actor) => {
  const asked = "select outcome from job where user_id = $1 order by made_at";
  return (await owner.query<{ outcome: string | null }>(asked, [userId])).rows.map(({ outcome }) => outcome);
};
const tokenIn = (text: string | undefined) => /\/unsubscribe\/([\w-]+)/.exec(text ?? "")?.[1] ?? "none";
const bringForward = (person: Actor, what: "due_at" | "leased_until") =>
  owner.query(`update job set ${what} = now() - interval '1 second' where user_id = $1 and ended_at is null`, [
    person.userId,
  ]);
const untilCalled = () => {
  let called = () => {};
  const waited = new Promise<void>((resolve) => {
    called = resolve;
  });
  return { waited, called };
};

describe("a mail about notes that are written together", () => {
  const begin = async (reader: Actor, more: object = {}) => {
    const began = {
      roundId: null,
      roundNumber: "9",
      roundTitle: "Talks",
      track: "track_1",
      format: "bilateral",
    } as const;
    const where = { venue: "Doha", timeZone: "Asia/Qatar", held: "25 Feb 2019", isDateInferred: false };
    const content = { ...newDraft({ ...began, ...where, title: "Kumquat" }, null, "first"), ...more };
    const { draftId } = must(await execute(startDraft, writer, { negotiationId, content }));
    must(await execute(shareDraft, writer, { negotiationId, draftId, writerIds: [reader.userId] }));
    return draftId;
  };

  it("goes to who is named, and does not say what they are of", async () => {
    const ruth = await newMember("Ruth", "recorder");
    const draftId = await begin(ruth);
    await mailWhatIsDue();
    const [sent, ...more] = mailsTo(ruth);
    expect(more).toEqual([]);
    expect(sent?.subject).toBe("Tomas asks you: Notes of a session");
    expect(sent?.text).toContain(`https://parley.example/negotiations/${slug}/sessions/drafts/${draftId}`);
    expect(JSON.stringify(sent)).not.toContain("Kumquat");
  });

  it("says of marked ones only that something waits, and goes of discarded ones to nobody", async () => {
    const [ruth, amir] = [await newMember("Ruth", "recorder"), await newMember("Amir", "recorder")];
    const { id: compartmentId } = must(
      await execute(makeCompartment, founder, { negotiationId, name: randomUUID(), meaning: "Few" }),
    );
    for (const { userId } of [writer, ruth])
      must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId }));
    await begin(ruth, { compartmentId });
    const draftId = await begin(amir);
    const [row] = (await owner.query<{ version: number }>("select version from session_draft where id = $1", [draftId]))
      .rows;
    must(await execute(discardDraft, writer, { negotiationId, draftId, version: row?.version }));
    await mailWhatIsDue();
    expect(mailsTo(amir)).toEqual([]);
    const [sent] = mailsTo(ruth);
    expect(sent?.subject).toBe("Something waits in your Parley inbox");
    expect(JSON.stringify(sent)).not.toContain("Kumquat");
  });
});

describe("a mail at once", () => {
  it("goes to who is asked by name, once, with what was said and the way to end such mails", async () => {
    const ruth = await newMember("Ruth");
    const { annotationId } = await remark("@Ruth, is <b>this</b> so?");
    await mailWhatIsDue();
    await mailWhatIsDue();
    const [sent, ...more] = mailsTo(ruth);
    expect(more).toEqual([]);
    expect(sent?.subject).toBe("Tomas mentions you: a remark on “Troops”");
    expect(sent?.text).toContain("is <b>this</b> so?");
    expect(sent?.text).toContain(
      `https://parley.example/negotiations/${slug}/text?term=${termId}&note=${annotationId}`,
    );
    expect(sent?.html).toContain("is &lt;b&gt;this&lt;/b&gt; so?");
    const [job] = (await owner.query<{ id: string }>("select id from job where user_id = $1", [ruth.userId])).rows;
    expect(sent?.messageId).toBe(`<${job?.id}@parley.example>`);
    expect(sent?.headers.get("auto-submitted")).toBe("auto-generated");
    const list = sent?.headers.get("list") as Record<string, Record<string, string>>;
    expect(list.unsubscribe?.url).toMatch(/^https:\/\/parley\.example\/api\/v1\/unsubscribe\/[\w-]{43}$/);
    expect(list["unsubscribe-post"]?.name).toBe("List-Unsubscribe=One-Click");
  });

  it("waits for what may still be undone or read, and is not sent of what was undone, read or put off", async () => {
    const ruth = await newMember("Ruth");
    const first = await remark("@Ruth, one.");
    const actId = randomUUID();
    must(
      await execute(
        makeAnnotation,
        writer,
        {
          ...{ negotiationId, clauseVersionId, kind: "comment", start: 0, end: 6, quote: "Troops" },
          body: "@Ruth, zero.",
        },
        actId,
      ),
    );
    vi.stubEnv("MAIL_PAUSE_SECONDS", "3600");
    await mailWhatIsDue();
    vi.stubEnv("MAIL_PAUSE_SECONDS", "0");
    expect(mailsTo(ruth)).toEqual([]);
    must(await execute(undoAct, writer, { negotiationId, undoneId: actId }));
    const second = await remark("@Ruth, two.");
    await remark("@Ruth, three.");
    const through = new Date(Date.now() + 1000).toISOString();
    must(await execute(readInbox, ruth, { negotiationId, subjectId: first.annotationId, through, isRead: true }));
    const off = { negotiationId, subjectId: second.annotationId, through, until: "tomorrow" };
    must(await execute(snoozeInbox, ruth, off));
    await mailWhatIsDue();
    const [sent] = mailsTo(ruth);
    expect(sent?.text).toContain("three");
    expect(sent?.text).not.toMatch(/zero\.|one\.|two\.|taken back/);
  });

  it("gathers what came meanwhile into one, and sends nothing where all is read by then", async () => {
    const [ruth, amir] = [await newMember("Ruth", "commenter"), await newMember("Amir")];
    await choose(ruth, { others: "at_once" });
    await follow(ruth, termId);
    const { annotationId } = await remark("@Ruth and @Amir, so?");
    must(await execute(assignAnnotation, writer, { negotiationId, annotationId, assigneeId: ruth.userId }));
    must(await execute(recordTermStatuses, writer, { negotiationId, termIds: [termId], status: "under_discussion" }));
    const through = new Date(Date.now() + 1000).toISOString();
    must(await execute(readInbox, amir, { negotiationId, subjectId: annotationId, through, isRead: true }));
    await mailWhatIsDue();
    expect(mailsTo(ruth).map(({ subject }) => subject)).toEqual(["2 things want your attention"]);
    expect(mailsTo(ruth)[0]?.text).toMatch(/New on what you follow: 1 Presence.*Tomas asks you/su);
    expect(mailsTo(amir)).toEqual([]);
    expect(await outcomesOf(amir)).toEqual(["nothing"]);
  });

  it("is for nobody who wants none, and for whom what is not sent yet goes as they want it now", async () => {
    const ruth = await newMember("Ruth");
    await choose(ruth, { byName: "never" });
    await remark("@Ruth, one.");
    await choose(ruth, { byName: "at_once" });
    await remark("@Ruth, two.");
    await choose(ruth, { byName: "daily" });
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toEqual([]);
    await choose(ruth, { byName: "at_once" });
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toHaveLength(1);
    expect(mailsTo(ruth)[0]?.text).not.toContain("one.");
  });
});

describe("what is taken back or corrected between being taken up and being sent", () => {
  const busy = () => Promise.resolve(Object.assign(new Error("busy"), { responseCode: 451 }));
  const takeBack = (recordId: string) => execute(retractAnnotation, writer, { negotiationId, recordId, reason: "No." });

  it.each(["at_once", "daily"])("is in no mail with its words: %s", async (way) => {
    const [ruth, only] = [await newMember("Ruth"), await newMember("Olga")];
    for (const person of [ruth, only]) await choose(person, { byName: way, others: way });
    await follow(ruth, negotiationId);
    const gone = await remark("@Ruth and @Olga, zqcanary will concede.");
    const kept = await remark("@Ruth, zqslip stays.");
    const reply = must(
      await execute(replyToAnnotation, writer, {
        ...{ negotiationId, annotationId: kept.annotationId, body: "@Ruth, zqcanary too." },
      }),
    );
    await owner.query("update mail_setting set digest_due_at = now() where digest_due_at is not null");
    mail.ways.answer = busy;
    await mailWhatIsDue();
    must(await takeBack(gone.recordId));
    must(await execute(retractReply, writer, { negotiationId, recordId: reply.recordId, reason: "No." }));
    must(
      await execute(correctAnnotation, writer, {
        ...{ negotiationId, recordId: kept.recordId, kind: "comment", body: "@Ruth, it stays." },
      }),
    );
    mail.ways.answer = () => Promise.resolve(null);
    for (const person of [ruth, only]) await bringForward(person, "due_at");
    await mailWhatIsDue();
    const all = mailsTo(ruth);
    expect(all.length).toBeGreaterThan(0);
    expect(all.map(({ subject, text, html }) => `${subject}${text}${String(html)}`).join()).not.toMatch(
      /zqcanary|zqslip/,
    );
    expect(all[0]?.text).toContain("said what has been corrected since");
    expect(mailsTo(only)).toEqual([]);
    expect(await outcomesOf(only)).toEqual(["nothing"]);

    // What took it back is told by itself, too, and says nothing of what it was.
    const later = await remark("@Ruth, zqcanary again.");
    must(await takeBack(later.recordId));
    await owner.query("update mail_setting set digest_due_at = now() where digest_due_at is not null");
    await mailWhatIsDue();
    const last = mailsTo(ruth).at(-1);
    expect(last?.text).toContain("took something back");
    expect(`${last?.subject}${last?.text}${String(last?.html)}`).not.toContain("zqcanary");
  });
});

describe("what is days old", () => {
  it("is mailed to nobody, where a mail server comes late", async () => {
    const [ruth, daily] = [await newMember("Ruth"), await newMember("Dora")];
    await choose(daily, { byName: "daily" });
    await remark("@Ruth and @Dora, one?");
    await owner.query("update inbox_entry set at = at - interval '73 hours' where user_id = any ($1::uuid[])", [
      [ruth.userId, daily.userId],
    ]);
    await owner.query("update mail_setting set digest_due_at = now() where user_id = $1", [daily.userId]);
    await mailWhatIsDue();
    for (const person of [ruth, daily]) expect(mailsTo(person)).toEqual([]);
  });
});

describe("what is marked, and whoever may not read", () => {
  it("never gets into a mail: not its words, not where it is, not what is called by it", async () => {
    const [inside, outside] = [await newMember("Ines"), await newMember("Omar")];
    const circle = { negotiationId, name: `zqcanary circle`, meaning: "zqcanary meaning" };
    const compartmentId = must(await execute(makeCompartment, founder, circle)).id;
    for (const { userId } of [inside, writer])
      must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId }));
    for (const person of [inside, outside]) {
      await choose(person, { others: "at_once" });
      await follow(person, negotiationId);
    }
    await remark("@Ines, zqcanary body", { compartmentId });
    await mailWhatIsDue();
    const [sent] = mailsTo(inside);
    expect(sent?.subject).toBe("Something waits in your Parley inbox");
    expect(sent?.text).toContain("Something that is marked waits in your inbox.");
    expect(`${sent?.text}${String(sent?.html)}`).not.toMatch(/zqcanary|Talks|Tomas/);
    expect(mailsTo(outside)).toEqual([]);

    // What is open is told by its open name, even to those who know it by a marked one.
    const { recordId } = must(
      await execute(termNoun.record, founder, { negotiationId, number: "7", title: "Open name", kind: "paragraph" }),
    );
    const [term] = (await owner.query<{ series_id: string }>("select series_id from record where id = $1", [recordId]))
      .rows;
    const hiddenId = randomUUID();
    await owner.query(`begin;
      insert into record (id, negotiation_id, series_id, kind, compartment_id, valid_from, valid_text, recorded_by)
      select '${hiddenId}', negotiation_id, series_id, kind, '${compartmentId}', valid_from, valid_text, recorded_by
        from record where id = '${recordId}';
      insert into term
      select (jsonb_populate_record(t, '{"record_id": "${hiddenId}", "compartment_id": "${compartmentId}", "title": "zqcanary title"}')).*
        from term t where record_id = '${recordId}';
      commit`);
    must(
      await execute(recordTermStatuses, writer, {
        ...{ negotiationId, termIds: [term?.series_id], status: "under_discussion" },
      }),
    );
    await mailWhatIsDue();
    for (const person of [inside, outside]) {
      const last = mailsTo(person).at(-1);
      expect(last?.text).toContain("7 Open name");
      expect(`${last?.text}${String(last?.html)}`).not.toContain("zqcanary");
    }
  });

  it("is not said to wait once it is taken back", async () => {
    const lea = await newMember("Lea");
    const circle = { negotiationId, name: randomUUID(), meaning: "Few" };
    const compartmentId = must(await execute(makeCompartment, founder, circle)).id;
    for (const { userId } of [lea, writer])
      must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId }));
    const { recordId } = await remark("@Lea, marked.", { compartmentId });
    const meant = { negotiationId, recordId, reason: "A slip." };
    must(await execute(retractAnnotation, writer, meant));
    await mailWhatIsDue();
    expect(mailsTo(lea)).toEqual([]);
    expect(await outcomesOf(lea)).toEqual(["nothing"]);
  });

  it("is not even said to wait for who has left the circle or the team before the mail goes", async () => {
    const [left, removed, gone] = [await newMember("Lea"), await newMember("Rolf"), await newMember("Gina")];
    const circle = { negotiationId, name: randomUUID(), meaning: "Few" };
    const compartmentId = must(await execute(makeCompartment, founder, circle)).id;
    for (const { userId } of [left, writer])
      must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId }));
    await remark("@Lea, marked.", { compartmentId });
    await remark("@Rolf and @Gina, open.");
    must(await execute(removeFromCompartment, founder, { negotiationId, compartmentId, userId: left.userId }));
    must(await execute(removeMember, founder, { negotiationId, userId: removed.userId, version: 1 }));
    await owner.query("update app_user set disabled_at = now() where id = $1", [gone.userId]);
    await mailWhatIsDue();
    for (const person of [left, removed, gone]) expect(mailsTo(person)).toEqual([]);
    expect(await outcomesOf(left)).toEqual(["nothing"]);
    expect(await outcomesOf(removed)).toEqual(["nothing"]);
  });
});

describe("a daily mail", () => {
  const fallDue = ({ userId }: Actor) =>
    owner.query("update mail_setting set digest_due_at = now() - interval '1 minute' where user_id = $1", [userId]);

  it("tells once a day what came since the last, and nothing where there is nothing", async () => {
    const ruth = await newMember("Ruth");
    await choose(ruth, { byName: "daily", others: "daily" });
    await follow(ruth, termId);
    await mailWhatIsDue();
    const { nextAt } = await ownMail(ruth);
    expect(nextAt?.toISOString()).toMatch(/T05:00:00/);
    await fallDue(ruth);
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toEqual([]);

    const { annotationId } = await remark("@Ruth, one?");
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toEqual([]);
    await fallDue(ruth);
    await mailWhatIsDue();
    await mailWhatIsDue();
    expect(mailsTo(ruth).map(({ subject }) => subject)).toEqual(["Your day in Parley: one thing"]);
    expect((await ownMail(ruth)).nextAt?.getTime()).toBeGreaterThan(Date.now());

    must(await execute(replyToAnnotation, writer, { negotiationId, annotationId, body: "@Ruth, two?" }));
    await fallDue(ruth);
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toHaveLength(2);
    expect(mailsTo(ruth)[1]?.text).toContain("two?");
    expect(mailsTo(ruth)[1]?.text).not.toContain("one?");
  });

  it("falls on no day that had one, whatever hour is chosen then; it is nobody else's to see", async () => {
    const ruth = await newMember("Ruth");
    await choose(ruth, { others: "daily", timeZone: "Asia/Kabul" });
    await fallDue(ruth);
    // A setting that is saved while it is due puts it off no day.
    await choose(ruth, { others: "daily", timeZone: "Asia/Kabul", language: "fr" });
    expect((await ownMail(ruth)).nextAt?.getTime()).toBeLessThan(Date.now());
    await mailWhatIsDue();
    const [told] = (
      await owner.query<{ day: string }>("select digested_for::text as day from mail_setting where user_id = $1", [
        ruth.userId,
      ])
    ).rows;
    const today = told?.day ?? "none";
    const { nextAt } = await ownMail(ruth);
    await choose(ruth, { others: "daily", timeZone: "Asia/Kabul", language: "de" });
    expect((await ownMail(ruth)).nextAt).toEqual(nextAt);
    for (const digestHour of [0, 12, 23]) {
      await choose(ruth, { others: "daily", timeZone: "Asia/Kabul", digestHour });
      const next = new Date(((await ownMail(ruth)).nextAt?.getTime() ?? 0) + 4.5 * 3_600_000).toISOString();
      expect(next.slice(0, 10) > today).toBe(true);
    }
    expect((await ownMail(writer)).isChosen).toBe(false);
    expect(await asActor(writer, (tx) => tx.mailSetting.findMany())).toEqual([]);
    expect(await execute(setMail, ruth, { ...wants, timeZone: "Mars/Base" })).toMatchObject({ code: "invalid" });
    expect(await execute(setMail, null, wants)).toMatchObject({ code: "signed_out" });
  });
});

describe("a mail goes once", () => {
  it("where many processes look at the same time", async () => {
    const people = [await newMember("Ada"), await newMember("Bea"), await newMember("Cyd")];
    await remark("@Ada, @Bea and @Cyd, all of you?");
    await Promise.all(Array.from({ length: 6 }, () => mailWhatIsDue()));
    for (const person of people) expect(mailsTo(person)).toHaveLength(1);
  });

  it("where the server refuses it for a while, and not at all where it refuses it for good", async () => {
    const ruth = await newMember("Ruth");
    await remark("@Ruth, one?");
    mail.ways.answer = () => Promise.resolve(Object.assign(new Error("busy"), { responseCode: 451 }));
    await mailWhatIsDue();
    expect(await outcomesOf(ruth)).toEqual([null]);
    mail.ways.answer = () => Promise.resolve(null);
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toEqual([]);
    // What was read while the server was away is not told any more, and what came goes along.
    await remark("@Ruth, two?");
    await bringForward(ruth, "due_at");
    await mailWhatIsDue();
    expect(mailsTo(ruth).map(({ subject }) => subject)).toEqual(["2 things want your attention"]);

    await remark("@Ruth, three?");
    mail.ways.answer = () => Promise.resolve(Object.assign(new Error("no such user"), { responseCode: 550 }));
    await mailWhatIsDue();
    expect(await outcomesOf(ruth)).toEqual(["done", "failed"]);
  });

  it("where its process is killed before it is handed over: another sends it", async () => {
    const ruth = await newMember("Ruth");
    await remark("@Ruth, one?");
    const { waited, called } = untilCalled();
    mail.ways.greet = () => {
      called();
      return new Promise(() => {});
    };
    await killOnce(waited);
    mail.ways.greet = () => Promise.resolve();
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toEqual([]);
    await bringForward(ruth, "leased_until");
    await Promise.all([mailWhatIsDue(), mailWhatIsDue()]);
    expect(mailsTo(ruth)).toHaveLength(1);
    expect(await outcomesOf(ruth)).toEqual(["done"]);
  });

  it("where its process is killed while it is handed over: nobody sends it a second time", async () => {
    const ruth = await newMember("Ruth");
    await remark("@Ruth, one?");
    const { waited, called } = untilCalled();
    mail.ways.answer = () => {
      called();
      return new Promise(() => {});
    };
    await killOnce(waited);
    mail.ways.answer = () => Promise.resolve(null);
    await bringForward(ruth, "leased_until");
    await mailWhatIsDue();
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toHaveLength(1);
    expect(await outcomesOf(ruth)).toEqual(["unknown"]);
    // What comes later is told as ever.
    await remark("@Ruth, two?");
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toHaveLength(2);
  });

  /** Starts a process that mails what is due, and kills it at that moment. */
  async function killOnce(moment: Promise<void>): Promise<void> {
    const root = join(import.meta.dirname, "..", "..");
    const program = `const { mailWhatIsDue } = await import(${JSON.stringify(join(root, "lib/exchange/working.ts"))}); await mailWhatIsDue();`;
    const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", program];
    const worker: ChildProcess = spawn(process.execPath, args, { cwd: root, env: process.env, stdio: "inherit" });
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    await Promise.race([moment, ended.then(() => Promise.reject(new Error("it ended by itself")))]);
    worker.kill("SIGKILL");
    await ended;
  }
});

describe("the address that ends such mails", () => {
  it("works without signing in, as often as it is opened, until its reader ends it", async () => {
    const ruth = await newMember("Ruth");
    await remark("@Ruth, one?");
    await mailWhatIsDue();
    const token = tokenIn(mailsTo(ruth)[0]?.text);
    expect(await isUnsubscribeToken(token)).toBe(true);
    for (let time = 0; time < 2; time++) expect(await unsubscribe(token)).toBe(true);
    expect(await ownMail(ruth)).toMatchObject({ byName: "never", others: "never", nextAt: null });
    await remark("@Ruth, two?");
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toHaveLength(1);

    await choose(ruth, { byName: "at_once" });
    must(await execute(endUnsubscribeLinks, ruth, {}));
    expect([await unsubscribe(token), await isUnsubscribeToken(token)]).toEqual([false, false]);
    expect(await ownMail(ruth)).toMatchObject({ byName: "at_once" });
    expect(await unsubscribe("never was")).toBe(false);
  });

  it("stops what was taken up and has not gone", async () => {
    const ruth = await newMember("Ruth");
    await remark("@Ruth, one?");
    await mailWhatIsDue();
    await remark("@Ruth, two?");
    mail.ways.answer = () => Promise.resolve(Object.assign(new Error("busy"), { responseCode: 451 }));
    await mailWhatIsDue();
    await unsubscribe(tokenIn(mailsTo(ruth)[0]?.text));
    mail.ways.answer = () => Promise.resolve(null);
    await bringForward(ruth, "due_at");
    await mailWhatIsDue();
    expect(mailsTo(ruth)).toHaveLength(1);
    expect(await outcomesOf(ruth)).toEqual(["done", "nothing"]);
  });

  it("is one for each mail, however often it was tried, and lapses after a year", async () => {
    const ruth = await newMember("Ruth");
    await remark("@Ruth, one?");
    mail.ways.answer = () => Promise.resolve(Object.assign(new Error("busy"), { responseCode: 451 }));
    for (let time = 0; time < 3; time++) {
      await mailWhatIsDue();
      await bringForward(ruth, "due_at");
    }
    mail.ways.answer = () => Promise.resolve(null);
    await mailWhatIsDue();
    const links = "select token_hash from unsubscribe_link where user_id = $1";
    expect((await owner.query(links, [ruth.userId])).rows).toHaveLength(1);
    const token = tokenIn(mailsTo(ruth)[0]?.text);
    expect(await isUnsubscribeToken(token)).toBe(true);
    const age = "update unsubscribe_link set made_at = now() - interval '366 days' where user_id = $1";
    await owner.query(age, [ruth.userId]);
    expect([await isUnsubscribeToken(token), await unsubscribe(token)]).toEqual([false, false]);
  });

  it("is made for whoever reads the mail and by nobody else", async () => {
    const made = database().$queryRaw`select make_unsubscribe_link('x', gen_random_uuid())::text`;
    await expect(made).rejects.toThrow();
  });
});

it("lets go of jobs that ended long ago, and of addresses that have lapsed", async () => {
  const ruth = await newMember("Ruth");
  await remark("@Ruth, old.");
  await mailWhatIsDue();
  await remark("@Ruth, new.");
  await mailWhatIsDue();
  const [first, second] = mailsTo(ruth).map(({ text }) => tokenIn(text));
  await owner.query(
    `update job set ended_at = now() - interval '91 days'
      where id = (select id from job where user_id = $1 order by made_at limit 1)`,
    [ruth.userId],
  );
  await owner.query("update unsubscribe_link set made_at = now() - interval '366 days' where token_hash = $1", [
    hashToken(first ?? ""),
  ]);
  await mailWhatIsDue();
  expect(await outcomesOf(ruth)).toEqual(["done"]);
  const left = "select token_hash from unsubscribe_link where user_id = $1";
  expect((await owner.query(left, [ruth.userId])).rows).toEqual([{ token_hash: hashToken(second ?? "") }]);
});
