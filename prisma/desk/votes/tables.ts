/**
 * Roll calls as somebody would take them in from a spreadsheet: a table of the parties, one of what was voted on, and one of
 * the votes with the day of each beside it, as its author would look it up.
 */
import { tableInParts, type TableInParts } from "@/lib/exchange/rules/table-in/parts";
import { readVotesFolder, type VotesFolder } from "./folder";
import { shortened, takenCodes } from "./words";

export type TableOfVotes = {
  name: string;
  rows: number;
  /** What its columns mean, as `table.settle` takes it. */
  mapping(sourceId: string): object;
  /** Read as a browser reads a file: a part at a time. */
  read(): Promise<TableInParts>;
};

/**
 * Of the first `most` votes the tables of the parties, of the roll calls and of the votes themselves, with no party and no
 * roll call that is in none of them. Throws as the folder does.
 */
export async function tablesOfVotes(
  path: string,
  most: number,
): Promise<[parties: TableOfVotes, rollCalls: TableOfVotes, votes: TableOfVotes]> {
  const folder = readVotesFolder(path);
  const days = new Map<string, string>();
  for await (const { id, date } of folder.rollCalls()) days.set(id, date);
  const [parties, rollCalls] = [new Set<string>(), new Set<string>()];
  let votes = 0;
  for await (const { party, roll_call } of firstOf(folder.votes(), most)) {
    parties.add(party);
    rollCalls.add(roll_call);
    votes += 1;
  }
  const first = [...days.values()].sort()[0] ?? "";
  return [
    {
      name: "parties.csv",
      rows: parties.size,
      mapping: () => ({
        noun: "parties",
        from: { name: { column: 0 }, code: { column: 1 }, heldFrom: { always: first } },
      }),
      read: () => tableInParts(bytesOf(partyLines(folder, parties))),
    },
    {
      name: "roll-calls.csv",
      rows: rollCalls.size,
      mapping: () => ({
        noun: "terms",
        from: { number: { column: 0 }, title: { column: 1 }, summary: { column: 2 }, heldFrom: { column: 3 } },
      }),
      read: () => tableInParts(bytesOf(rollCallLines(folder, rollCalls))),
    },
    {
      name: "votes.csv",
      rows: votes,
      mapping: (sourceId) => ({
        noun: "positions",
        from: {
          ...{ termId: { column: 0 }, partyId: { column: 1 }, stance: { column: 2 }, heldFrom: { column: 3 } },
          ...{ basis: { always: "public" }, confidence: { always: "high" } },
          ...{ sourceId: { always: sourceId }, credibility: { always: "1" } },
        },
        meanings: { stance: { yes: "supports", no: "strongly_opposes", abstain: "neutral" } },
      }),
      read: () => tableInParts(bytesOf(voteLines(folder, days, most))),
    },
  ];
}

async function* firstOf<Row>(rows: AsyncIterable<Row>, most: number): AsyncGenerator<Row> {
  let count = 0;
  for await (const row of rows) {
    if (count >= most) return;
    count += 1;
    yield row;
  }
}

async function* partyLines(folder: VotesFolder, wanted: ReadonlySet<string>): AsyncGenerator<string[]> {
  const rows = [];
  for await (const row of folder.parties()) rows.push(row);
  const codes = takenCodes(rows);
  yield ["name", "code"];
  for (const { name } of rows) if (wanted.has(name)) yield [name, codes.get(name) ?? ""];
}

async function* rollCallLines(folder: VotesFolder, wanted: ReadonlySet<string>): AsyncGenerator<string[]> {
  yield ["number", "title", "summary", "since"];
  for await (const { id, date, title, description, resolution, issues } of folder.rollCalls()) {
    if (!wanted.has(id)) continue;
    const more = [description === title ? "" : description, resolution, issues].filter(Boolean).join("\n");
    yield [id, shortened(title || description || resolution || `Roll call ${id}`, 120), shortened(more, 4000), date];
  }
}

async function* voteLines(
  folder: VotesFolder,
  days: ReadonlyMap<string, string>,
  most: number,
): AsyncGenerator<string[]> {
  yield ["roll call", "country", "vote", "date"];
  for await (const { roll_call, party, vote } of firstOf(folder.votes(), most))
    yield [roll_call, party, vote, days.get(roll_call) ?? ""];
}

const pieceSize = 64 * 1024;

/** As CSV in pieces as a file gives them. */
async function* bytesOf(lines: AsyncIterable<string[]>): AsyncGenerator<Uint8Array> {
  let piece = "";
  for await (const line of lines) {
    piece += `${line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
    if (piece.length < pieceSize) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  if (piece) yield Buffer.from(piece);
}
