/** What a session can be logged with, as plain data that the logging screen is sent. */
import type { AttendanceLevel, RoundState, Track } from "@/lib/rounds/rules";
import type { AxisUnit, TermStatus } from "@/lib/terms/rules";
import type { Mention } from "@/lib/rounds/schema";
import { entryCommands } from "../schema";
import type { Candidate } from "@/lib/platform/matching";
import { markOf, type Trigger } from "./completion";
import { entryShapes } from "./entries";
import type { Names } from "./entry-words";

export type Materials = {
  parties: readonly { id: string; name: string; code: string; part: string; isAtTable: boolean }[];
  delegates: readonly { id: string; name: string; title: string | null; partyId: string | null; isHead: boolean }[];
  terms: readonly {
    id: string;
    number: string;
    title: string;
    axisUnit: AxisUnit | null;
    axisLabel: string | null;
    status: TermStatus;
  }[];
  sources: readonly { id: string; title: string; reliability: string }[];
  rounds: readonly {
    id: string;
    number: number;
    title: string;
    venue: string;
    timeZone: string;
    track: Track;
    state: RoundState;
    /** Null: all members see it. */
    compartmentId: string | null;
  }[];
  /** From which day each pause lasts, in the record's own words, and the moment at which it ended; null while it lasts. */
  pauses: readonly { roundId: string; paused: string; endedAt: Date | null }[];
  /** At which the sessions on record sat. */
  levels: readonly AttendanceLevel[];
  /** With which the writer can mark what they record. */
  compartments: readonly { id: string; name: string }[];
};

/** The materials as a sentence looks them up. */
export function namesOf({ parties, delegates, terms }: Materials): Names {
  const by = <Each extends { id: string }>(list: readonly Each[]) => {
    const index = new Map(list.map((each) => [each.id, each]));
    return (id: string) => index.get(id) ?? null;
  };
  return { party: by(parties), delegate: by(delegates), term: by(terms) };
}

/** Something that can be completed in a line: what it is, and how it then stands there. */
export type Offer = Candidate & { kind: Mention["kind"] | "command"; mark: string };

/** What each sign in a line completes: people after `@`, terms after `#`, what can be recorded after `/`. */
export function offersOf(materials: Materials): Record<Trigger["sign"], Offer[]> {
  const { parties, delegates, terms } = choosableOf(materials);
  const named = (kind: Mention["kind"]) => (each: Candidate) => ({ ...each, kind, mark: markOf(kind, each.label) });
  const numberOf = new Map(materials.terms.map((term) => [term.id, term.number]));
  return {
    "@": [...parties.map(named("party")), ...delegates.map(named("delegate"))],
    "#": terms.map((term) => ({ ...term, kind: "term", mark: markOf("term", numberOf.get(term.id) ?? term.label) })),
    "/": [
      ...entryCommands.map((command) => ({
        id: command,
        kind: "command" as const,
        mark: `/${command}`,
        label: `/${command}`,
        hint: entryShapes[command].does,
        keywords: [command, ...entryShapes[command].aliases],
      })),
      {
        id: "day",
        kind: "command",
        mark: "/day",
        label: "/day",
        hint: "what follows was on another day",
        keywords: ["day"],
      },
    ],
  };
}

/** What a field lets its writer choose from. */
export function choosableOf({ parties, delegates, terms, sources }: Materials) {
  const nameOf = new Map(parties.map((party) => [party.id, party.name]));
  return {
    parties: parties.map(({ id, name, code, part }): Candidate => ({ id, label: name, hint: part, keywords: [code] })),
    delegates: delegates.map(({ id, name, title, partyId }): Candidate => {
      const hint = [partyId && nameOf.get(partyId), title].filter(Boolean).join(", ");
      return { id, label: name, hint };
    }),
    terms: terms.map(
      ({ id, number, title }): Candidate => ({ id, label: `${number} ${title}`, hint: "", keywords: [title] }),
    ),
    sources: sources.map(
      ({ id, title, reliability }): Candidate => ({ id, label: title, hint: `reliability ${reliability}` }),
    ),
  };
}

export type Choosable = ReturnType<typeof choosableOf>;
