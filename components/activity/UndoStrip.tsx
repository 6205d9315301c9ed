"use client";

/** For a minute after one's own act: what it was, and the way back from it. */
import { useEffect, useState } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { KeyCap } from "@/components/ui/KeyCap";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { undoActAction } from "@/lib/activity/actions";
import { undoOffered } from "@/lib/activity/rules/undo";

export type UndoableAct = {
  id: string;
  /** When it was done, ISO 8601. */
  at: string;
  /** "recorded a figure". */
  did: string;
  /** How many records it made besides the one that is told. */
  others: number;
  /** From when it is on record, in words, where that is after the day that the page shows. */
  laterFrom: string | null;
};

const buttonId = "undo-act";
const shortcuts = [{ keys: "z", label: "undo what you just did", press: `#${buttonId}` }];

export function UndoStrip({ negotiationId, act }: { negotiationId: string; act: UndoableAct }) {
  const [goneId, setGone] = useState<string | null>(null);
  useEffect(() => {
    const left = new Date(act.at).getTime() + undoOffered * 1000 - Date.now();
    const timer = setTimeout(() => setGone(act.id), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [act]);
  if (goneId === act.id) return null;
  const more = act.others === 0 ? "" : `, and ${act.others} more ${act.others === 1 ? "record" : "records"}`;
  return (
    <aside
      aria-label="What you just did"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--key-line)+0.75rem)] z-20 flex justify-center px-gutter max-md:top-2 max-md:bottom-auto print:hidden"
    >
      <ActionForm
        key={act.id}
        action={undoActAction}
        className="t-small pointer-events-auto flex max-w-full flex-wrap items-center gap-x-3 rounded-bar border border-rule-2 bg-paper py-1 ps-4 pe-1 shadow-lg"
      >
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="undoneId" value={act.id} />
        <span role="status" className="min-w-0 truncate">
          You {act.did}
          {more}.{act.laterFrom && ` On record from ${act.laterFrom}.`}
        </span>
        <SubmitButton id={buttonId} variant="secondary" pending="Undoing…">
          Undo <KeyCap>z</KeyCap>
        </SubmitButton>
      </ActionForm>
      <KeyboardShortcuts shortcuts={shortcuts} scope="everywhere" />
    </aside>
  );
}
