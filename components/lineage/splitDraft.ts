/** What cuts make of a wording: its stretches, the term that each goes to, and what follows its words there. */
import { z } from "zod";
import { type CarriedText, carrySpan, cutIntoParts, type Piece } from "@/lib/lineage/rules/pieces";
import { piecesAlike, unlikeInWords } from "@/lib/lineage/rules/alike";
import { stretchesOf } from "@/lib/lineage/rules/seams";
import type { Span } from "@/lib/text/canonical";

const place = z.int().nonnegative();

export const draftInput = z.object({
  cuts: z.array(place),
  /** By where a stretch starts: the start of the earlier one that it goes with. */
  joined: z.record(z.string(), place),
  isWithdrawn: z.boolean(),
  /** The languages whose wordings stay whole with the original, though they could be cut along. */
  left: z.array(z.string()).default([]),
});

export type Draft = z.output<typeof draftInput>;

export const uncut: Draft = { cuts: [], joined: {}, isWithdrawn: false, left: [] };

/** A term that words go to. `part` 0 is the original; the others are new, from 1. */
export type Share = { part: number; start: number; isOriginal: boolean };

export type Planned = {
  pieces: (Piece & { owner: number })[];
  shares: Share[];
  /** The words of each part, or what keeps the wording from being cut so. */
  parts: CarriedText[];
  complaint: string | null;
};

/** The plan that a draft comes to. A stretch goes with another only while that is the first of its own term. */
export function planOf(text: string, { cuts, joined, isWithdrawn }: Omit<Draft, "left">): Planned {
  const shares: Share[] = [];
  const pieces = stretchesOf(text, cuts).map(({ start, end }, index) => {
    const other = shares.find((share) => share.start === joined[start]);
    if (other) return { start, end, part: other.part, owner: other.start };
    const isOriginal = index === 0 && !isWithdrawn;
    const part = isOriginal ? 0 : shares.filter((share) => !share.isOriginal).length + 1;
    shares.push({ part, start, isOriginal });
    return { start, end, part, owner: start };
  });
  const count = shares.filter(({ isOriginal }) => !isOriginal).length + 1;
  const cut = cutIntoParts(text, pieces, count);
  return { pieces, shares, parts: cut.ok ? cut.parts : [], complaint: cut.ok ? null : cut.message };
}

/** A wording of the term in another language. */
export type OtherWording = {
  id: string;
  language: string;
  text: string;
  /** Why it cannot be cut along, whatever the cut: "it translates the Pashto". */
  stays: string | null;
  notes: readonly (Span | null)[];
};

/** A wording that stays whole with the original, and why. */
export type WholeWording = Pick<OtherWording, "language"> & { why: string };

/** The other wordings that can be cut as this one is, each with its pieces, and those that stay whole with the original. */
export function cutAlong(
  text: string,
  { pieces, shares }: Pick<Planned, "pieces" | "shares">,
  others: readonly OtherWording[],
): { along: (OtherWording & { pieces: Piece[] })[]; whole: WholeWording[] } {
  const count = shares.filter(({ isOriginal }) => !isOriginal).length + 1;
  const along: (OtherWording & { pieces: Piece[] })[] = [];
  const whole: WholeWording[] = [];
  for (const other of others) {
    const its = other.stays === null ? piecesAlike(text, pieces, other.text) : null;
    const cut = its && cutIntoParts(other.text, its, count);
    if (its && cut?.ok) along.push({ ...other, pieces: its });
    else
      whole.push({
        language: other.language,
        why: cut && !cut.ok ? `it cannot be cut so. ${cut.message}` : (other.stays ?? unlikeInWords(text, other.text)),
      });
  }
  return { along, whole };
}

/** How many notes follow their words to each part, and how many lie over a cut or are not found for sure. */
export function followersOf(
  text: string,
  { parts }: Pick<Planned, "parts">,
  notes: readonly (Span | null)[],
): { byPart: number[]; byHand: number } {
  const byPart = parts.map(() => 0);
  let byHand = 0;
  for (const span of notes) {
    const found = parts.flatMap((part, index) => (span && carrySpan(text, part, span) ? [index] : []));
    const [only] = found;
    if (only !== undefined && found.length === 1) byPart[only] = (byPart[only] ?? 0) + 1;
    else byHand += 1;
  }
  return { byPart, byHand };
}

/** Numbers for new terms beside the original, none of them taken: 4.2a, 4.2b. */
export function numbersAfter(number: string, taken: ReadonlySet<string>): string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  return letters.map((letter) => `${number}${letter}`).filter((each) => !taken.has(each));
}

type Said = { positions: number; linkages: number; questions: number; risks: number };

/** "1 note, 2 positions and 1 linkage"; null where there is nothing. */
export function saidInWords(notes: number, { positions, linkages, questions, risks }: Said): string | null {
  const counted = [
    [notes, "note"],
    [positions, "position"],
    [linkages, "linkage"],
    [questions, "question"],
    [risks, "risk"],
  ] as const;
  const words = counted.flatMap(([count, noun]) => (count > 0 ? [`${count} ${noun}${count === 1 ? "" : "s"}`] : []));
  return words.length === 0 ? null : new Intl.ListFormat("en-GB").format(words);
}
