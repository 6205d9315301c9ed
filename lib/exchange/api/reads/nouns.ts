/** The nouns of the record as the API reads them. */
import "server-only";
import { z } from "zod";
import { figuresIn, questionsIn, risksIn, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import { packagesIn } from "@/lib/packages/queries";
import { choiceSchema } from "@/lib/packages/schema";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { positionsIn } from "@/lib/positions/queries";
import { readInForce } from "@/lib/positions/queries/read-positions";
import { inForceAt, latestOfEachSeries, recordFacts } from "@/lib/record/reading";
import { roundEventsIn, roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { linkagesIn, statusesHeldIn, termsIn } from "@/lib/terms/queries";
import { clauseVersionsIn, optionsIn } from "@/lib/text/queries";
import * as words from "@/prisma/generated/enums";
import { nounReads, withHistory } from "../noun-reads";
import { LostPlace, type Read } from "../read";
import { asked, id, ids, maybe, maybeDate, maybeId, one, text } from "./pieces";
import { positionShape, statusShape, termShape, wordingShape } from "./shapes";

const partiesAndTerms: Read[] = [
  ...nounReads({
    ...{ at: "parties", group: "Parties", one: "party", many: "parties" },
    params: z.strictObject({ blocId: asked, kind: one(words.PartyKind).optional() }),
    own: {
      ...{ name: text, code: text, kind: one(words.PartyKind), role: one(words.PartyRole), blocId: maybeId },
      ...{ isAtTable: z.boolean(), objectorIds: ids, absenceReason: maybe, note: maybe },
    },
    inForce: partiesIn,
    history: (tx, where) => tx.party.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "delegates", group: "Parties", one: "delegate", many: "delegates" },
    params: z.strictObject({ partyId: asked }),
    own: { name: text, title: maybe, partyId: maybeId, isHead: z.boolean(), note: maybe },
    inForce: delegatesIn,
    history: (tx, where) => tx.delegate.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "terms", group: "Terms", one: "term", many: "terms, in the order of the agreement" },
    params: z.strictObject({ parentId: asked }),
    own: termShape,
    inForce: termsIn,
    history: (tx, where) => tx.term.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "statuses", group: "Terms", one: "term's status", many: "statuses of terms" },
    params: z.strictObject({ termId: asked, status: one(words.TermStatus).optional() }),
    own: statusShape,
    inForce: statusesHeldIn,
    history: (tx, where) => tx.termStatusRecord.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "linkages", group: "Terms", one: "linkage", many: "linkages between terms" },
    params: z.strictObject({ fromTermId: asked, toTermId: asked }),
    own: { fromTermId: id, toTermId: id, kind: one(words.LinkageKind), why: text, hasEnded: z.boolean() },
    inForce: linkagesIn,
    history: (tx, where) => tx.linkage.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "wordings", group: "Text", one: "term's wording in a language", many: "wordings" },
    params: z.strictObject({ termId: asked, language: z.string().max(35).optional() }),
    own: wordingShape,
    inForce: (tx, negotiationId, at, { params: { termId }, id }) =>
      clauseVersionsIn(tx, negotiationId, at, {
        ...(id === undefined ? {} : { seriesIds: [id] }),
        ...(termId === undefined ? {} : { termIds: [termId] }),
      }),
    history: (tx, where) => tx.clauseVersion.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "options", group: "Text", one: "option", many: "options, passages that were proposed beside the wording" },
    params: z.strictObject({ termId: asked }),
    own: { termId: id, label: text, text, sponsorIds: ids },
    inForce: (tx, negotiationId, at, { params }) => optionsIn(tx, negotiationId, at, params.termId),
    history: (tx, where) => tx.option.findMany({ where, include: withHistory }),
  }),
];

const positions: Read[] = nounReads({
  ...{ at: "positions", group: "Positions", one: "position", many: "positions, in the order of recording" },
  params: z.strictObject({ partyId: asked, termId: asked }),
  own: positionShape,
  isPagedBelow: true,
  // Where a series has a record for each of several markings, the list gives each: a page cannot tell what the next one holds.
  inForce: async (tx, negotiationId, at, { params: { partyId, termId }, id, page }) => {
    if (id !== undefined) return positionsIn(tx, negotiationId, at, { seriesIds: [id] });
    const after = page?.after ?? undefined;
    // Nothing is recorded after what its reader sees no more: the list would end there in silence.
    if (after && !(await tx.record.findFirst({ where: { id: after, negotiationId }, select: { id: true } })))
      throw new LostPlace();
    return readInForce(tx, negotiationId, at, {
      ...(partyId === undefined ? {} : { partyIds: [partyId] }),
      ...(termId === undefined ? {} : { termIds: [termId] }),
      ...(page && { most: page.limit + 1, afterRecord: after }),
    });
  },
  history: (tx, where) => tx.position.findMany({ where, include: withHistory }),
});

