/** The record in tables, as a reader sees it at a moment. */
import "server-only";
import { citedOf, type SourceView } from "@/lib/evidence/queries";
import { byPublication, speakerInWords } from "@/lib/evidence/rules";
import { evidenceIn } from "@/lib/logbook/queries-evidence";
import { type CompartmentView, myCompartments, type Opened } from "@/lib/negotiations/queries";
import { partLabel } from "@/lib/parties/rules";
import { asActor } from "@/lib/platform/actor";
import { positionsIn, type PositionView } from "@/lib/positions/queries";
import { stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import type { RecordFacts } from "@/lib/record/reading";
import { basisLabels, gradeOf, sourceGoneInWords } from "@/lib/record/rules";
import { attendanceLevelLabels, roundStateLabels, sessionFormatLabels } from "@/lib/rounds/rules";
import { linkageLabels, termKindLabels, termStatusLabels } from "@/lib/terms/rules";
import { classificationOf } from "./rules/brief";
import type { Cell, Table, TableName } from "./rules/tables";

/** More rows than that are no table to work with; the page says how to narrow it. */
export const mostRows = 50_000;

type TablesAsked = {
  tables: readonly TableName[];
  /** Of the positions, those on one term or of one party. */
  termId?: string | null;
  partyId?: string | null;
};

/** The tables asked for, and who may read them; null where there are too many positions for one. */
export async function tablesOf(
  opened: Opened,
  { tables, termId = null, partyId = null }: TablesAsked,
): Promise<{ tables: Table[]; classification: string } | null> {
  const { actor, negotiation, moment } = opened;
  const compartments = await myCompartments(opened);
  const read = await asActor(actor, async (tx) => {
    const facts = await evidenceIn(tx, negotiation.id, moment);
    const of = { ...(termId ? { termIds: [termId] } : {}), ...(partyId ? { partyIds: [partyId] } : {}) };
    const positions = tables.includes("positions")
      ? await positionsIn(tx, negotiation.id, moment, { ...of, most: mostRows + 1 })
      : [];
    return { facts, positions };
  });
  if (read.positions.length > mostRows) return null;
  const marks = new Set<string>();
  const { terms, parties, delegates, sources } = read.facts;
  const to: To = {
    ...{ ...read, compartments, marks, at: { ...moment, zone: negotiation.timeZone } },
    termOf: byId(terms),
    partyOf: byId(parties),
    delegateOf: byId(delegates),
    sourceOf: byId(sources),
  };
  const made = tables.map((name): Table => {
    const { columns, rows } = written[name](to);
    return { name, columns: [...columns, ...recordColumns], rows };
  });
  return { tables: made, classification: classificationOf([...marks].sort()) };
}

type Facts = Awaited<ReturnType<typeof evidenceIn>>;
type To = {
  facts: Facts;
  positions: readonly PositionView[];
  compartments: readonly CompartmentView[];
  /** The names of what is told. */
  marks: Set<string>;
  /** Of many thousands of rows each asks for some of these. */
  termOf: Find<Facts["terms"][number]>;
  partyOf: Find<Facts["parties"][number]>;
  delegateOf: Find<Facts["delegates"][number]>;
  sourceOf: Find<SourceView>;
  at: { asOf: Date; zone: string; isPresent: boolean };
};
type Find<Item> = (id: string | null) => Item | null;
type Written = { columns: readonly string[]; rows: Cell[][] };

const recordColumns = ["Since", "Recorded", "Sources", "Marking", "Id"];

function byId<Item extends { id: string }>(items: readonly Item[]): Find<Item> {
  const found = new Map(items.map((item) => [item.id, item]));
  return (id) => (id === null ? null : (found.get(id) ?? null));
}

/**
 * What every row ends with: since when it holds, when it was recorded, what it rests on, who sees it, and its name.
 * `others` are the records that the row tells of besides its own: each may be marked, and cite sources, by itself.
 */
function footing({ compartments, marks, sourceOf }: To, record: RecordFacts, ...others: RecordFacts[]): Cell[] {
  const told = [record, ...others];
  const found = told.map((each) => {
    const sources = each.citations.flatMap(({ sourceId }) => sourceOf(sourceId) ?? []);
    return citedOf(each, sources);
  });
  const cited = found.flatMap(({ citations }) => citations);
  const gone = found.some(({ isSourceGone }) => isSourceGone) ? sourceGoneInWords : null;
  const behind = cited.map(({ sourceId }) => sourceOf(sourceId)?.record);
  const ids = new Set([...told, ...behind].map((each) => each?.compartmentId));
  const markings = compartments.filter(({ id }) => ids.has(id)).map(({ name }) => name);
  for (const name of markings) marks.add(name);
  const sources = cited.map(
    ({ sourceTitle, reliability, credibility, locator }) =>
      `${gradeOf(reliability, credibility)} ${[sourceTitle, locator].filter(Boolean).join(", ")}`,
  );
  return [
    ...[record.validText, record.recordedAt.toISOString(), names([...new Set(sources), gone]), names(markings)],
    record.seriesId,
  ];
}

const termName = ({ termOf }: To, termId: string | null): string | null => {
  const term = termOf(termId);
  return term ? `${term.number} ${term.title}` : null;
};
const partyName = ({ partyOf }: To, partyId: string | null): string | null => partyOf(partyId)?.name ?? null;
const names = (all: readonly (string | null)[]) => all.flatMap((name) => name ?? []).join("; ") || null;

const written: Record<TableName, (to: To) => Written> = {
  terms: (to) => ({
    columns: ["Number", "Term", "Kind", "Under", "Status", "Status since", "Status note", "Axis", "Summary"],
    rows: to.facts.terms.map(({ id, number, title, kind, parentId, axisUnit, summary, record }) => {
      const held = to.facts.statuses.get(id);
      const status = held ? [termStatusLabels[held.status], held.since.validText, held.note] : [null, null, null];
      return [
        number,
        title,
        termKindLabels[kind],
        termName(to, parentId),
        ...status,
        axisUnit,
        summary,
        ...footing(to, record, ...(held ? [held.record, held.since] : [])),
      ];
    }),
  }),
  wordings: (to) => ({
    columns: ["Term", "Language", "Version", "Text", "Translation", "Drafted by"],
    rows: to.facts.wordings.map(({ termId, language, number, text, translatesId, drafter, drafterId, record }) => [
      ...[termName(to, termId), language, number, text, translatesId ? "yes" : null],
      ...[partyName(to, drafterId) ?? drafter, ...footing(to, record)],
    ]),
  }),
  parties: (to) => ({
    columns: ["Code", "Party", "Kind", "Part", "Bloc", "Note"],
    rows: to.facts.parties.map((party) => [
      ...[party.code, party.name, party.kind, partLabel(party), partyName(to, party.blocId), party.note],
      ...footing(to, party.record),
    ]),
  }),
  people: (to) => ({
    columns: ["Name", "Title", "Party", "Leads", "Note"],
    rows: to.facts.delegates.map(({ name, title, partyId, isHead, note, record }) => [
      ...[name, title, partyName(to, partyId), isHead ? "yes" : null, note],
      ...footing(to, record),
    ]),
  }),
  positions: (to) => ({
    columns: ["Term", "Party", "Stance", "On the axis", "If", "Why", "Basis", "Confidence", "Salience"],
    rows: to.positions.flatMap(
      ({ termId, partyId, stance, intervals, conditions, why, basis, confidence, salience, record }) => {
        const [term, party] = [to.termOf(termId), partyName(to, partyId)];
        if (!term || party === null) return [];
        const axis = term.axisUnit ? intervalsInWords(intervals, term.axisUnit) : "";
        const conditional = conditions.map((each) => conditionInWords(each, to.termOf)).join("; ");
        return [
          [
            ...[`${term.number} ${term.title}`, party, stanceLabels[stance], axis || null, conditional || null, why],
            ...[basisLabels[basis], confidence, salience, ...footing(to, record)],
          ],
        ];
      },
    ),
  }),
  linkages: (to) => ({
    columns: ["Term", "Link", "To", "Why"],
    rows: to.facts.linkages.map(({ fromTermId, kind, toTermId, why, record }) => [
      ...[termName(to, fromTermId), linkageLabels[kind], termName(to, toTermId), why],
      ...footing(to, record),
    ]),
  }),
  rounds: (to) => ({
    columns: ["Number", "Round", "Where", "Time zone", "Track", "State", "What happened"],
    rows: to.facts.rounds.map(({ number, title, venue, timeZone, track, state, events, record }) => [
      ...[number, title, venue, timeZone, track, roundStateLabels[state]],
      ...[
        events
          .map(({ event, record: { validText }, why }) => [validText, event, why].filter(Boolean).join(" "))
          .join("; ") || null,
      ],
      ...footing(to, record, ...events.map((each) => each.record)),
    ]),
  }),
  sessions: (to) => ({
    columns: ["Session", "Round", "Format", "Where", "Time zone", "Level", "Who sat", "Agenda"],
    rows: to.facts.sessions.map(({ title, roundId, format, venue, timeZone, level, attendance, agenda, record }) => [
      ...[title, to.facts.rounds.find(({ id }) => id === roundId)?.number ?? null, sessionFormatLabels[format], venue],
      ...[timeZone, attendanceLevelLabels[level]],
      names(
        attendance.map(({ partyId, delegateId }) => {
          const person = to.delegateOf(delegateId)?.name;
          return [partyName(to, partyId), person].filter(Boolean).join(": ");
        }),
      ),
      names(agenda.map((termId) => termName(to, termId))),
      ...footing(to, record),
    ]),
  }),
  statements: (to) => ({
    columns: ["Speaker", "In which capacity", "For", "Statement", "Basis", "On"],
    rows: to.facts.statements.map((statement) => {
      const delegate = to.delegateOf(statement.speakerId) ?? undefined;
      const party = (id: string) => partyName(to, id) ?? undefined;
      const { text, capacity, partyId, basis, termIds, record } = statement;
      const speaker = speakerInWords(statement, { delegate, party }).name;
      const on = names(termIds.map((termId) => termName(to, termId)));
      return [speaker, capacity, partyName(to, partyId), text, basisLabels[basis], on, ...footing(to, record)];
    }),
  }),
  figures: (to) => ({
    columns: ["Figure", "Value", "Unit", "About", "On", "Note"],
    rows: to.facts.figures.map(({ label, value, unit, about, termId, note, record }) => [
      ...[label, value, unit, about, termName(to, termId), note],
      ...footing(to, record),
    ]),
  }),
  risks: (to) => ({
    columns: ["Risk", "On", "Likelihood", "Impact"],
    rows: to.facts.risks.map(({ text, termId, likelihood, impact, record }) => [
      ...[text, termName(to, termId), likelihood, impact],
      ...footing(to, record),
    ]),
  }),
  questions: (to) => ({
    columns: ["Question", "Whom to ask", "On", "What it settles", "To be asked", "Answer"],
    rows: to.facts.questions.map(({ text, partyId, termId, settles, askOn, answer, record }) => [
      ...[text, partyName(to, partyId), termName(to, termId), settles, askOn, answer],
      ...footing(to, record),
    ]),
  }),
  sources: (to) => ({
    columns: ["Title", "Publisher", "Kind", "Published", "Address", "Reliability", "Rests on", "Note"],
    rows: Object.values(byPublication(to.facts.sources, to.at, to.facts.claims)).flatMap((sources) =>
      sources.map((source) => [
        ...[source.title, source.publisher, source.kind, source.published, source.url, source.reliability],
        ...[source.origin, source.note, ...footing(to, source.record)],
      ]),
    ),
  }),
};
