/** The made-up negotiations that are measured: each with as much on the table, and four times the history of the one before. */
import type { Client } from "pg";
import type { Database } from "../database";
import { runLoader } from "../demo";
import type { Lifetime } from "../lifetime";
import { StartError } from "../start-error";
import type { Place } from "./operations";

const seed = "1";

/** Loads them where they are not there, and gives them back from small to large, each with how many times the first it is. */
export async function ensurePlaces(
  root: string,
  database: Database,
  owner: Client,
  lifetime: Lifetime,
): Promise<{ size: number; at: Place }[]> {
  if ((await slugsOf(owner)).length === 0) {
    const { code, output } = await runLoader("load-desk.ts", [seed, "measured"], { ...database, root }, lifetime);
    if (code !== 0) throw new StartError(`${output}\n\nThe records that are measured could not be loaded.`);
    await owner.query("vacuum analyze");
  }
  const found = await slugsOf(owner);
  if (found.length !== 3)
    throw new StartError("The loading of the records that are measured broke off: delete their folder and begin anew.");
  const places: { size: number; at: Place }[] = [];
  for (const [n, { id, slug }] of found.entries())
    places.push({ size: 4 ** n, at: await placeIn(owner, { negotiationId: id, slug }) });
  return places;
}

async function slugsOf(owner: Client) {
  const { rows } = await owner.query<{ id: string; slug: string }>(
    `select n.id, n.slug from negotiation n join position p on p.negotiation_id = n.id
      where n.name like 'Convention on the Waters%' group by n.id order by count(*)`,
  );
  return rows;
}

async function placeIn(owner: Client, at: { negotiationId: string; slug: string }): Promise<Place> {
  const one = async <Row extends object>(text: string): Promise<Row> => {
    const { rows } = await owner.query<Row>(text, [at.negotiationId]);
    const [row] = rows;
    if (!row) throw new Error(`${at.slug} holds less than it should.`);
    return row;
  };
  const { id: termId } = await one<{ id: string }>(
    "select term_id as id from annotation where negotiation_id = $1 group by 1 order by count(*) desc, 1 limit 1",
  );
  const { id: partyId } = await one<{ id: string }>(
    "select series_id as id from party where negotiation_id = $1 order by name limit 1",
  );
  const { day: past } = await one<{ day: string }>(
    `select to_char(percentile_disc(0.5) within group (order by valid_from), 'YYYY-MM-DD') as day
       from record where negotiation_id = $1 and kind = 'position'`,
  );
  return { ...at, termId, partyId, past };
}
