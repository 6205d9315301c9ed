/** What in a text has force: whom it binds, how far, to what, and until when. */
import type { Paragraph } from "../compare/paragraph";
import { type Reader, type Said, saidIn } from "./said";
import { mayBeginQuantity, readAmount, readDate, readDuration, readMoney, readYear } from "./quantities";
import { numberBeginnings } from "./numbers";
import { readCondition, readConjunction, readModal, readNegation } from "./verbs";

export type ForceKind =
  | "modal"
  | "negation"
  | "condition"
  | "conjunction"
  | "number"
  | "duration"
  | "date"
  | "money"
  | "actor";

/** `pieces` are the places in the paragraph of its words; `value` is what it means, however it is written. */
export type ForceItem = { kind: ForceKind; value: string; paragraph: number; pieces: number[] };

/** The first that finds something takes the words, so what is longer goes before what may be a part of it. */
const quantityReaders: readonly [ForceKind, Reader][] = [
  ["date", readDate],
  ["money", readMoney],
  ["duration", readDuration],
  ["date", readYear],
  ["number", readAmount],
];
const wordReaders: readonly [ForceKind, Reader][] = [
  ["modal", readModal],
  ["condition", readCondition],
  ["negation", readNegation],
  ["conjunction", readConjunction],
];

const numberWords = new Set(numberBeginnings);
const isNumberWord = (word: string) => numberWords.has(word) || /^\p{Nd}[\p{Nd}.,]*$/u.test(word);

/** The items of a paragraph, in its order. Items of two alternatives may share the words around these. */
export function itemsIn(paragraph: Paragraph, place: number, readActor: Reader): ForceItem[] {
  const words: readonly [ForceKind, Reader][] = [...wordReaders, ["actor", readActor]];
  const all = [...quantityReaders, ...words];
  const items = saidIn(paragraph, isNumberWord).flatMap(({ said, alternative }) => {
    const isIn = ({ start }: Said) => !alternative || (start >= alternative.start && start < alternative.end);
    const found: ForceItem[] = [];
    for (let at = 0; at < said.length; ) {
      const reading = firstReading(mayBeginQuantity(said[at]) ? all : words, (read) => read(said, at));
      const read = said.slice(at, at + (reading?.length ?? 1));
      if (reading && read.some(isIn))
        found.push({
          kind: reading.kind,
          value: reading.value,
          paragraph: place,
          pieces: read.map(({ piece }) => piece),
        });
      at += read.length;
    }
    return found;
  });
  return items.sort((one, other) => (one.pieces[0] ?? 0) - (other.pieces[0] ?? 0));
}

function firstReading(all: readonly [ForceKind, Reader][], read: (reader: Reader) => ReturnType<Reader>) {
  for (const [kind, reader] of all) {
    const found = read(reader);
    if (found) return { kind, ...found };
  }
  return null;
}
