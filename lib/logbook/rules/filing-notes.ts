/** The notes of a draft as the session's notes and the records that its entries become. */
import type { z } from "zod";
import {
  recordFigureInput,
  recordQuestionInput,
  recordRiskInput,
  recordSourceInput,
  recordStatementInput,
} from "@/lib/evidence/schema";
import { parseIntervals } from "@/lib/positions/rules/interval-syntax";
import { recordPositionInput } from "@/lib/positions/schema";
import {
  type NoteDay,
  type NotedKind,
  type NoteLine,
  noteDayInput,
  noteLineInput,
  recordRoundEventInput,
} from "@/lib/rounds/schema";
import type { AxisUnit } from "@/lib/terms/rules";
import { recordTermStatusInput } from "@/lib/terms/schema";
import { isBefore } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import type { DraftBlock, DraftEntry, DraftLine, EntryCommand } from "../schema";
import { citedEntryKey, entryShapes, idsOf } from "./entries";
import { isTimeZone } from "@/lib/time/zones";
import { draftField, type Reading, written } from "./filing-fields";
import { standingMentions } from "./notes";
import { typedName } from "./typed-names";

/** Stands for an id that filing itself will give. */
export const later = "00000000-0000-0000-0000-000000000000";

const entryInputs = {
  position: recordPositionInput,
  status: recordTermStatusInput,
  statement: recordStatementInput,
  pause: recordRoundEventInput,
  resume: recordRoundEventInput,
  figure: recordFigureInput,
  risk: recordRiskInput,
  question: recordQuestionInput,
  source: recordSourceInput,
} satisfies Record<EntryCommand, z.ZodType>;

/** One entry as its noun's command takes it; the session, a new round and a new source are still to be filled in. */
export type FilingEntry = {
  [Command in EntryCommand]: {
    command: Command;
    key: string;
    /** Its place among the entries, counted from 0. */
    index: number;
    /** The entry that records the source it cites. */
    citesKey: string | null;
    input: z.output<(typeof entryInputs)[Command]>;
  };
}[EntryCommand];

/** A block of the session's notes, with its place among the draft's blocks. */
export type FilingNote = {
  block: number;
  note:
    | NoteLine
    | NoteDay
    | { kind: "entry"; key: string }
    /** Of a correction: what was recorded before. */
    | { kind: "recorded"; noun: NotedKind; recordId: string };
};

/** What a writer's screen knows beside the draft, to tell sooner what the record would refuse. */
export type Screen = {
  /** Of the session's venue. */
  timeZone?: string;
  /** The unit of the term's axis: null for a term without one, undefined for one that is not known. */
  unitOf?: (termId: string) => AxisUnit | null | undefined;
};

/** What every entry takes from its session. */
export type EntryContext = Screen & {
  negotiationId: string;
  roundId: string;
  isDateInferred: boolean;
  compartmentId?: string;
};

/** Reads all blocks. An entry holds from the day it is noted under, which is the session's first unless another is named. */
export function readNotes(
  reading: Reading,
  blocks: readonly DraftBlock[],
  firstDay: string | null,
  context: EntryContext,
): { entries: FilingEntry[]; notes: FilingNote[] } {
  const entries: FilingEntry[] = [];
  const notes: FilingNote[] = [];
  const sources = new Set(blocks.flatMap((each) => (isSource(each) ? [each.key] : [])));
  const told = new Set<string>();
  let day = firstDay;
  let index = 0;
  for (const [block, each] of blocks.entries()) {
    if (each.kind === "entry") {
      const raw = rawInput(each, day, context);
      const subject = subjectOf(each, raw.heldFrom);
      if (subject && told.has(subject)) reading.note(`entries.${index}.heldFrom`, toldTwice);
      if (subject) told.add(subject);
      const citesKey = citedEntryKey(each.fields.sourceId);
      if (citesKey && !sources.has(citesKey))
        reading.note(`entries.${index}.sourceId`, "The source that it cites is no longer in these notes.");
      const input = reading.parse(entryInputs[each.command], raw, draftField.ofEntry(index));
      for (const [field, message] of [...missing(each), ...refused(each, raw.heldFrom, context)])
        reading.errors[`entries.${index}.${field}`] = [message];
      // The schema was the command's own, which the compiler cannot follow through the table.
      if (input) entries.push({ command: each.command, key: each.key, index, citesKey, input } as FilingEntry);
      notes.push({ block, note: { kind: "entry", key: each.key } });
      index += 1;
    } else if (each.kind === "recorded") {
      notes.push({ block, note: { kind: "recorded", noun: each.noun, recordId: each.recordId } });
    } else {
      const note = each.kind === "day" ? readDay(reading, each.day, block) : readLine(reading, each, block);
      if (note?.kind === "day") {
        if (day && isDay(day) && note.day < day) reading.note(`blocks.${block}.day`, backwards);
        day = note.day;
      }
      if (note) notes.push({ block, note });
    }
  }
  return { entries, notes };
}

const backwards = "This day comes before the one above it. The days of a session go forward; so do its notes.";

