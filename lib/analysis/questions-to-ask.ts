/**
 * What to ask next, by what an answer would settle: what somebody raised, and what nobody has raised yet and follows from
 * what the record leaves open. How an answer is tried, and why it counts what it counts, is said in questions/value.
 */
import type { Basis } from "@/lib/record/rules";
import { type Marked, markingsOf, type PartyFact, type QuestionFact, type TermFact } from "./facts";
import { hasOneOrigin, type PointFacts, pointsOn } from "./questions/open-points";
import type { Point, PointKind } from "./questions/points";
import { type Tally, talliesOf } from "./questions/tally";
import { type OnPackages, type Worth, worthless, worthOf } from "./questions/value";
import { askedAt, isOfAcceptance, settlingInWords } from "./questions/words";

/** `raised`: by somebody, on what the record does not tell to be open. */
export type QuestionKind = PointKind | "raised";

export type QuestionToAsk = Worth & {
  /** The question's id; of one that nobody raised, what it is about. */
  id: string;
  isDerived: boolean;
  kind: QuestionKind;
  text: string;
  /** Whom to ask; null: anybody, or another source. */
  party: PartyFact | null;
  /** Whose position it is about, where that is not who is asked. */
  about: PartyFact | null;
  term: TermFact | null;
  /** What whoever raised it says that an answer would settle. */
  settles: string | null;
  askOn: string | null;
  /** Who sees it; of one that nobody raised, who sees what it follows from. */
  compartmentId: string | null;
};

/** A question with what an answer settles in words, and the compartments whose records those tell of. */
export type ToldQuestion = QuestionToAsk & { settling: string | null; markedWith: string[] };

export type AskFacts = Omit<PointFacts, "statements"> & {
  questions: readonly QuestionFact[];
  statements: readonly (PointFacts["statements"][number] & Claim & { text: string; basis: Basis })[];
  figures: readonly { id: string; label: string; termId: string | null; record: Claim["record"] }[];
  onPackages?: OnPackages;
};

type Claim = {
  id: string;
  termIds: readonly string[];
  record: Marked["record"] & { citations?: readonly { sourceId: string }[] };
};

/**
 * The open questions in the order in which to ask them: those whose answer can free a blocked term, then those whose answer
 * settles more; of equal worth what somebody raised, then where fewer other answers are missing, then what has the earlier
 * date. A party or term that the reader does not see is not named.
 */
export function questionsToAsk(facts: AskFacts): QuestionToAsk[] {
  const tallies = talliesOf(facts);
  const sittings = facts.sessions.map(({ record }) => record.validFrom.getTime()).sort((a, b) => a - b);
  const points = new Map([...tallies].map(([id, tally]) => [id, pointsOn(tally, facts, sittings)]));
  const raised = facts.questions
    .filter(({ answer }) => answer === null)
    .map((question) => raisedOf(question, facts, tallies, points));
  const asked = new Set(
    raised.filter(({ kind }) => kind !== "raised").map(({ party, term }) => `${party?.id} ${term?.id}`),
  );
  const derived = facts.terms.flatMap(({ id }) =>
    (points.get(id) ?? [])
      .filter(({ kind, party, term }) => kind === "unconfirmed" || !asked.has(`${party.id} ${term.id}`))
      .map((point, index) => derivedOf(point, index, facts, tallies)),
  );
  return [...raised, ...derived, ...unconfirmedClaims(facts, tallies)].sort(inOrder);
}

/** The question with what an answer would settle. */
export function toldQuestion(
  question: QuestionToAsk,
  { positions, parties }: Pick<AskFacts, "positions" | "parties">,
): ToldQuestion {
  const { term, text } = question;
  const settling = term && settlingInWords(text, { ...question, term });
  const own = { compartmentId: question.compartmentId };
  const known = new Set(parties.map(({ id }) => id));
  const told = settling ? positions.filter(({ termId, partyId }) => termId === term?.id && known.has(partyId)) : [];
  const waits = [...question.yes, ...question.no].flatMap((change) => ("record" in change ? [change.record] : []));
  return { ...question, settling, markedWith: markingsOf(own, ...told.map(({ record }) => record), ...waits) };
}

function raisedOf(
  { id, text, partyId, termId, settles, askOn, record }: QuestionFact,
  { parties, terms, onPackages }: AskFacts,
  tallies: ReadonlyMap<string, Tally>,
  points: ReadonlyMap<string, readonly Point[]>,
): QuestionToAsk {
  // What else is open there than the one that weighs most is asked with it, or again.
  const there = isOfAcceptance(text) ? (points.get(termId ?? "") ?? []) : [];
  const point = there.find(({ party, kind }) => party.id === partyId && kind !== "unconfirmed");
  const tally = point && tallies.get(point.term.id);
  return {
    ...(point && tally ? worthOf(point, tally, onPackages) : worthless),
    id,
    isDerived: false,
    kind: point?.kind ?? "raised",
    text,
    party: parties.find((party) => party.id === partyId) ?? null,
    about: null,
    term: terms.find((term) => term.id === termId) ?? null,
    settles,
    askOn,
    compartmentId: record.compartmentId,
  };
}

function derivedOf(point: Point, index: number, facts: AskFacts, tallies: ReadonlyMap<string, Tally>): QuestionToAsk {
  const { party, term, kind, held } = point;
  const tally = tallies.get(term.id);
  const isOfOthers = kind === "unconfirmed";
  return {
    ...(tally ? worthOf(point, tally, facts.onPackages) : worthless),
    id: `${kind} ${party.id} ${term.id} ${index}`,
    isDerived: true,
    kind,
    text: askedAt(point, facts.terms),
    party: isOfOthers ? null : party,
    about: isOfOthers ? party : null,
    term,
    settles: null,
    askOn: null,
    compartmentId: held?.record.compartmentId ?? null,
  };
}

/** Statements and figures on terms that are bargained over and that one origin tells of: no answer changes where a term stands. */
function unconfirmedClaims(facts: AskFacts, tallies: ReadonlyMap<string, Tally>): QuestionToAsk[] {
  const claims = [
    ...facts.statements.map((each) => ({ ...each, words: `what was said: “${shortened(each.text)}”` })),
    ...facts.figures.map((each) => ({ ...each, termIds: each.termId ? [each.termId] : [], words: `“${each.label}”` })),
  ];
  return claims.flatMap((claim): QuestionToAsk[] => {
    const term = claim.termIds.flatMap((id) => tallies.get(id)?.term ?? [])[0];
    if (!term || !hasOneOrigin(claim, facts.sources)) return [];
    return [
      {
        ...worthless,
        id: `unconfirmed ${claim.id}`,
        isDerived: true,
        kind: "unconfirmed",
        text: `Can another source confirm ${claim.words}?`,
        party: null,
        about: null,
        term,
        settles: null,
        askOn: null,
        compartmentId: claim.record.compartmentId,
      },
    ];
  });
}

/** A long statement is known by its beginning. */
function shortened(text: string): string {
  return text.length > 240 ? `${text.slice(0, 240).trimEnd()}…` : text;
}

function inOrder(a: QuestionToAsk, b: QuestionToAsk): number {
  return (
    Number(b.isFreeing) - Number(a.isFreeing) ||
    b.worth - a.worth ||
    Number(a.isDerived) - Number(b.isDerived) ||
    a.awaited - b.awaited ||
    Number(a.askOn === null) - Number(b.askOn === null) ||
    (a.askOn ?? "").localeCompare(b.askOn ?? "")
  );
}
