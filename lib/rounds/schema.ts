import { z } from "zod";
import { numberInput } from "@/lib/platform/number-input";
import { checkboxInput, idInput, idsInput, lineInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { dayInput, fuzzyDateInput, timeZoneInput } from "@/lib/time/schema";
import { attendanceLevels, roundEvents, sessionFormats, tracks } from "./rules";

export const recordRoundInput = z.strictObject({
  ...recordFields,
  number: numberInput(z.number("Number it, as in 5.").int("Number it, as in 5.").min(1, "Count from 1.").max(9999)),
  title: lineInput(160),
  venue: lineInput(160),
  timeZone: timeZoneInput,
  track: z.enum(tracks, "Choose a track."),
});

export const recordRoundEventInput = z.strictObject({
  ...recordFields,
  roundId: idInput,
  event: z.enum(roundEvents, "Choose what happened."),
  byPartyIds: idsInput,
  why: lineInput(600).optional(),
  /** Of a scheduling: when the round is to open. */
  plannedOpening: fuzzyDateInput.optional(),
  /** Of a pause: when the talks are to go on. */
  plannedResumption: fuzzyDateInput.optional(),
});

export const attendanceInput = z.strictObject({
  partyId: idInput,
  /** Left out: the delegation sat, and its names are not on record. */
  delegateId: idInput.optional(),
  level: z.enum(attendanceLevels).default("unknown"),
  isHead: checkboxInput,
  note: lineInput().optional(),
});

/** What can be recorded in a session's notes. */
export const notedKinds = [
  "position",
  "term_status",
  "statement",
  "round_event",
  "figure",
  "risk",
  "question",
  "source",
] as const;

export type NotedKind = (typeof notedKinds)[number];

/** Wherever its mark ("@United States", "#1.4") stands in the line, this party, delegate or term is meant. */
export const mentionInput = z.strictObject({
  mark: z.string().min(2).max(200),
  kind: z.enum(["party", "delegate", "term"]),
  id: idInput,
});

export const clockTimeInput = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as 14:05.");

export const noteLineInput = z.strictObject({
  kind: z.literal("line"),
  /** On the venue's clocks. */
  time: clockTimeInput.optional(),
  text: z.string().max(5000, "Keep a line under 5,000 characters."),
  mentions: z.array(mentionInput).max(40).default([]),
});

/** From here on, what the notes tell happened on this day. */
export const noteDayInput = z.strictObject({ kind: z.literal("day"), day: dayInput });

export const noteEntryInput = z.strictObject({
  kind: z.literal("entry"),
  noun: z.enum(notedKinds),
  recordId: z.uuid(),
});

export const notesInput = z
  .array(z.discriminatedUnion("kind", [noteLineInput, noteDayInput, noteEntryInput]))
  .max(2000, "Keep the notes of one session under 2,000 lines.")
  .default([]);

export type Mention = z.output<typeof mentionInput>;
export type NoteLine = z.output<typeof noteLineInput>;
export type NoteDay = z.output<typeof noteDayInput>;
/** The running notes of a session as they stand in the record: lines of prose, days, and what was recorded among them. */
export type Notes = z.output<typeof notesInput>;

export const recordSessionInput = z.strictObject({
  ...recordFields,
  roundId: idInput,
  title: lineInput(160),
  format: z.enum(sessionFormats, "Choose a format."),
  venue: lineInput(160),
  timeZone: timeZoneInput,
  /** Left out: the highest at which anybody sat. */
  level: z.enum(attendanceLevels).optional(),
  levelNote: lineInput().optional(),
  /** Terms, in order. */
  agenda: idsInput,
  /** Questions that were taken along to be asked, in order. */
  asked: idsInput,
  attendance: z.array(attendanceInput).max(200).default([]),
  notes: notesInput.superRefine((notes, { addIssue }) => {
    const days = notes.flatMap((note, place) => (note.kind === "day" ? [{ day: note.day, place }] : []));
    for (const [index, { day, place }] of days.entries())
      if (day < (days[index - 1]?.day ?? ""))
        addIssue({
          code: "custom",
          path: [place, "day"],
          message: "The days of a session go forward; so do its notes.",
        });
  }),
});

export type RecordRoundInput = z.output<typeof recordRoundInput>;
export type RecordRoundEventInput = z.output<typeof recordRoundEventInput>;
export type AttendanceInput = z.output<typeof attendanceInput>;
export type RecordSessionInput = z.output<typeof recordSessionInput>;
