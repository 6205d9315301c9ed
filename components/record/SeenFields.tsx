"use client";

import { createContext, useContext, useState } from "react";
import { BegunOn } from "@/components/ui/BegunOn";
import { FormContext } from "@/components/ui/formState";
import type { Standing } from "@/lib/platform/result";

type Props = {
  /** The record that the form corrects; null: it records something new or what has changed. */
  supersedesId: string | null;
  /** The newest record that its writer can have seen; null: nothing was on record. */
  seenRecordId: string | null;
};

/** Where what is sent was begun on an earlier view of the page: the newest record of then. Left out, that of this view. */
export const SeenThen = createContext<string | null | undefined>(undefined);

/**
 * What the form's writer had before their eyes. Once a conflict has shown them what stands now, that is what they have
 * seen, and saving again goes over it.
 */
export function SeenFields({ supersedesId, seenRecordId }: Props) {
  const state = useContext(FormContext)?.state;
  const then = useContext(SeenThen);
  // A refusal that comes after does not make it unseen.
  const [standing, setStanding] = useState<Standing>();
  const told = state?.status === "error" ? (state.standing ?? standing) : undefined;
  if (told !== standing) setStanding(told);
  // What was taken back meanwhile is recorded anew, and supersedes nothing.
  if (supersedesId && standing?.recordId !== null)
    return <BegunOn name="supersedesId" value={supersedesId} shown={standing?.recordId} />;
  const seen = then === undefined ? seenRecordId : then;
  const shown = standing?.newestId ?? undefined;
  const begunOn = seen ?? shown;
  return begunOn && <BegunOn name="seenRecordId" value={begunOn} shown={shown} />;
}
