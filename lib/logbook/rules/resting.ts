/** What rests on a source: every record in force that cites it, in one line each, gathered by kind. */
import type { Basis } from "@/lib/record/rules";
import { speakerInWords, type StatementCapacity } from "@/lib/evidence/rules";
import { type Stance, stanceLabels } from "@/lib/positions/rules";
import { type RoundEvent, roundEventLabels } from "@/lib/rounds/rules";
import { type LinkageKind, linkageLabels, type TermStatus, termStatusLabels } from "@/lib/terms/rules";
import type { RecordTarget } from "./record-target";

/** A record's citations and, of a position or statement, how it is known. */
export type Claim = { basis: Basis | null; citations: readonly { sourceId: string; credibility: number }[] };

/** A record with the line that tells it. */
export type RestingLine = Claim & {
  recordId: string;
  group: string;
  text: string;
  /** Whose members alone see the record. */
  compartmentId: string | null;
  target: RecordTarget;
  /** It says something of the world, and so owes a source: a question or a sitting of ours does not. */
  isClaim: boolean;
};

type Cited = { record: { id: string; compartmentId: string | null; citations: Claim["citations"] } };

/** All that can rest on a source, as the nouns' own queries give it. */
export type RestingFacts = {
  parties: readonly (Cited & { id: string; name: string })[];
  delegates: readonly (Cited & { id: string; name: string; title: string | null; partyId: string | null })[];
  terms: readonly (Cited & { id: string; number: string; title: string })[];
  statuses: readonly (Cited & { termId: string; status: TermStatus })[];
  linkages: readonly (Cited & { fromTermId: string; toTermId: string; kind: LinkageKind })[];
  wordings: readonly (Cited & { termId: string; language: string })[];
  options: readonly (Cited & { termId: string; label: string })[];
  positions: readonly (Cited & { partyId: string; termId: string; stance: Stance; basis: Basis })[];
  rounds: readonly (Cited & { id: string; number: number; events: readonly (Cited & { event: RoundEvent })[] })[];
  sessions: readonly (Cited & { id: string; title: string })[];
  statements: readonly (Cited & {
    id: string;
    text: string;
    speakerId: string | null;
    partyId: string | null;
    speakerName: string | null;
    capacity: StatementCapacity;
    basis: Basis;
  })[];
  figures: readonly (Cited & { id: string; label: string })[];
  risks: readonly (Cited & { id: string; text: string })[];
  questions: readonly (Cited & { id: string; text: string })[];
};

/** Every record with its line. What is about something that is not on record at the moment is left out. */
export function restingLines(facts: RestingFacts): RestingLine[] {
  const partyOf = new Map(facts.parties.map((party) => [party.id, party.name]));
  const termOf = new Map(facts.terms.map(({ id, number, title }) => [id, `${number} ${title}`]));
  const delegateOf = new Map(facts.delegates.map((delegate) => [delegate.id, delegate]));
  const line = (group: string, { record }: Cited, text: string | undefined, target: RecordTarget, basis?: Basis) =>
    text === undefined
      ? []
      : [
          {
            recordId: record.id,
            group,
            text,
            compartmentId: record.compartmentId,
            target,
            basis: basis ?? null,
            citations: record.citations,
            isClaim: target.kind !== "question" && target.kind !== "session",
          },
        ];
  const onTerm = (termId: string, words: (term: string) => string) => {
    const term = termOf.get(termId);
    return term === undefined ? undefined : words(term);
  };
  return [
    ...facts.parties.flatMap((party) => line("Parties", party, party.name, { kind: "party", id: party.id })),
    ...facts.delegates.flatMap((each) => line("People", each, each.name, { kind: "delegate", id: each.id })),
    ...facts.rounds.flatMap(({ events, ...round }) => [
      ...line("Talks", round, `Round ${round.number}`, { kind: "round", id: round.id }),
      ...events.flatMap((event) => {
        const words = `Round ${round.number} ${roundEventLabels[event.event].toLowerCase()}`;
        return line("Talks", event, words, { kind: "round", id: round.id });
      }),
    ]),
    ...facts.sessions.flatMap((session) => line("Talks", session, session.title, { kind: "session", id: session.id })),
    ...facts.terms.flatMap((term) => line("Terms", term, termOf.get(term.id), { kind: "term", termId: term.id })),
    ...facts.statuses.flatMap((each) => {
      const words = onTerm(each.termId, (term) => `${term}: ${termStatusLabels[each.status].toLowerCase()}`);
      return line("Statuses", each, words, { kind: "term", termId: each.termId });
    }),
    ...facts.positions.flatMap((each) => {
      const party = partyOf.get(each.partyId);
      const words = onTerm(each.termId, (term) => `${party} on ${term}: ${stanceLabels[each.stance]}`);
      const { partyId, termId, basis } = each;
      return line("Positions", each, party && words, { kind: "position", partyId, termId }, basis);
    }),
    ...facts.linkages.flatMap((each) => {
      const to = termOf.get(each.toTermId);
      const words = onTerm(each.fromTermId, (from) => `${from} ${linkageLabels[each.kind]} ${to}`);
      return line("Linkages", each, to && words, { kind: "term", termId: each.fromTermId });
    }),
    ...facts.wordings.flatMap((each) => {
      const words = onTerm(each.termId, (term) => (each.language === "en" ? term : `${term} (${each.language})`));
      return line("Wordings", each, words, { kind: "text", termId: each.termId });
    }),
    ...facts.options.flatMap((each) => {
      const words = onTerm(each.termId, (term) => `${each.label}, for ${term}`);
      return line("Options", each, words, { kind: "text", termId: each.termId });
    }),
    ...facts.statements.flatMap((each) => {
      const delegate = each.speakerId ? delegateOf.get(each.speakerId) : undefined;
      const { name } = speakerInWords(each, { delegate, party: (id) => partyOf.get(id) });
      return line("Statements", each, `${name}: ${each.text}`, { kind: "statement", id: each.id }, each.basis);
    }),
    ...facts.figures.flatMap((each) => line("Figures", each, each.label, { kind: "figure", id: each.id })),
    ...facts.risks.flatMap((each) => line("Risks", each, each.text, { kind: "risk", id: each.id })),
    ...facts.questions.flatMap((each) => line("Questions", each, each.text, { kind: "question", id: each.id })),
  ];
}

/** `count` is how many there are, of which the lines may be the first. */
export type RestingGroup = { name: string; lines: RestingLine[]; count: number };

/** The lines that rest on the source. */
export function restingOn(sourceId: string, lines: readonly RestingLine[]): RestingGroup[] {
  return inGroups(lines.filter(({ citations }) => citations.some((citation) => citation.sourceId === sourceId)));
}

/** The lines gathered by kind, in the order of the nouns. */
export function inGroups(lines: readonly RestingLine[]): RestingGroup[] {
  const groups = new Map<string, RestingLine[]>();
  for (const line of lines) {
    const gathered = groups.get(line.group);
    if (gathered) gathered.push(line);
    else groups.set(line.group, [line]);
  }
  return [...groups].map(([name, gathered]) => ({ name, lines: gathered, count: gathered.length }));
}

/** The groups, with so many positions as were counted where not all of them are among the lines. */
export function withPositions(groups: readonly RestingGroup[], count: number): RestingGroup[] {
  return groups.map((group) =>
    group.name === "Positions" ? { ...group, count: Math.max(count, group.count) } : group,
  );
}
