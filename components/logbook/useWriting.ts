"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { type Edit, type Writing, write } from "@/lib/logbook/rules";
import type { PartyOf } from "@/lib/logbook/rules/prefill";
import { venueTime } from "@/lib/logbook/rules/venue-time";
import type { DraftContent } from "@/lib/logbook/schema";
import { makeKey } from "./makeKey";

/** An edit without the keys of what it makes and without the time, which are given here. */
type Asked<Each> = Each extends { partyOf: PartyOf }
  ? Omit<Each, "newKey" | "partyOf">
  : Each extends { newKeys: readonly string[] }
    ? Omit<Each, "newKeys">
    : Each extends { newKey: string }
      ? Omit<Each, "newKey">
      : Each;

export type AskedEdit = Asked<Edit>;
export type Do = (edit: AskedEdit) => void;

/** A draft being written. A line that is begun while the session sits gets the venue's time. */
export function useWriting(initial: DraftContent, partyOf: PartyOf) {
  const [writing, dispatch] = useReducer(
    write,
    initial,
    (content): Writing => ({ content, focus: null, open: null, isHeld: false }),
  );
  // So that `doEdit` stays the same from key to key, and only the line that changed is drawn again.
  const latest = useRef(writing.content);
  useEffect(() => {
    latest.current = writing.content;
  });
  const doEdit = useCallback<Do>(
    (edit) => {
      const newKey = makeKey();
      if (edit.type === "write") dispatch({ ...edit, now: venueTime(latest.current, edit.key, new Date()) });
      else if (edit.type === "paste") dispatch({ ...edit, newKeys: edit.lines.slice(1).map(() => makeKey()) });
      else if (edit.type === "open") dispatch({ ...edit, newKey, partyOf });
      else if (edit.type === "break" || edit.type === "leave" || edit.type === "back") dispatch({ ...edit, newKey });
      else if (
        edit.type === "begin-day" ||
        edit.type === "remove" ||
        edit.type === "enter-source" ||
        edit.type === "enter"
      )
        dispatch({ ...edit, newKey });
      else dispatch(edit);
    },
    [partyOf],
  );
  return { ...writing, doEdit };
}
