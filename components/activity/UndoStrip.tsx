"use client";

/** For a minute after one's own act the way back from it, and first what it was. */
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
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
const shortcuts = [
  { keys: "z", label: "undo what you just did", keywords: ["revert", "take back"], press: `#${buttonId}` },
];

export function UndoStrip({ negotiationId, act }: { negotiationId: string; act: UndoableAct }) {
  const [goneId, setGone] = useState<string | null>(null);
  const [foldedId, setFolded] = useState<string | null>(null);
  useEffect(() => {
    const left = new Date(act.at).getTime() + undoOffered * 1000 - Date.now();
    const timer = setTimeout(() => setGone(act.id), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [act]);
  const isFolded = foldedId === act.id;
  if (goneId === act.id) return null;
  const more = act.others === 0 ? "" : `, and ${act.others} more ${act.others === 1 ? "record" : "records"}`;
  return (
    // It stands on the foot of the window, which grows by it: what it said over a page would cover the next field.
    <aside
      aria-label="What you just did"
      data-undo-strip={isFolded ? undefined : ""}
      className={cx(
        "print:hidden",
        isFolded ? "sr-only" : "fixed inset-x-0 bottom-(--foot) z-20 border-t border-rule-2 bg-paper px-gutter",
      )}
    >
      <ActionForm key={act.id} action={undoActAction} className="t-small flex h-11 items-center gap-x-3">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="undoneId" value={act.id} />
        <span role="status" className="min-w-0 truncate">
          You {act.did}
          {more}
          {more || !/[?!…]$/u.test(act.did) ? "." : ""}
          {act.laterFrom && ` On record from ${act.laterFrom}.`}
        </span>
        <SubmitButton id={buttonId} variant="secondary" pending="Undoing…">
          Undo <KeyCap>z</KeyCap>
        </SubmitButton>
        <Button
          type="button"
          variant="quiet"
          className="ml-auto px-2"
          aria-label="Fold this"
          onClick={() => setFolded(act.id)}
        >
          <Icon name="cross" />
        </Button>
      </ActionForm>
      <KeyboardShortcuts shortcuts={shortcuts} scope="everywhere" />
    </aside>
  );
}
