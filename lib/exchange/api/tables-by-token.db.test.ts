/** A table that a program has taken in: done as its token, and no longer than that holds. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { endToken } from "@/lib/platform/commands/own-tokens";
import { closeDatabase } from "@/lib/platform/database";
import { findTokenActor } from "@/lib/platform/own-tokens";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { addRows, beginTable, settleTable, turnTable } from "../commands/table";
import { tableView } from "../queries-table";
import { mappingSchema } from "../rules/table-in/mapping";
import { tableWork } from "../tables/work";
import { post, tokenOf } from "./fixtures";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"clerk">>>;
let clerk: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { clerk: "recorder" });
  ({ clerk } = team.people);
});

afterAll(async () => {
  await closeDatabase();
  await owner.end();
});

/** Goes on with the clerk's tables alone, until this one is so; other tests may be at work on them as well. */
async function workedTo(tableId: string, state: string): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    "insert into sign_in (user_id, purpose, expires_at) values ($1, 'table', now() + interval '1 hour') returning id",
    [clerk.userId],
  );
  const { userId, name, email } = clerk;
  const reader = { userId, name, email, signInId: rows[0]?.id ?? "" };
  const job = { id: randomUUID(), kind: "table.work", leaseId: randomUUID(), attempts: 1, madeAt: new Date(), reader };
  await tableWork["table.work"]?.(job);
  await expect.poll(async () => (await view(tableId)).state, { timeout: 20_000 }).toBe(state);
}

const view = async (tableId: string) => {
  const found = await tableView(openedAs(clerk, team), tableId);
  if (!found) throw new Error("There is no such table.");
  return found;
};

const turn = (actor: Actor, tableId: string, to: "ready" | "record" | "undo") =>
  execute(turnTable, actor, { negotiationId: team.negotiationId, tableId, to });

/** A table of parties as the program has had it checked. */
async function checked(program: Actor, names: readonly string[]): Promise<string> {
  const { negotiationId } = team;
  const columns = ["Name", "Code", "Kind", "Role"];
  const { tableId } = must(await execute(beginTable, program, { negotiationId, name: "parties.csv", columns }));
  for (const [place, name] of names.entries())
    must(
      await execute(addRows, program, {
        ...{ negotiationId, tableId, place, firstRow: place + 1 },
        rows: [[name, name.slice(0, 3).toUpperCase(), "state", "observer"]],
      }),
    );
  must(await turn(program, tableId, "ready"));
  const mapping = mappingSchema.parse((await view(tableId)).mapping);
  must(await execute(settleTable, program, { negotiationId, tableId, mapping }));
  await workedTo(tableId, "checked");
  return tableId;
}

async function newProgram(): Promise<Actor> {
  const program = await findTokenActor(await tokenOf(clerk, { negotiationIds: [team.negotiationId] }));
  if (!program) throw new Error("There is no such token.");
  return program;
}

const namedInChain = async (event: string) => {
  const { rows } = await owner.query<{ body: string }>(
    "select body from audit_entry where negotiation_id = $1 and event = $2 order by seq",
    [team.negotiationId, event],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { token?: { id: string } }).token?.id ?? null);
};

it("names the token in the chain, and a person where they go on themselves", async () => {
  const program = await newProgram();
  const tableId = await checked(program, ["Arcadia", "Borduria"]);
  must(await turn(program, tableId, "record"));
  await workedTo(tableId, "recorded");
  expect((await view(tableId)).counts).toMatchObject({ recorded: 2 });
  expect(await namedInChain("party.recorded")).toEqual([program.signInId, program.signInId]);
  must(await turn(clerk, tableId, "undo"));
  await workedTo(tableId, "undone");
  expect(new Set(await namedInChain("party.undone"))).toEqual(new Set([null]));
});

it.each([
  ["is ended by its owner", (id: string) => execute(endToken, clerk, { tokenId: id })],
  [
    "has come to its day",
    (id: string) =>
      owner.query(
        "update sign_in set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1",
        [id],
      ),
  ],
])("stops, and says why, once the token %s; its owner goes on", async (how, end) => {
  const program = await newProgram();
  const name = how.slice(0, 3);
  const tableId = await checked(program, [`${name} one`, `${name.split("").reverse().join("")} two`]);
  await end(program.signInId);
  // As it is where the token ends just after it was asked.
  await owner.query("update taken_table set state = 'recording', token_id = $2 where id = $1", [
    tableId,
    program.signInId,
  ]);
  await workedTo(tableId, "stopped");
  expect(await view(tableId)).toMatchObject({ counts: { recorded: 0 }, said: expect.stringContaining("token") });
  must(await turn(clerk, tableId, "record"));
  await workedTo(tableId, "recorded");
  expect(await view(tableId)).toMatchObject({ said: null, counts: { recorded: 2 } });
});

it("goes on at once where a program asks for it, as where a page does", async () => {
  const token = await tokenOf(clerk, { negotiationIds: [team.negotiationId] });
  const { negotiationId } = team;
  const must200 = async (name: string, input: object) => {
    const answer = await post(name, { negotiationId, ...input }, { token });
    expect(answer.status, name).toBe(200);
    return ((await answer.json()) as { value: { tableId: string } }).value;
  };
  const { tableId } = await must200("table.begin", { name: "more.csv", columns: ["Name", "Code"] });
  await must200("table.add_rows", { tableId, place: 0, firstRow: 1, rows: [["Syldavia", "SYL"]] });
  await must200("table.turn", { tableId, to: "ready" });
  const from = { name: { column: 0 }, code: { column: 1 } };
  const always = { kind: { always: "state" }, role: { always: "observer" } };
  await must200("table.settle", { tableId, mapping: { noun: "parties", from: { ...from, ...always } } });
  await expect.poll(async () => (await view(tableId)).state, { timeout: 20_000 }).toBe("checked");
  await must200("table.turn", { tableId, to: "record" });
  await expect.poll(async () => (await view(tableId)).state, { timeout: 20_000 }).toBe("recorded");
  const stopped = await post("table.turn", { negotiationId, tableId, to: "stop" }, { token });
  expect(await stopped.json()).toMatchObject({ status: 422, detail: expect.stringContaining("nothing left to stop") });
});
