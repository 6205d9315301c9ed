/** What a term came of, what it became, and what it was called before. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { partiesIn } from "@/lib/parties/queries";
import { positionCountsIn } from "@/lib/positions/queries/count-positions";
import { questionsIn, risksIn, sourcesIn } from "@/lib/evidence/queries";
import { composedOnce } from "@/lib/record/composed-once";
import { isHeldUpTo } from "@/lib/record/many";
import { agreementOnce, linkagesIn, termsIn } from "@/lib/terms/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type LineageEdge, lineageIn, unallottedIn } from "./queries";

/** One split or merge: the terms at its other end, and since when. */
export type LineageStep = {
  how: "split" | "merge";
  terms: { id: string; number: string; title: string }[];
  since: string;
};

export type TermLineage = {
  /** The terms that it was split off or that were merged into it, the latest first. */
  cameOf: LineageStep[];
  /** The terms that it was split into or merged into, the latest first. */
  became: LineageStep[];
  /** Numbers that it had before, the latest first. */
  formerly: string[];
  /** How much of what is said of it waits to be placed. */
  unallotted: number;
};

/** The lineage of a term as the reader may see it at the moment. */
export async function lineageOfTerm(opened: Opened, termId: string): Promise<TermLineage> {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, (tx) =>
    composedOnce(tx, { negotiation, moment, what: ["lineage", termId] }, () => lineageOfTermIn(tx, opened, termId)),
  );
}

async function lineageOfTermIn(tx: Tx, opened: Opened, termId: string): Promise<TermLineage> {
  const { negotiation, moment } = opened;
  const { id: negotiationId, timeZone } = negotiation;
  const edges = await lineageIn(tx, negotiationId, moment);
  const { terms } = await agreementOnce(tx, opened);
  const steps = (found: readonly LineageEdge[], end: "fromTermId" | "toTermId") => stepsOf(found, end, terms, timeZone);
  const unallotted = edges.some(({ fromTermId }) => fromTermId === termId)
    ? (await unallottedIn(tx, negotiationId, moment, edges)).filter(({ fromTermId }) => fromTermId === termId).length
    : 0;
  return {
    cameOf: steps(
      edges.filter(({ toTermId }) => toTermId === termId),
      "fromTermId",
    ),
    became: steps(
      edges.filter(({ fromTermId }) => fromTermId === termId),
      "toTermId",
    ),
    formerly: await formerNumbers(tx, negotiationId, moment, termId),
    unallotted,
  };
}

type Named = { id: string; number: string; title: string };

/** The edges of one act are one step. */
function stepsOf(
  edges: readonly LineageEdge[],
  end: "fromTermId" | "toTermId",
  terms: readonly Named[],
  timeZone: string,
): LineageStep[] {
  const acts = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const act = `${edge.how} ${edge.actId ?? edge.seq}`;
    acts.set(act, [...(acts.get(act) ?? []), edge]);
  }
  return [...acts.values()].reverse().flatMap((act): LineageStep[] => {
    const [first] = act;
    const ids = new Set(act.map((edge) => edge[end]));
    const found = terms.filter(({ id }) => ids.has(id)).map(({ id, number, title }) => ({ id, number, title }));
    if (!first || found.length === 0) return [];
    return [{ how: first.how, terms: found, since: formatFuzzy(requireFuzzyDate(first.record.validText), timeZone) }];
  });
}

async function formerNumbers(tx: Tx, negotiationId: string, moment: Opened["moment"], termId: string) {
  // Asked of the client, whether anything supersedes them would be looked up in the whole record.
  const rows = await tx.$queryRaw<{ number: string }[]>`
    select n.number from term n join record r on r.id = n.record_id
     where n.negotiation_id = ${negotiationId}::uuid and n.series_id = ${termId}::uuid and ${isHeldUpTo(moment)}
     order by r.valid_from desc, r.seq desc`;
  const [now, ...before] = rows.map(({ number }) => number);
  return [...new Set(before)].filter((number) => number !== now);
}

/** What a form that splits or merges terms has to know beside their words. */
export async function lineageDesk({ actor, negotiation, moment }: Opened) {
  const negotiationId = negotiation.id;
  return asActor(actor, async (tx) => {
    const terms = await termsIn(tx, negotiationId, moment);
    const sources = await sourcesIn(tx, negotiationId, moment);
    const said = new Map(terms.map(({ id }) => [id, { positions: 0, linkages: 0, questions: 0, risks: 0 }]));
    const count = (termId: string | null, what: "positions" | "linkages" | "questions" | "risks") => {
      const counts = termId === null ? undefined : said.get(termId);
      if (counts) counts[what] += 1;
    };
    const parties = await partiesIn(tx, negotiationId, moment);
    for (const [termId, held] of await positionCountsIn(tx, negotiationId, moment, { terms, parties })) {
      const counts = said.get(termId);
      if (counts) counts.positions = held;
    }
    for (const { fromTermId, toTermId } of await linkagesIn(tx, negotiationId, moment))
      for (const id of [fromTermId, toTermId]) count(id, "linkages");
    for (const { termId, answer } of await questionsIn(tx, negotiationId, moment))
      if (answer === null) count(termId, "questions");
    for (const { termId } of await risksIn(tx, negotiationId, moment)) count(termId, "risks");
    return { terms, said, sources: sources.map(({ id, title }) => ({ id, title })) };
  });
}
