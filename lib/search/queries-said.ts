/** Everything that a party or a person said on a topic, dated and sourced, at a moment of the two clocks. */
import "server-only";
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import { citedOf, sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import type { Stance } from "@/lib/positions/rules";
import type { ReadAt } from "@/lib/record/reading";
import type { Basis, Cited } from "@/lib/record/rules";
import { termsIn } from "@/lib/terms/queries";
import { choicesIn, type Found } from "./queries";
import { documentsIn, hitsIn, languagesOf, type Named, namedIn, placesOf } from "./queries-documents";
import type { SearchAsked } from "./rules/asked";
import { wordsOf } from "./rules/fold";
import type { FoundNoun } from "./rules/nouns";
import type { Asked } from "./rules/query";
import { type Snippet, snippetOf } from "./rules/snippet";
import { targetOf } from "./rules/target";

export type SaidEntry = Cited & {
  recordId: string;
  kind: FoundNoun;
  compartmentId: string | null;
  /** What was asked, of an answer; what an option is called. */
  title: string | null;
  words: Snippet | null;
  stance: Stance | null;
  basis: Basis | null;
  about: Named[];
  target: RecordTarget | null;
  validText: string;
  isInferred: boolean;
};

export type Said = {
  /** Null: nobody was asked about, or nobody whom this reader may see. */
  actor: Named | null;
  /** The latest first. */
  entries: SaidEntry[];
  /** How many there are of each noun; more than are shown where there are very many. */
  counts: Partial<Record<FoundNoun, number>>;
  /** The terms that the words are taken to be about. */
  topics: Named[];
  choices: Found["choices"];
};

/** In what somebody says something: statements, positions that they are known to have taken, answers, their own wordings and why they paused the talks. */
const saying: readonly FoundNoun[] = ["statement", "position", "question", "option", "clause_version", "round_event"];
/** So many of each are shown; a time asks for others. */
const mostOfEach = 120;
const mostTopics = 40;
const longestWords = 1_200;

export async function saidPage(opened: Opened, asked: SearchAsked): Promise<Said> {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const choices = await choicesIn(tx, negotiation.id, moment);
    const by = choices.parties.find(({ id }) => id === asked.party) ?? null;
    if (!by) return { actor: null, entries: [], counts: {}, topics: [], choices };
    const languages = await languagesOf(tx, negotiation.id);
    const topics = await topicsOf(tx, negotiation.id, moment, languages, asked.query);
    const places = await placesOf(tx, negotiation.id, moment, languages, {
      query: asked.query,
      nouns: saying,
      speaker: by.id,
      about: asked.term === null ? null : [asked.term],
      topics: topics.map(({ id }) => id),
      ...{ isPastToo: true, isSaidOnly: true, isByTime: true, ofEach: mostOfEach },
    });
    const entries = await entriesOf(
      tx,
      negotiation.id,
      moment,
      languages,
      asked.query,
      places.map(({ recordId }) => recordId),
    );
    const counts = Object.fromEntries(places.map(({ kind, ofKind }) => [kind, ofKind]));
    return { actor: by, entries, counts, topics, choices };
  });
}

/** The terms whose names or wordings hold the words, with what stands under them. */
async function topicsOf(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  languages: readonly string[],
  query: Asked,
): Promise<Named[]> {
  if (query.all.length === 0) return [];
  const asked = { query: { all: query.all, none: [] }, nouns: ["term", "clause_version"] as const, ofEach: mostTopics };
  const holding = await documentsIn(
    tx,
    (await placesOf(tx, negotiationId, at, languages, asked)).map(({ recordId }) => recordId),
  );
  const named = await namedIn(
    tx,
    holding.flatMap(({ aboutIds }) => aboutIds),
    at,
  );
  const found = holding.flatMap(({ kind, seriesId, aboutIds }) =>
    kind === "term" ? [seriesId] : aboutIds.filter((id) => named.get(id)?.kind === "term"),
  );
  if (found.length === 0) return [];
  const meant = new Set(found);
  const terms = await termsIn(tx, negotiationId, at);
  return terms
    .filter(({ id, path }) => [id, ...path].some((each) => meant.has(each)))
    .map(({ id, number, title }) => ({ id, kind: "term", name: `${number} ${title}` }));
}

async function entriesOf(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  languages: readonly string[],
  query: Asked,
  recordIds: readonly string[],
): Promise<SaidEntry[]> {
  const documents = await documentsIn(tx, recordIds);
  const where = { recordId: { in: [...recordIds] } };
  const positions = await tx.position.findMany({ where, select: { recordId: true, stance: true, basis: true } });
  const statements = await tx.statement.findMany({ where, select: { recordId: true, basis: true } });
  const citations = await tx.citation.findMany({
    where,
    select: { id: true, recordId: true, sourceId: true, credibility: true, locator: true, quote: true, anchor: true },
  });
  const sources = citations.length > 0 ? await sourcesIn(tx, negotiationId, at) : [];
  const names = await namedIn(
    tx,
    documents.flatMap(({ aboutIds }) => aboutIds),
    at,
  );
  const isHit = await hitsIn(
    tx,
    new Set(documents.flatMap(({ title, body }) => wordsOf([title, body].join("\n")).map(({ folded }) => folded))),
    query,
    languages,
  );
  const stanceOf = new Map(positions.map(({ recordId, stance }) => [recordId, stance]));
  const basisOf = new Map([...positions, ...statements].map(({ recordId, basis }) => [recordId, basis]));
  return documents
    .map(({ recordId, seriesId, kind, compartmentId, title, body, aboutIds, ...dated }) => ({
      entry: {
        ...{ recordId, kind, compartmentId, title, validText: dated.validText, isInferred: dated.isInferred },
        words: body ? snippetOf(body, isHit, longestWords) : null,
        stance: stanceOf.get(recordId) ?? null,
        basis: basisOf.get(recordId) ?? null,
        about: aboutIds.flatMap((id) => names.get(id) ?? []),
        target: targetOf({ kind, seriesId, aboutIds }, (id) => names.get(id)?.kind),
        ...citedOf({ citations: citations.filter((each) => each.recordId === recordId) }, sources),
      },
      at: dated.validFrom,
    }))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .map(({ entry }) => entry);
}
