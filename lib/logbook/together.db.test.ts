/** Drafts that several write: who may, that nothing is lost, and that they become one session. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { questionNoun } from "@/lib/evidence/commands/question";
import { readInbox } from "@/lib/inbox/commands/inbox";
import { inboxPage } from "@/lib/inbox/queries";
import { removeFromCompartment } from "@/lib/negotiations/commands/change-compartment";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor, asWritingActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase, database } from "@/lib/platform/database";
import { accessOf } from "@/lib/platform/live/access";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { catchUpWithSession, correctSession } from "./commands/correct-session";
import { discardDraft } from "./commands/discard-draft";
import { fileSession } from "./commands/file-session";
import { restoreDraft } from "./commands/restore-draft";
import { saveDraft } from "./commands/save-draft";
import { shareDraft } from "./commands/share-draft";
import { startDraft } from "./commands/start-draft";
import { takeQuestions } from "./commands/take-questions";
import { writeDraft } from "./commands/write-draft";
import { draftSince, findDraft, myDrafts } from "./queries-drafts";
import { sessionPage } from "./queries-session";
import { blankLine } from "./rules";
import { newDraft } from "./rules/new-draft";
import { documentFrom, readNotes, writeNotes } from "./rules/together/shared-notes";
import type { DraftContent } from "./schema";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"author" | "ruth" | "amir" | "lena" | "omar" | "sina" | "commenter">>>;
let compartmentId: string;
let nextRound = 1;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const recorder = "recorder" as const;
  const cast = { author: recorder, ruth: recorder, amir: recorder, lena: recorder, omar: recorder, sina: recorder };
  team = await newTeam(owner, { ...cast, commenter: "commenter" });
  const { negotiationId, people } = team;
  const made = await execute(makeCompartment, people.founder, { negotiationId, name: "Inner", meaning: "m" });
  compartmentId = must(made).id;
  for (const { userId } of [people.author, people.ruth])
    must(await execute(addToCompartment, people.founder, { negotiationId, compartmentId, userId }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const blank = (): DraftContent =>
  newDraft(
    {
      roundId: null,
      roundNumber: String(nextRound++),
      roundTitle: "Doha talks",
      track: "track_1",
      title: "Monday",
      format: "bilateral",
      venue: "Doha",
      timeZone: "Asia/Qatar",
      held: "25 Feb 2019",
      isDateInferred: false,
    },
    null,
    "first",
  );

const begin = async (content = blank()) =>
  must(await execute(startDraft, team.people.author, { negotiationId: team.negotiationId, content })).draftId;
const on = (draftId: string) => ({ negotiationId: team.negotiationId, draftId });
const share = (draftId: string, asked: { isOpen?: boolean; writerIds?: string[] }, actor = team.people.author) =>
  execute(shareDraft, actor, { ...on(draftId), ...asked });
const isOpenTo = async (draftId: string, actor: Actor) =>
  (await findDraft(actor, team.negotiationId, draftId)) !== null;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** A colleague's browser: a document that is open there, and what was typed and not sent. */
class Browser {
  private unsent: Uint8Array[] = [];

  private constructor(
    readonly actor: Actor,
    readonly draftId: string,
    readonly doc: Y.Doc,
  ) {
    doc.on("update", (update: Uint8Array, origin: unknown) => origin === "mine" && this.unsent.push(update));
  }

  static async open(actor: Actor, draftId: string) {
    const found = await findDraft(actor, team.negotiationId, draftId);
    if (!found?.draft) throw new Error("there are no such notes");
    return new Browser(actor, draftId, documentFrom([Buffer.from(found.draft.document, "base64")]));
  }

  get content() {
    return readNotes(this.doc);
  }

  type(change: (content: DraftContent) => DraftContent) {
    writeNotes(this.doc, change(this.content), "mine");
  }

  add(key: string, text: string, after = 0) {
    const line = { ...blankLine(key), text };
    this.type((content) => ({ ...content, blocks: content.blocks.toSpliced(after + 1, 0, line) }));
  }

  async send() {
    const update = base64(Y.mergeUpdates(this.unsent));
    const result = await execute(writeDraft, this.actor, {
      ...on(this.draftId),
      update,
      known: base64(Y.encodeStateVector(this.doc)),
    });
    if (result.ok) {
      this.unsent = [];
      Y.applyUpdate(this.doc, Buffer.from(result.value.missing, "base64"));
    }
    return result;
  }

