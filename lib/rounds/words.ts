/** What the fields of rounds, their events and sessions are called, and how their values are said. */
import { choice, date, type FieldWords, named, type NounWords, plain } from "@/lib/record/words";
import { attendanceLevelLabels, roundEventLabels, sessionFormatLabels, trackLabels } from "./rules";

export const roundWords: NounWords = {
  number: plain("Number"),
  title: plain("Title"),
  venue: plain("Venue"),
  timeZone: plain("Time zone"),
  track: choice("Track", trackLabels),
};

export const roundEventWords: NounWords = {
  roundId: named("Round", "round"),
  event: choice("What happened", roundEventLabels),
  byPartyIds: named("By", "party"),
  why: plain("Why"),
  plannedOpening: date("Planned opening"),
  plannedResumption: date("Planned resumption"),
};

/** "United States: Zalmay Khalilzad (head)". */
const attendance: FieldWords = {
  label: "Who sat",
  say: (value, names) => {
    if (!Array.isArray(value)) return null;
    const seats = value as { partyId?: string; delegateId?: string | null; isHead?: boolean }[];
    const said = seats.map(({ partyId, delegateId, isHead }) => {
      const party = partyId ? names.party(partyId) : null;
      const person = delegateId ? names.delegate(delegateId) : null;
      return `${[party, person].filter(Boolean).join(": ")}${isHead ? " (head)" : ""}`;
    });
    return said.filter(Boolean).join("; ") || null;
  },
};

export const sessionWords: NounWords = {
  title: plain("Title"),
  roundId: named("Round", "round"),
  format: choice("Format", sessionFormatLabels),
  venue: plain("Venue"),
  timeZone: plain("Time zone"),
  level: choice("Level", attendanceLevelLabels),
  levelNote: plain("Note on the level"),
  agenda: named("Agenda", "term"),
  attendance,
};
