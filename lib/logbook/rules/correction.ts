/** A filed session as a draft that puts it right: what was recorded in it stays, everything else can be written anew. */
import { type AttendanceLevel, highestLevel, type SessionFormat, type Track } from "@/lib/rounds/rules";
import type { Notes } from "@/lib/rounds/schema";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { blankLine } from "../rules";
import type { DraftBlock, DraftContent } from "../schema";

export type FiledSession = {
  id: string;
  roundId: string;
  title: string;
  format: SessionFormat;
  venue: string;
  timeZone: string;
  level: AttendanceLevel;
  levelNote: string | null;
  compartmentId: string | null;
  agenda: readonly string[];
  asked: readonly string[];
  attendance: readonly {
    partyId: string;
    delegateId: string | null;
    level: AttendanceLevel;
    isHead: boolean;
    note: string | null;
  }[];
  notes: Notes;
  record: { id: string; validText: string; validInferred: boolean };
};

/** The same session gives the same draft, key by key, so that two versions of it can be put together. */
export function draftOfSession(session: FiledSession, track: Track): DraftContent {
  const { level, attendance, record } = session;
  const blocks = blocksOf(session.notes);
  return {
    roundId: session.roundId,
    roundNumber: "",
    roundTitle: "",
    track,
    opensRound: false,
    title: session.title,
    format: session.format,
    venue: session.venue,
    timeZone: session.timeZone,
    held: formatFuzzy(requireFuzzyDate(record.validText), "UTC"),
    isDateInferred: record.validInferred,
    level: level === highestLevel(attendance.map((seat) => seat.level)) ? null : level,
    levelNote: session.levelNote ?? "",
    compartmentId: session.compartmentId,
    reason: "",
    corrects: { sessionId: session.id, recordId: record.id },
    agenda: [...session.agenda],
    asks: session.asked.map((questionId) => ({ questionId, answer: "" })),
    attendance: attendance.map(({ note, ...seat }) => ({ ...seat, note: note ?? "" })),
    newcomers: [],
    blocks: blocks.some((block) => block.kind === "line") ? blocks : [...blocks, blankLine("last")],
    offered: [],
  };
}

function blocksOf(notes: Notes): DraftBlock[] {
  const counts = new Map<string, number>();
  const keyOf = (kind: string, words: string) => {
    const name = `${kind}-${digest(words)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}-${count}`;
  };
  const blockOf = (note: Notes[number]): DraftBlock => {
    if (note.kind === "entry")
      return { kind: "recorded", key: note.recordId, noun: note.noun, recordId: note.recordId };
    if (note.kind === "day")
      return { kind: "day", key: keyOf("day", note.day), day: formatFuzzy(requireFuzzyDate(note.day), "UTC") };
    const { text, mentions, time = "" } = note;
    return { kind: "line", key: keyOf("line", `${time} ${text}`), time, text, mentions };
  };
  return notes.map(blockOf);
}

/** FNV-1a, to tell lines apart; nothing secret hangs on it. */
function digest(words: string): string {
  let hash = 0x811c9dc5;
  for (const unit of words) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}
