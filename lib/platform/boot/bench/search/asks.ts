/** What is looked for in the record of votes, each with the statement that finds the same by hand. */
import type { Client } from "pg";

export type Ask = {
  operation: string;
  params: Record<string, string>;
  bare: { text: string; values: unknown[] };
  /** What is typed is not what is looked for by hand: the word that was meant. */
  isMeant?: boolean;
};

/** As ours does, so many at most are ranked: `mostLookedAt` of lib/search. */
const mostLookedAt = 5000;

type Ground = { negotiationId: string; arabicWord: string };

/**
 * Words and filters picked from the record itself, so that each finds something. A slip is compared with looking for the
 * word that was meant. Throws where the record holds no terms.
 */
export async function asksOf(owner: Client, { negotiationId, arabicWord }: Ground): Promise<Ask[]> {
  const { rows: words } = await owner.query<{ word: string; count: number }>(
    `select split_part(word, '/', 2) as word, ndoc as count
       from ts_stat($$ select words from search_document where kind = 'term' and negotiation_id = '${negotiationId}' $$)
      where split_part(word, '/', 2) ~ '^[a-z]{6,}$' order by ndoc, word`,
  );
  const { rows: parties } = await owner.query<{ id: string; name: string }>(
    `select series_id as id, name from party where negotiation_id = $1 and name ~ '^[A-Z][a-z]{7,}$' order by length(name) desc, name limit 1`,
    [negotiationId],
  );
  const { rows: terms } = await owner.query<{ id: string; title: string }>(
    "select series_id as id, title from term where negotiation_id = $1 order by number limit 1",
    [negotiationId],
  );
  const [rare, common, party, term] = [words[0]?.word, words.at(-1)?.word, parties[0], terms[0]];
  if (!rare || !common || !party || !term) throw new Error("This record holds no votes: load it with bench:tables.");
  // Days are the negotiation's own.
  const { rows: days } = await owner.query<{ from: string; to: string; zone: string }>(
    `select to_char(percentile_disc(0.4) within group (order by d.valid_from) at time zone n.time_zone, 'YYYY-MM-DD') as from,
            to_char(percentile_disc(0.6) within group (order by d.valid_from) at time zone n.time_zone, 'YYYY-MM-DD') as to,
            n.time_zone as zone
       from search_document d join negotiation n on n.id = d.negotiation_id
      where n.id = $1 and d.kind = 'term' group by n.id`,
    [negotiationId],
  );
  const { from = "", to = "", zone = "UTC" } = days[0] ?? {};
  const query = async (word: string) => {
    const { rows } = await owner.query<{ query: string }>(
      "select search_query(search_fold($2), array['en'], array[search_scope($1, null)])::text as query",
      [negotiationId, word],
    );
    return rows[0]?.query ?? "";
  };
  const at = { negotiationId, query: await query(common) };
  return [
    byWords("a rare word", { q: rare }, { ...at, query: await query(rare) }),
    byWords("a common word", { q: common }, at),
    {
      ...byWords("a slip in a name", { q: slipIn(party.name) }, { ...at, query: await query(party.name) }),
      isMeant: true,
    },
    byWords("a word in Arabic script", { q: arabicWord }, { ...at, query: await query(arabicWord) }),
    byWords("a common word, of one noun", { q: common, noun: "term" }, at, " and d.kind = 'term'"),
    byWords("a common word, what all see", { q: common, marking: "open" }, at, " and d.compartment_id is null"),
    byWords(
      "a common word, in some years",
      { q: common, from, to },
      at,
      ` and d.valid_from >= $3::date::timestamp at time zone $5
        and d.valid_from < ($4::date + 1)::timestamp at time zone $5`,
      [from, to, zone],
    ),
    byWords("a common word, on one term", { q: common, term: term.id }, at, " and d.about_ids && array[$3::uuid]", [
      term.id,
    ]),
    about("all of one party", { party: party.id }, negotiationId, party.id),
    about("all on one term", { term: term.id }, negotiationId, term.id),
  ];
}

/** Two letters in the middle in the other order. */
function slipIn(name: string): string {
  const at = Math.floor(name.length / 2);
  return (
    name.slice(0, at) +
    name
      .slice(at, at + 2)
      .split("")
      .reverse()
      .join("") +
    name.slice(at + 2)
  );
}

const stands = `exists (select from record_period p where p.record_id = d.record_id and p.valid_from <= now()
  and p.valid_to > now() and p.known_to = '9999-12-31 00:00:00+00')`;

const best = (found: string, ofEach = 5) => `
  select * from (select f.*, count(*) over (partition by kind) as of_kind,
                        row_number() over (partition by kind order by rank desc, valid_from desc, seq desc) as place
                   from (select g.*, r.seq from (${found}) g join record r on r.id = g.record_id) f) p where place <= ${ofEach}`;

const columns = "d.record_id, d.kind, d.title, left(d.body, 300) as body, d.extra, d.about_ids, d.valid_from";

function byWords(
  operation: string,
  params: Record<string, string>,
  { negotiationId, query }: { negotiationId: string; query: string },
  more = "",
  values: unknown[] = [],
): Ask {
  const found = `select ${columns}, ts_rank_cd('{0.1, 0.2, 0.5, 1}', d.words, $2::tsquery) as rank from search_document d
    where d.negotiation_id = $1 and d.words @@ $2::tsquery and ${stands}${more} limit ${mostLookedAt + 1}`;
  // Of one noun ours gives a whole page.
  return {
    operation,
    params,
    bare: { text: best(found, params.noun ? 20 : 5), values: [negotiationId, query, ...values] },
  };
}

function about(operation: string, params: Record<string, string>, negotiationId: string, id: string): Ask {
  const found = `select ${columns}, 0 as rank from search_document d
    where d.negotiation_id = $1 and d.about_ids && array[$2::uuid] and ${stands} order by d.valid_from desc limit ${mostLookedAt + 1}`;
  return { operation, params, bare: { text: best(found), values: [negotiationId, id] } };
}
