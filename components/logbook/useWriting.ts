"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { type Edit, type Writing, write } from "@/lib/logbook/rules";
import type { DraftBlock, DraftContent } from "@/lib/logbook/schema";
import { pointsOf } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { dayOf, isTimeZone, minuteOf } from "@/lib/time/zones";

/** What an edit is asked for with: the keys and the time of new lines are given here. */
export type AskedEdit =
  | Exclude<Edit, { type: "break" | "paste" | "open" | "begin-day" | "leave" | "remove" }>
  | Omit<Extract<Edit, { type: "break" | "leave" }>, "newKey" | "time">
  | Omit<Extract<Edit, { type: "paste" }>, "newKeys">
  | Omit<Extract<Edit, { type: "open" }>, "newKey" | "partyOf">
  | Omit<Extract<Edit, { type: "begin-day" | "remove" }>, "newKey">;

export type Do = (edit: AskedEdit) => void;

/** A draft being written. A line that is begun while the session sits gets the venue's time. */
export function useWriting(initial: DraftContent, partyOf: (delegateId: string) => string | null) {
  const [writing, dispatch] = useReducer(write, initial, (content): Writing => ({ content, focus: null }));
  // So that `doEdit` stays the same from key to key, and only the line that changed is drawn again.
  const latest = useRef(writing.content);
  useEffect(() => {
    latest.current = writing.content;
  });
  const doEdit = useCallback<Do>(
    (edit) => {
      const newKey = crypto.randomUUID();
      switch (edit.type) {
        case "break":
        case "leave":
          return dispatch({ ...edit, newKey, time: timeOfNewLine(latest.current, edit.key, new Date()) });
        case "paste":
          return dispatch({ ...edit, newKeys: edit.lines.slice(1).map(() => crypto.randomUUID()) });
        case "open":
          return dispatch({ ...edit, newKey, partyOf });
        case "begin-day":
        case "remove":
          return dispatch({ ...edit, newKey });
        default:
          return dispatch(edit);
      }
    },
    [partyOf],
  );
  return { ...writing, doEdit };
}

/** The venue's time, for a line that is written while the session sits: on the day that the line is noted under. */
function timeOfNewLine(content: DraftContent, key: string, now: Date): string {
  const { timeZone, blocks, held } = content;
  if (!isTimeZone(timeZone)) return "";
  const at = blocks.findIndex((block) => block.key === key);
  const day = blocks.slice(0, at + 1).findLast((block) => block.kind === "day");
  const parsed = parseFuzzyDate(day?.kind === "day" ? day.day : held);
  if (!parsed.ok || pointsOf(parsed.date).start.start.toPlainDate().toString() !== dayOf(now, timeZone)) return "";
  return minuteOf(now, timeZone).slice(11);
}
