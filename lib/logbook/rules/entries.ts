/** The structured entries of the notes: what each asks for, in which order, and what it can take from the line above it. */
import {
  bases,
  basisLabels,
  credibilities,
  credibilityLabels,
  reliabilities,
  reliabilityLabels,
} from "@/lib/record/rules";
import {
  levels,
  sourceKindLabels,
  sourceKinds,
  statementCapacities,
  statementCapacityLabels,
} from "@/lib/evidence/rules";
import type { NotedKind } from "@/lib/rounds/schema";
import type { EntryCommand } from "../schema";

type Choice = { value: string; label: string };

export type EntryField = {
  name: string;
  label: string;
  kind:
    | "party"
    | "parties"
    | "delegate"
    | "term"
    | "terms"
    | "stance"
    | "status"
    | "source"
    | "choice"
    | "line"
    | "prose"
    | "date"
    | "intervals";
  isRequired?: boolean;
  hint?: string;
  choices?: readonly Choice[];
  /** Asked for only on request: most entries do without. */
  isExtra?: boolean;
};

type EntryShape = { noun: NotedKind; does: string; aliases: readonly string[]; fields: readonly EntryField[] };

const choices = <Value extends string | number>(values: readonly Value[], label: (value: Value) => string): Choice[] =>
  values.map((value) => ({ value: String(value), label: label(value) }));

const levelChoices = choices(levels, (level) => level);
const party: EntryField = { name: "partyId", label: "Party", kind: "party" };
const term: EntryField = { name: "termId", label: "Term", kind: "term" };
const basis: EntryField = {
  name: "basis",
  label: "Basis",
  kind: "choice",
  isRequired: true,
  choices: choices(bases, (each) => basisLabels[each]),
};
const held: EntryField = {
  name: "heldFrom",
  label: "Held from",
  kind: "date",
  isExtra: true,
  hint: "Left empty, the day that it is noted under.",
};
const source: EntryField = { name: "sourceId", label: "Source", kind: "source" };
const credibility: EntryField = {
  name: "credibility",
  label: "Credibility",
  kind: "choice",
  choices: choices(credibilities, (each) => `${each}: ${credibilityLabels[each]}`),
};
const locator: EntryField = { name: "locator", label: "Where in it", kind: "line", isExtra: true };
const cited = [source, credibility, locator];

