/** Entries that a document suggests, for a person to accept, amend or drop. Nothing is recorded by itself. */
import type { Span } from "@/lib/text/canonical";
import { eventIn, questionIn, riskIn, stanceIn, statusIn } from "./cues";
import { type DeskCommand, type DeskEntry, deskShapes } from "./entries";
import type { DeskDocument } from "./desk-document";
import { fillEntry } from "./fill";
import { marksIn, type NumberMark } from "./marks";
import { covered, meetsAny, within } from "./within";

export type Suggestion = DeskEntry & { key: string; passage: Span };
/** A record that cites these words of the source already. */
export type Recorded = Span & { noun: string };

/** In the order of the text; what is on record from the same words is not suggested again. */
export function suggestEntries(
  document: DeskDocument,
  sentences: readonly Span[],
  recorded: readonly Recorded[],
): Suggestion[] {
  const known = knownByNoun(recorded);
  return passagesIn(document, sentences).flatMap((passage) =>
    commandsFor(passage, document)
      .filter((command) => !meetsAny(known.get(deskShapes[command].noun) ?? [], passage))
      .map((command) => ({
        ...fillEntry(command, passage, document),
        key: `${command} ${passage.start} ${passage.end}`,
        passage,
      })),
  );
}

function knownByNoun(recorded: readonly Recorded[]): Map<string, Span[]> {
  const nouns = new Set(recorded.map(({ noun }) => noun));
  return new Map([...nouns].map((noun) => [noun, covered(recorded.filter((each) => each.noun === noun))]));
}

/** Sentences; those that one person's quotation runs through are one passage. */
function passagesIn({ marks }: DeskDocument, sentences: readonly Span[]): Span[] {
  const speeches = marks.filter(({ kind }) => kind === "speech");
  const passages: Span[] = [];
  let next = 0;
  for (const { start, end } of sentences) {
    // Both are in the order of the text: what ends before this sentence does goes around no later one.
    while ((speeches[next]?.end ?? Infinity) < end) next++;
    const around = speeches[next];
    const passage = around && around.start <= start ? { start: around.start, end: around.end } : { start, end };
    if (passages.at(-1)?.start !== passage.start) passages.push(passage);
  }
  return passages;
}

function commandsFor(passage: Span, document: DeskDocument): DeskCommand[] {
  const words = document.text.slice(passage.start, passage.end);
  const [speech] = marksIn(document.marks, passage, "speech");
  const inside = within(document.marks, passage);
  const hasTerm = inside.some(({ kind }) => kind === "term");
  const hasHolder = inside.some(({ kind }) => kind === "party" || kind === "delegate");
  const found: DeskCommand[] = [];
  if (eventIn(words)) found.push("event");
  if (hasTerm && statusIn(words)) found.push("status");
  if (hasTerm && hasHolder && !speech?.isQuoted && stanceIn(words)) found.push("position");
  if (speech) found.push("statement");
  if (!speech?.isQuoted && marksIn(document.marks, passage, "number").some(isFinding)) found.push("figure");
  if (riskIn(words)) found.push("risk");
  if (questionIn(words)) found.push("question");
  return found;
}

/** A length of time is part of what a term says, and one or two of something are told as words. */
function isFinding({ unit, value, to }: NumberMark): boolean {
  return to === null && value >= 10 && !/^(?:days?|weeks?|months?|years?)$/u.test(unit ?? "");
}
