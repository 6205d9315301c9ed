/** What has to hold for a term to be agreed, each condition evaluated against the record: met, blocked or unknown. */
import { heldOn, onTerm } from "@/lib/positions/rules/on-term";
import { isAgainst, isUnanswered, stanceLabels } from "@/lib/positions/rules";
import { type Condition, conditionInWords } from "@/lib/positions/rules/conditions";
import { intersection, isEmpty, isWithin } from "@/lib/positions/rules/intervals";
import { isSettled, reaches, type TermStatus, termStatusLabels } from "@/lib/terms/rules";
import type { ZoneSegment } from "./agreement-zone";
import { atStretch } from "./axis-words";
import { capitalised, listed } from "./counting-words";
import { isCounted, markingsOf, type PartyFact, type QuestionFact, type TermFact } from "./facts";
import type { Facts, Standing } from "./standing";
import { readTermZone, type TermZone } from "./term-zone";

export const conditionStates = ["blocked", "unknown", "met"] as const;
/** Met: the record says so. Blocked: the record says the opposite. Unknown: it says neither. */
export type ConditionState = (typeof conditionStates)[number];

export type EvaluatedCondition = {
  state: ConditionState;
  sentence: string;
  note: string | null;
  /** The compartments whose records it tells of. */
  markedWith: string[];
};

export type ConditionFacts = Facts & {
  standings: readonly Standing[];
  questions: readonly QuestionFact[];
};

/** The term's conditions: what stands against it first, what is met last. */
export function conditionsOf(term: TermFact, facts: ConditionFacts): EvaluatedCondition[] {
  const zone = readTermZone(term, facts);
  const found = [
    ...(zone ? onAxis(term, zone, facts) : []),
    ...onStances(term, zone, facts),
    ...ofParties(term, facts),
    ...ofLinkages(term, facts),
  ];
  return conditionStates.flatMap((state) => found.filter((condition) => condition.state === state));
}

/** Who would have to move at the values that others accept, and whose answer is awaited there. */
function onAxis(term: TermFact, { spoken, axis, rows }: TermZone, facts: ConditionFacts): EvaluatedCondition[] {
  return spoken
    .filter(({ acceptedBy }) => acceptedBy.length > 0)
    .flatMap((segment) => {
      const where = capitalised(atStretch(segment, axis));
      const positionsOf = (partyIds: readonly string[]) =>
        rows.filter(({ party }) => partyIds.includes(party.id)).map(({ position }) => position?.record);
      const blocked = segment.rejectedBy.map((partyId): EvaluatedCondition => {
        return {
          markedWith: markingsOf(...positionsOf([...segment.acceptedBy, partyId])),
          state: "blocked",
          sentence: `${where}, ${named(partyId, facts)} stops rejecting.`,
          note: "It must move, or the value must.",
        };
      });
      const unknown = segment.kind === "possible" ? segment.waitsOn : [];
      return [
        ...blocked,
        ...unknown.map((partyId): EvaluatedCondition => {
          const { note, records } = askedOf(partyId, term, facts);
          const markedWith = markingsOf(...positionsOf([...segment.acceptedBy, partyId]), ...records);
          return { state: "unknown", sentence: `${where}, ${named(partyId, facts)} accepts.`, note, markedWith };
        }),
      ];
    });
}

/** Stances of negotiating parties that say no, or nothing, and that the axis has not told already. */
function onStances(term: TermFact, zone: TermZone | null, facts: ConditionFacts): EvaluatedCondition[] {
  const told = new Set(
    (zone?.spoken ?? [])
      .filter(({ acceptedBy }) => acceptedBy.length > 0)
      .flatMap((one) => [...one.rejectedBy, ...one.waitsOn]),
  );
  return facts.parties
    .filter((party) => isCounted(party) && !told.has(party.id))
    .flatMap((party): EvaluatedCondition[] => {
      const position = heldOn(facts.positions, party.id, term.id);
      const { note, records } = askedOf(party.id, term, facts);
      const markedWith = markingsOf(position?.record, ...records);
      if (!position)
        return [
          { state: "unknown", sentence: `${party.name} agrees; no position of it is on record.`, note, markedWith },
        ];
      if (isAgainst(position.stance))
        return [
          {
            state: "blocked",
            sentence: `${party.name} leaves “${stanceLabels[position.stance]}”.`,
            note: position.why,
            markedWith: markingsOf(position.record),
          },
        ];
      if (isUnanswered(position.stance)) {
        const sentence = `${party.name} agrees${position.stance === "unknown" ? "" : "; it holds no position yet"}.`;
        return [{ state: "unknown", sentence, note, markedWith }];
      }
      return [];
    });
}

