/**
 * What filing a draft will record. The draft's own words become the inputs of the nouns' commands, checked by the nouns'
 * own schemas, so that the screen can say what is missing before anything is sent and the command says the same.
 */
import type { z } from "zod";
import type { FieldErrors } from "@/lib/platform/result";
import { highestLevel } from "@/lib/rounds/rules";
import {
  attendanceInput,
  type RecordRoundEventInput,
  type RecordRoundInput,
  type RecordSessionInput,
  recordRoundEventInput,
  recordRoundInput,
  recordSessionInput,
} from "@/lib/rounds/schema";
import { recordDelegateInput } from "@/lib/parties/schema";
import { pointsOf } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import type { DraftContent, DraftNewcomer, DraftSeat } from "../schema";
import { beginReading, draftField, type Reading, written } from "./filing-fields";
import { type FilingEntry, type FilingNote, later, readNotes, type Screen } from "./filing-notes";

export type Filing = {
  /** The round to be made first; null where the session is in one that is on record. */
  round: RecordRoundInput | null;
  /** That the round opened with this session; null where it was open. */
  opening: RecordRoundEventInput | null;
  /** Of a correction, `supersedesId` is the record that it takes the place of. */
  session: RecordSessionInput;
  newcomers: FilingNewcomer[];
  /** The questions that were taken along, with their answers where there are any. */
  asks: FilingAsk[];
  entries: FilingEntry[];
  notes: FilingNote[];
};

/** `place`: among the draft's own; `heldFrom`: the session's first day. */
export type FilingAsk = { place: number; questionId: string; answer: string | null; heldFrom: string };

/** Somebody to be put on record first, and the seat that is then theirs. */
export type FilingNewcomer = {
  delegate: z.output<typeof recordDelegateInput>;
  seat: Omit<RecordSessionInput["attendance"][number], "delegateId">;
};

export type CheckedFiling = { ok: true; filing: Filing } | { ok: false; fieldErrors: FieldErrors };

/** Reads a draft as what filing it records. Errors go by the draft's own fields: `entries.2.termId` is of its third entry. */
export function checkFiling(content: DraftContent, negotiationId: string, screen: Screen = {}): CheckedFiling {
  const reading = beginReading();
  const { venue, timeZone, isDateInferred } = content;
  const roundId = content.roundId ?? later;
  const context = { negotiationId, isDateInferred, ...written({ compartmentId: content.compartmentId ?? "" }) };
  const firstDay = firstDayOf(content.held);
  const opened = { ...context, ...written({ heldFrom: firstDay ?? "" }) };

  const { roundNumber: number, roundTitle, track } = content;
  const newRound = { ...opened, venue, timeZone, track, title: roundTitle, ...written({ number }) };
  const round = content.roundId ? null : reading.parse(recordRoundInput, newRound, draftField.ofRound);
  const opening = content.opensRound
    ? reading.parse(recordRoundEventInput, { ...opened, roundId, event: "opened" }, draftField.ofOpening)
    : null;
  const session = reading.parse(
    recordSessionInput,
    {
      ...context,
      roundId,
      venue,
      timeZone,
      heldFrom: content.held,
      title: content.title,
      format: content.format,
      agenda: content.agenda,
      attendance: content.attendance.map(asSeat),
      ...written({ level: content.level ?? highestSat(content), levelNote: content.levelNote }),
      ...(content.corrects ? { supersedesId: content.corrects.recordId, ...written({ reason: content.reason }) } : {}),
    },
    draftField.ofSession,
  );
  const newcomers = content.newcomers.flatMap((each, place) => readNewcomer(reading, each, place, opened));
  for (const { field } of content.offered) reading.note(field, "Two windows differ on this: choose one of the two.");
  const { entries, notes } = readNotes(reading, content.blocks, firstDay, { ...screen, timeZone, ...context, roundId });
  const asks = content.asks.map(({ questionId, answer }, place): FilingAsk => {
    return { place, questionId, answer: answer.trim() || null, heldFrom: firstDay ?? "" };
  });
  if (!session || Object.keys(reading.errors).length > 0) return { ok: false, fieldErrors: reading.errors };
  return { ok: true, filing: { round, opening, session, newcomers, asks, entries, notes } };
}

function asSeat({ delegateId, note, ...seat }: DraftSeat) {
  return { ...seat, ...written({ delegateId: delegateId ?? "", note }) };
}

/** The highest of all who sat, where somebody among them is not on record yet; else the session's own command says it. */
function highestSat({ attendance, newcomers }: DraftContent): string {
  return newcomers.length === 0 ? "" : highestLevel([...attendance, ...newcomers].map(({ level }) => level));
}

function readNewcomer(
  reading: Reading,
  { key: _, level, note, ...person }: DraftNewcomer,
  place: number,
  context: object,
): FilingNewcomer[] {
  const { name, title, partyId, isHead } = person;
  const raw = { ...context, partyId, isHead, name, ...written({ title }) };
  const delegate = reading.parse(recordDelegateInput, raw, draftField.ofNewcomer(place));
  const seat = reading.parse(
    attendanceInput,
    { partyId, level, isHead, ...written({ note }) },
    draftField.ofNewcomer(place),
  );
  return delegate && seat ? [{ delegate, seat }] : [];
}

/** The first day of a date as typed, or all of it where it is not known to the day; null where it cannot be read. */
export function firstDayOf(text: string): string | null {
  const parsed = parseFuzzyDate(text);
  if (!parsed.ok) return null;
  const { start } = pointsOf(parsed.date);
  return start.precision === "day" || start.precision === "minute" ? start.start.toPlainDate().toString() : parsed.date;
}
