"use client";

import { useEffect, useState } from "react";
import { useLive } from "@/components/activity/live/liveStore";
import { countInboxAction } from "@/lib/inbox/actions";

type Props = {
  userId: string;
  /** As it was when the page was drawn, and when that was (ms since 1970). */
  count: number;
  drawnAt: number;
};

/** A burst of changes is one question; clocks of several servers may differ by so much, ms. */
const [gather, skew] = [500, 1000];

/** How many subjects of the inbox have something new: also while its reader stays on one page. */
export function InboxCount({ userId, count, drawnAt }: Props) {
  const { changes, resyncs } = useLive();
  const [later, setLater] = useState({ count, drawnAt });
  const newest = changes.findLast(({ by, at }) => by.id !== userId && Date.parse(at) > drawnAt - skew)?.id;
  useEffect(() => {
    if (newest === undefined && Object.keys(resyncs).length === 0) return;
    let isOver = false;
    const ask = async () => {
      // What fails here is told by the next page.
      const heard = await countInboxAction().catch(() => null);
      if (!isOver && heard?.ok) setLater({ count: heard.value, drawnAt });
    };
    const timer = setTimeout(() => void ask(), gather);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [newest, resyncs, drawnAt]);
  const shown = later.drawnAt === drawnAt ? later.count : count;
  if (shown === 0) return null;
  return (
    <span className="t-meta rounded-full bg-accent px-1.5 font-semibold text-on-accent tabular-nums">
      {shown > 99 ? "99+" : shown}
      <span className="sr-only"> with something new</span>
    </span>
  );
}