  async pull() {
    const since = await draftSince(this.actor, team.negotiationId, this.draftId, base64(Y.encodeStateVector(this.doc)));
    if (since && "missing" in since) Y.applyUpdate(this.doc, Buffer.from(since.missing, "base64"));
    return since;
  }
}

const lines = ({ blocks }: DraftContent) => blocks.flatMap((block) => (block.kind === "line" ? block.text : []));

describe("writing together", () => {
  it("is for those who are invited, or for all who may write sessions, and for nobody else", async () => {
    const { people, negotiationId } = team;
    const draftId = await begin();
    expect(await isOpenTo(draftId, people.ruth)).toBe(false);
    must(await share(draftId, { writerIds: [people.ruth.userId] }));
    expect(await isOpenTo(draftId, people.ruth)).toBe(true);
    for (const other of [people.amir, people.founder, people.commenter, people.outsider]) {
      expect(await isOpenTo(draftId, other)).toBe(false);
      expect(await asActor(other, (tx) => tx.sessionDraftUpdate.count({ where: { draftId } }))).toBe(0);
      expect(await asActor(other, (tx) => tx.sessionDraftWriter.count({ where: { draftId } }))).toBe(0);
      const input = { ...on(draftId), update: base64(new Uint8Array([0, 0])) };
      expect(await execute(writeDraft, other, input)).toMatchObject({ ok: false, code: "not_found" });
    }
    const [shared] = await myDrafts(openedAs(people.ruth, team));
    expect(shared).toMatchObject({ id: draftId, team: { isMine: false, sharing: "invited" } });
    expect(shared?.team.author).toMatchObject({ id: people.author.userId });

    must(await share(draftId, { isOpen: true }));
    expect(await isOpenTo(draftId, people.amir)).toBe(true);
    expect(await isOpenTo(draftId, people.commenter)).toBe(false);
    expect(await isOpenTo(draftId, people.outsider)).toBe(false);
    expect(await execute(shareDraft, people.ruth, { ...on(draftId), isOpen: false })).toMatchObject({
      ok: false,
      code: "forbidden",
    });
    expect(await execute(discardDraft, people.ruth, { ...on(draftId), version: 3 })).toMatchObject({
      code: "forbidden",
    });
    for (const userId of [people.commenter.userId, people.outsider.userId, randomUUID()])
      expect(await share(draftId, { writerIds: [userId] })).toMatchObject({ ok: false, code: "not_found" });

    must(await share(draftId, {}));
    expect(await isOpenTo(draftId, people.ruth)).toBe(false);
    // Nor by the database, whatever the app asks.
    const stolen = { negotiationId, content: {}, authorId: people.author.userId };
    await expect(asWritingActor(people.ruth, (tx) => tx.sessionDraft.create({ data: stolen }))).rejects.toThrow();
    await expect(
      asWritingActor(people.ruth, (tx) =>
        tx.sessionDraftWriter.create({ data: { negotiationId, draftId, userId: people.ruth.userId } }),
      ),
    ).rejects.toThrow();
  });

  it("follows the notes' marking: who is outside it is out at once, and nobody marks them beyond what they see", async () => {
    const { people, negotiationId } = team;
    const draftId = await begin();
    must(await share(draftId, { isOpen: true }));
    const [amir, ruth] = [await Browser.open(people.amir, draftId), await Browser.open(people.ruth, draftId)];
    amir.type((content) => ({ ...content, compartmentId }));
    expect(await amir.send()).toMatchObject({ ok: false, code: "refused" });
    const before = await accessOf(people.amir.signInId);
    // Nor does a colleague who sees more: its author said who writes it.
    ruth.type((content) => ({ ...content, compartmentId }));
    expect(await ruth.send()).toMatchObject({ ok: false, code: "refused" });
    const author = await Browser.open(people.author, draftId);
    author.type((content) => ({ ...content, compartmentId }));
    must(await author.send());
    expect(await isOpenTo(draftId, people.amir)).toBe(false);
    expect((await accessOf(people.amir.signInId))?.state).not.toBe(before?.state);
    expect(await isOpenTo(draftId, people.author)).toBe(true);

    const inner = await begin({ ...blank(), compartmentId });
    expect(await share(inner, { writerIds: [people.amir.userId] })).toMatchObject({ code: "not_found" });
    must(await share(inner, { writerIds: [people.ruth.userId] }));
    expect(
      await execute(writeDraft, people.ruth, { ...on(inner), update: base64(new Uint8Array([0, 0])) }),
    ).toMatchObject({
      ok: true,
    });
    expect(negotiationId).toBe(team.negotiationId);
  });

  it("takes a marked question along only where the notes are marked so too", async () => {
    const { people, negotiationId } = team;
    const asked = { negotiationId, heldFrom: "2019-01", text: "Would the ranks accept less?", compartmentId };
    const { questionId } = must(await execute(questionNoun.record, people.ruth, asked));
    const draftId = await begin();
    const take = { ...on(draftId), questions: [{ questionId }] };
    must(await execute(takeQuestions, people.author, take));
    expect(await share(draftId, { isOpen: true })).toMatchObject({ ok: false, code: "refused" });
    const open = await begin();
    must(await share(open, { isOpen: true }));
    expect(await execute(takeQuestions, people.ruth, { ...take, draftId: open })).toMatchObject({ code: "refused" });
    const inner = await begin({ ...blank(), compartmentId });
    must(await share(inner, { isOpen: true }));
    must(await execute(takeQuestions, people.ruth, { ...take, draftId: inner }));
  });

  it("shows nobody what was removed before they came to read the notes", async () => {
    const { people, negotiationId } = team;
    const secret = "would the ranks accept less";
    const asked = { negotiationId, heldFrom: "2019-01", text: secret, compartmentId };
    const { questionId } = must(await execute(questionNoun.record, people.author, asked));
    const draftId = await begin();
    must(await execute(takeQuestions, people.author, { ...on(draftId), questions: [{ questionId }] }));
    const author = await Browser.open(people.author, draftId);
    const writeAndRemove = async () => {
      author.type((content) => ({ ...content, asks: [{ questionId, answer: `Yes: ${secret}` }] }));
      author.add("s", secret);
      must(await author.send());
      author.type((content) => ({ ...content, asks: [], blocks: content.blocks.filter(({ key }) => key !== "s") }));
      must(await author.send());
    };
    const bytesFor = async (actor: Actor) => {
      const document = (await findDraft(actor, negotiationId, draftId))?.draft?.document ?? "";
      const missing = await draftSince(actor, negotiationId, draftId, "");
      const rows = await asActor(actor, (tx) => tx.sessionDraftUpdate.findMany({ where: { draftId } }));
      const sent = [document, missing && "missing" in missing ? missing.missing : ""];
      return Buffer.concat([...sent.map((each) => Buffer.from(each, "base64")), ...rows.map(({ update }) => update)]);
    };
    await writeAndRemove();
    expect((await bytesFor(people.author)).toString("latin1")).toContain(secret);
    must(await share(draftId, { writerIds: [people.amir.userId] }));
    const told = (await bytesFor(people.amir)).toString("latin1");
    expect(told.length).toBeGreaterThan(100);
    for (const gone of [secret, questionId]) expect(told).not.toContain(gone);

    // And when notes that were marked no longer are.
    author.type((content) => ({ ...content, compartmentId }));
    must(await author.send());
    await writeAndRemove();
    author.type((content) => ({ ...content, compartmentId: null }));
    must(await author.send());
    const toldLater = (await bytesFor(people.amir)).toString("latin1");
    expect(toldLater.length).toBeGreaterThan(100);
    for (const gone of [secret, questionId]) expect(toldLater).not.toContain(gone);
    await author.pull();
    expect(Buffer.from(Y.encodeStateAsUpdate(author.doc)).toString("latin1")).not.toContain(secret);
    expect((await findDraft(people.amir, negotiationId, draftId))?.draft?.content).toEqual(author.content);
  });

  it("keeps who was named while all may write", async () => {
    const { people, negotiationId } = team;
    const draftId = await begin();
    must(await share(draftId, { writerIds: [people.ruth.userId] }));
    must(await share(draftId, { isOpen: true }));
    const found = await findDraft(people.author, negotiationId, draftId);
    expect(found?.draft?.team).toMatchObject({ sharing: "open", invited: [{ id: people.ruth.userId }] });
    must(await share(draftId, {}));
    expect(await isOpenTo(draftId, people.ruth)).toBe(false);
  });

  it("ends for who is taken out or may write no more, and does not begin again when they come back", async () => {
    const { negotiationId, people } = await newTeam(owner, { author: "recorder", ruth: "recorder", amir: "recorder" });
    const { draftId } = must(await execute(startDraft, people.author, { negotiationId, content: blank() }));
    const asked = { negotiationId, draftId, writerIds: [people.ruth.userId, people.amir.userId] };
    must(await execute(shareDraft, people.author, asked));
    const update = base64(new Uint8Array([0, 0]));
    const write = (actor: Actor) => execute(writeDraft, actor, { negotiationId, draftId, update });
    must(await write(people.ruth));
    await owner.query("update membership set role = 'commenter' where user_id = $1", [people.ruth.userId]);
    expect(await write(people.ruth)).toMatchObject({ code: "not_found" });
    must(await execute(removeMember, people.founder, { negotiationId, userId: people.amir.userId, version: 1 }));
    expect(await write(people.amir)).toMatchObject({ code: "not_found" });
    await owner.query("update membership set removed_at = null where user_id = $1", [people.amir.userId]);
    expect(await write(people.amir)).toMatchObject({ code: "not_found" });
    // Nor does its author go on reading what colleagues write, once they may not write themselves.
    await owner.query("update membership set role = 'reader' where user_id = $1", [people.author.userId]);
    expect(await findDraft(people.author, negotiationId, draftId)).toBeNull();
  });
});