export const entryShapes: Record<EntryCommand, EntryShape> = {
  position: {
    noun: "position",
    does: "what a party holds on a term",
    aliases: [],
    fields: [
      { ...party, isRequired: true },
      { ...term, isRequired: true },
      { name: "stance", label: "Stance", kind: "stance", isRequired: true },
      { name: "intervals", label: "On the axis", kind: "intervals", hint: "accepts 36..60; unknown <36; rejects >60" },
      { name: "condition", label: "If", kind: "line" },
      basis,
      { name: "confidence", label: "Confidence", kind: "choice", isRequired: true, choices: levelChoices },
      ...cited,
      { name: "why", label: "Why", kind: "prose", isExtra: true },
      { name: "salience", label: "Salience to the party", kind: "choice", choices: levelChoices, isExtra: true },
      held,
    ],
  },
  status: {
    noun: "term_status",
    does: "how a term stands",
    aliases: [],
    fields: [
      { ...term, isRequired: true },
      { name: "status", label: "Status", kind: "status", isRequired: true },
      { name: "note", label: "Note", kind: "line" },
      { name: "reason", label: "Why it is reopened", kind: "line", hint: "Asked for when an agreed term is left." },
      ...cited,
      held,
    ],
  },
  statement: {
    noun: "statement",
    does: "who said what",
    aliases: ["said"],
    fields: [
      { name: "text", label: "What was said", kind: "prose", isRequired: true },
      {
        name: "capacity",
        label: "Capacity",
        kind: "choice",
        isRequired: true,
        choices: choices(statementCapacities, (each) => statementCapacityLabels[each]),
      },
      { name: "speakerId", label: "Speaker", kind: "delegate" },
      party,
      { name: "speakerName", label: "Speaker not on record", kind: "line", isExtra: true },
      basis,
      { name: "termIds", label: "On terms", kind: "terms" },
      ...cited,
      held,
    ],
  },
  pause: {
    noun: "round_event",
    does: "the talks pause",
    aliases: [],
    fields: [
      { name: "plannedResumption", label: "Resumption planned", kind: "date", hint: "As in Sat 2 March 2019." },
      { name: "byPartyIds", label: "Paused by", kind: "parties" },
      { name: "why", label: "Why", kind: "line" },
      ...cited,
      held,
    ],
  },
  resume: {
    noun: "round_event",
    does: "the talks go on",
    aliases: [],
    fields: [
      { name: "byPartyIds", label: "Resumed by", kind: "parties" },
      { name: "why", label: "Why", kind: "line" },
      ...cited,
      held,
    ],
  },
  figure: {
    noun: "figure",
    does: "a dated quantity",
    aliases: [],
    fields: [
      { name: "label", label: "What it counts", kind: "line", isRequired: true },
      { name: "value", label: "Value", kind: "line" },
      { name: "unit", label: "Unit", kind: "line" },
      { name: "about", label: "About when", kind: "date", hint: "As in mid-2030s, or 2014 to January 2019." },
      term,
      ...cited,
      { name: "note", label: "Note", kind: "prose", isExtra: true },
      held,
    ],
  },
  risk: {
    noun: "risk",
    does: "what threatens a term or the process",
    aliases: [],
    fields: [
      { name: "text", label: "Risk", kind: "prose", isRequired: true },
      { ...term, hint: "Left empty, it threatens the process." },
      { name: "likelihood", label: "Likelihood", kind: "choice", choices: levelChoices },
      { name: "impact", label: "Impact", kind: "choice", choices: levelChoices },
      ...cited,
      held,
    ],
  },
  question: {
    noun: "question",
    does: "what we need to ask",
    aliases: ["ask"],
    fields: [
      { name: "text", label: "Question", kind: "prose", isRequired: true },
      { ...party, label: "To" },
      term,
      { name: "askOn", label: "Ask on", kind: "date" },
      { name: "settles", label: "What an answer would settle", kind: "line" },
      ...cited.map((field) => ({ ...field, isExtra: true })),
      held,
    ],
  },
  source: {
    noun: "source",
    does: "what the entries can cite",
    aliases: [],
    fields: [
      { name: "title", label: "Title", kind: "line", isRequired: true },
      {
        name: "kind",
        label: "Kind",
        kind: "choice",
        isRequired: true,
        choices: choices(sourceKinds, (each) => sourceKindLabels[each]),
      },
      {
        name: "reliability",
        label: "Reliability",
        kind: "choice",
        isRequired: true,
        choices: choices(reliabilities, (each) => `${each}: ${reliabilityLabels[each]}`),
      },
      { name: "origin", label: "Rests on", kind: "line", isRequired: true, hint: "Whom the source itself relies on." },
      { name: "published", label: "Published", kind: "date" },
      { name: "publisher", label: "Publisher", kind: "line", isExtra: true },
      { name: "url", label: "Address", kind: "line", isExtra: true },
      { name: "note", label: "Note", kind: "prose", isExtra: true },
    ],
  },
};

/** What an entry cites that is recorded in the same session: the key of that entry, behind this mark. */
const citedEntry = "entry:";

export function citeEntry(key: string): string {
  return citedEntry + key;
}

/** The key of the source entry that a field names; null where it names a source on record, or none. */
export function citedEntryKey(sourceId: string | undefined): string | null {
  return sourceId?.startsWith(citedEntry) ? sourceId.slice(citedEntry.length) : null;
}

/** The ids in a field that holds several. */
export function idsOf(value: string | undefined): string[] {
  return value ? value.split(",").filter(Boolean) : [];
}

/** The command that a word after the slash means, by its name or another; null where it means none. */
export function commandNamed(word: string): EntryCommand | null {
  const asked = word.toLowerCase();
  const found = Object.entries(entryShapes).find(([name, { aliases }]) => name === asked || aliases.includes(asked));
  return (found?.[0] as EntryCommand | undefined) ?? null;
}
