import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { beginDraft } from "@/lib/logbook/commands/begin-draft";
import { saveDraft } from "@/lib/logbook/commands/save-draft";
import type { DraftContent } from "@/lib/logbook/schema";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { type Actor, asActor } from "./actor";
import { execute } from "./command";
import { closeDatabase } from "./database";

let owner: Owner;
let negotiationId: string;
let people: Record<"founder" | "recorder" | "reader" | "outsider", Actor>;
const held: { release: () => Promise<void> }[] = [];

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ negotiationId, people } = await newTeam(owner, { recorder: "recorder", reader: "reader" }));
});

afterEach(async () => {
  for (const { release } of held.splice(0)) await release();
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const party = { name: "Ruritania", code: "RU", kind: "state", role: "observer" };

/** Another writer, who has the negotiation's turn and keeps it until the test ends. */
async function holdTurn(): Promise<void> {
  const client = await owner.connect();
  await client.query("begin");
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [negotiationId]);
  held.push({
    release: async () => {
      await client.query("rollback");
      client.release();
    },
  });
}

/** Notes that the recorder has begun. */
async function begunDraft() {
  const begun = { negotiationId, title: "A sitting", held: "25 Feb 2019" };
  const { draftId } = must(await execute(beginDraft, people.recorder, begun));
  const draft = await asActor(people.recorder, (tx) => tx.sessionDraft.findUniqueOrThrow({ where: { id: draftId } }));
  return { draftId, content: draft.content as unknown as DraftContent };
}

describe("a writer's turn", () => {
  it("is not waited for by those who may not write, nor by what is theirs alone", async () => {
    const { draftId, content } = await begunDraft();
    await holdTurn();
    const began = Date.now();
    const refused = await Promise.all(
      Array.from({ length: 10 }, () => execute(partyNoun.record, people.reader, { negotiationId, ...party })),
    );
    expect(new Set(refused.map((result) => !result.ok && result.code))).toEqual(new Set(["forbidden"]));
    expect(await execute(partyNoun.record, people.outsider, { negotiationId, ...party })).toMatchObject({
      code: "not_found",
    });
    must(await execute(saveDraft, people.recorder, { negotiationId, draftId, version: 1, content }));
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  it("that does not come in five seconds is told, and nothing is written", async () => {
    await holdTurn();
    const waited = await execute(partyNoun.record, people.recorder, { negotiationId, ...party });
    expect(waited).toMatchObject({ ok: false, code: "unavailable", message: /Try again/ });
  });

  it("is looked at anew when it comes: who was removed meanwhile writes nothing", async () => {
    const { negotiationId: own, people: cast } = await newTeam(owner, { leaver: "recorder" });
    const client = await owner.connect();
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [own]);
    const waiting = execute(partyNoun.record, cast.leaver, { negotiationId: own, ...party });
    await expect
      .poll(
        async () => (await owner.query("select from pg_locks where not granted and locktype = 'advisory'")).rowCount,
        { timeout: 4_000 },
      )
      .toBeGreaterThan(0);
    await client.query("update membership set removed_at = now() where user_id = $1", [cast.leaver.userId]);
    await client.query("commit");
    client.release();
    expect(await waiting).toMatchObject({ ok: false, code: "not_found" });
  });
});

describe("a reader's page", () => {
  it("sees one moment from its first query to its last", async () => {
    const counts = await asActor(people.reader, async (tx) => {
      const count = () => tx.party.count({ where: { negotiationId } });
      const before = await count();
      must(await execute(partyNoun.record, people.recorder, { negotiationId, ...party }));
      return [before, await count()];
    });
    expect(counts[0]).toBe(counts[1]);
  });
});

describe("what cannot be kept", () => {
  it.each([
    ["a NUL", "Ruri\0tania"],
    ["half a character", "Ruri\ud83dtania"],
  ])("is refused beside its field: %s", async (_, name) => {
    expect(await execute(partyNoun.record, people.recorder, { negotiationId, ...party, name })).toMatchObject({
      ok: false,
      code: "invalid",
      fieldErrors: { name: [/cannot be kept/] },
    });
  });

  it("is refused however deep it stands in what is kept as typed", async () => {
    const { draftId, content } = await begunDraft();
    const line = { kind: "line", key: "one", time: "", text: "Half \udc00.", mentions: [] };
    const saved = { negotiationId, draftId, version: 1, content: { ...content, blocks: [line] } };
    expect(await execute(saveDraft, people.recorder, saved)).toMatchObject({
      ok: false,
      code: "invalid",
      fieldErrors: { "content.blocks.0.text": [/cannot be kept/] },
    });
  });
});

describe("what is there already", () => {
  it("is a conflict only where somebody corrected the same record", async () => {
    const compartment = { negotiationId, name: "Inner", meaning: "m" };
    must(await execute(makeCompartment, people.founder, compartment));
    expect(await execute(makeCompartment, people.founder, compartment)).toMatchObject({
      ok: false,
      code: "refused",
      fieldErrors: { name: [/already/] },
    });
    expect(
      await execute(addMember, people.founder, { negotiationId, email: people.reader.email, role: "reader" }),
    ).toMatchObject({ ok: false, code: "refused" });
  });
});
