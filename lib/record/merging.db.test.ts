import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Result, StandingField } from "@/lib/platform/result";
import { positionNoun } from "@/lib/positions/commands/position";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, wordTerm } from "@/prisma/team-fixtures";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** What a conflict says of each field: who changed it, and what theirs is. */
function told(result: Result<unknown>): Record<string, Partial<StandingField>> {
  if (result.ok) throw new Error("nobody was quicker");
  const { standing } = result;
  expect(result.code).toBe("conflict");
  return Object.fromEntries((standing?.differences ?? []).map((field) => [field.name, field]));
}

const summary = "The forces of the United States leave within fourteen months of signature.";
const term = { number: "1", title: "Withdrawal", kind: "article", summary };

describe("who saves second", () => {
  it("is told of each field who changed it, and given both changes of a text in one", async () => {
    const { negotiationId, people } = await newTeam(owner, { second: "recorder" });
    const begun = must(await execute(termNoun.record, people.founder, { negotiationId, ...term }));
    const correction = { negotiationId, ...term, supersedesId: begun.recordId };
    const theirs = { title: "Full withdrawal", summary: summary.replace("fourteen", "sixteen"), number: "2" };
    must(await execute(termNoun.record, people.founder, { ...correction, ...theirs }));
    const yours = { kind: "paragraph", summary: `All of it: ${summary}`, number: "3" };
    expect(told(await execute(termNoun.record, people.second, { ...correction, ...yours }))).toMatchObject({
      title: { side: "theirs", value: "Full withdrawal" },
      kind: { side: "yours" },
      number: { side: "both", value: "2" },
      summary: {
        side: "both",
        merged: { text: `All of it: ${summary.replace("fourteen", "sixteen")}`, isClean: true },
      },
    });
  });

  it("goes on from the words that they had before them, and takes over nothing where they began from nothing", async () => {
    const { negotiationId, people } = await newTeam(owner, { second: "recorder" });
    const { founder, second } = people;
    const { termId, clauseVersionId } = await wordTerm(founder, {
      negotiationId,
      number: "1",
      title: "T",
      text: summary,
    });
    const seenRecordId = clauseVersionId;
    const word = (actor: Actor, text: string) =>
      execute(clauseVersionNoun.record, actor, { negotiationId, termId, text, seenRecordId });
    must(await word(founder, summary.replace("fourteen", "sixteen")));
    expect(told(await word(second, `All of it: ${summary}`)).text).toMatchObject({
      side: "both",
      merged: { text: `All of it: ${summary.replace("fourteen", "sixteen")}`, isClean: true },
    });

    const state = { negotiationId, name: "R", code: "RU", kind: "state", role: "negotiating", isAtTable: true };
    const { partyId } = must(await execute(partyNoun.record, founder, state));
    const seen = must(
      await execute(termNoun.record, founder, { negotiationId, number: "9", title: "L", kind: "article" }),
    );
    const hold = (actor: Actor, stance: string, why?: string) => {
      const position = { negotiationId, partyId, termId, stance, basis: "public", confidence: "high", why };
      return execute(positionNoun.record, actor, { ...position, seenRecordId: seen.recordId });
    };
    must(await hold(founder, "opposes", "They said so."));
    const differences = told(await hold(second, "supports"));
    expect(differences).toMatchObject({ stance: { side: "both" }, why: { side: "both" } });
  });

  it("is shown nothing that is marked for others", async () => {
    const { negotiationId, people } = await newTeam(owner, { second: "recorder" });
    const { founder, second } = people;
    const circle = { negotiationId, name: "Circle", meaning: "For a few." };
    const { id: compartmentId } = must(await execute(makeCompartment, founder, circle));
    const { termId, clauseVersionId } = await wordTerm(founder, {
      negotiationId,
      number: "1",
      title: "T",
      text: summary,
    });
    const word = { negotiationId, termId, seenRecordId: clauseVersionId };
    must(
      await execute(clauseVersionNoun.record, founder, { ...word, text: "What only a few may read.", compartmentId }),
    );
    must(await execute(clauseVersionNoun.record, second, { ...word, text: "Open words." }));
  });
});

/** What a form does with a conflict: takes over what only they changed, and chooses its own where both changed. */
const merged = (mine: Record<string, unknown>, fields: Record<string, Partial<StandingField>>) => ({
  ...mine,
  ...Object.fromEntries(
    Object.entries(fields).flatMap(([name, { side, value }]) =>
      side === "theirs" ? [[name, value || undefined]] : [],
    ),
  ),
});

type Cell = { negotiationId: string; start: Record<string, string>; recordId: string };

