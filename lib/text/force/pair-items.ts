/** Which item of force in an old text became which of the new one. */
import { alignSequences, type Pair } from "../compare/align";
import type { Paragraph } from "../compare/paragraph";
import { isSpoken } from "../compare/pieces";
import type { ForceItem } from "./items";

const quantities = new Set(["number", "duration", "date", "money"]);

/**
 * The items of a side. `standing` says of each paragraph which one of the other text stands for it, or itself if this is
 * the other text already, and by which move: null where it stayed, or came or went altogether.
 */
export type Side = {
  items: readonly ForceItem[];
  paragraphs: readonly Paragraph[];
  standing: ReadonlyMap<number, { inOther: number | null; move: number | null }>;
};

/** Pairs of places in both lists; no item is in two of them. What has no pair was added or removed. */
export function pairItems(old: Side, now: Side): Pair[] {
  const pairs = pairsByWords(old.items, now.items, old.paragraphs);
  const paired = { old: new Set(pairs.map(([one]) => one)), new: new Set(pairs.map(([, other]) => other)) };
  const newSlots = slotsOf(now, paired.new, (paragraph, piece) => `${paragraph} ${piece}`);
  const inOther = (paragraph: number, piece: number) => {
    const link = old.paragraphs[paragraph]?.links[piece];
    return `${link?.paragraph} ${link?.piece}`;
  };
  for (const [slot, places] of slotsOf(old, paired.old, inOther))
    pairs.push(...pairsInSlot(old.items, now.items, places, newSlots.get(slot) ?? []));
  return pairs;
}

/** Of one kind, or of kinds that say how much or until when. */
function areComparable(one: ForceItem | undefined, other: ForceItem | undefined): boolean {
  if (!one || !other) return false;
  return one.kind === other.kind || (quantities.has(one.kind) && quantities.has(other.kind));
}

/** Items that share words which stayed or moved: "shall" and "shall not", "36 months" and "60 months". */
function pairsByWords(old: readonly ForceItem[], now: readonly ForceItem[], paragraphs: readonly Paragraph[]): Pair[] {
  // Alternatives share the words around them, so a word may be in several items.
  const holders = new Map<string, number[]>();
  now.forEach(({ paragraph, pieces }, other) => {
    for (const piece of pieces) {
      const place = `${paragraph} ${piece}`;
      holders.set(place, [...(holders.get(place) ?? []), other]);
    }
  });
  const shared = new Map<string, { pair: Pair; words: number }>();
  old.forEach(({ paragraph, pieces }, one) => {
    for (const piece of pieces) {
      const link = paragraphs[paragraph]?.links[piece];
      for (const other of (link && holders.get(`${link.paragraph} ${link.piece}`)) ?? []) {
        if (!areComparable(old[one], now[other])) continue;
        const key = `${one} ${other}`;
        shared.set(key, { pair: [one, other], words: (shared.get(key)?.words ?? 0) + 1 });
      }
    }
  });
  const isSame = ([one, other]: Pair) => old[one]?.value === now[other]?.value;
  const taken = { old: new Set<number>(), new: new Set<number>() };
  return [...shared.values()]
    .sort(
      (a, b) =>
        Number(isSame(b.pair)) - Number(isSame(a.pair)) ||
        b.words - a.words ||
        a.pair[0] - b.pair[0] ||
        a.pair[1] - b.pair[1],
    )
    .flatMap(({ pair }): Pair[] => {
      if (taken.old.has(pair[0]) || taken.new.has(pair[1])) return [];
      taken.old.add(pair[0]);
      taken.new.add(pair[1]);
      return [pair];
    });
}

/** Items in the same slot: first those that mean the same, then in their order what may stand for one another. */
function pairsInSlot(
  old: readonly ForceItem[],
  now: readonly ForceItem[],
  oldPlaces: readonly number[],
  newPlaces: readonly number[],
): Pair[] {
  const meaning = (items: readonly ForceItem[], places: readonly number[]) =>
    places.map((place) => `${items[place]?.kind} ${items[place]?.value}`);
  const same = alignSequences(meaning(old, oldPlaces), meaning(now, newPlaces));
  const pairs: Pair[] = [];
  let from: Pair = [0, 0];
  for (const to of [...same, [oldPlaces.length, newPlaces.length] as const]) {
    const rest = newPlaces.slice(from[1], to[1]);
    for (const isFit of [isOneKind, areComparable])
      for (const one of oldPlaces.slice(from[0], to[0])) {
        const at = rest.findIndex((other) => isFit(old[one], now[other]));
        const other = rest[at];
        if (other === undefined || pairs.some(([paired]) => paired === one)) continue;
        rest.splice(at, 1);
        pairs.push([one, other]);
      }
    const [oldPlace, newPlace] = [oldPlaces[to[0]], newPlaces[to[1]]];
    if (oldPlace !== undefined && newPlace !== undefined) pairs.push([oldPlace, newPlace]);
    from = [to[0] + 1, to[1] + 1];
  }
  return pairs;
}

function isOneKind(one: ForceItem | undefined, other: ForceItem | undefined): boolean {
  return one !== undefined && one.kind === other?.kind;
}

/**
 * The items without a pair by the change in which they lie. It is named by the last word before it that stayed, as the other
 * text has that word, or by the paragraph if there is none.
 */
function slotsOf(
  { items, paragraphs, standing }: Side,
  paired: ReadonlySet<number>,
  nameOf: (paragraph: number, piece: number) => string,
): Map<string, number[]> {
  const slots = new Map<string, number[]>();
  items.forEach(({ paragraph, pieces: own }, place) => {
    const { inOther = null, move = null } = standing.get(paragraph) ?? {};
    if (paired.has(place) || inOther === null) return;
    const { pieces = [], links = [] } = paragraphs[paragraph] ?? {};
    const changed = own.find((piece) => !links[piece]) ?? own[0] ?? 0;
    const before = pieces.findLastIndex(
      (piece, at) => at < changed && isSpoken(piece) && links[at] && links[at].move === move,
    );
    const slot = before === -1 ? `${inOther} start` : nameOf(paragraph, before);
    slots.set(slot, [...(slots.get(slot) ?? []), place]);
  });
  return slots;
}
