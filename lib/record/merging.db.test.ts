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

it("six writers who change fields at random lose no change that nobody else made, and each loser is told", async () => {
  const { negotiationId, people } = await newTeam(owner, {
    a: "recorder",
    b: "recorder",
    c: "recorder",
    d: "recorder",
    e: "recorder",
    f: "recorder",
  });
  const { founder, outsider: _, ...writers } = people;
  const fields = ["number", "title", "summary", "axisLabel"] as const;
  const start = {
    number: "1",
    title: "Start",
    summary: "Start",
    axisLabel: "Start",
    axisUnit: "months",
    kind: "article",
  };
  const { recordId } = must(await execute(termNoun.record, founder, { negotiationId, ...start }));
  const plans = fc.sample(fc.array(fc.constantFrom(...fields), { minLength: 1, maxLength: 2 }), {
    numRuns: 6,
    seed: 6,
  });
  let conflicts = 0;
  /** Which value each writer has put where, in the order in which they were recorded. */
  const saved: { name: string; value: string }[][] = [];
  const write = async (actor: Actor, changed: readonly string[], who: string) => {
    const mine = changed.map((name) => ({ name, value: name === "number" ? who : `${who} ${name}` }));
    let input: Record<string, unknown> = {
      negotiationId,
      ...start,
      ...Object.fromEntries(mine.map(({ name, value }) => [name, value])),
      supersedesId: recordId,
    };
    for (;;) {
      const result = await execute(termNoun.record, actor, input);
      if (result.ok) return void saved.push(mine);
      if (result.code !== "conflict") throw new Error(result.message);
      conflicts++;
      input = { ...merged(input, told(result)), supersedesId: result.standing?.recordId };
    }
  };
  await Promise.all(Object.values(writers).map((actor, place) => write(actor, plans[place] ?? [], String(place + 2))));
  expect(saved).toHaveLength(6);
  expect(conflicts).toBeGreaterThanOrEqual(5);
  const { rows } = await owner.query<Record<string, string>>(
    `select t.number, t.title, t.summary, t.axis_label as "axisLabel" from term t join record_period p using (record_id)
      where t.negotiation_id = $1 and p.known_to > now()`,
    [negotiationId],
  );
  expect(rows).toHaveLength(1);
  // Each field says what somebody chose last; what nobody changed says what it said.
  const last = { ...start, ...Object.fromEntries(saved.flat().map(({ name, value }) => [name, value])) };
  for (const name of fields) expect(rows[0]?.[name]).toBe(last[name]);
  const { rows: all } = await owner.query(
    "select 1 from record where series_id = (select series_id from record where id = $1)",
    [recordId],
  );
  expect(all).toHaveLength(7);
});
