import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { statusesIn } from "@/lib/terms/queries";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { clauseVersionNoun } from "./commands/clause-version";
import { clauseVersionsIn, originalsOf } from "./queries";

let owner: Owner;
let founder: Actor;
let reader: Actor;
let outsider: Actor;
let negotiationId: string;

const zone = "Asia/Qatar";
const present = "2019-02-28";
const now = () => parseMoment({}, { zone, present }, new Date());

const mustSucceed = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

let count = 0;
async function makeTerm(): Promise<string> {
  const term = { negotiationId, number: `9.${++count}`, title: "Term", kind: "paragraph", heldFrom: "2019-01" };
  return mustSucceed(await execute(termNoun.record, founder, term)).termId;
}

const word = (termId: string, input: object, actor: Actor | null = founder) =>
  execute(clauseVersionNoun.record, actor, { negotiationId, termId, ...input });

async function worded(termId: string, input: object): Promise<string> {
  return mustSucceed(await word(termId, input)).clauseVersionId;
}

const dari = { language: "fa-AF", text: "نیروها خارج می‌شوند." };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${name}-${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, reader, outsider] = await Promise.all([person("Founder"), person("Reader"), person("Outsider")]);
  const made = await execute(foundNegotiation, founder, { name: `Languages ${randomUUID()}`, timeZone: zone, present });
  negotiationId = mustSucceed(made).id;
  mustSucceed(await execute(addMember, founder, { negotiationId, email: reader.email, role: "reader" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("a translation", () => {
  it("is of a given version of the same term in another language, and of nothing else", async () => {
    const [termId, otherTerm] = [await makeTerm(), await makeTerm()];
    const english = await worded(termId, { text: "The forces leave.", heldFrom: "2019-02-01" });
    const other = await worded(otherTerm, { text: "Funding goes on." });
    const attempt = (translatesId: string, input: object = dari) => word(termId, { ...input, translatesId });
    expect(await attempt(other)).toMatchObject({ code: "refused", fieldErrors: { translatesId: [/same term/] } });
    expect(await attempt(english, { text: "The forces go." })).toMatchObject({
      code: "refused",
      fieldErrors: { translatesId: [/another language/] },
    });
    expect(await attempt(randomUUID())).toMatchObject({ code: "not_found", fieldErrors: { translatesId: [/./] } });
    mustSucceed(await attempt(english));
    const rows = await asActor(reader, (tx) => clauseVersionsIn(tx, negotiationId, now()));
    const translation = rows.find((row) => row.termId === termId && row.language === "fa-AF");
    expect(translation?.translatesId).toBe(english);
    const originals = await asActor(reader, (tx) => originalsOf(tx, rows));
    expect(originals.get(english)).toMatchObject({ language: "en", number: 1 });
    expect(await attempt(english)).toMatchObject({ code: "refused", fieldErrors: { text: [/exactly this/] } });
  });

  it("says the same words again of a later version, and is of no version that was corrected or taken back", async () => {
    const termId = await makeTerm();
    const first = await worded(termId, { text: "They leave.", heldFrom: "2019-02-01" });
    await worded(termId, { ...dari, translatesId: first, heldFrom: "2019-02-01" });
    const second = await worded(termId, { text: "They shall leave.", heldFrom: "2019-02-20" });
    await worded(termId, { ...dari, translatesId: second, heldFrom: "2019-02-21" });
    const corrected = await worded(termId, { text: "They shall all leave.", supersedesId: second });
    expect(await word(termId, { ...dari, text: "همه", translatesId: second })).toMatchObject({
      code: "refused",
      fieldErrors: { translatesId: [/English version 2 was corrected/] },
    });
    mustSucceed(
      await execute(clauseVersionNoun.retract, founder, { negotiationId, recordId: corrected, reason: "Never said." }),
    );
    expect(await word(termId, { ...dari, text: "همه", translatesId: corrected })).toMatchObject({
      fieldErrors: { translatesId: [/taken back/] },
    });
    // What a translation named stays named when it is corrected itself.
    const rows = await asActor(reader, (tx) => clauseVersionsIn(tx, negotiationId, now()));
    const standing = rows.find((row) => row.termId === termId && row.language === "fa-AF");
    mustSucceed(await word(termId, { ...dari, text: "همه", translatesId: second, supersedesId: standing?.id }));
  });

  it("of agreed words takes no reason and reopens nothing, unless it takes an authentic wording's place", async () => {
    const termId = await makeTerm();
    const english = await worded(termId, { text: "They leave.", heldFrom: "2019-02-01" });
    mustSucceed(
      await execute(termStatusNoun.record, founder, {
        negotiationId,
        termId,
        status: "agreed",
        heldFrom: "2019-02-02",
      }),
    );
    const status = async () =>
      (await asActor(reader, (tx) => statusesIn(tx, negotiationId, now()))).get(termId)?.status;
    await worded(termId, { ...dari, translatesId: english, heldFrom: "2019-02-03" });
    await worded(termId, { ...dari, text: "همه", translatesId: english, heldFrom: "2019-02-04" });
    expect(await status()).toBe("agreed");
    // Authentic now: the first of its language, and from here on agreed like any.
    await worded(termId, { ...dari, heldFrom: "2019-02-05" });
    expect(await status()).toBe("agreed");
    const demoted = { ...dari, translatesId: english, heldFrom: "2019-02-06" };
    expect(await word(termId, demoted)).toMatchObject({ fieldErrors: { reason: [/agreed/] } });
    await worded(termId, { ...demoted, reason: "The parties take the English alone." });
    expect(await status()).toBe("reopened");
  });

  it("is never seen by whom its original is hidden from, whoever writes it", async () => {
    const termId = await makeTerm();
    const circle = { negotiationId, name: `Circle ${randomUUID()}`, meaning: "The envoy's own." };
    const { id: compartmentId } = mustSucceed(await execute(makeCompartment, founder, circle));
    const open = await worded(termId, { text: "Open." });
    const hidden = await worded(termId, { text: "Hidden.", compartmentId });
    expect(await word(termId, { ...dari, translatesId: hidden })).toMatchObject({
      code: "not_found",
      fieldErrors: { translatesId: [/./] },
    });
    mustSucceed(await word(termId, { ...dari, translatesId: hidden, compartmentId }));
    mustSucceed(await word(termId, { language: "ps", text: "ټول", translatesId: open, compartmentId }));
    const seen = await asActor(reader, (tx) => clauseVersionsIn(tx, negotiationId, now()));
    expect(seen.filter((row) => row.termId === termId).map(({ text }) => text)).toEqual(["Open."]);
    // The database refuses what a command with a mistake in it would let through.
    await expect(insertTranslation({ like: open, translatesId: hidden })).rejects.toThrow(/readers see/);
    await expect(insertTranslation({ like: open, translatesId: open })).rejects.toThrow(/another language/);
  });

  it("is kept behind the wall: the signed out, the outsider, who may only read", async () => {
    const termId = await makeTerm();
    const translatesId = await worded(termId, { text: "They leave." });
    const input = { ...dari, translatesId };
    expect(await word(termId, input, null)).toMatchObject({ code: "signed_out" });
    expect(await word(termId, input, outsider)).toMatchObject({ code: "not_found" });
    expect(await word(termId, input, reader)).toMatchObject({ code: "forbidden" });
  });
});

/** Writes past the commands, as a mistake in one would; taken back whatever comes of it. */
async function insertTranslation({ like, translatesId }: { like: string; translatesId: string }): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ id: string }>(
      `insert into record (negotiation_id, series_id, kind, valid_from, valid_text, recorded_by)
       select negotiation_id, series_id, kind, valid_from, valid_text, recorded_by from record where id = $1 returning id`,
      [like],
    );
    await client.query(
      `insert into clause_version (record_id, series_id, negotiation_id, term_id, language, number, drafter, text, translates_id)
       select $1, series_id, negotiation_id, term_id, case when $3 = record_id then language else 'fr' end, 7, drafter, 'x', $3
         from clause_version where record_id = $2`,
      [rows[0]?.id, like, translatesId],
    );
  } finally {
    await client.query("rollback");
    client.release();
  }
}
