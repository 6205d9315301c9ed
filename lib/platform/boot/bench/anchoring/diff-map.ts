/** What re-anchoring has to beat: a plain diff of the words, and the span from the first to the last that it keeps. */
import { diffArrays } from "diff";
import type { Reanchor } from "./judge";
import { at } from "./words";

interface Row {
  words: string[];
  from: number[];
  to: number[];
}

function rowOf(text: string): Row {
  const found = [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|\S/gu)];
  const words = found.map(([word]) => word);
  return {
    words,
    from: found.map(({ index }) => index),
    to: found.map(({ index }, k) => index + (words[k] ?? "").length),
  };
}

/** Keeps the diff of the two texts that it was asked about last. */
export function diffMap(): Reanchor {
  let last: { oldText: string; newText: string; old: Row; neu: Row; image: Int32Array } | undefined;
  return ({ oldText, newText, start, end }) => {
    if (last?.oldText !== oldText || last.newText !== newText) {
      const [old, neu] = [rowOf(oldText), rowOf(newText)];
      last = { oldText, newText, old, neu, image: imageOf(old.words, neu.words) };
    }
    const { old, neu, image } = last;
    const kept = [...image.keys()].filter(
      (i) => (old.to[i] ?? 0) > start && (old.from[i] ?? 0) < end && at(image, i) >= 0,
    );
    const [first, final] = [kept[0], kept.at(-1)];
    if (first === undefined || final === undefined) return { status: "orphaned", start: 0, end: 0 };
    const span = { start: neu.from[at(image, first)] ?? 0, end: neu.to[at(image, final)] ?? 0 };
    const same = oldText.slice(start, end) === newText.slice(span.start, span.end);
    return { ...span, status: same ? "exact" : "edited" };
  };
}

function imageOf(old: string[], neu: string[]): Int32Array {
  const image = new Int32Array(old.length).fill(-1);
  let [i, j] = [0, 0];
  for (const { added, removed, value } of diffArrays(old, neu)) {
    if (!added && !removed) for (let k = 0; k < value.length; k++) image[i + k] = j + k;
    if (!added) i += value.length;
    if (!removed) j += value.length;
  }
  return image;
}
