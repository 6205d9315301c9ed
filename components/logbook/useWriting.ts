"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Edit } from "@/lib/logbook/rules";
import type { PartyOf } from "@/lib/logbook/rules/prefill";
import { venueTime } from "@/lib/logbook/rules/venue-time";
import { DraftDocument } from "./draftDocument";
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

/** A draft being written, here and by others. A line that is begun while the session sits gets the venue's time. */
export function useWriting(document: string, partyOf: PartyOf) {
  const [notes] = useState(() => new DraftDocument(document));
  const writing = useSyncExternalStore(notes.subscribe, notes.current, notes.current);
  // A page that was drawn again has what others wrote since.
  useEffect(() => notes.takeIn(document), [notes, document]);
  const doEdit = useCallback<Do>(
    (edit) => {
      const newKey = makeKey();
      if (edit.type === "write") notes.edit({ ...edit, now: venueTime(notes.writing.content, edit.key, new Date()) });
      else if (edit.type === "paste") notes.edit({ ...edit, newKeys: edit.lines.slice(1).map(() => makeKey()) });
      else if (edit.type === "open") notes.edit({ ...edit, newKey, partyOf });
      else if (edit.type === "break" || edit.type === "leave" || edit.type === "back") notes.edit({ ...edit, newKey });
      else if (
        edit.type === "begin-day" ||
        edit.type === "remove" ||
        edit.type === "enter-source" ||
        edit.type === "enter"
      )
        notes.edit({ ...edit, newKey });
      else notes.edit(edit);
    },
    [notes, partyOf],
  );
  return { ...writing, doEdit, notes };
}
