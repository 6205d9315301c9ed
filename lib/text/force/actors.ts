/** Who acts: the parties and persons that a caller names. */
import { isSpoken, piecesOf } from "../compare/pieces";
import { longestByFirstWord, type Reader, type Said } from "./said";

/** `names` are all that it goes by: its name, aliases and code. Two names of one actor are no change. */
export type Actor = { id: string; names: readonly string[] };

type Name = { id: string; texts: string[]; words: string[] };

/**
 * Reads the names of actors, the longest that stands there. A code in capitals is read only in capitals ("US" is not
 * "us"); elsewhere the case does not matter, nor a possessive "'s".
 */
export function readActors(actors: readonly Actor[]): Reader {
  const find = longestByFirstWord(actors.flatMap(({ id, names }) => names.map((name) => nameOf(id, name))));
  return (said, at) => {
    const found = find(
      said[at],
      ({ texts }) => texts.length > 0 && texts.every((text, place) => isSame(text, said[at + place])),
    );
    return found ? { value: found.id, length: found.texts.length } : null;
  };
}

function nameOf(id: string, name: string): Name {
  const all = piecesOf(name).flatMap((piece) => (isSpoken(piece) ? piece.text : []));
  const texts = all[0]?.toLowerCase() === "the" ? all.slice(1) : all;
  return { id, texts, words: texts.map((text) => text.toLowerCase()) };
}

function isSame(text: string, said: Said | undefined): boolean {
  if (said?.word !== text.toLowerCase()) return false;
  const isCode = text === text.toUpperCase() && text !== text.toLowerCase();
  return !isCode || said.text.startsWith(text);
}
