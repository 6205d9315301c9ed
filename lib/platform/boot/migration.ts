/**
 * `npm run db:migration -- NAME`: writes the next migration from what changed in `prisma/*.prisma` since the last one.
 * The schema as of the last migration is kept beside the migrations; git could tell only what was committed last, which
 * may be more or less than what has its migration. `--by-hand` keeps the schema as covered by SQL you wrote yourself.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Launched } from "./launched";
import { diffSchemas, type SchemaFile } from "./schema-diff";
import { StartError } from "./start-error";

export async function main({ args, root }: Launched): Promise<void> {
  const isByHand = args.includes("--by-hand");
  const name = args.find((word) => !word.startsWith("--"));
  if (!isByHand && !name?.match(/^[a-z0-9]+([_-][a-z0-9]+)*$/))
    throw new StartError("Name the change in small letters: npm run db:migration -- axis_units.");
  const sql = await unwrittenChange(root);
  if (!sql) return console.log("The schema says what the migrations say; there is nothing to write.");
  if (!isByHand) {
    const folder = join("prisma", "migrations", `${timestamp(new Date())}_${name}`);
    mkdirSync(join(root, folder));
    writeFileSync(join(root, folder, "migration.sql"), sql);
    console.log(
      `Wrote ${folder}/migration.sql. Read it, add what a schema cannot say (policies, triggers, grants), start.`,
    );
  }
  writeFileSync(lastSchema(root), inOneText(readSchema(root)));
}

/** The SQL that the schema needs and no migration holds; empty when each change has its migration. */
export function unwrittenChange(root: string): Promise<string> {
  const path = lastSchema(root);
  const last = existsSync(path) ? [{ path, content: readFileSync(path, "utf8") }] : [];
  return diffSchemas(last, readSchema(root));
}

// Not named .prisma, or Prisma would read it as one more part of the schema.
const lastSchema = (root: string) => join(root, "prisma", "migrations", "schema-of-last.txt");

function readSchema(root: string): SchemaFile[] {
  const folder = join(root, "prisma");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), "utf8") }));
}

const inOneText = (files: SchemaFile[]) =>
  files
    .map((file) => file.content.trim())
    .join("\n\n")
    .concat("\n");

/** `20261124120000`, in UTC, so that names sort in the order in which they were written. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, "").slice(0, 14);
}
