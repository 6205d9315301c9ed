"use client";

import { useContext } from "react";
import { FormContext } from "@/components/ui/formState";

type Props = {
  /** The record that the form corrects; null: it records something new or what has changed. */
  supersedesId: string | null;
  /** The newest record that its writer can have seen; null: nothing was on record. */
  seenRecordId: string | null;
};

/**
 * What the form's writer had before their eyes. Once a conflict has shown them what stands now, that is what they have
 * seen, and saving again goes over it.
 */
export function SeenFields({ supersedesId, seenRecordId }: Props) {
  const state = useContext(FormContext)?.state;
  const standing = state?.status === "error" ? state.standing : undefined;
  const corrected = standing ? supersedesId && standing.recordId : supersedesId;
  if (corrected) return <input type="hidden" name="supersedesId" value={corrected} />;
  const seen = standing?.newestId ?? seenRecordId;
  return seen && <input type="hidden" name="seenRecordId" value={seen} />;
}
