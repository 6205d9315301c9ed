/** What can be recorded from a passage: the key that opens its form, and what the form asks for. */
import { roundEventLabels, roundEvents } from "@/lib/rounds/rules";
import type { NotedKind } from "@/lib/rounds/schema";
import { type EntryField, entryShapes } from "@/lib/logbook/rules/entries";

export const deskCommands = ["position", "statement", "status", "event", "figure", "risk", "question"] as const;
export type DeskCommand = (typeof deskCommands)[number];

type DeskShape = { key: string; noun: NotedKind; name: string; does: string; fields: readonly EntryField[] };

/** What is recorded from a document cites that document, so the form does not ask for the source. */
const asLogged = (command: Exclude<DeskCommand, "event">): readonly EntryField[] =>
  entryShapes[command].fields
    .filter(({ name }) => name !== "sourceId")
    .map((field) => (field.name === "heldFrom" ? held : field.name === "credibility" ? credibility : field));

const ofSource = entryShapes.position.fields.find(({ name }) => name === "credibility");
const credibility: EntryField = {
  name: "credibility",
  label: "Credibility",
  kind: "choice",
  choices: ofSource?.choices ?? [],
  isRequired: true,
};
const locator: EntryField = { name: "locator", label: "Where in it", kind: "line", isExtra: true };
const held: EntryField = {
  name: "heldFrom",
  label: "Held from",
  kind: "date",
  hint: "Left empty, the negotiation’s present.",
};

export const deskShapes: Record<DeskCommand, DeskShape> = {
  position: {
    key: "p",
    noun: "position",
    name: "position",
    does: entryShapes.position.does,
    fields: asLogged("position"),
  },
  statement: {
    key: "s",
    noun: "statement",
    name: "statement",
    does: entryShapes.statement.does,
    fields: asLogged("statement").map((field) =>
      field.name === "speakerId" ? { ...field, hint: "Not on record: write the name under More fields." } : field,
    ),
  },
  status: {
    key: "t",
    noun: "term_status",
    name: "status of a term",
    does: entryShapes.status.does,
    fields: asLogged("status"),
  },
  event: {
    key: "e",
    noun: "round_event",
    name: "round event",
    does: "a step in a round’s life",
    fields: [
      { name: "roundId", label: "Round", kind: "choice", isRequired: true },
      {
        name: "event",
        label: "What happened",
        kind: "choice",
        isRequired: true,
        choices: roundEvents.map((value) => ({ value, label: roundEventLabels[value] })),
      },
      { name: "planned", label: "Opening or resumption planned", kind: "date", hint: "Of a scheduling or a pause." },
      { name: "byPartyIds", label: "By whom", kind: "parties" },
      { name: "why", label: "Why", kind: "line" },
      credibility,
      locator,
      held,
    ],
  },
  figure: { key: "f", noun: "figure", name: "figure", does: entryShapes.figure.does, fields: asLogged("figure") },
  risk: { key: "r", noun: "risk", name: "risk", does: entryShapes.risk.does, fields: asLogged("risk") },
  question: {
    key: "q",
    noun: "question",
    name: "question",
    does: entryShapes.question.does,
    fields: asLogged("question").map((field) => (field.name === "credibility" ? { ...field, isExtra: false } : field)),
  },
};

export type DeskEntry = {
  command: DeskCommand;
  /** By the name of the field; what was left empty is missing. */
  fields: Record<string, string>;
  /** Of what was recognised, from which words: by the name of the field. */
  because: Record<string, string>;
  /** Its date was worked out, from the words or from the day of publication. */
  isDateInferred: boolean;
};

/** Whether a field is asked for: of a statement, whose word it is as the capacity says. */
export function isAskedFor({ name, isRequired }: EntryField, { command, fields }: DeskEntry): boolean {
  if (isRequired || command !== "statement") return isRequired ?? false;
  if (name === "partyId") return fields.capacity === "party";
  const isPerson = fields.capacity === "official" || fields.capacity === "commentator";
  return name === "speakerId" && isPerson && !fields.speakerName?.trim();
}

/** What is asked for and empty. */
export function missingIn(entry: DeskEntry): EntryField[] {
  return deskShapes[entry.command].fields.filter(
    (field) => isAskedFor(field, entry) && !entry.fields[field.name]?.trim(),
  );
}
