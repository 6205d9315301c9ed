/** What was recorded in a session, each record as one line. */
import "server-only";
import { z } from "zod";
import type { StatementCapacity } from "@/lib/evidence/rules";
import { type ReadAt, type RecordFacts, recordFacts } from "@/lib/record/reading";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import type { Tx } from "@/lib/platform/database";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { conditionSchema, intervalSchema } from "@/lib/positions/schema";
import type { RoundView } from "@/lib/rounds/queries";
import { stateAfter } from "@/lib/rounds/rules";
import { type NotedKind, notedKinds } from "@/lib/rounds/schema";
import type { TermView } from "@/lib/terms/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { commandWord } from "./rules/entry-command";
import { type EntryFacts, type EntryLine, entryLine, type Names } from "./rules/entry-words";

export type EntryView = EntryLine & {
  recordId: string;
  /** The record that the notes name, where that was corrected since. */
  notedAs: string;
  seriesId: string;
  noun: NotedKind;
  /** The word after the slash: "position", "pause". */
  command: string;
  /** The record that stands, with what it cites and who may see it. */
  record: RecordFacts;
  /** What it is on, where it is on one term. */
  termId: string | null;
  isCorrected: boolean;
  /** Who may see it was changed after the session, and nothing else. */
  isMarked: boolean;
  isRetracted: boolean;
};

/** Everybody and everything that a line of notes can name, at the moment. */
export async function namesIn(tx: Tx, negotiationId: string, at: ReadAt, terms: readonly TermView[]): Promise<Names> {
  const parties = await partiesIn(tx, negotiationId, at);
  const delegates = await delegatesIn(tx, negotiationId, at);
  return { party: finder(parties), delegate: finder(delegates), term: finder(terms) };
}

// A session may have recorded thousands of lines, and each of them names something.
function finder<Each extends { id: string }>(all: readonly Each[]): (id: string) => Each | null {
  const byId = new Map(all.map((each) => [each.id, each]));
  return (id) => byId.get(id) ?? null;
}

/** What the session recorded up to the moment, in the order in which it was recorded; corrections in place of what they correct. */
export async function sessionEntriesIn(
  tx: Tx,
  negotiationId: string,
  sessionId: string,
  at: ReadAt,
  known: { names: Names; rounds: readonly RoundView[] },
): Promise<EntryView[]> {
  const isKnown = at.knownAtDay === null ? {} : { recordedAt: { lte: at.knownAt } };
  const made = await tx.record.findMany({
    where: {
      negotiationId,
      sessionId,
      kind: { in: [...notedKinds] },
      validFrom: { lte: at.asOf },
      isRetraction: false,
      ...isKnown,
    },
    orderBy: { seq: "asc" },
    select: { id: true, seriesId: true, kind: true },
  });
  const later = await tx.record.findMany({
    where: { seriesId: { in: made.map((record) => record.seriesId) }, ...isKnown },
    orderBy: { seq: "asc" },
    select: { id: true, seriesId: true, compartmentId: true, supersedesId: true, isRetraction: true, actId: true },
  });
  const told = new Set<string>();
  const follow = followedIn(later);
  const standing = made.flatMap((record) => {
    // What corrects another, or says it again under another marking, stands where that stood.
    if (told.has(record.id)) return [];
    const { path, ...became } = becameOf(record.id, follow);
    for (const id of path) told.add(id);
    return { ...record, ...became };
  });
  const facts = await factsIn(
    tx,
    standing.map((record) => record.lastId),
    known,
  );
  const lasts = await tx.record.findMany({
    where: { id: { in: standing.map((record) => record.lastId) } },
    select: recordFacts,
  });
  const lastOf = finder(lasts);
  return standing.flatMap((record) => {
    const found = facts.get(record.lastId);
    const last = lastOf(record.lastId);
    if (!found || !last) return [];
    return {
      ...entryLine(found, known.names),
      recordId: record.lastId,
      notedAs: record.id,
      seriesId: record.seriesId,
      noun: found.noun,
      command: commandWord(found),
      record: last,
      termId: "termId" in found ? found.termId : null,
      isCorrected: record.isCorrected,
      isMarked: record.isMarked,
      isRetracted: record.isRetracted,
    };
  });
}

type Later = {
  id: string;
  seriesId: string;
  compartmentId: string | null;
  supersedesId: string | null;
  isRetraction: boolean;
  actId: string | null;
};

/** What took a record's place and, of one that ends another, what its act said in that one's place. */
type Followed = {
  next: (id: string) => Later | undefined;
  anew: (gone: Later) => Later | undefined;
};

