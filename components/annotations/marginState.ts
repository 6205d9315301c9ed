"use client";

import { createContext, useContext } from "react";
import type { AddresseeView } from "@/lib/annotations/queries-addressees";
import type { Reading } from "./linkHref";

/** What the clauses and notes of one text page know of each other. */
export type MarginState = {
  negotiationId: string;
  userId: string;
  /** The reader may write in the margin, and the page stands at the present. */
  canAnnotate: boolean;
  /** The team, by name: who can be mentioned, and who be asked to look into a remark. */
  addressees: readonly AddresseeView[];
  /** The term of a wording on the page, and its marking (null: all members may read it). */
  wordingOf: (versionId: string) => { termId: string; compartmentId: string | null } | null;
  /** Where the page stands, for links that lead on. */
  reading: Reading;
  /** The text of each wording on the page, by its version. */
  texts: Map<string, string>;
  /** What the address of the page says besides which note is open. */
  query: string;
  /** Opens a note and closes the other; null closes. With `focus` the keyboard follows. */
  openNote: (id: string | null, how?: { focus: boolean }) => void;
  /** Whether this note is to take the focus, which it does once each time it is opened. */
  takesFocus: (id: string) => boolean;
  /** Looks at what became of a draft in another window or on another device. */
  checkDraft: (id: string) => void;
  /** Places the notes anew, before the page is painted. */
  relayout: () => void;
};

export const MarginContext = createContext<MarginState | null>(null);

/** The note or draft that is open, if any; at most one is. Another object each time that one is opened. */
export type Opening = { id: string | null };

/** Apart from the rest: hundreds of clauses and notes need know nothing but whether they are the one. */
export const OpeningContext = createContext<Opening>({ id: null });

/** Which note is open on the page around. */
export function useOpening(): Opening {
  return useContext(OpeningContext);
}

/** The margin of the page around; it is a mistake of ours to draw a note outside one. */
export function useMargin(): MarginState {
  const margin = useContext(MarginContext);
  if (!margin) throw new Error("a note is drawn outside of a margin");
  return margin;
}
