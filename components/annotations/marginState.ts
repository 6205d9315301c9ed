"use client";

import { createContext, useContext } from "react";

/** What the clauses and notes of one text page know of each other. */
export type MarginState = {
  negotiationId: string;
  userId: string;
  /** The reader may write in the margin, and the page stands at the present. */
  canAnnotate: boolean;
  /** Who can be asked to look into a remark, by name. */
  colleagues: readonly { userId: string; name: string }[];
  /** The note or draft that is open, if any; at most one is. */
  openId: string | null;
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

/** The margin of the page around; it is a mistake of ours to draw a note outside one. */
export function useMargin(): MarginState {
  const margin = useContext(MarginContext);
  if (!margin) throw new Error("a note is drawn outside of a margin");
  return margin;
}