/** Six correct one record at once, one or two of its fields each, and merge what they are told of until it is saved. */
async function sixWriters(
  { start, recordId, ...on }: Cell,
  actors: readonly Actor[],
  record: (actor: Actor, input: Record<string, unknown>) => Promise<Result<unknown>>,
  says: (field: string, place: number) => string,
  fields: readonly string[],
) {
  const plans = fc.sample(fc.array(fc.constantFrom(...fields), { minLength: 1, maxLength: 2 }), {
    numRuns: actors.length,
    seed: 6,
  });
  let conflicts = 0;
  /** Which value each writer has put where, in the order in which they were recorded. */
  const saved: [string, string][][] = [];
  const write = async (actor: Actor, place: number) => {
    const mine = (plans[place] ?? []).map((name): [string, string] => [name, says(name, place)]);
    let input: Record<string, unknown> = { ...on, ...start, ...Object.fromEntries(mine), supersedesId: recordId };
    for (;;) {
      const result = await record(actor, input);
      if (result.ok) return void saved.push(mine);
      if (result.code !== "conflict") throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
      conflicts++;
      input = { ...merged(input, told(result)), supersedesId: result.standing?.recordId };
    }
  };
  await Promise.all(actors.map(write));
  expect(saved).toHaveLength(actors.length);
  expect(conflicts).toBeGreaterThanOrEqual(actors.length - 1);
  const { rows: all } = await owner.query(
    "select 1 from record where series_id = (select series_id from record where id = $1)",
    [recordId],
  );
  expect(all).toHaveLength(actors.length + 1);
  // Each field says what somebody chose last; what nobody changed says what it said.
  return { ...start, ...Object.fromEntries(saved.flat()) };
}

describe("six writers who change fields at random lose no change that nobody else made, and each loser is told", () => {
  const six = { a: "recorder", b: "recorder", c: "recorder", d: "recorder", e: "recorder", f: "recorder" } as const;

  it("in a term", async () => {
    const { negotiationId, people } = await newTeam(owner, six);
    const { founder, outsider: _, ...writers } = people;
    const fields = ["number", "title", "summary", "axisLabel"] as const;
    const said = { number: "1", title: "Start", summary: "Start", axisLabel: "Start" };
    const start = { ...said, axisUnit: "months", kind: "article" };
    const { recordId } = must(await execute(termNoun.record, founder, { negotiationId, ...start }));
    const last = await sixWriters(
      { negotiationId, start, recordId },
      Object.values(writers),
      (actor, input) => execute(termNoun.record, actor, input),
      (field, place) => (field === "number" ? String(place + 2) : `${place} ${field}`),
      fields,
    );
    const { rows } = await owner.query<Record<string, string>>(
      `select t.number, t.title, t.summary, t.axis_label as "axisLabel" from term t join record_period p using (record_id)
        where t.negotiation_id = $1 and p.known_to > now()`,
      [negotiationId],
    );
    expect(rows).toEqual([Object.fromEntries(fields.map((name) => [name, last[name]]))]);
  });

  it("in a position", async () => {
    const { negotiationId, people } = await newTeam(owner, six);
    const { founder, outsider: _, ...writers } = people;
    const state = { negotiationId, name: "R", code: "RU", kind: "state", role: "negotiating", isAtTable: true };
    const { partyId } = must(await execute(partyNoun.record, founder, state));
    const { termId } = must(
      await execute(termNoun.record, founder, { negotiationId, number: "1", title: "T", kind: "article" }),
    );
    const values = {
      stance: ["champions", "supports", "can_live_with", "neutral", "opposes", "strongly_opposes"],
      basis: ["in_the_room", "reported", "assessed", "in_the_room", "reported", "assessed"],
      confidence: ["low", "medium", "low", "medium", "low", "medium"],
      why: ["one", "two", "three", "four", "five", "six"],
    } as Record<string, readonly string[]>;
    const start = { partyId, termId, stance: "rejects", basis: "public", confidence: "high", why: "Start" };
    const { recordId } = must(await execute(positionNoun.record, founder, { negotiationId, ...start }));
    const last = await sixWriters(
      { negotiationId, start, recordId },
      Object.values(writers),
      (actor, input) => execute(positionNoun.record, actor, input),
      (field, place) => values[field]?.[place] ?? "",
      Object.keys(values),
    );
    const { rows } = await owner.query<Record<string, string>>(
      `select s.stance::text, s.basis::text, s.confidence::text, s.why from position s join record_period p using (record_id)
        where s.negotiation_id = $1 and p.known_to > now()`,
      [negotiationId],
    );
    expect(rows).toEqual([Object.fromEntries(Object.keys(values).map((name) => [name, last[name]]))]);
  });
});
