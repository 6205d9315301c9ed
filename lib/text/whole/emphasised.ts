/** Bold and italic words of a text that is taken in, as the notation writes them: between stars. */
import type { Span } from "../canonical";
import { parseBrackets } from "../parse-brackets";

const letter = /[\p{L}\p{N}]/u;
const character = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0x20);

/**
 * The text with stars around these stretches, as far as the notation can say so: a stretch over a bracket's sign or over
 * two paragraphs is cut there, and one that begins or ends inside a word is left plain. `stars`: where a star is no sign
 * of emphasis; it is escaped where it would be one. Overlapping stretches are one.
 */
export function emphasised(text: string, spans: readonly Span[], stars: readonly number[]): string {
  if (spans.length === 0 && stars.length === 0) return text;
  const wanted = joined(spans).flatMap((span) => withinParagraphs(text, span));
  const { marks } = parseBrackets(text);
  const whole = wanted.flatMap((span) => tellable(text, span));
  let written = write(text, whole, stars);
  const isSaid = new Set(written.found.map(({ start }) => start));
  // What crosses a sign of a bracket is emphasised on either side of it.
  const cut = whole.flatMap((span) =>
    isSaid.has(span.start)
      ? [span]
      : piecesBetween(
          span,
          marks.filter(({ role }) => role !== "emphasis" && role !== "escape"),
        ).flatMap((piece) => tellable(text, piece)),
  );
  if (cut.length !== whole.length || isSaid.size < whole.length) written = write(text, cut, stars);
  const kept = written.found;
  if (kept.length < cut.length) written = write(text, kept, stars);
  return written.text;
}

/** The text with stars there, and those of the stretches that come to be read as emphasised. */
function write(text: string, spans: readonly Span[], stars: readonly number[]): { text: string; found: Span[] } {
  const escaped = new Set<number>();
  for (;;) {
    const signs = [
      ...spans.flatMap(({ start, end }) => [
        { at: start, order: 2, sign: "*", of: null },
        { at: end, order: 0, sign: "*", of: null },
      ]),
      ...[...escaped].map((at) => ({ at, order: 3, sign: "\\", of: null })),
    ].sort((a, b) => a.at - b.at || a.order - b.order);
    let made = "";
    let from = 0;
    for (const { at, sign } of signs) {
      made += text.slice(from, at) + sign;
      from = at;
    }
    made += text.slice(from);
    // Where a place of the text comes to stand: behind the signs that are put before it.
    const placeOf = (at: number, isOpening: boolean) =>
      at +
      signs.filter((each) => each.at < at || (each.at === at && (isOpening ? each.order < 2 : each.order < 0))).length;
    const emphases = parseBrackets(made).emphases;
    const ends = new Set(emphases.flatMap(({ start, end }) => [start, end - 1]));
    const mistaken = stars.filter((at) => !escaped.has(at) && ends.has(starAt(made, at, signs)));
    if (mistaken.length === 0) {
      const starts = new Set(emphases.map(({ start, end }) => `${start} ${end}`));
      const isFound = ({ start, end }: Span) => starts.has(`${placeOf(start, true)} ${placeOf(end, false) + 1}`);
      return { text: made, found: spans.filter(isFound) };
    }
    for (const at of mistaken) escaped.add(at);
  }
}

function starAt(made: string, at: number, signs: readonly { at: number }[]): number {
  const place = at + signs.filter((each) => each.at <= at).length;
  return made[place] === "*" ? place : -1;
}

function joined(spans: readonly Span[]): Span[] {
  const made: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = made.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else made.push({ ...span });
  }
  return made;
}

function withinParagraphs(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  for (let from = start; from < end; ) {
    const blank = text.indexOf("\n\n", from);
    const until = blank === -1 ? end : Math.min(blank, end);
    pieces.push({ start: from, end: until });
    from = until + 2;
  }
  return pieces;
}

function piecesBetween({ start, end }: Span, marks: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const mark of marks) {
    if (mark.end <= from || mark.start >= end) continue;
    pieces.push({ start: from, end: Math.max(from, mark.start) });
    from = mark.end;
  }
  pieces.push({ start: from, end });
  return pieces;
}

/** The stretch without the spaces at its ends; none where it has no words or begins or ends within one. */
function tellable(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const until = end - (words.length - words.trimEnd().length);
  if (from >= until || !letter.test(text.slice(from, until))) return [];
  if (letter.test(text.slice(Math.max(0, from - 1), from)) || letter.test(character(text, until))) return [];
  return [{ start: from, end: until }];
}
