"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { placeNotes } from "./marginLayout";

/** The line from the edge of the text to a note, as heights within the text, in pixels. */
export type Leader = { id: string; from: number; to: number; isOpen: boolean; isLoose: boolean };

const wide = "screen and (width >= 64rem)";
const gap = 12;
/** From the top of a note to the middle of its first line. */
const firstLine = { open: 22, closed: 14 };

/**
 * Keeps the notes of the margin beside their words: measures both, places the notes without overlap, and does so again
 * whenever either changes its size. Gives back the leaders, and the way to ask for it before the page is painted.
 */
export function useMarginPlacement(spread: RefObject<HTMLDivElement | null>) {
  const [leaders, setLeaders] = useState<readonly Leader[]>([]);
  const observer = useRef<ResizeObserver | null>(null);
  const isDue = useRef(false);

  const place = useCallback(() => {
    isDue.current = false;
    if (!spread.current) return;
    const notes = notesIn(spread.current);
    const next = layOut(spread.current, notes);
    for (const note of notes) observer.current?.observe(note);
    setLeaders((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }, [spread]);

  const relayout = useCallback(() => {
    if (isDue.current) return;
    isDue.current = true;
    queueMicrotask(place);
  }, [place]);

  useLayoutEffect(place, [place]);
  useEffect(() => {
    observer.current = new ResizeObserver(place);
    if (spread.current) observer.current.observe(spread.current);
    place();
    const media = matchMedia(wide);
    media.addEventListener("change", place);
    return () => {
      observer.current?.disconnect();
      media.removeEventListener("change", place);
    };
  }, [spread, place]);

  return { leaders, relayout };
}

function notesIn(spread: HTMLElement): HTMLElement[] {
  return [...spread.querySelectorAll<HTMLElement>("[data-note]")];
}

function layOut(spread: HTMLElement, notes: readonly HTMLElement[]): Leader[] {
  if (!matchMedia(wide).matches) {
    delete spread.dataset.placed;
    return [];
  }
  if (spread.dataset.placed === undefined) spread.dataset.placed = "";
  const top = spread.getBoundingClientRect().top;
  const page = wordsIn(spread);
  const measured = notes
    .flatMap((note) => {
      const words = wordsOf(page, note);
      if (!words) return [];
      const isOpen = note.dataset.open !== undefined;
      const middle = words.rect.top + words.rect.height / 2 - top;
      const line = isOpen ? firstLine.open : firstLine.closed;
      return [{ note, isOpen, isLoose: words.isLoose, words: middle, x: words.rect.left, line, wish: middle - line }];
    })
    .sort((a, b) => a.words - b.words || a.x - b.x)
    .map((each) => ({ ...each, height: each.note.offsetHeight }));
  const tops = placeNotes(measured, gap);
  let end = 0;
  const leaders = measured.map(({ note, height, isOpen, isLoose, words, line }, index): Leader => {
    const noteTop = Math.round(tops[index] ?? 0);
    setPixels(note, "--y", noteTop);
    end = Math.max(end, noteTop + height);
    const isLevel = isOpen && words > noteTop + 8 && words < noteTop + height - 8;
    const to = isLevel ? words : noteTop + line;
    return { id: note.dataset.note ?? "", from: Math.round(words), to: Math.round(to), isOpen, isLoose };
  });
  setPixels(spread, "--notes-end", Math.round(end));
  return leaders.filter((_, index) => measured[index]?.note.dataset.settled === undefined || measured[index]?.isOpen);
}

/** What is set to what it is already would have the browser lay everything out again. */
function setPixels({ style }: HTMLElement, name: string, pixels: number) {
  if (style.getPropertyValue(name) !== `${pixels}px`) style.setProperty(name, `${pixels}px`);
}

/** The last of the words that each note is about, and each clause: looked for once, not once for each note. */
type WordsOnPage = { anchored: ReadonlyMap<string, Element>; clauses: ReadonlyMap<string, Element> };

function wordsIn(spread: HTMLElement): WordsOnPage {
  const anchored = new Map<string, Element>();
  for (const words of spread.querySelectorAll<HTMLElement>("[data-anchored]"))
    for (const id of words.dataset.anchored?.split(" ") ?? []) anchored.set(id, words);
  const clauses = [...spread.querySelectorAll<HTMLElement>("[data-clause]")];
  return { anchored, clauses: new Map(clauses.map((clause) => [clause.dataset.clause ?? "", clause])) };
}

/** The last line of the words that a note is about; loose where they are gone, and the clause's first line stands in. */
function wordsOf({ anchored, clauses }: WordsOnPage, note: HTMLElement): { rect: DOMRect; isLoose: boolean } | null {
  const last = [...(anchored.get(note.dataset.note ?? "")?.getClientRects() ?? [])].at(-1);
  if (last) return { rect: last, isLoose: false };
  const first = clauses
    .get(note.dataset.on ?? "")
    ?.querySelector("[data-start]")
    ?.getClientRects()[0];
  return first ? { rect: first, isLoose: true } : null;
}
