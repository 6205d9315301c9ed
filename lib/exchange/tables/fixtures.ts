/**
 * Talks with a party and a term, and a table that comes into them, for the tests of tables. The database's owner is set as the
 * stage is; `setTableStage` says when.
 */
import { afterAll, beforeAll } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import { execute } from "@/lib/platform/command";
import { planTables } from "@/lib/platform/jobs/queue";
import { doWhatIsDue } from "@/lib/platform/jobs/worker";
import { termNoun } from "@/lib/terms/commands/term";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { addRows, beginTable, settleTable, turnTable } from "../commands/table";
import { tableView } from "../queries-table";
import { type Mapping, mappingSchema } from "../rules/table-in/mapping";
import { tableWork } from "./work";

export let owner: Owner;

/** Connects before the tests of a file, to the database of this owner, and lets go of it after them. */
export function setTableStage(ownerUrl: string | undefined): void {
  beforeAll(() => {
    owner = connectAsOwner(ownerUrl);
  });

  afterAll(async () => {
    await closeDatabase();
    await owner.end();
  });
}

export const party = { kind: "state", role: "negotiating", isAtTable: true };

export async function newTalks() {
  const team = await newTeam(owner, { clerk: "recorder", other: "recorder", reader: "reader" });
  const { negotiationId, people } = team;
  const { partyId } = must(
    await execute(partyNoun.record, people.clerk, { ...party, negotiationId, name: "United States", code: "US" }),
  );
  const term = { negotiationId, number: "1.4", title: "Bases", kind: "paragraph", axisUnit: "months" };
  const { termId } = must(await execute(termNoun.record, people.clerk, term));
  return { ...team, partyId, termId, opened: (actor: Actor) => openedAs(actor, team) };
}

type Talks = Awaited<ReturnType<typeof newTalks>>;

export const columns = ["Term", "Party", "Stance", "Date", "Why"];

export async function begun(
  talks: Talks,
  actor: Actor,
  rows: string[][],
  perPart = 500,
  headings = columns,
): Promise<string> {
  const { negotiationId } = talks;
  const { tableId } = must(await execute(beginTable, actor, { negotiationId, name: "votes.csv", columns: headings }));
  for (let from = 0; from < rows.length; from += perPart)
    must(
      await execute(addRows, actor, {
        ...{ negotiationId, tableId, place: from / perPart, firstRow: from + 1 },
        rows: rows.slice(from, from + perPart),
      }),
    );
  must(await execute(turnTable, actor, { negotiationId, tableId, to: "ready" }));
  return tableId;
}

export async function worked(): Promise<void> {
  await planTables();
  await doWhatIsDue(tableWork);
}

export async function viewOf(talks: Talks, actor: Actor, tableId: string) {
  const view = await tableView(talks.opened(actor), tableId);
  if (!view) throw new Error("There is no such table.");
  return view;
}

export async function settled(talks: Talks, actor: Actor, tableId: string, more: Partial<Mapping> = {}) {
  const { mapping } = await viewOf(talks, actor, tableId);
  const said = mappingSchema.parse({ ...mapping, ...more });
  must(await execute(settleTable, actor, { negotiationId: talks.negotiationId, tableId, mapping: said }));
  await worked();
  return viewOf(talks, actor, tableId);
}

export async function turned(talks: Talks, actor: Actor, tableId: string, to: "record" | "undo") {
  must(await execute(turnTable, actor, { negotiationId: talks.negotiationId, tableId, to }));
  await worked();
  return viewOf(talks, actor, tableId);
}

export const positionsOf = (actor: Actor, { negotiationId }: Talks) =>
  asActor(actor, (tx) =>
    tx.position.findMany({
      where: { negotiationId, record: { isRetraction: false, supersededBy: null } },
      include: { record: { include: { citations: true } } },
      orderBy: { record: { seq: "asc" } },
    }),
  );

export const rows = [
  ["1.4", "US", "opposes", "25 Feb 2019", "They want a longer stay."],
  ["Bases", "united states", "Can live with", "2019-02-26", ""],
  ["1.4", "Atlantis", "opposes", "2019-02-26", ""],
  ["1.4", "US", "perhaps", "someday", ""],
];
