"use client";

/** For a minute after a line has left the list the way back from that, and first what was done with it. */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useTransition,
} from "react";
import { Button } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { KeyCap } from "@/components/ui/KeyCap";
import type { Result } from "@/lib/platform/result";

type Left = {
  subjectId: string;
  /** "Done with 1.4 Residual presence." */
  did: string;
  /** Puts it back where it was. */
  undo: () => Promise<Result<unknown>>;
};

const buttonId = "undo-inbox";
const shortcuts = [
  { keys: "z", label: "undo what you just did", keywords: ["revert", "take back"], press: `#${buttonId}` },
];
/** As long as an act on the record is offered to be undone, ms. */
const offered = 60_000;

type Leaving = {
  /** Tells that a line is on its way out, and how it comes back. */
  leave: (left: Left) => void;
  /** The subject that comes back, and that it is there. */
  backId: string | null;
  isBack: () => void;
};

const LeavingContext = createContext<Leaving>({ leave: () => {}, backId: null, isBack: () => {} });

export function useLeaving(): Leaving {
  return useContext(LeavingContext);
}

export function InboxUndo({ children }: { children: ReactNode }) {
  const [left, setLeft] = useState<Left | null>(null);
  const [backId, setBack] = useState<string | null>(null);
  const [trouble, setTrouble] = useState("");
  const [isPending, start] = useTransition();
  const leave = useCallback((next: Left) => {
    setTrouble("");
    setLeft(next);
  }, []);
  useEffect(() => {
    if (!left) return;
    const timer = setTimeout(() => setLeft(null), offered);
    return () => clearTimeout(timer);
  }, [left]);
  const undo = ({ subjectId, undo: back }: Left) =>
    start(async () => {
      const answer = await back().catch(() => null);
      if (!answer?.ok) return setTrouble(answer?.message ?? "The server did not answer. Try it again.");
      setBack(subjectId);
      setLeft(null);
    });
  const keys = useMemo(() => (left ? shortcuts : []), [left]);
  const leaving = useMemo(() => ({ leave, backId, isBack: () => setBack(null) }), [leave, backId]);
  return (
    <LeavingContext value={leaving}>
      {children}
      {left && (
        // It stands on the foot of the window, which grows by it: what it said over a page would cover a line.
        <aside
          aria-label="What you just did"
          data-undo-strip=""
          className="t-small fixed inset-x-0 bottom-(--foot) z-20 flex h-11 items-center gap-x-3 border-t border-rule-2 bg-paper px-gutter print:hidden"
        >
          <span role="status" className="min-w-0 truncate">
            {trouble || left.did}
          </span>
          <Button
            id={buttonId}
            variant="secondary"
            aria-disabled={isPending || undefined}
            onClick={() => !isPending && undo(left)}
          >
            {isPending ? "Undoing…" : "Undo"} <KeyCap>z</KeyCap>
          </Button>
          <Button variant="quiet" className="ml-auto px-2" aria-label="Put this away" onClick={() => setLeft(null)}>
            <Icon name="cross" />
          </Button>
        </aside>
      )}
      <KeyboardShortcuts shortcuts={keys} />
    </LeavingContext>
  );
}
