/** A position recorded: checked, written to the audit chain, announced and durable; and beside it one durable INSERT. */
import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import type { HttpCaller } from "../soak/http-caller";
import type { Bare, Place } from "./operations";

/** The bare table has the columns that a position and its record have, and their primary key. */
export async function prepareBareTable(owner: Client): Promise<void> {
  await owner.query(`create schema if not exists bench;
    create table if not exists bench.position (
      record_id uuid primary key default gen_random_uuid(), negotiation_id uuid not null, party_id uuid not null,
      term_id uuid not null, stance text not null, basis text not null, confidence text not null, why text,
      valid_from timestamptz not null, recorded_at timestamptz not null default clock_timestamp())`);
}

export function bareWrite({ negotiationId, partyId, termId }: Place): Bare {
  const text = `insert into bench.position (negotiation_id, party_id, term_id, stance, basis, confidence, why, valid_from)
    values ($1, $2, $3, 'supports', 'reported', 'low', 'As measured.', now()) returning record_id`;
  return { statements: [{ text, values: [negotiationId, partyId, termId] }], isPage: false };
}

/** Records one position after the other, each of another party on another term. */
export async function recorder(owner: Client, { negotiationId }: Place, writer: HttpCaller) {
  const ids = async (table: "party" | "term" | "source") => {
    const { rows } = await owner.query<{ id: string }>(
      `select distinct series_id as id from ${table} where negotiation_id = $1 order by 1`,
      [negotiationId],
    );
    return rows.map(({ id }) => id);
  };
  const [parties, terms, sources] = [await ids("party"), await ids("term"), await ids("source")];
  const [sourceId] = sources;
  let place = 0;
  return (): Promise<Response> => {
    place += 1;
    const input = {
      ...{ negotiationId, partyId: parties[place % parties.length], termId: terms[place % terms.length] },
      ...{ stance: "supports", basis: "reported", confidence: "low", why: `As measured, ${place}.` },
      // What some held on an axis ends with it, and has to be said to.
      intervals: "nothing",
      citations: [{ sourceId, credibility: 2, locator: "p. 1" }],
    };
    return writer.send("position.record", input, randomUUID());
  };
}
