"use client";

/** The board played forward: from one named day to the next by itself, held and gone on with by hand at any of them. */
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useTransition } from "react";
import { Button, ButtonLink } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";
import { type Played, playHref } from "./playAddress";

type Props = {
  played: Played;
  /** Every day of the play, in order, and which of them is shown; -1 before the first. */
  days: readonly string[];
  place: number;
  /** Whether it begins to run by itself. */
  isBegun: boolean;
  dayInWords: string;
  /** The board at the same moment, not played. */
  leaveHref: string;
  /** What the day is named by, and what moved on it. */
  children: ReactNode;
};

/** Seconds a step. */
const paces = [2, 4, 8] as const;

export function PlayBar({ played, days, place, isBegun, dayInWords, leaveHref, children }: Props) {
  const router = useRouter();
  const [isRunning, setRunning] = useState(isBegun);
  const [pace, setPace] = useState<number>(4);
  const [isGoing, startGoing] = useTransition();
  const last = days.length - 1;
  const isAtEnd = place >= last;

  const goTo = useCallback(
    (to: number) => {
      const day = days[to];
      // Each day takes the place of the one before: going back leaves the play.
      if (day) startGoing(() => router.replace(playHref(played, day), { scroll: false }));
    },
    [router, played, days],
  );
  useEffect(() => {
    if (!isRunning || isGoing || isAtEnd) return;
    const timer = setTimeout(() => goTo(place + 1), pace * 1000);
    return () => clearTimeout(timer);
  }, [isRunning, isGoing, isAtEnd, place, pace, goTo]);

  // Begun at the last day, it runs from the first.
  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current && isBegun && isAtEnd) goTo(0);
    begun.current = true;
  }, [isBegun, isAtEnd, goTo]);

  const isMoving = isRunning && !isAtEnd;
  const toggle = useCallback(() => {
    setRunning(!isMoving);
    if (isAtEnd) goTo(0);
  }, [isMoving, isAtEnd, goTo]);
  useShortcuts(
    useMemo<readonly Shortcut[]>(() => [{ keys: "f", label: "hold the play, or go on", onPress: toggle }], [toggle]),
  );
  const [back, on] = [days[place - 1], days[place + 1]];
  return (
    <section
      aria-label="The board played forward"
      className="sticky top-0 z-10 mb-6 grid gap-2 border-y border-rule-2 bg-paper py-3 max-md:static print:hidden"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="button" className="min-w-22" keyCap="f" onClick={toggle}>
          {isMoving ? "Hold" : isAtEnd ? "Play again" : "Play"}
        </Button>
        <div className="flex">
          <Step href={back && playHref(played, back)}>Back</Step>
          <Step href={on && playHref(played, on)}>On</Step>
        </div>
        <input
          type="range"
          aria-label="Day of the play"
          aria-valuetext={`${dayInWords}, ${place + 1} of ${days.length}`}
          min={0}
          max={last}
          value={Math.max(0, place)}
          onChange={(event) => {
            setRunning(false);
            goTo(event.target.valueAsNumber);
          }}
          className="h-6 min-w-40 grow accent-accent max-md:order-last max-md:h-11 max-md:basis-full"
        />
        <label className="t-meta flex items-center gap-1.5 text-ink-3">
          <span className="max-md:sr-only">Seconds a day</span>
          <select
            value={pace}
            onChange={(event) => setPace(Number(event.target.value))}
            className="t-ui min-h-8 rounded-control border border-rule-2 bg-paper px-1.5 text-ink max-md:min-h-11"
          >
            {paces.map((seconds) => (
              <option key={seconds} value={seconds}>
                {seconds}
              </option>
            ))}
          </select>
        </label>
        <ButtonLink href={leaveHref} variant="quiet" className="-mr-3">
          Stop
        </ButtonLink>
      </div>
      <div role="status" className={cx("flex flex-wrap items-baseline gap-x-3", isGoing && "opacity-60")}>
        {children}
      </div>
    </section>
  );
}

/** What cannot be gone to keeps its place, so that nothing jumps under the pointer. */
function Step({ href, children }: { href: string | undefined; children: ReactNode }) {
  return href ? (
    <ButtonLink href={href} replace scroll={false} variant="quiet">
      {children}
    </ButtonLink>
  ) : (
    <Button type="button" variant="quiet" disabled>
      {children}
    </Button>
  );
}
