/**
 * What an author has typed and not filed. A draft may be as unfinished as it likes: here it is held only to its form and
 * size, and what is missing is asked for on filing.
 */
import { z } from "zod";
import { checkboxInput, idInput } from "@/lib/platform/inputs";
import { attendanceLevels, sessionFormats, tracks } from "@/lib/rounds/rules";
import { mentionInput } from "@/lib/rounds/schema";

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

const draftSeat = z.strictObject({
  partyId: idInput,
  delegateId: idInput.nullable(),
  level: z.enum(attendanceLevels),
  isHead: z.boolean(),
  note: typed(),
});

export const draftContentInput = z.strictObject({
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
  agenda: z.array(idInput).max(300),
  attendance: z.array(draftSeat).max(200),
  blocks: z
    .array(z.discriminatedUnion("kind", [draftLine, draftDay, draftEntry]))
    .max(2000, "Keep the notes of one session under 2,000 lines."),
});

/** In bytes as sent; a server action takes a megabyte. */
const largestDraft = 900_000;

const boundedContent = draftContentInput.refine(
  (content) => new TextEncoder().encode(JSON.stringify(content)).length <= largestDraft,
  "These notes have grown too long for one session. File them, and go on in another.",
);

export type DraftContent = z.output<typeof draftContentInput>;
export type DraftBlock = DraftContent["blocks"][number];
export type DraftLine = z.output<typeof draftLine>;
export type DraftDay = z.output<typeof draftDay>;
export type DraftEntry = z.output<typeof draftEntry>;
export type DraftSeat = z.output<typeof draftSeat>;

export const startDraftInput = z.strictObject({ negotiationId: z.uuid(), content: boundedContent });

const onDraft = { negotiationId: z.uuid(), draftId: z.uuid() };
/** The version that the writer's text began from. */
const version = z.number().int().min(1);

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
export const discardDraftInput = z.strictObject(onDraft);
export const fileSessionInput = z.strictObject({ ...onDraft, version });
