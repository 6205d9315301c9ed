"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { ClauseText } from "@/components/text/ClauseText";
import type { Sponsor } from "@/components/text/SponsorMark";
import { cx } from "@/components/ui/cx";
import { type Seam, stretchesOf } from "@/lib/lineage/rules/seams";
import { CutWords } from "./CutWords";

type Props = {
  text: string;
  language: string;
  sponsors: readonly Sponsor[];
  seams: readonly Seam[];
  cuts: readonly number[];
  /** What the stretch at this place goes to: "1.4" or "new 1". */
  markOf: (start: number) => string;
  onToggle: (at: number) => void;
};

/**
 * The wording sentence by sentence, with the places between where it can be cut. The arrows go from place to place. A
 * sentence can be opened and cut before any of its words.
 */
export function CutText({ text, language, sponsors, seams, cuts, markOf, onToggle }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [current, setCurrent] = useState(0);
  // A text of one sentence has nowhere else to be cut.
  const [openAt, open] = useState<number | null>(seams.length === 0 ? 0 : null);
  const isCut = new Set(cuts);
  const places = new Map<number, Seam>([
    ...cuts.map((at): [number, Seam] => [at, { at, isParagraph: false }]),
    ...seams.map((seam): [number, Seam] => [seam.at, seam]),
  ]);
  const all = [...places.values()].sort((a, b) => a.at - b.at);
  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || all.length === 0) return;
    event.preventDefault();
    const next = Math.min(all.length - 1, Math.max(0, current + by));
    setCurrent(next);
    list.current?.querySelectorAll<HTMLElement>("[data-seam]")[next]?.focus();
  };
  return (
    <ol ref={list} onKeyDown={move} className="border-y border-rule">
      {stretchesOf(
        text,
        all.map(({ at }) => at),
      ).map(({ start, end }, index) => {
        const seam = all[index - 1];
        const words = text.slice(start, end).trim();
        const isOpen = openAt !== null && start <= openAt && openAt < end;
        return (
          <li key={start}>
            {seam && (
              <button
                type="button"
                data-seam
                aria-pressed={isCut.has(seam.at)}
                aria-label={`Cut before “${words.slice(0, 60)}”`}
                tabIndex={index - 1 === Math.min(current, all.length - 1) ? 0 : -1}
                onFocus={() => setCurrent(index - 1)}
                onClick={() => onToggle(seam.at)}
                className="group t-micro flex min-h-6 w-full items-center gap-2 text-ink-3 hover:text-accent aria-pressed:text-accent max-md:min-h-11"
              >
                <Line isCut={isCut.has(seam.at)} isParagraph={seam.isParagraph} />
                <span className={cx(isCut.has(seam.at) && "font-semibold")}>
                  {isCut.has(seam.at) ? "Cut here" : "Cut"}
                </span>
                <Line isCut={isCut.has(seam.at)} isParagraph={seam.isParagraph} />
              </button>
            )}
            <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 py-1 max-md:grid-cols-[3rem_minmax(0,1fr)]">
              <span className="t-meta pt-1 text-ink-3">{markOf(start)}</span>
              <div className="min-w-0">
                {isOpen ? (
                  <CutWords {...{ text, language, start, end }} onCut={onToggle} />
                ) : (
                  <ClauseText text={words} language={language} sponsors={sponsors} isSmall />
                )}
                <button
                  type="button"
                  aria-expanded={isOpen}
                  aria-label={`${isOpen ? "Close the words of" : "Cut within"} “${words.slice(0, 60)}”`}
                  onClick={() => open(isOpen ? null : start)}
                  className="t-micro link max-md:min-h-11"
                >
                  {isOpen ? "Close" : "Cut within"}
                </button>
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Line({ isCut, isParagraph }: { isCut: boolean; isParagraph: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "flex-1 border-t",
        isCut ? "border-t-2 border-accent" : cx("border-rule-2", isParagraph ? "border-solid" : "border-dashed"),
      )}
    />
  );
}
