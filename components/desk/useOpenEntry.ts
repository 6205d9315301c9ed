"use client";

import { useContext, useMemo } from "react";
import { z } from "zod";
import { aside, dropKept, keptKey } from "@/components/ui/keptText";
import { useKeptState } from "@/components/ui/useKeptState";
import { WriterContext } from "@/components/ui/Writer";
import { deskCommands } from "@/lib/desk/rules/entries";

const openInput = z
  .object({
    entry: z.object({
      command: z.enum(deskCommands),
      fields: z.record(z.string(), z.string()),
      because: z.record(z.string(), z.string()),
      isDateInferred: z.boolean(),
    }),
    passage: z.object({ start: z.number(), end: z.number() }),
    /** The passage's words: where others stand in its place by now, the entry is of another document. */
    quote: z.string(),
    /** Of a suggestion. */
    key: z.string().nullable(),
    /** Sent twice under one id, it is recorded once. */
    actId: z.string(),
    /** The newest record that the page showed when the entry was begun. */
    seenRecordId: z.string().nullable(),
  })
  .nullable();

/** An entry that is being written from a passage. */
export type OpenEntry = NonNullable<z.infer<typeof openInput>>;

/** The entry whose form is open, kept in this browser through a failure, a reload or an expired sign-in. */
export function useOpenEntry(sourceId: string, text: string) {
  const writer = useContext(WriterContext);
  const about = `desk ${sourceId}`;
  const [kept, keep] = useKeptState<OpenEntry | null>(about, null, openInput);
  const open = useMemo(
    () => (kept && text.slice(kept.passage.start, kept.passage.end) === kept.quote ? kept : null),
    [kept, text],
  );
  return { open, keep, close: () => dropKept(keptKey(writer ?? "nobody", about)) };
}

const grade = z.string();

/** How credible the reader takes what this source says to be, until they say otherwise; it stays so in this browser. */
export function useCredibility(sourceId: string) {
  return useKeptState<string>(aside(`desk credibility ${sourceId}`), "", grade);
}

const keysInput = z.array(z.string());
const none: string[] = [];

/** The keys of the suggestions that the reader has dropped from these words, which stay dropped in this browser. */
export function useDropped(sourceRecordId: string) {
  const [keys, keep] = useKeptState<string[]>(aside(`desk dropped ${sourceRecordId}`), none, keysInput);
  const dropped = useMemo<ReadonlySet<string>>(() => new Set(keys), [keys]);
  return { dropped, drop: (key: string) => keep([...dropped, key]), bringBack: () => keep([]) };
}
