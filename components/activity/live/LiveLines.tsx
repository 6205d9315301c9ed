"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isEditing } from "./editing";
import { useLive } from "./liveStore";
import { setPageCursor } from "./pageCursor";

type Props = {
  /** How far the page as it is drawn has seen, to go on from. */
  cursor: string;
  /** The moment of the newest change that it has seen in each negotiation, ISO 8601. */
  upTo: Readonly<Record<string, string>>;
};

/** One burst is one drawing; while something is written the page is left alone; and it is drawn no more often, ms. */
const [gather, rest] = [300, 2000];

/** Draws a page of all negotiations anew when something is done in any: the list of them, the inbox. Draws nothing itself. */
export function LiveLines({ cursor, upTo }: Props) {
  const router = useRouter();
  const { changes, resyncs, wire } = useLive();
  useEffect(() => setPageCursor(cursor), [cursor]);
  useEffect(() => () => setPageCursor(null), []);
  // Within a negotiation moments never fall.
  const newest = changes.findLast(({ negotiationId, at }) => at > (upTo[negotiationId] ?? ""))?.id;
  const isAway = wire === "away";
  useEffect(() => {
    if (isAway || (newest === undefined && Object.keys(resyncs).length === 0)) return;
    let timer = setTimeout(draw, gather);
    function draw() {
      if (document.hidden || isEditing()) timer = setTimeout(draw, rest);
      else router.refresh();
    }
    return () => clearTimeout(timer);
  }, [newest, resyncs, isAway, router]);
  return null;
}
