/** What a correction of a session changed, field by field, in words. */
import {
  type AttendanceLevel,
  attendanceLevelLabels,
  type SessionFormat,
  sessionFormatLabels,
} from "@/lib/rounds/rules";
import type { Notes } from "@/lib/rounds/schema";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Names } from "./entry-words";
import { printLines } from "./notes";

/** Of one field; of several lines, those that only one of the versions has. */
export type Difference = { label: string; was: string; became: string };

type Seat = {
  partyId: string;
  delegateId: string | null;
  level: AttendanceLevel;
  isHead: boolean;
  note: string | null;
};

type Version = {
  title: string;
  format: SessionFormat;
  venue: string;
  timeZone: string;
  roundId: string;
  level: AttendanceLevel;
  levelNote: string | null;
  agenda: readonly string[];
  attendance: readonly Seat[];
  notes: Notes;
  record: { validText: string; validInferred: boolean };
};

type Known = { names: Names; rounds: readonly { id: string; number: number }[] };

const unseen = "not on record here";

export function differencesOf(before: Version, after: Version, { names, rounds }: Known): Difference[] {
  const fields: { label: string; say: (version: Version) => string }[] = [
    { label: "Title", say: ({ title }) => title },
    { label: "When", say: ({ record }) => whenOf(record) },
    { label: "Format", say: ({ format }) => sessionFormatLabels[format] },
    { label: "Round", say: ({ roundId }) => numberOf(rounds.find(({ id }) => id === roundId)) },
    { label: "Venue", say: ({ venue }) => venue },
    { label: "Time zone", say: ({ timeZone }) => timeZone },
    { label: "Level", say: ({ level }) => attendanceLevelLabels[level] },
    { label: "On the level", say: ({ levelNote }) => levelNote ?? "" },
  ];
  const lists: { label: string; say: (version: Version) => string[] }[] = [
    { label: "Who sat", say: ({ attendance }) => attendance.map((seat) => seatInWords(seat, names)) },
    { label: "Notes", say: ({ notes }) => linesOf(notes) },
  ];
  const agenda = { label: "Agenda", was: agendaOf(before, names), became: agendaOf(after, names) };
  return [
    ...fields.map(({ label, say }) => ({ label, was: say(before), became: say(after) })),
    ...lists.map(({ label, say }) => ({
      label,
      was: without(say(before), say(after)).join("\n"),
      became: without(say(after), say(before)).join("\n"),
    })),
    agenda,
  ].filter(({ was, became }) => was !== became);
}

function whenOf({ validText, validInferred }: Version["record"]): string {
  return formatFuzzy(requireFuzzyDate(validText), "UTC") + (validInferred ? ", inferred" : "");
}

function numberOf(round: { number: number } | undefined): string {
  return round ? `round ${round.number}` : `a round ${unseen}`;
}

function agendaOf({ agenda }: Version, names: Names): string {
  return agenda.map((id) => names.term(id)?.number ?? `a term ${unseen}`).join(", ");
}

function seatInWords({ partyId, delegateId, level, isHead, note }: Seat, names: Names): string {
  const party = names.party(partyId)?.name ?? `a party ${unseen}`;
  const person = delegateId ? (names.delegate(delegateId)?.name ?? `somebody ${unseen}`) : "delegation";
  const facts = [attendanceLevelLabels[level].toLowerCase(), isHead && "head of delegation", note].filter(Boolean);
  return `${party}, ${person}: ${facts.join(", ")}`;
}

function linesOf(notes: Notes): string[] {
  return notes.flatMap((note) => {
    if (note.kind === "line") return [printLines([{ time: note.time ?? "", text: note.text }])];
    return note.kind === "day" ? [formatFuzzy(requireFuzzyDate(note.day), "UTC")] : [];
  });
}

/** Each line that the others do not have, as often as they lack it. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return lines.filter((line) => {
    const at = rest.indexOf(line);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
}