describe("what six write at once", () => {
  it("is all there, the same for each, through the real command", async () => {
    const { people } = team;
    const six = [people.author, people.ruth, people.amir, people.lena, people.omar, people.sina];
    const draftId = await begin();
    must(await share(draftId, { isOpen: true }));
    const browsers = await Promise.all(six.map((actor) => Browser.open(actor, draftId)));
    const rounds = 8;
    await Promise.all(
      browsers.map(async (browser, who) => {
        for (let round = 0; round < rounds; round += 1) {
          browser.add(`k${who}-${round}`, `line ${who}-${round}`, round % 3);
          browser.type((content) => ({
            ...content,
            title: `${content.title} t${who}-${round}`,
            blocks: content.blocks.map((block) =>
              block.kind === "line" && block.key === "first"
                ? { ...block, text: `${block.text}[${who}-${round}]` }
                : block,
            ),
          }));
          // One is off the wire for half of the time.
          if (who === 3 && round < rounds / 2) continue;
          must(await browser.send());
        }
      }),
    );
    for (const browser of browsers) await browser.pull();
    const [first, ...others] = browsers.map(({ content }) => content);
    for (const other of others) expect(other).toEqual(first);
    const found = await findDraft(people.lena, team.negotiationId, draftId);
    expect(found?.draft?.content).toEqual(first);
    for (let who = 0; who < six.length; who += 1)
      for (let round = 0; round < rounds; round += 1) {
        expect(lines(first as DraftContent)).toContain(`line ${who}-${round}`);
        expect(lines(first as DraftContent).join()).toContain(`[${who}-${round}]`);
        expect(first?.title).toContain(`t${who}-${round}`);
      }
  });

  it("is taken in once when it is sent twice, and put into one row from time to time", async () => {
    const { people } = team;
    const draftId = await begin();
    const browser = await Browser.open(people.author, draftId);
    browser.add("a", "Once.");
    const update = base64(Y.encodeStateAsUpdate(browser.doc));
    const once = must(await execute(writeDraft, people.author, { ...on(draftId), update }));
    const twice = must(await execute(writeDraft, people.author, { ...on(draftId), update }));
    expect([once.version, twice.version]).toEqual([2, 2]);
    for (let key = 0; key < 110; key += 1) {
      browser.add(`b${key}`, `${key}`);
      must(await browser.send());
    }
    const rows = await asActor(people.author, (tx) => tx.sessionDraftUpdate.count({ where: { draftId } }));
    expect(rows).toBeLessThan(20);
    expect((await findDraft(people.author, team.negotiationId, draftId))?.draft?.content).toEqual(browser.content);
  });
});

