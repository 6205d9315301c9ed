/** Where characters as readers see them begin and end: an emoji or a letter with its marks is several UTF-16 units. */

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The place itself if a character begins or ends there, or else where the character that it cuts begins. */
export function characterStart(text: string, place: number): number {
  return cutAt(text, place)?.start ?? place;
}

/** The place itself if a character begins or ends there, or else where the character that it cuts ends. */
export function characterEnd(text: string, place: number): number {
  return cutAt(text, place)?.end ?? place;
}

function cutAt(text: string, place: number): { start: number; end: number } | null {
  if (place <= 0 || place >= text.length || /^[ -~]{2}$/.test(text.slice(place - 1, place + 1))) return null;
  // No character goes across the beginning of a space or the end of a line, so that a long text is not gone through.
  const nearby = Math.max(text.lastIndexOf(" ", place - 1), text.lastIndexOf("\n", place - 1) + 1, 0);
  const after = text.slice(place, place + longest).search(/[ \n]/);
  const end = after < 0 ? place + longest : place + after;
  const character = graphemes.segment(text.slice(Math.max(nearby, place - longest), end));
  const offset = Math.max(nearby, place - longest);
  const found = character.containing(place - offset);
  if (!found || found.index + offset === place) return null;
  return { start: found.index + offset, end: found.index + offset + found.segment.length };
}

/** How far to either side a character is looked for where nothing is spaced, in UTF-16 units. */
const longest = 512;
