"use client";

import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, useTransition } from "react";
import { concerns } from "@/lib/activity/rules/concerns";
import { isUnseen, type SeenUpTo, type ToldChange } from "@/lib/activity/rules/told";
import { isEditing, noticeEditing, returnToWriting } from "./editing";
import { LiveSign } from "./LiveSign";
import { useLive } from "./liveStore";
import { type Before, markNew, readLines } from "./markNew";
import { setPageCursor } from "./pageCursor";
import { useAnnouncement } from "./useAnnouncement";
import { WaitingChanges } from "./WaitingChanges";

type Props = {
  negotiationId: string;
  userId: string;
  /** How far the page as it is drawn has seen. */
  seenUpTo: SeenUpTo;
  /** It shows another moment than now. */
  isPast: boolean;
  activityHref: string;
};

/** A drawing that was asked for: what it is to bring, and what the page was before. */
type Asked = {
  before: Before;
  others: readonly ToldChange[];
  lastId: string | undefined;
  resyncs: number;
  at: number;
};

/** One burst is one drawing, and a page that is heavy to draw is drawn less often, ms. */
const gather = 60;
const rest = 1000;
/** Where drawing it again has brought nothing, as when the server does not answer, ms. */
const tryAgain = 5000;

/**
 * What others do on the page that is shown: where nothing is being edited it flows in and is marked as new; while the
 * reader writes or looks at another moment it waits until it is asked for.
 */
export function LiveChanges({ negotiationId, userId, seenUpTo, isPast, activityHref }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const { changes, resyncs: allResyncs, wire } = useLive();
  const resyncs = allResyncs[negotiationId] ?? 0;
  const isBusy = useIsBusy();
  const [isPending, startTransition] = useTransition();
  const [said, announce] = useAnnouncement();
  const [drawn, setDrawn] = useState({ pathname, resyncs });
  const asked = useRef<Asked | null>(null);
  const earliest = useRef(0);

  useEffect(() => setPageCursor(seenUpTo.cursor), [seenUpTo.cursor]);
  useEffect(() => () => setPageCursor(null), []);
  // Another page is as new as it can be.
  if (drawn.pathname !== pathname) setDrawn({ pathname, resyncs });

  const unseen = useMemo(
    () => changes.filter((c) => c.negotiationId === negotiationId && isUnseen(c, seenUpTo) && concerns(c, pathname)),
    [changes, negotiationId, seenUpTo, pathname],
  );
  const others = useMemo(() => unseen.filter(({ by }) => by.id !== userId), [unseen, userId]);
  const isMore = drawn.resyncs !== resyncs;
  const waits = isPast || isBusy;
  const isWaiting = waits && (others.length > 0 || isMore);
  // A page that cannot be had is fetched whole by the browser, which would lose what was typed.
  const isCut = wire === "away";

  const apply = useCallback(() => {
    asked.current = { before: readLines(), others, lastId: unseen.at(-1)?.id, resyncs, at: Date.now() };
    startTransition(() => router.refresh());
  }, [unseen, others, resyncs, router]);
  const applyAsked = useCallback(() => {
    if (isCut) return;
    apply();
    returnToWriting();
  }, [isCut, apply]);

  useEffect(() => {
    if (waits || isCut || isPending || (unseen.length === 0 && !isMore)) return;
    const timer = setTimeout(apply, Math.max(gather, earliest.current - Date.now()));
    return () => clearTimeout(timer);
  }, [waits, isCut, isPending, unseen, isMore, apply]);

  useEffect(() => {
    const done = asked.current;
    if (isPending || !done) return;
    asked.current = null;
    const took = Date.now() - done.at;
    const isVain = unseen.some(({ id }) => id === done.lastId);
    earliest.current = Date.now() + (isVain ? tryAgain : Math.max(rest, 2 * took));
    setDrawn((old) => ({ ...old, resyncs: done.resyncs }));
    if (done.others.length === 0 || isVain) return;
    markNew(done.before);
    announce(done.others);
  }, [isPending, unseen, announce]);

  return (
    <>
      <span className="t-meta md:hidden">
        <LiveSign onlyTrouble />
      </span>
      {isWaiting && (
        <WaitingChanges {...{ isMore, isPast, isCut, activityHref }} changes={others} onApply={applyAsked} />
      )}
      <span aria-live="polite" className="sr-only">
        {isWaiting ? "Others’ changes wait." : said}
      </span>
    </>
  );
}

/** Whether the reader is in the middle of something, or not looking. */
function useIsBusy(): boolean {
  return useSyncExternalStore(watchBusy, readBusy, () => false);
}

function watchBusy(onChange: () => void): () => void {
  // What is typed is known at once; that an editor or a dialog came or went, soon.
  const timer = setInterval(onChange, 500);
  const forget = noticeEditing(onChange);
  document.addEventListener("visibilitychange", onChange);
  return () => {
    clearInterval(timer);
    forget();
    document.removeEventListener("visibilitychange", onChange);
  };
}

const readBusy = () => document.hidden || isEditing();