function isDay(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(date);
}

const toldTwice =
  "This is noted above for the same day. Say both in one entry, or date this one to its minute, as in 25 Feb 2019 14:58.";

/** What is asked for and empty, each with a sentence that the schema, which was sent nothing, cannot give. */
function missing({ command, fields }: DraftEntry): [field: string, message: string][] {
  const asked = entryShapes[command].fields.filter(({ name, isRequired }) => isRequired && !fields[name]?.trim());
  const empty = asked.map(({ name, label, kind }): [string, string] => {
    const isTyped = kind === "line" || kind === "prose";
    return [name, isTyped ? "Write something here." : `Choose the ${label.toLowerCase()}.`];
  });
  const isUngraded = fields.sourceId && command !== "source" && !fields.credibility;
  return isUngraded ? [...empty, ["credibility", "Say how credible it is in this."]] : empty;
}

/** What the record would refuse, as far as it can be told from here. */
function refused(
  { command, fields }: DraftEntry,
  heldFrom: unknown,
  screen: Screen,
): [field: string, message: string][] {
  const errors = entryShapes[command].fields.flatMap(({ name, kind }): [string, string][] => {
    const typed = idsOf(fields[name]).flatMap((id) => typedName(id) ?? []);
    const instead = kind === "source" ? "Choose one that is, or add it." : "Choose what is.";
    return typed.length > 0 ? [[name, `“${typed.join("”, “")}” is not on record. ${instead}`]] : [];
  });
  const unit = fields.termId && screen.unitOf?.(fields.termId);
  const intervals = command === "position" && fields.intervals?.trim();
  const read = unit && intervals ? parseIntervals(intervals, unit) : null;
  if (read && !read.ok) errors.push(["intervals", read.message]);
  if (intervals && unit === null)
    errors.push(["intervals", "This term has no axis. Leave this empty, or say it in words."]);
  if (fields.stance === "conditional" && !fields.condition?.trim())
    errors.push(["condition", "A conditional position needs its condition: say what it depends on."]);
  const planned = parseFuzzyDate(fields.plannedResumption ?? "");
  const held = parseFuzzyDate(typeof heldFrom === "string" ? heldFrom : "");
  const zone = screen.timeZone && isTimeZone(screen.timeZone) ? screen.timeZone : "UTC";
  if (planned.ok && held.ok && isBefore(planned.date, held.date, zone))
    errors.push(["plannedResumption", "A resumption cannot be planned for a date before the pause."]);
  return errors;
}

function readDay(reading: Reading, day: string, block: number): NoteDay | null {
  return reading.parse(noteDayInput, { kind: "day", day }, () => `blocks.${block}.day`);
}

function readLine(reading: Reading, line: DraftLine, block: number): NoteLine | null {
  const text = line.text.trim();
  if (text === "") return null;
  const raw = { kind: "line", text, mentions: standingMentions(text, line.mentions), ...written({ time: line.time }) };
  return reading.parse(noteLineInput, raw, (path) => `blocks.${block}.${path === "time" ? "time" : "text"}`);
}

function isSource(block: DraftBlock): boolean {
  return block.kind === "entry" && block.command === "source";
}

/** A party holds one thing on a term at a time: of two of one day the first would never have held. */
function subjectOf({ command, fields }: DraftEntry, heldFrom: unknown): string | null {
  const { partyId, termId } = fields;
  if (command === "position" && partyId && termId) return ["position", partyId, termId, heldFrom].join(" ");
  if (command === "status" && termId) return ["status", termId, heldFrom].join(" ");
  return null;
}

function rawInput(
  entry: DraftEntry,
  day: string | null,
  { roundId, timeZone: _, unitOf: __, ...context }: EntryContext,
) {
  const { sourceId, credibility, locator, condition, termIds, byPartyIds, heldFrom, ...plain } = entry.fields;
  const { command } = entry;
  const known = new Set(entryShapes[command].fields.map(({ name }) => name));
  const date = normalDate(heldFrom?.trim() || (day ?? ""));
  const citation = written({ sourceId: citedEntryKey(sourceId) ? later : sourceId, credibility, locator });
  return {
    ...context,
    // A source holds from the day of its publication, which its own fields say.
    ...(command === "source" ? { isDateInferred: false } : written({ heldFrom: date })),
    ...written(Object.fromEntries(Object.entries(plain).filter(([name]) => known.has(name)))),
    ...(sourceId && command !== "source" ? { citations: [citation] } : {}),
    ...(condition?.trim() ? { conditions: [{ kind: "text", text: condition }] } : {}),
    ...(command === "statement" ? { termIds: idsOf(termIds) } : {}),
    ...(command === "pause" || command === "resume"
      ? { roundId, event: command === "pause" ? "paused" : "resumed", byPartyIds: idsOf(byPartyIds) }
      : {}),
  } as Record<string, unknown>;
}

/** A date in its normal form where it has one, so that two ways of writing a day are one day. */
function normalDate(text: string): string {
  const parsed = parseFuzzyDate(text);
  return parsed.ok ? parsed.date : text;
}