describe("what a browser sends", () => {
  it("is refused where it makes no notes, and nothing of it is kept", async () => {
    const { people } = team;
    const draftId = await begin();
    const send = (doc: Y.Doc) =>
      execute(writeDraft, people.author, { ...on(draftId), update: base64(Y.encodeStateAsUpdate(doc)) });
    const opened = async () => (await Browser.open(people.author, draftId)).doc;
    const wrong: ((doc: Y.Doc) => unknown)[] = [
      (doc) => doc.getMap("session").set("format", "no format"),
      (doc) => doc.getMap("session").set("held", { deep: [1, 2, 3] }),
      (doc) => doc.getText("blocks/first/text").insert(0, "x".repeat(6000)),
      (doc) => doc.getText("venue").insert(0, "a\0b"),
      (doc) => doc.getMap("elsewhere").set("a", "b"),
      (doc) => doc.getMap("session").set("a", "b"),
      (doc) => doc.getMap("asks").set("a/questionId", "b"),
      (doc) => doc.getMap("blocks").set("first/kind", new Y.Map()),
    ];
    for (const spoil of wrong) {
      const doc = await opened();
      spoil(doc);
      expect(await send(doc)).toMatchObject({ ok: false, code: "refused" });
    }
    const whole = Y.encodeStateAsUpdate(await opened());
    for (const update of [
      base64(whole.subarray(0, whole.length - 9)),
      base64(new Uint8Array([1, 2, 3, 4, 5])),
      base64(new Uint8Array([1, 0x80, 0x80, 0x80, 0x0f, 1, 0])),
    ])
      expect(await execute(writeDraft, people.author, { ...on(draftId), update })).toMatchObject({ ok: false });
    // What rests on something that never came waits for it, in the browser.
    const doc = await opened();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    doc.getText("title").insert(0, "one ");
    doc.getText("title").insert(4, "two ");
    const late = { ...on(draftId), update: base64(updates[1] as Uint8Array) };
    expect(await execute(writeDraft, people.author, late)).toMatchObject({ ok: false, code: "conflict" });
    expect((await findDraft(people.author, team.negotiationId, draftId))?.draft).toMatchObject({ version: 1 });
    expect(await database().sessionDraft.count()).toBe(0);
  });
});

