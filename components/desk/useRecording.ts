"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { v4 as newId } from "uuid";
import { recordPassageAction } from "@/lib/desk/actions";
import type { DeskEntry } from "@/lib/desk/rules/entries";
import { lackingIn, nothingRefused, type Refusal, refusalOf } from "@/lib/desk/rules/refusal";
import { longestPassage, passageTooLong } from "@/lib/desk/schema";
import { makeAnchor } from "@/lib/text/anchor";
import type { Span } from "@/lib/text/canonical";
import { type OpenEntry, useOpenEntry } from "./useOpenEntry";

type About = {
  negotiationId: string;
  sourceId: string;
  seenRecordId: string | null;
  compartmentId: string | null;
};

const noAnswer = "Parley does not answer. What you wrote is kept in this browser; recorded again, it is recorded once.";

/** The entry that is written from a passage, and recording it. What is refused or not answered stays in its form. */
export function useRecording(text: string, { seenRecordId, compartmentId, ...ids }: About) {
  const router = useRouter();
  const { open, keep, close } = useOpenEntry(ids.sourceId, text);
  const [refusal, setRefusal] = useState(nothingRefused);
  const [isBusy, startRecording] = useTransition();
  // A second press comes before the page has been drawn again.
  const busy = useRef(false);

  const refuse = (asked: OpenEntry, why: Refusal) => {
    keep(asked);
    setRefusal(why);
  };

  const record = (asked: OpenEntry, onRecorded: () => void) => {
    if (busy.current) return;
    const { command, fields, isDateInferred } = asked.entry;
    const anchor = makeAnchor(text, asked.passage.start, asked.passage.end);
    const lacking = anchor ? lackingIn(asked.entry) : { errors: {}, problem: "There are no words in this passage." };
    if (lacking || !anchor) return refuse(asked, lacking ?? nothingRefused);
    busy.current = true;
    setRefusal(nothingRefused);
    startRecording(async () => {
      try {
        const result = await recordPassageAction(
          {
            ...ids,
            ...(asked.seenRecordId ? { seenRecordId: asked.seenRecordId } : {}),
            ...(compartmentId ? { compartmentId } : {}),
            command,
            fields,
            isDateInferred,
            anchor,
          },
          asked.actId,
        );
        if (result.ok) {
          close();
          return onRecorded();
        }
        // What stands has been seen from now on: recorded again, this one comes beside it or after it.
        const { standing } = result;
        refuse(standing ? { ...asked, seenRecordId: standing.newestId } : asked, refusalOf(command, result));
        if (standing) router.refresh();
      } catch {
        refuse(asked, { errors: {}, problem: noAnswer });
      } finally {
        busy.current = false;
      }
    });
  };

  return {
    open,
    refusal,
    isBusy,
    record,
    /** An entry as it is begun now; a sentence where nothing can rest on its passage. */
    begun: (entry: DeskEntry, passage: Span, key: string | null): OpenEntry | string => {
      if (passage.end - passage.start > longestPassage) return passageTooLong;
      const { command, fields, because, isDateInferred } = entry;
      const quote = text.slice(passage.start, passage.end);
      return { entry: { command, fields, because, isDateInferred }, passage, quote, key, actId: newId(), seenRecordId };
    },
    /** Opens its form; not while another is on its way, which may come back into it. */
    show: (entry: OpenEntry) => {
      if (busy.current) return;
      setRefusal(nothingRefused);
      keep(entry);
    },
    /** What has been written since is another act. */
    change: (entry: DeskEntry) => open && keep({ ...open, entry, actId: newId() }),
    close,
  };
}
