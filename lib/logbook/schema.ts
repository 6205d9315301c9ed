/**
 * What an author has typed and not filed. A draft may be as unfinished as it likes: here it is held only to its form and
 * size, and what is missing is asked for on filing.
 */
import { z } from "zod";
import { checkboxInput, idInput, idsInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { attendanceLevels, sessionFormats, tracks } from "@/lib/rounds/rules";
import { mentionInput, notedKinds } from "@/lib/rounds/schema";

/** What opens a structured entry in the notes, as it is typed after the slash. */
export const entryCommands = [
  "position",
  "status",
  "statement",
  "pause",
  "resume",
  "figure",
  "risk",
  "question",
  "source",
] as const;

export type EntryCommand = (typeof entryCommands)[number];

const keyInput = z.string().regex(/^[\w-]{1,40}$/);
const typed = (longest = 400) => z.string().max(longest, `Keep it under ${longest.toLocaleString("en")} characters.`);

const draftLine = z.strictObject({
  kind: z.literal("line"),
  key: keyInput,
  time: typed(10),
  text: typed(5000),
  mentions: z.array(mentionInput).max(40),
});

const draftDay = z.strictObject({ kind: z.literal("day"), key: keyInput, day: typed(60) });

const draftEntry = z.strictObject({
  kind: z.literal("entry"),
  key: keyInput,
  command: z.enum(entryCommands),
  /** By the name of the field; what was left empty is missing. */
  fields: z.record(z.string().regex(/^\w{1,40}$/), typed(5000)),
});

/** In the notes of a session that is corrected: what was recorded there, which stands and is corrected as its own record. */
const draftRecorded = z.strictObject({
  kind: z.literal("recorded"),
  key: keyInput,
  noun: z.enum(notedKinds),
  recordId: idInput,
});

const draftSeat = z.strictObject({
  partyId: idInput,
  delegateId: idInput.nullable(),
  level: z.enum(attendanceLevels),
  isHead: z.boolean(),
  note: typed(),
});

/** Somebody who sat and is not on record: filing records them as a delegate of their party. */
const draftNewcomer = z.strictObject({
  key: keyInput,
  partyId: idInput,
  name: typed(),
  title: typed(),
  level: z.enum(attendanceLevels),
  isHead: z.boolean(),
  note: typed(),
});

/** A question that is taken along, and its answer as it is typed; empty while it has none. */
const draftAsk = z.strictObject({ questionId: idInput, answer: typed(4000) });

const ofSession = {
  /** Null: the session opens a new round, which the next two describe. */
  roundId: idInput.nullable(),
  roundNumber: typed(10),
  roundTitle: typed(),
  track: z.enum(tracks),
  /** Filing records that the round opened with this session. */
  opensRound: z.boolean(),
  title: typed(),
  format: z.enum(sessionFormats),
  venue: typed(),
  timeZone: typed(80),
  /** The date as typed. */
  held: typed(100),
  isDateInferred: z.boolean(),
  /** Null: the highest at which anybody sat. */
  level: z.enum(attendanceLevels).nullable(),
  levelNote: typed(),
  compartmentId: idInput.nullable(),
  /** Of a correction: why. */
  reason: typed(1000).default(""),
};

/** The fields of which a session has one each. */
export const sessionFields = Object.keys(ofSession) as (keyof typeof ofSession)[];

/** So many questions go into the notes of one session. */
export const mostAsks = 100;

export const draftContentInput = z.strictObject({
  ...ofSession,
  /** The filed session that this puts right, and the record of it that its author had before their eyes. */
  corrects: z.strictObject({ sessionId: idInput, recordId: idInput }).nullable().default(null),
  agenda: z.array(idInput).max(300),
  asks: z.array(draftAsk).max(mostAsks, "Take a hundred questions along at most.").default([]),
  attendance: z.array(draftSeat).max(200),
  newcomers: z.array(draftNewcomer).max(100).default([]),
  blocks: z
    .array(z.discriminatedUnion("kind", [draftLine, draftDay, draftEntry, draftRecorded]))
    .max(2000, "Keep the notes of one session under 2,000 lines."),
  /** What another window wrote into a field that this one has changed too: its author decides between the two. */
  offered: z
    .array(z.strictObject({ field: z.enum(sessionFields), value: z.union([typed(1000), z.boolean(), z.null()]) }))
    .max(60)
    .default([]),
});

/** In bytes as sent; a server action takes a megabyte. */
const largestDraft = 900_000;

/** Whether notes are more than a draft takes. */
export function isTooLong(content: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(content)).length > largestDraft;
}