describe("filing what several have written", () => {
  it("is done once by any of them, and what comes after it is refused and still there", async () => {
    const { people } = team;
    const draftId = await begin();
    must(await share(draftId, { writerIds: [people.ruth.userId, people.amir.userId] }));
    const [author, ruth] = [await Browser.open(people.author, draftId), await Browser.open(people.ruth, draftId)];
    author.add("a", "By the author.");
    ruth.add("b", "By Ruth.");
    must(await author.send());
    const { version } = must(await ruth.send());
    ruth.add("c", "Too late.");
    const file = (actor: Actor, at = version) => execute(fileSession, actor, { ...on(draftId), version: at });
    const results = await Promise.all([file(people.amir), file(people.ruth), file(people.author, version - 1)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ruth.send()).toMatchObject({ ok: false, code: "forbidden" });
    const filers = [people.amir, people.ruth, people.author].filter((_, place) => results[place]?.ok);
    expect(await ruth.pull()).toMatchObject({
      filedAs: expect.any(String) as string,
      filedBy: { id: filers[0]?.userId },
    });
    const [session] = await asActor(people.commenter, (tx) =>
      tx.session.findMany({ where: { negotiationId: team.negotiationId } }),
    );
    expect(JSON.stringify(session?.notes)).toContain("By the author.");
    expect(JSON.stringify(session?.notes)).toContain("By Ruth.");
    expect(await asActor(people.ruth, (tx) => tx.sessionDraftUpdate.count({ where: { draftId } }))).toBe(0);
  });

  it("loses nothing that was taken in while somebody files", async () => {
    const { people } = team;
    const draftId = await begin();
    must(await share(draftId, { isOpen: true }));
    const ruth = await Browser.open(people.ruth, draftId);
    let isFiled = false;
    const kept: string[] = [];
    const typing = async () => {
      for (let key = 0; !isFiled && key < 200; key += 1) {
        ruth.add(`k${key}`, `line ${key};`);
        if ((await ruth.send()).ok) kept.push(`line ${key};`);
      }
    };
    const filing = async () => {
      for (let tries = 0; !isFiled && tries < 200; tries += 1) {
        const found = await findDraft(people.author, team.negotiationId, draftId);
        const version = found?.draft?.version ?? 0;
        isFiled = (await execute(fileSession, people.author, { ...on(draftId), version })).ok;
      }
    };
    await Promise.all([typing(), filing()]);
    const end = await ruth.pull();
    const seriesId = end && "filedAs" in end ? end.filedAs : null;
    const filed = await asActor(people.ruth, (tx) =>
      tx.session.findFirstOrThrow({ where: { seriesId: seriesId ?? "" } }),
    );
    for (const text of kept) expect(JSON.stringify(filed.notes)).toContain(text);
  });
});

describe("what six correct of a filed session at once, each in notes of their own", () => {
  it("is all there, of each field as who filed it last chose, and everybody sees the same", async () => {
    const { negotiationId, people } = team;
    const six = [people.author, people.ruth, people.amir, people.lena, people.omar, people.sina];
    const draftId = await begin({ ...blank(), blocks: [{ ...blankLine("first"), text: "They met." }] });
    const { sessionId } = must(await execute(fileSession, people.author, { ...on(draftId), version: 1 }));
    const standing = await sessionPage(openedAs(people.commenter, team), sessionId);
    const recordId = standing?.session.recordId ?? "";
    const fields = ["title", "venue", "levelNote"] as const;
    const plans = fc.sample(fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 2 }), {
      numRuns: six.length,
      seed: 6,
    });
    const filed: Partial<Record<(typeof fields)[number], string>>[] = [];
    let conflicts = 0;
    // All of them begin before anybody files: what stands no more is corrected by nobody.
    const begun = await Promise.all(
      six.map(async (actor) => must(await execute(correctSession, actor, { negotiationId, recordId })).draftId),
    );
    await Promise.all(
      six.map(async (actor, who) => {
        const id = begun[who] ?? "";
        const draftOf = async () => {
          const draft = (await findDraft(actor, negotiationId, id))?.draft;
          if (!draft) throw new Error("the notes are gone");
          return draft;
        };
        const save = async (change: (content: DraftContent) => DraftContent) => {
          const { content, version } = await draftOf();
          return must(await execute(saveDraft, actor, { ...on(id), version, content: change(content) })).version;
        };
        const mine = Object.fromEntries((plans[who] ?? []).map((field) => [field, `${field} by ${who}`]));
        let version = await save((content) => ({
          ...content,
          ...mine,
          reason: `Correction ${who}`,
          blocks: [
            ...content.blocks.map((block) =>
              block.kind === "line" && block.text.startsWith("They met.") && who % 2 === 0
                ? { ...block, text: `${block.text} [${who}]` }
                : block,
            ),
            { ...blankLine(`line-${who}`), text: `Line by ${who}.` },
          ],
        }));
        for (;;) {
          const result = await execute(fileSession, actor, { ...on(id), version });
          if (result.ok) return void filed.push(mine);
          if (result.code !== "conflict") throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
          conflicts += 1;
          must(await execute(catchUpWithSession, actor, { ...on(id), version: (await draftOf()).version }));
          // What both changed is asked: each keeps their own.
          version = await save((content) => ({ ...content, offered: [], reason: `Correction ${who}` }));
        }
      }),
    );
    expect(conflicts).toBeGreaterThanOrEqual(six.length - 1);
    const seen = await Promise.all(six.map((actor) => sessionPage(openedAs(actor, team), sessionId)));
    const [page] = seen;
    for (const each of seen) expect(each?.session).toEqual(page?.session);
    expect(page?.history).toHaveLength(six.length + 1);
    expect(page?.session).toMatchObject(Object.assign({}, ...filed) as object);
    const notes = JSON.stringify(page?.session.notes);
    for (const who of six.keys()) {
      expect(notes).toContain(`Line by ${who}.`);
      if (who % 2 === 0) expect(notes).toContain(`[${who}]`);
    }
  });
});

