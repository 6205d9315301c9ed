"use client";

import { useEffect } from "react";
import { readInboxAction } from "@/lib/inbox/actions";
import type { ShownSubject } from "./shownSubject";

/** Who has a subject's page open has read what their inbox tells of it. Draws nothing. */
export function ReadHere({ negotiationId, subjectId, through }: ShownSubject) {
  useEffect(() => {
    // What fails here only leaves it marked as new.
    readInboxAction({ negotiationId, subjectId, through, isRead: true }, true).catch(() => {});
  }, [negotiationId, subjectId, through]);
  return null;
}
