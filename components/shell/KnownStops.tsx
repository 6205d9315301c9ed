"use client";

import { useEffect, useRef, useState } from "react";
import type { Result } from "@/lib/platform/result";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { StopList } from "./StopList";

type Day = { day: FuzzyDate; words: string; names: readonly string[] };
export type ReadStops = () => Promise<Result<readonly Day[]>>;

type Props = {
  read: ReadStops;
  /** The day by the end of which the page tells what was known; null: now. */
  day: FuzzyDate | null;
  /** The page's own path, and its clocks. */
  path: string;
  params: OpenedMoment["params"];
};

type State = { days: readonly Day[]; isReading: boolean; failed: string | null };

/** What was recorded when, read as the panel around it opens: few look, and every page would wait for it. */
export function KnownStops({ read, day, path, params }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [{ days, isReading, failed }, setState] = useState<State>({ days: [], isReading: false, failed: null });
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    const panel = place.current?.closest("details");
    let isGone = false;
    const look = async () => {
      if (!panel?.open) return;
      setState((before) => ({ ...before, isReading: true, failed: null }));
      const result = await latest.current().catch(() => null);
      if (isGone) return;
      if (result?.ok) setState({ days: result.value, isReading: false, failed: null });
      else setState((before) => ({ ...before, isReading: false, failed: result?.message ?? unanswered }));
    };
    const onToggle = () => void look();
    panel?.addEventListener("toggle", onToggle);
    onToggle();
    return () => {
      isGone = true;
      panel?.removeEventListener("toggle", onToggle);
    };
  }, []);
  const stops = days.map((each) => ({ ...each, href: path + momentQuery({ params }, { knownAt: each.day }) }));
  return (
    <div ref={place}>
      {stops.length > 0 && <StopList stops={stops} day={day} present="now" title="What was recorded when" />}
      <p role="status" className="t-meta mt-3 text-ink-3 empty:hidden">
        {isReading && stops.length === 0 && "Looking up what was recorded when…"}
        {failed}
      </p>
    </div>
  );
}

const unanswered = "What was recorded when cannot be told: the server does not answer.";