function followedIn(later: readonly Later[]): Followed {
  const next = new Map<string, Later>();
  const begun = new Map<string, Later[]>();
  const keyOf = ({ actId, seriesId }: Later) => `${actId} ${seriesId}`;
  for (const each of later) {
    if (each.supersedesId === null) begun.set(keyOf(each), [...(begun.get(keyOf(each)) ?? []), each]);
    else if (!next.has(each.supersedesId)) next.set(each.supersedesId, each);
  }
  return {
    next: (id) => next.get(id),
    // The same under another marking.
    anew: (gone) =>
      gone.actId === null
        ? undefined
        : begun.get(keyOf(gone))?.find(({ compartmentId }) => compartmentId !== gone.compartmentId),
  };
}

/** What became of a record, as its reader sees it: the last that says what it said, and all on the way there. */
function becameOf(id: string, follow: Followed) {
  const became = { lastId: id, path: [id], isCorrected: false, isMarked: false, isRetracted: false };
  for (;;) {
    const next = follow.next(became.lastId);
    if (!next) return became;
    const putBack = next.isRetraction ? follow.next(next.id) : undefined;
    const anew = next.isRetraction ? follow.anew(next) : undefined;
    if (anew) became.path.push(anew.id);
    const said = next.isRetraction ? (putBack ?? anew) : next;
    if (!said) return { ...became, isRetracted: true };
    became.isCorrected ||= said === next;
    became.isMarked ||= said === anew;
    became.lastId = said.id;
    became.path.push(said.id);
  }
}

async function factsIn(
  tx: Tx,
  recordIds: readonly string[],
  { names, rounds }: { names: Names; rounds: readonly RoundView[] },
): Promise<Map<string, EntryFacts>> {
  const where = { recordId: { in: [...recordIds] } };
  const isMeant = new Set(recordIds);
  const facts = new Map<string, EntryFacts>();
  for (const row of await tx.position.findMany({ where }))
    facts.set(row.recordId, {
      noun: "position",
      partyId: row.partyId,
      termId: row.termId,
      stance: row.stance,
      basis: row.basis,
      intervals: z.array(intervalSchema).parse(row.intervals),
      conditions: z
        .array(conditionSchema)
        .parse(row.conditions)
        .map((condition) => conditionInWords(condition, names.term)),
    });
  for (const row of await tx.termStatusRecord.findMany({ where }))
    facts.set(row.recordId, { noun: "term_status", ...row });
  for (const row of await tx.statement.findMany({ where })) {
    const capacity: StatementCapacity = row.capacity;
    facts.set(row.recordId, { ...row, noun: "statement", capacity });
  }
  for (const row of await tx.figure.findMany({ where }))
    facts.set(row.recordId, {
      noun: "figure",
      label: row.label,
      value: row.value?.toNumber().toLocaleString("en-GB") ?? null,
      unit: row.unit,
      about: inWords(row.about),
      termId: row.termId,
    });
  for (const row of await tx.risk.findMany({ where })) facts.set(row.recordId, { noun: "risk", ...row });
  for (const row of await tx.question.findMany({ where }))
    facts.set(row.recordId, { ...row, noun: "question", askOn: inWords(row.askOn) });
  for (const row of await tx.source.findMany({ where })) facts.set(row.recordId, { noun: "source", ...row });
  for (const row of await tx.roundEvent.findMany({ where, include: { record: { select: { validText: true } } } }))
    facts.set(row.recordId, {
      noun: "round_event",
      event: row.event,
      // Of one that is in force, the round says below what it left it in.
      state: stateAfter([row.event]),
      date: `on ${formatFuzzy(requireFuzzyDate(row.record.validText), "UTC")}`,
      planned: inWords(row.plannedResumption ?? row.plannedOpening),
      why: row.why,
    });
  for (const round of rounds)
    for (const [place, event] of round.events.entries()) {
      if (!isMeant.has(event.recordId)) continue;
      facts.set(event.recordId, {
        noun: "round_event",
        event: event.event,
        state: stateAfter(round.events.slice(0, place + 1).map((each) => each.event)),
        date: `on ${formatFuzzy(requireFuzzyDate(event.record.validText), round.timeZone)}`,
        planned: inWords(event.plannedResumption ?? event.plannedOpening),
        why: event.why,
      });
    }
  return facts;
}

function inWords(date: string | null): string | null {
  return date === null ? null : formatFuzzy(requireFuzzyDate(date), "UTC");
}