const talks: Read[] = [
  ...nounReads({
    ...{ at: "rounds", group: "Talks", one: "round", many: "rounds" },
    own: {
      ...{ number: z.int(), title: text, venue: text, timeZone: text, track: one(words.Track) },
    },
    inForce: roundsIn,
    history: (tx, where) => tx.round.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "round-events", group: "Talks", one: "event of a round", many: "events of rounds, in time order" },
    params: z.strictObject({ roundId: asked, event: one(words.RoundEventKind).optional() }),
    own: {
      ...{ roundId: id, event: one(words.RoundEventKind), byPartyIds: ids, why: maybe },
      ...{ plannedOpening: maybeDate, plannedResumption: maybeDate },
    },
    inForce: roundEventsIn,
    history: (tx, where) => tx.roundEvent.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "sessions", group: "Talks", one: "session", many: "sessions, in time order and without their notes" },
    params: z.strictObject({ roundId: asked }),
    own: {
      ...{ roundId: id, title: text, format: one(words.SessionFormat), venue: text, timeZone: text },
      ...{ level: one(words.AttendanceLevel), levelNote: maybe, agenda: ids, asked: ids },
      attendance: z
        .array(
          z.object({
            ...{ partyId: id, delegateId: maybeId, level: one(words.AttendanceLevel), isHead: z.boolean() },
            note: maybe,
          }),
        )
        .optional()
        .describe("Who sat; a history leaves it out."),
    },
    inForce: sessionsIn,
    history: (tx, where) => tx.session.findMany({ where, omit: { notes: true }, include: withHistory }),
  }),
];

const evidence: Read[] = [
  ...nounReads({
    ...{ at: "sources", group: "Evidence", one: "source", many: "sources, whatever day is read" },
    params: z.strictObject({ kind: one(words.SourceKind).optional() }),
    own: {
      ...{ title: text, publisher: maybe, kind: one(words.SourceKind), published: maybeDate, url: maybe },
      reliability: z.enum(["A", "B", "C", "D", "E", "F"]).describe("Admiralty reliability."),
      origin: text.describe("Whom it rests on: sources of one origin count once."),
      ...{ note: maybe, language: maybe, hasWords: z.boolean().optional() },
    },
    inForce: sourcesIn,
    history: (tx, where) => tx.source.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "statements", group: "Evidence", one: "statement", many: "statements" },
    params: z.strictObject({ partyId: asked, speakerId: asked, termId: asked }),
    own: {
      ...{ text, speakerId: maybeId, partyId: maybeId, speakerName: maybe, capacity: one(words.StatementCapacity) },
      ...{ basis: one(words.Basis), termIds: ids },
    },
    inForce: (tx, negotiationId, at) => statementsIn(tx, negotiationId, at),
    history: (tx, where) => tx.statement.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "figures", group: "Evidence", one: "figure", many: "figures" },
    params: z.strictObject({ termId: asked }),
    own: {
      ...{ label: text, value: z.number().nullable(), unit: maybe, about: maybeDate, termId: maybeId, note: maybe },
    },
    inForce: figuresIn,
    history: (tx, where) => tx.figure.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "risks", group: "Evidence", one: "risk", many: "risks" },
    params: z.strictObject({ termId: asked }),
    own: { text, termId: maybeId, likelihood: one(words.Level).nullable(), impact: one(words.Level).nullable() },
    inForce: risksIn,
    history: (tx, where) => tx.risk.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "questions", group: "Evidence", one: "question", many: "questions, open and answered" },
    params: z.strictObject({ partyId: asked, termId: asked }),
    own: {
      ...{ text, partyId: maybeId, termId: maybeId, settles: maybe, askOn: maybeDate },
      answer: maybe.describe("Null while it is open."),
    },
    inForce: questionsIn,
    history: (tx, where) => tx.question.findMany({ where, include: withHistory }),
  }),
];

const judgement: Read[] = [
  ...nounReads({
    ...{ at: "packages", group: "Judgement", one: "package", many: "packages" },
    own: { title: text, why: maybe, choices: z.array(choiceSchema) },
    inForce: packagesIn,
    history: (tx, where) => tx.package.findMany({ where, include: withHistory }),
  }),
  ...nounReads({
    ...{ at: "forecasts", group: "Judgement", one: "forecast", many: "forecasts that were shared" },
    params: z.strictObject({ termId: asked }),
    own: { termId: maybeId, byDate: text, probability: z.int().describe("In per cent."), why: maybe },
    inForce: async (tx, negotiationId, at) =>
      latestOfEachSeries(
        await tx.forecast.findMany({
          where: { negotiationId, record: inForceAt(at) },
          include: { record: { select: recordFacts } },
          orderBy: { record: { seq: "asc" } },
        }),
      ),
    history: (tx, where) => tx.forecast.findMany({ where, include: withHistory }),
  }),
];

export const nounsOfRecord: readonly Read[] = [...partiesAndTerms, ...positions, ...talks, ...evidence, ...judgement];