/** The "if" of every party's position on the term. */
function ofParties(term: TermFact, facts: ConditionFacts): EvaluatedCondition[] {
  return onTerm(facts.positions, term.id)
    .filter(({ partyId }) => facts.parties.some(({ id }) => id === partyId))
    .flatMap((position) =>
      position.conditions.map((condition) => ({
        state: stateOf(condition, facts),
        sentence: `${capitalised(conditionInWords(condition, (termId) => facts.terms.find(({ id }) => id === termId) ?? null).replace(/\.$/, ""))}.`,
        note: `${named(position.partyId, facts)} makes it a condition.`,
        markedWith: markingsOf(position.record),
      })),
    );
}

/** Whether the record says that a position's "if" is met, says the opposite, or neither. */
export function stateOf(condition: Condition, facts: Facts & { standings: readonly Standing[] }): ConditionState {
  if (condition.kind === "text") return "unknown";
  const standing = facts.standings.find(({ term }) => term.id === condition.termId);
  const status: TermStatus = facts.statuses.get(condition.termId)?.status ?? "not_tabled";
  if (condition.kind === "term_status") {
    if (reaches(status, condition.atLeast)) return "met";
    return standing?.group === "blocked" || status === "withdrawn" ? "blocked" : "unknown";
  }
  const open = openOn(condition, facts);
  if (!open) return "unknown";
  if (open.every((segment) => isEmpty(intersection(segment, condition.within)))) return "blocked";
  return isSettled(status) && liesWithin(condition, facts) ? "met" : "unknown";
}

/** Whether every value that nobody rejects is one that the condition asks for, so that agreeing on any of them meets it. */
export function liesWithin(condition: Condition & { kind: "axis" }, facts: Facts): boolean {
  const open = openOn(condition, facts) ?? [];
  return open.length > 0 && open.every((segment) => isWithin(segment, condition.within));
}

/** The stretches of the term that nobody rejects; null where it has no zone at all. */
function openOn({ termId }: Condition & { kind: "axis" }, facts: Facts): ZoneSegment[] | null {
  const term = facts.terms.find(({ id }) => id === termId);
  const zone = term && readTermZone(term, facts)?.zone;
  return zone && zone.length > 0 ? zone.filter(({ kind }) => kind !== "empty") : null;
}

/** What the term requires or excludes. */
function ofLinkages(term: TermFact, { linkages, standings, statuses }: ConditionFacts): EvaluatedCondition[] {
  return linkages.flatMap(({ fromTermId, toTermId, kind, why, record }): EvaluatedCondition[] => {
    const isOfTerm = kind === "excludes" ? [fromTermId, toTermId].includes(term.id) : fromTermId === term.id;
    const other = standings.find((standing) => standing.term.id === (fromTermId === term.id ? toTermId : fromTermId));
    if (!isOfTerm || !other || kind === "trades_for") return [];
    const name = `${other.term.number} ${other.term.title}`;
    const settled = isSettled(other.status);
    const markedWith = markingsOf(record, statuses.get(other.term.id)?.since);
    if (kind === "excludes")
      return [
        {
          state: settled ? "blocked" : other.group === "outside" ? "met" : "unknown",
          sentence: `${name} is left out.`,
          note: why,
          markedWith,
        },
      ];
    const note = settled ? why : `${why} It is ${termStatusLabels[other.status].toLowerCase()}.`;
    return [
      {
        state: settled ? "met" : other.group === "blocked" ? "blocked" : "unknown",
        sentence: `${name} is agreed.`,
        note,
        markedWith,
      },
    ];
  });
}

/** The questions that are open on it, in words, and the records that they are. */
function askedOf(partyId: string, term: TermFact, { questions }: ConditionFacts) {
  const asked = questions.filter((one) => one.answer === null && one.partyId === partyId && one.termId === term.id);
  return {
    note: asked.length > 0 ? listed(asked.map(({ text }) => text)) : "Nobody has raised the question yet.",
    records: asked.map(({ record }) => record),
  };
}

function named(partyId: string, { parties }: { parties: readonly PartyFact[] }): string {
  return parties.find(({ id }) => id === partyId)?.name ?? "another party";
}