describe("a draft from before", () => {
  it("is carried over as it was, from whichever of two windows changes it first", async () => {
    const { people } = team;
    const draftId = await begin({ ...blank(), blocks: [{ ...blankLine("first"), text: "As it was." }] });
    expect(await asActor(people.author, (tx) => tx.sessionDraftUpdate.count({ where: { draftId } }))).toBe(0);
    const [one, other] = [await Browser.open(people.author, draftId), await Browser.open(people.author, draftId)];
    one.add("a", "One.");
    other.add("b", "Other.");
    must(await one.send());
    must(await other.send());
    expect(lines(other.content).sort()).toEqual(["As it was.", "One.", "Other."]);
    const whole = { ...on(draftId), version: 3, content: { ...other.content, title: "Tuesday" } };
    must(await execute(saveDraft, people.author, whole));
    await one.pull();
    expect(one.content).toMatchObject({ title: "Tuesday" });
  });
});

describe("who is asked to write notes", () => {
  const told = async (actor: Actor, draftId: string) => {
    const { items } = await inboxPage(actor, "inbox", new Date(Date.now() + 1000));
    return items.find(({ subjectId }) => subjectId === draftId) ?? null;
  };

  it("finds that in their inbox until the notes are filed, and nobody else does", async () => {
    const { ruth, amir, author, commenter } = team.people;
    const draftId = await begin();
    must(await share(draftId, { writerIds: [ruth.userId] }));
    expect(await told(ruth, draftId)).toMatchObject({
      reason: "assigned",
      subject: { kind: "notes", name: "Notes of a session: Monday", isGone: false },
      entries: [{ person: "author", did: "asks you to write in the notes of a session with them" }],
      fresh: 1,
    });
    for (const other of [author, amir, commenter]) expect(await told(other, draftId)).toBeNull();
    const through = (await told(ruth, draftId))?.at.toISOString();
    const line = { negotiationId: team.negotiationId, subjectId: draftId, through };
    must(await execute(readInbox, ruth, { ...line, isRead: true }));
    expect(await told(ruth, draftId)).toMatchObject({ fresh: 0 });
    expect(await execute(readInbox, amir, { ...line, isRead: true })).toMatchObject({ code: "not_found" });
    // Asked once more, they are not told twice.
    must(await share(draftId, { writerIds: [ruth.userId, amir.userId] }));
    expect(await told(ruth, draftId)).toMatchObject({ fresh: 0 });
    expect(await told(amir, draftId)).toMatchObject({ fresh: 1 });
    const found = await findDraft(ruth, team.negotiationId, draftId);
    must(await execute(fileSession, ruth, { ...on(draftId), version: found?.draft?.version }));
    for (const each of [ruth, amir]) expect(await told(each, draftId)).toBeNull();
  });

  it("is told no more once they are named no more, or the notes are discarded; and again once those are back", async () => {
    const { ruth, amir, author } = team.people;
    const draftId = await begin();
    must(await share(draftId, { writerIds: [ruth.userId, amir.userId] }));
    must(await share(draftId, { writerIds: [ruth.userId] }));
    expect(await told(amir, draftId)).toBeNull();
    expect(await told(ruth, draftId)).not.toBeNull();
    const version = (await findDraft(author, team.negotiationId, draftId))?.draft?.version;
    must(await execute(discardDraft, author, { ...on(draftId), version }));
    expect(await told(ruth, draftId)).toBeNull();
    must(await execute(restoreDraft, author, on(draftId)));
    expect(await told(ruth, draftId)).not.toBeNull();
    must(await share(draftId, { writerIds: [] }));
    expect(await told(ruth, draftId)).toBeNull();
  });

  it("hears of marked notes in their circle alone, and no longer than they are in it", async () => {
    const { ruth, founder } = team.people;
    const draftId = await begin({ ...blank(), compartmentId });
    must(await share(draftId, { writerIds: [ruth.userId] }));
    expect(await told(ruth, draftId)).toMatchObject({ entries: [{ compartmentId }] });
    const circle = { negotiationId: team.negotiationId, compartmentId, userId: ruth.userId };
    must(await execute(removeFromCompartment, founder, circle));
    expect(await told(ruth, draftId)).toBeNull();
    must(await execute(addToCompartment, founder, circle));
  });
});
