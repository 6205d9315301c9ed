/** Entries that a document suggests, for a person to accept, amend or drop. Nothing is recorded by itself. */
import type { Span } from "@/lib/text/canonical";
import { eventIn, questionIn, riskIn, stanceIn, statusIn } from "./cues";
import { type DeskCommand, type DeskEntry, deskShapes } from "./entries";
import { type DeskDocument, fillEntry } from "./fill";
import { marksIn, type NumberMark } from "./marks";

export type Suggestion = DeskEntry & { key: string; passage: Span };
/** A record that cites these words of the source already. */
export type Recorded = Span & { noun: string };

/** In the order of the text; what is on record from the same words is not suggested again. */
export function suggestEntries(
  document: DeskDocument,
  sentences: readonly Span[],
  recorded: readonly Recorded[],
): Suggestion[] {
  const passages = passagesIn(document, sentences);
  return passages.flatMap((passage) =>
    commandsFor(passage, document)
      .filter(
        (command) =>
          !recorded.some(
            (each) => each.noun === deskShapes[command].noun && each.start < passage.end && passage.start < each.end,
          ),
      )
      .map((command) => ({
        ...fillEntry(command, passage, document),
        key: `${command} ${passage.start} ${passage.end}`,
        passage,
      })),
  );
}

/** Sentences; those that one person's quotation runs through are one passage. */
function passagesIn({ marks }: DeskDocument, sentences: readonly Span[]): Span[] {
  const speeches = marks.filter(({ kind }) => kind === "speech");
  const passages: Span[] = [];
  for (const { start, end } of sentences) {
    const around = speeches.find((mark) => mark.start <= start && end <= mark.end);
    const passage = around ? { start: around.start, end: around.end } : { start, end };
    if (passages.at(-1)?.start !== passage.start) passages.push(passage);
  }
  return passages;
}

function commandsFor(passage: Span, document: DeskDocument): DeskCommand[] {
  const words = document.text.slice(passage.start, passage.end);
  const [speech] = marksIn(document.marks, passage, "speech");
  const hasTerm = marksIn(document.marks, passage, "term").length > 0;
  const hasHolder =
    marksIn(document.marks, passage, "party").length + marksIn(document.marks, passage, "delegate").length > 0;
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
