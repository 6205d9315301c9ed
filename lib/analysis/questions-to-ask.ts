/**
 * What to ask next, by what an answer would decide: questions on blocked terms, then those that somebody raised, then
 * those that nobody has raised yet: they follow from an unknown, or from words that have changed under a position.
 */
import { heldOn, onTerm } from "@/lib/positions/rules/on-term";
import type { AxisUnit } from "@/lib/terms/rules";
import { isCounted, type Marked, type PartyFact, type PositionFact, type TermFact } from "./facts";
import type { Standing, StandingGroup } from "./standing";

export type QuestionFact = Marked & {
  id: string;
  text: string;
  partyId: string | null;
  termId: string | null;
  settles: string | null;
  /** EDTF. */
  askOn: string | null;
  answer: string | null;
};

export type QuestionToAsk = {
  /** The question's id; of one that nobody raised, what it is about. */
  id: string;
  isDerived: boolean;
  text: string;
  party: PartyFact | null;
  term: TermFact | null;
  settles: string | null;
  askOn: string | null;
  /** Who sees it; of one that nobody raised, who sees the position it follows from. */
  compartmentId: string | null;
};

type Facts = {
  standings: readonly Standing[];
  terms: readonly TermFact[];
  positions: readonly PositionFact[];
  parties: readonly PartyFact[];
  questions: readonly QuestionFact[];
};

/** The open questions in the order in which to ask them. A party or term that the reader does not see is not named. */
export function questionsToAsk({ standings, terms, positions, parties, questions }: Facts): QuestionToAsk[] {
  const groupOf = new Map(standings.map(({ term, group }) => [term.id, group]));
  const isUnknown = (partyId: string | undefined, termId: string | undefined) =>
    termId !== undefined &&
    onTerm(positions, termId).some((position) => position.partyId === partyId && hasUnknown(position));
  const raised = questions
    .filter(({ answer }) => answer === null)
    .map(({ id, text, partyId, termId, settles, askOn, record }) => ({
      id,
      isDerived: false,
      text,
      party: parties.find((party) => party.id === partyId) ?? null,
      term: terms.find((term) => term.id === termId) ?? null,
      settles,
      askOn,
      compartmentId: record.compartmentId,
    }));
  const asked = new Set(raised.map(({ party, term }) => `${party?.id} ${term?.id}`));
  const derived = standings
    .filter(({ group }) => group === "blocked" || group === "open")
    .flatMap(({ term }) => parties.filter(isCounted).flatMap((party) => derivedFrom(party, term, positions)))
    .filter(({ party, term }) => !asked.has(`${party?.id} ${term?.id}`));
  const weigh = ({ isDerived, party, term, askOn }: QuestionToAsk) => [
    groupWeight(term && (groupOf.get(term.id) ?? null)),
    Number(isDerived),
    Number(!isUnknown(party?.id, term?.id)),
    Number(askOn === null),
  ];
  return [...raised, ...derived]
    .map((question) => ({ question, weight: weigh(question) }))
    .sort((a, b) => compare(a.weight, b.weight) || (a.question.askOn ?? "").localeCompare(b.question.askOn ?? ""))
    .map(({ question }) => question);
}

/** The question that a negotiating party's position leaves open: an unknown, or words that it was not about. */
function derivedFrom(party: PartyFact, term: TermFact, positions: readonly PositionFact[]): QuestionToAsk[] {
  const held = heldOn(positions, party.id, term.id);
  const text = held && openQuestion(held, term);
  if (!held || !text) return [];
  const { compartmentId } = held.record;
  return [
    { id: `${party.id} ${term.id}`, isDerived: true, text, party, term, settles: null, askOn: null, compartmentId },
  ];
}

function openQuestion(held: PositionFact, term: TermFact): string | null {
  if (held.isOvertaken) return `The words on “${term.title}” have changed. Does their position still hold?`;
  if (!hasUnknown(held)) return null;
  return term.axisUnit ? `${wouldAccept[term.axisUnit]}?` : `Where do they stand on “${term.title}”?`;
}

const wouldAccept: Record<AxisUnit, string> = {
  months: "How many months would they accept",
  troops: "How many troops would they accept",
  money: "What sum would they accept",
  date: "What date would they accept",
  percentage: "What share would they accept",
  quantity: "What quantity would they accept",
};

function hasUnknown({ stance, intervals }: PositionFact): boolean {
  return stance === "unknown" || intervals.some(({ verdict }) => verdict === "unknown");
}

/** Only what blocks goes before the rest; a question on a settled term comes last. */
function groupWeight(group: StandingGroup | null): number {
  return group === "blocked" ? 0 : group === "settled" ? 2 : 1;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const difference = one - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
