/**
 * What to ask next, by what an answer would settle: what somebody raised, and what nobody has raised yet and follows from
 * what the record leaves open. How an answer is tried, and why it counts what it counts, is said in questions/value.
 */
import type { Basis } from "@/lib/record/rules";
import { type Marked, type Marking, markingsOf, type PartyFact, type QuestionFact, type TermFact } from "./facts";
import { type AnswerGiven, answeredOn, answersTo } from "./questions/answers";
import { hasOneOrigin, pointsOn } from "./questions/open-points";
import type { PointFacts } from "./questions/point-facts";
import type { Point, PointKind } from "./questions/points";
import { citedRests, settlingRests } from "./questions/rests";
import { type SavedPackages, type Stake, stakesOf } from "./questions/stakes";
import { type Tally, talliesOf } from "./questions/tally";
import { type Worth, worthless, worthOf } from "./questions/value";
import { askedAt, isOfAcceptance, settlingInWords } from "./questions/words";
import { sittingsIn } from "./silences";
import type { Facts } from "./standing";

/** `raised`: by somebody, on what the record does not tell to be open; `answered`: no position was noted from the answer. */
export type QuestionKind = PointKind | "raised" | "answered";

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
  /** Of one that was answered and is open on record all the same: nothing was noted from the answer. */
  answered: AnswerGiven | null;
  /** Of what it follows from, and of itself where it was raised: who sees it learns of all of these. */
  rests: readonly Marking[];
};

/** A question with what an answer settles in words, and the compartments whose records those tell of. */
export type ToldQuestion = QuestionToAsk & { settling: string | null; markedWith: string[] };

export type AskFacts = Omit<PointFacts, "statements"> & {
  questions: readonly QuestionFact[];
  saved: SavedPackages;
  statements: readonly (PointFacts["statements"][number] & Claim & { text: string; basis: Basis })[];
  figures: readonly { id: string; label: string; termId: string | null; record: Claim["record"] }[];
};

type Claim = {
  id: string;
  termIds: readonly string[];
  record: Marked["record"] & { citations?: readonly { sourceId: string }[] };
};

/**
 * The open questions in the order in which to ask them: those that nobody has answered, and of them those whose answer can
 * free a blocked term, then those whose answer settles more; of equal worth what somebody raised, then where fewer other answers are missing, then what has the earlier
 * date. A party or term that the reader does not see is not named.
 */
export function questionsToAsk(facts: AskFacts): QuestionToAsk[] {
  const tallies = talliesOf(facts);
  const on: Tried = { tallies, stakes: stakesOf(facts, facts.saved) };
  const sittingsOf = sittingsIn(facts.sessions);
  const points = new Map([...tallies].map(([id, tally]) => [id, pointsOn(tally, facts, sittingsOf)]));
  const raised = facts.questions
    .filter(({ answer }) => answer === null)
    .map((question) => raisedOf(question, facts, on, points));
  const asked = new Set(
    raised.filter(({ kind }) => kind !== "raised").map(({ party, term }) => `${party?.id} ${term?.id}`),
  );
  const answered = answeredOn(facts.questions);
  const derived = facts.terms.flatMap(({ id }) => {
    const there = points.get(id) ?? [];
    const answers = answersTo(there, answered.get(id) ?? [], facts);
    return there
      .filter((point) => {
        const isAsked = point.kind !== "unconfirmed" && asked.has(`${point.party.id} ${point.term.id}`);
        return !isAsked || answers.has(point);
      })
      .map((point, index) => derivedOf(point, index, facts, on, answers.get(point) ?? null));
  });
  return [...raised, ...derived, ...unconfirmedClaims(facts, tallies)].sort(inOrder);
}

/** The question with what an answer would settle. */
export function toldQuestion(question: QuestionToAsk, facts: Facts): ToldQuestion {
  const { term, text } = question;
  const settling = term && settlingInWords(text, { ...question, term });
  const told = settling && term ? settlingRests(term.id, facts) : [];
  const waits = [...question.yes, ...question.no].flatMap((change): readonly (Marking | undefined)[] =>
    change.what === "wait"
      ? [change.record, change.from.record, facts.statuses.get(change.from.id)?.since]
      : change.what === "package"
        ? change.rests
        : [],
  );
  return { ...question, settling, markedWith: markingsOf(...question.rests, ...told, ...waits) };
}

/** What an answer is tried on, by term. */
type Tried = { tallies: ReadonlyMap<string, Tally>; stakes: ReadonlyMap<string, readonly Stake[]> };

function triedOn(point: Point, { tallies, stakes }: Tried): Worth {
  const tally = tallies.get(point.term.id);
  return tally ? worthOf(point, tally, stakes.get(point.term.id) ?? []) : worthless;
}

function raisedOf(
  { id, text, partyId, termId, settles, askOn, record }: QuestionFact,
  { parties, terms }: AskFacts,
  on: Tried,
  points: ReadonlyMap<string, readonly Point[]>,
): QuestionToAsk {
  // What else is open there than the one that weighs most is asked with it, or again.
  const there = isOfAcceptance(text) ? (points.get(termId ?? "") ?? []) : [];
  const point = there.find(({ party, kind }) => party.id === partyId && kind !== "unconfirmed");
  const party = parties.find((each) => each.id === partyId) ?? null;
  const term = terms.find((each) => each.id === termId) ?? null;
  return {
    ...(point ? triedOn(point, on) : worthless),
    id,
    isDerived: false,
    kind: point?.kind ?? "raised",
    text,
    party,
    about: null,
    term,
    settles,
    askOn,
    answered: null,
    rests: [
      record,
      ...(party?.record ? [party.record] : []),
      ...(term?.record ? [term.record] : []),
      ...(point?.rests ?? []),
    ],
  };
}

function derivedOf(
  point: Point,
  index: number,
  facts: AskFacts,
  on: Tried,
  answered: AnswerGiven | null,
): QuestionToAsk {
  const { party, term, kind } = point;
  const isOfOthers = kind === "unconfirmed";
  return {
    ...triedOn(point, on),
    id: `${kind} ${party.id} ${term.id} ${index}`,
    isDerived: true,
    kind: answered ? "answered" : kind,
    answered,
    // Both are worked out for the few that are told.
    get text() {
      return askedAt(point, facts.terms);
    },
    get rests() {
      return answered ? [...point.rests, ...answered.rests] : point.rests;
    },
    party: isOfOthers ? null : party,
    about: isOfOthers ? party : null,
    term,
    settles: null,
    askOn: null,
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
    const since = facts.statuses.get(term.id)?.since;
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
        answered: null,
        rests: [
          claim.record,
          ...(term.record ? [term.record] : []),
          ...(since ? [since] : []),
          ...citedRests(claim, facts),
        ],
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
    Number(a.answered !== null) - Number(b.answered !== null) ||
    Number(b.isFreeing) - Number(a.isFreeing) ||
    b.worth - a.worth ||
    Number(a.isDerived) - Number(b.isDerived) ||
    a.awaited - b.awaited ||
    Number(a.askOn === null) - Number(b.askOn === null) ||
    (a.askOn ?? "").localeCompare(b.askOn ?? "")
  );
}
