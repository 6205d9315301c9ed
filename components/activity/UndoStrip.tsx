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
/** How long it is told what was done; then only the button is left, so that nothing stays covered (ms). */
const toldFor = 12_000;
const shortcuts = [{ keys: "z", label: "undo what you just did", press: `#${buttonId}` }];

export function UndoStrip({ negotiationId, act }: { negotiationId: string; act: UndoableAct }) {
  const [goneId, setGone] = useState<string | null>(null);
  const [toldId, setTold] = useState<string | null>(null);
  useEffect(() => {
    const left = new Date(act.at).getTime() + undoOffered * 1000 - Date.now();
    const timer = setTimeout(() => setGone(act.id), Math.max(0, left));
    const folding = setTimeout(() => setTold(act.id), toldFor);
    return () => {
      clearTimeout(timer);
      clearTimeout(folding);
    };
  }, [act]);
  const isTold = toldId === act.id;
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
        className={cx(
          "t-small pointer-events-auto flex max-w-full flex-wrap items-center gap-x-3 rounded-bar border border-rule-2 bg-paper py-1 pe-1 shadow-lg",
          isTold ? "ps-1" : "ps-4",
        )}
      >
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="undoneId" value={act.id} />
        <span role="status" className={isTold ? "sr-only" : "min-w-0 truncate"}>
          You {act.did}
          {more}.{act.laterFrom && ` On record from ${act.laterFrom}.`}
        </span>
        <SubmitButton id={buttonId} variant="secondary" pending="Undoing…">
          Undo <KeyCap>z</KeyCap>
        </SubmitButton>
        {!isTold && (
          <Button type="button" variant="quiet" className="px-2" aria-label="Fold this" onClick={() => setTold(act.id)}>
            <Icon name="cross" />
          </Button>
        )}
      </ActionForm>
      <KeyboardShortcuts shortcuts={shortcuts} scope="everywhere" />
    </aside>
  );
}
