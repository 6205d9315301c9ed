/** A whole input for each kind of record: valid, and with something in every list, so that each field can be tried. */
import type { Input } from "@/e2e/fixtures";

/** The kinds of record in an order in which each finds what it refers to. */
export const kinds = [
  "source",
  "party",
  "delegate",
  "term",
  "term_status",
  "linkage",
  "clause_version",
  "option",
  "statement",
  "figure",
  "risk",
  "question",
  "round",
  "round_event",
  "session",
  "position",
  "package",
  "brief",
  "forecast",
  "annotation",
  "annotation_reply",
] as const;

export type Kind = (typeof kinds)[number];

/** What records of one marking are called: a series' id, and that of the record which began it. */
export type Prop = { id: string; recordId: string };
export type Props = Record<Kind | "otherTerm", Prop> & { review?: Prop };

/** The commands that make each kind. */
export const commandFor: Record<Kind, string> = {
  source: "source.record",
  party: "party.record",
  delegate: "delegate.record",
  term: "term.record",
  term_status: "term_status.record",
  linkage: "linkage.record",
  clause_version: "clause_version.record",
  option: "option.record",
  statement: "statement.record",
  figure: "figure.record",
  risk: "risk.record",
  question: "question.record",
  round: "round.record",
  round_event: "round_event.record",
  session: "session.record",
  position: "position.record",
  package: "package.record",
  brief: "brief.record",
  forecast: "forecast.record",
  annotation: "annotation.make",
  annotation_reply: "annotation.reply",
};

/** The words of every clause begin so; an annotation is on the first of them. */
export const clauseBegins = "The forces";

/** Makes no two records alike: wordings, rounds and terms of one negotiation are told apart by it. */
let count = 0;

/** A code that no other party of the run bears. */
function freshCode(): string {
  const place = ++count;
  const letter = (value: number) => String.fromCharCode(65 + (value % 26));
  return `M${letter(Math.floor(place / 676))}${letter(Math.floor(place / 26))}${letter(place)}`;
}

const cited = (props: Props) => ({
  citations: [
    {
      sourceId: props.source.id,
      credibility: 2,
      locator: "p. 1",
      quote: "so",
      anchor: { start: 0, end: 2, prefix: "", suffix: " they said" },
    },
  ],
});

export const inputs: Record<Kind, (props: Props) => Input> = {
  source: () => ({
    title: "A report",
    publisher: "A paper",
    kind: "press",
    reliability: "B",
    origin: "officials",
    note: "n",
    url: "https://example.org/report",
    language: "en",
    words: "so they said",
    wordsFile: "report.txt",
  }),
  party: (props) => ({
    ...cited(props),
    name: "Ruritania",
    code: freshCode(),
    kind: "state",
    role: "affected",
    isAtTable: false,
    absenceReason: "Not asked.",
    note: "n",
  }),
  delegate: (props) => ({
    ...cited(props),
    name: "A. Envoy",
    title: "envoy",
    partyId: props.party.id,
    isHead: true,
    note: "n",
  }),
  term: (props) => ({
    ...cited(props),
    number: `1.${++count}`,
    title: "Withdrawal",
    summary: "s",
    kind: "article",
    axisUnit: "months",
    axisLabel: "Months",
  }),
  term_status: (props) => ({ ...cited(props), termId: props.term.id, status: "under_discussion", note: "n" }),
  linkage: (props) => ({
    ...cited(props),
    fromTermId: props.term.id,
    toTermId: props.otherTerm.id,
    kind: "requires",
    why: "w",
  }),
  clause_version: (props) => ({
    ...cited(props),
    termId: props.term.id,
    isMarkingSaid: true,
    language: "en",
    drafter: "party",
    drafterId: props.party.id,
    text: `${clauseBegins} shall leave in ${++count} months.`,
    note: "n",
  }),
  option: (props) => ({
    ...cited(props),
    termId: props.term.id,
    label: "Sooner",
    text: `They shall leave in ${++count} weeks.`,
    sponsorIds: [props.party.id],
  }),
  statement: (props) => ({
    ...cited(props),
    text: "No decision.",
    speakerId: props.delegate.id,
    partyId: props.party.id,
    speakerName: "A. Envoy",
    capacity: "official",
    basis: "public",
    termIds: [props.term.id],
  }),
  figure: (props) => ({
    ...cited(props),
    label: "Troops",
    value: 14_000,
    unit: "troops",
    about: "2019",
    termId: props.term.id,
    note: "n",
  }),
  risk: (props) => ({
    ...cited(props),
    text: "It could fail.",
    termId: props.term.id,
    likelihood: "low",
    impact: "high",
  }),
  question: (props) => ({
    ...cited(props),
    text: "Would they?",
    partyId: props.party.id,
    termId: props.term.id,
    settles: "The term.",
  }),
  round: (props) => ({
    ...cited(props),
    number: ++count,
    title: "A round",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    track: "track_1",
  }),
  round_event: (props) => ({
    ...cited(props),
    roundId: props.round.id,
    event: "opened",
    byPartyIds: [props.party.id],
    why: "w",
  }),
  session: (props) => ({
    ...cited(props),
    roundId: props.round.id,
    title: "A sitting",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    level: "senior",
    levelNote: "n",
    agenda: [props.term.id],
    asked: [props.question.id],
    attendance: [{ partyId: props.party.id, delegateId: props.delegate.id, level: "senior", isHead: true, note: "n" }],
    notes: [
      {
        kind: "line",
        time: "09:30",
        text: "@Ruritania sits.",
        mentions: [{ mark: "@Ruritania", kind: "party", id: props.party.id }],
      },
    ],
  }),
  position: (props) => ({
    ...cited(props),
    partyId: props.party.id,
    termId: props.term.id,
    stance: "conditional",
    basis: "in_the_room",
    confidence: "medium",
    salience: "high",
    why: "w",
    intervals: "accepts 36..60",
    conditions: [
      { kind: "text", text: "if they stay" },
      { kind: "term_status", termId: props.term.id, atLeast: "agreed" },
    ],
  }),
  package: (props) => ({
    ...cited(props),
    title: "Two years and monitoring",
    why: "w",
    choices: [
      { termId: props.term.id, value: "36..48", clauseVersionId: props.clause_version.recordId, status: "agreed" },
      { termId: props.otherTerm.id },
    ],
  }),
  brief: (props) => ({
    ...cited(props),
    title: "For Saturday",
    sections: ["standing", "text"],
    since: "2019-02-10",
    asOf: "2019-02-28T20:59:59.999Z",
    knownAt: "2019-03-01T00:00:00.000Z",
  }),
  forecast: (props) => ({ termId: props.term.id, byDate: "2099-12-31", probability: 40, why: "w" }),
  annotation: (props) => ({
    clauseVersionId: props.clause_version.recordId,
    kind: "suggestion",
    body: "b",
    replacement: "The troops",
    start: 0,
    end: clauseBegins.length,
    quote: clauseBegins,
  }),
  annotation_reply: (props) => ({ annotationId: props.annotation.id, body: "b" }),
};
