/** A folder of roll calls, as tables: who there is, what was voted on, and who voted how. Read as it streams by. */
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { z } from "zod";

const partyRow = z.object({ name: z.string().trim().min(1), iso2: z.string().trim() });

const rollCallRow = z.object({
  id: z.string().regex(/^\d+$/, "A roll call is called by its number."),
  session: z.coerce.number().int().positive(),
  date: z.iso.date(),
  resolution: z.string().trim(),
  issues: z.string().trim(),
  title: z.string().trim(),
  description: z.string().trim(),
});

const voteRow = z.object({ roll_call: z.string(), party: z.string().trim(), vote: z.enum(["yes", "no", "abstain"]) });

export type PartyRow = z.output<typeof partyRow>;
export type RollCallRow = z.output<typeof rollCallRow>;
export type VoteRow = z.output<typeof voteRow>;

/** Throws a sentence that names the file, and the line where one is to blame, where a table is missing or is not one of these. */
export function readVotesFolder(folder: string) {
  return {
    parties: () => rowsOf(folder, "parties.csv", partyRow),
    rollCalls: () => rowsOf(folder, "roll-calls.csv", rollCallRow),
    votes: () => rowsOf(folder, "votes.csv", voteRow),
  };
}

export type VotesFolder = ReturnType<typeof readVotesFolder>;

/** The file itself, or the same packed as `.gz`. */
async function* rowsOf<Row>(folder: string, name: string, schema: z.ZodType<Row>): AsyncGenerator<Row> {
  const path = join(folder, name);
  const isPacked = !existsSync(path);
  if (isPacked && !existsSync(`${path}.gz`)) throw new Error(`There is no ${name} and no ${name}.gz in ${folder}.`);
  const bytes = createReadStream(isPacked ? `${path}.gz` : path);
  const text = isPacked ? bytes.pipe(createGunzip().on("error", (error) => lines.destroy(error))) : bytes;
  const lines = parse({ columns: true, bom: true });
  bytes.on("error", (error) => lines.destroy(error));
  let place = 0;
  for await (const line of text.pipe(lines)) {
    place += 1;
    const read = schema.safeParse(line);
    if (!read.success)
      throw new Error(`Row ${place} of ${name} is not one of its kind: ${z.prettifyError(read.error)}`);
    yield read.data;
  }
}
