"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { type Edit, type Writing, write } from "@/lib/logbook/rules";
import type { PartyOf } from "@/lib/logbook/rules/prefill";
import type { DraftContent } from "@/lib/logbook/schema";
import { pointsOf } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { dayOf, isTimeZone, minuteOf } from "@/lib/time/zones";
import { makeKey } from "./makeKey";

/** An edit without the keys and the time of what it makes, which are given here. */
type Asked<Each> = Each extends { newKey: string; time: string }
  ? Omit<Each, "newKey" | "time">
  : Each extends { partyOf: PartyOf }
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
      if (edit.type === "break")
        dispatch({ ...edit, newKey, time: timeOfNewLine(latest.current, edit.key, new Date()) });
      else if (edit.type === "leave")
        dispatch({ ...edit, newKey, time: timeOfNewLine(latest.current, edit.key, new Date()) });
      else if (edit.type === "paste") dispatch({ ...edit, newKeys: edit.lines.slice(1).map(() => makeKey()) });
      else if (edit.type === "open") dispatch({ ...edit, newKey, partyOf });
      else if (edit.type === "back") dispatch({ ...edit, newKey, time: "" });
      else if (edit.type === "begin-day") dispatch({ ...edit, newKey });
      else if (edit.type === "remove") dispatch({ ...edit, newKey });
      else dispatch(edit);
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