export const tooLong = "These notes have grown too long for one session. File them, and go on in another.";

const boundedContent = draftContentInput.refine((content) => !isTooLong(content), tooLong);

export type TakeQuestionsInput = z.output<typeof takeQuestionsInput>;
export type DraftContent = z.output<typeof draftContentInput>;
export type DraftBlock = DraftContent["blocks"][number];
export type DraftLine = z.output<typeof draftLine>;
export type DraftDay = z.output<typeof draftDay>;
export type DraftEntry = z.output<typeof draftEntry>;
export type DraftSeat = z.output<typeof draftSeat>;
export type DraftNewcomer = z.output<typeof draftNewcomer>;
export type DraftAsk = DraftContent["asks"][number];
export type DraftOffer = DraftContent["offered"][number];

export const startDraftInput = z.strictObject({ negotiationId: z.uuid(), content: boundedContent });

const onDraft = { negotiationId: z.uuid(), draftId: z.uuid() };
/** The version that the writer's text began from. */
const version = z.number().int().min(1);

const raisedBefore = z.strictObject({ questionId: idInput });
/** One that nobody has raised: it is raised as it is taken along. */
const notRaised = z.strictObject({
  text: proseInput(2000),
  partyId: idInput.optional(),
  termId: idInput.optional(),
  settles: proseInput(2000).optional(),
  compartmentId: idInput.optional(),
});

export const takeQuestionsInput = z.strictObject({
  negotiationId: z.uuid(),
  /** Whose notes to take them into; left out, notes are begun for them. */
  draftId: idInput.optional(),
  questions: z
    .array(z.union([raisedBefore, notRaised], "Choose one from the list."))
    .min(1, "Tick what to take along.")
    .max(100, "Take a hundred along at most."),
});

/** What the form for a new session sends: what is left empty can be given while the session is logged. */
export const beginDraftInput = z.strictObject({
  negotiationId: z.uuid(),
  roundId: idInput.optional(),
  roundNumber: typed(10).default(""),
  roundTitle: typed().default(""),
  track: z.enum(tracks).default("track_1"),
  title: typed().default(""),
  format: z.enum(sessionFormats).default("bilateral"),
  venue: typed().default(""),
  timeZone: typed(80).default(""),
  held: typed(100).default(""),
  isDateInferred: checkboxInput,
});

export const saveDraftInput = z.strictObject({ ...onDraft, version, content: boundedContent });

const encoded = z.base64("This is not in base64.").max(largestDraft, tooLong);

export const writeDraftInput = z.strictObject({
  ...onDraft,
  /** What was changed, as Yjs encodes an update, in base64. */
  update: encoded,
  /** What its sender has seen, as Yjs encodes a state vector, in base64. */
  known: encoded.default(""),
});

export const draftSinceInput = writeDraftInput.omit({ update: true });

export const shareDraftInput = z.strictObject({
  ...onDraft,
  /** All who may write sessions write it, and see its marking. */
  isOpen: checkboxInput,
  /** Else these do; nobody where it is left out. */
  writerIds: idsInput,
});
export const discardDraftInput = z.strictObject({ ...onDraft, version });
export const restoreDraftInput = z.strictObject(onDraft);
export const catchUpInput = z.strictObject({ ...onDraft, version });
export const correctSessionInput = z.strictObject({ negotiationId: z.uuid(), recordId: idInput });
export const retractSessionInput = z.strictObject({
  negotiationId: z.uuid(),
  recordId: idInput,
  reason: lineInput(1000),
  /** What was recorded in the session is taken back with it; else it stands on its own. */
  withEntries: checkboxInput,
});
export const fileSessionInput = z.strictObject({ ...onDraft, version });

export const knownDaysInput = z.strictObject({ slug: lineInput(200), knownAt: z.string().max(50).nullable() });
