/** An upgrade whose migration fails midway, while the app of before serves; and the next one, that is mended. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Migration, migrate, readMigrations } from "@/lib/platform/migrate";
import { withClient } from "../connect";
import { reasonOf } from "../start-error";
import { type Line, lineOf } from "./line";
import { Load, type Place } from "./load";

type Asked = { root: string; place: Place; seed: number };

const named = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash("sha256").update(sql).digest("hex"),
});

/** It adds a column, fills a table and takes a right away before it trips; the mended one does the first of these. */
const first = "alter table risk add column soaked text; create table soaked (id integer primary key);";
const failing = named("29991231000000_soaked", `${first}\nrevoke insert on record from parley_app;\nselect 1 / 0;`);
const mended = named("29991231000000_soaked", `${first}\ncomment on table soaked is 'App may: SELECT';`);

export async function migrationFails({ root, place, seed }: Asked): Promise<Line> {
  const migrations = readMigrations(join(root, "prisma", "migrations"));
  const load = await Load.on(place, seed);
  const problems: string[] = [];
  await load.goesOn();
  const url = await place.ownerUrl();
  const upgrade = (last: Migration) =>
    withClient(url, "DATABASE_OWNER_URL", (owner) => migrate(owner, [...migrations, last], "parley_app"));
  const before = await shapeOf(url);
  const word = await upgrade(failing).then(() => "nothing", reasonOf);
  if (!word.includes(`${failing.name} failed and was undone`)) problems.push(`What failed is not said: ${word}`);
  if ((await shapeOf(url)) !== before) problems.push("Something of the migration that failed is there.");
  const began = performance.now();
  await load.goesOn();
  const servesAgain = performance.now() - began;
  const applied = await upgrade(mended);
  if (applied.join() !== mended.name) problems.push(`The mended migration did not go through: ${applied.join()}`);
  // The app of before goes on with what it does not know of.
  await load.goesOn();
  const older = await withClient(url, "DATABASE_OWNER_URL", (owner) => migrate(owner, migrations, "parley_app")).then(
    () => "nothing",
    reasonOf,
  );
  if (!older.startsWith("The database is newer than this Parley")) problems.push(`An older start said: ${older}`);
  await withClient(url, "DATABASE_OWNER_URL", async (owner) => {
    await owner.query(`alter table risk drop column soaked; drop table soaked;
      delete from _prisma_migrations where migration_name = '${mended.name}'`);
  });
  await load.goesOn();
  const done = `a migration failed midway while the app served, and said: ${word}`;
  return lineOf(await load.end(), load.seen, { part: "migration-fails", done, servesAgain, problems });
}

/** Every column, right, function and trigger there is. */
async function shapeOf(url: string): Promise<string> {
  return withClient(url, "DATABASE_OWNER_URL", async (owner) => {
    const { rows } = await owner.query<{ shape: string }>(
      `select md5(string_agg(said, ';' order by said)) as shape from (
         select concat_ws(' ', c.relname, c.relacl, a.attname, a.atttypid, a.attacl) as said
           from pg_class c join pg_attribute a on a.attrelid = c.oid
          where c.relnamespace = 'public'::regnamespace and not a.attisdropped
         union all select concat_ws(' ', p.oid, p.proacl, md5(p.prosrc)) from pg_proc p
          where p.pronamespace = 'public'::regnamespace
         union all select concat_ws(' ', t.tgrelid, t.tgname, t.tgenabled) from pg_trigger t) all_of_it`,
    );
    return rows[0]?.shape ?? "";
  });
}
