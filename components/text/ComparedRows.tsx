/**
 * Two wordings compared, side by side or in one column: what stayed, went, came and moved, brackets told from words, and
 * the words that changed in force marked.
 */
import { Fragment } from "react";
import { cx } from "@/components/ui/cx";
import { readAttribution } from "@/lib/text/attribution";
import type { WordRun } from "@/lib/text/compare/word-runs";
import type { ComparedRow } from "@/lib/text/compare/wordings";
import type { ForceChange } from "@/lib/text/force/changes";
import { type Column, markForce } from "@/lib/text/force/marks";
import { directionOf } from "@/lib/text/languages";
import { ForceMark } from "./ForceMark";
import { type Sponsor, SponsorMark } from "./SponsorMark";

type Marks = {
  sponsors: readonly Sponsor[];
  /** What changed in force, as the strip above lists it, and the name that its places have on the page. */
  force: readonly ForceChange[];
  forceName: string;
  /** The name that passages which moved have on the page; another where several comparisons stand on it. */
  movedName?: string;
};

type Props = Marks & { rows: readonly ComparedRow[]; language: string; layout: "beside" | "inline" };

export function ComparedRows({ rows, language, layout, ...marks }: Props) {
  const direction = directionOf(language);
  const words = { lang: language, dir: direction, className: direction === "rtl" ? "t-clause-rtl" : "t-clause" };
  if (layout === "inline")
    return (
      // Measured in letters of the clause, as the text is.
      <div className={cx("grid max-w-measure gap-3", words.className)}>
        {rows.map((row) => (
          <p key={keyOf(row)} {...words}>
            <Runs runs={row.runs} column="both" {...marks} />
          </p>
        ))}
      </div>
    );
  return (
    <div className="grid gap-3">
      {rows.map((row) => (
        <div key={keyOf(row)} className="grid gap-x-8 gap-y-1 md:grid-cols-2">
          <p {...words} className={cx(words.className, row.old === null && "max-md:hidden")}>
            <span className="sr-only">Before: </span>
            <Runs
              runs={row.runs.filter(({ became }) => became !== "new" && became !== "movedTo")}
              column="old"
              {...marks}
            />
          </p>
          <p {...words} className={cx(words.className, (row.new === null || row.kind === "same") && "max-md:hidden")}>
            <span className="sr-only">After: </span>
            <Runs
              runs={row.runs.filter(({ became }) => became !== "gone" && became !== "movedFrom")}
              column="new"
              {...marks}
            />
          </p>
        </div>
      ))}
    </div>
  );
}

const keyOf = ({ old, new: now }: ComparedRow) => `${old?.start ?? "-"} ${now?.start ?? "-"}`;

function Runs({ runs, ...marks }: Marks & { runs: readonly WordRun[]; column: Column }) {
  return runs.map((run) => (
    <Run key={`${run.became} ${run.old?.start ?? "-"} ${run.new?.start ?? "-"}`} run={run} {...marks} />
  ));
}

const gone = "text-against-2 decoration-1";
const come = "[del+&]:ms-0.5 text-for-2 underline decoration-1 underline-offset-4";
const moved = "rounded-bar bg-accent-tint";

function Run({
  run,
  column,
  sponsors,
  force,
  forceName,
  movedName = "moved",
}: Marks & { run: WordRun; column: Column }) {
  const words = markForce(run, force, column).map(({ at, text, changes, starts, ends }) => {
    const written = <WithMarks key={at} text={text} sponsors={sponsors} />;
    if (changes.length === 0) return written;
    // The line above leads to where the words stand now, or stood last.
    const standsNow = column !== "old" && run.new !== null;
    const isItsPlace = (change: number) => standsNow === (force[change]?.newSpan != null);
    return (
      <ForceMark key={at} name={forceName} starts={starts.filter(isItsPlace)} ends={ends} isInLink={run.move !== null}>
        {written}
      </ForceMark>
    );
  });
  if (run.became === "same") return words;
  if (run.became === "gone") return <del className={cx(gone, run.isSigns && "font-bold")}>{words}</del>;
  if (run.became === "new") return <ins className={cx(come, run.isSigns && "font-bold")}>{words}</ins>;
  const isOrigin = run.became === "movedFrom";
  return (
    <a
      id={`${movedName}-${run.move}-${isOrigin ? "from" : "to"}`}
      href={`#${movedName}-${run.move}-${isOrigin ? "to" : "from"}`}
      title={isOrigin ? "Moved from here" : "Moved to here"}
      className={cx(moved, isOrigin && "opacity-70")}
    >
      <span className="t-micro mr-1 align-[0.4em] text-accent">
        {isOrigin ? "↷" : "↶"}
        <span className="sr-only">{isOrigin ? "moved from here: " : "moved to here: "}</span>
      </span>
      {words}
    </a>
  );
}

/** The words with each attribution as its sponsors' codes; a backslash before a sign is not shown. */
function WithMarks({ text, sponsors }: { text: string; sponsors: readonly Sponsor[] }) {
  const parts: { at: number; words: string; codes: string[] }[] = [];
  let from = 0;
  for (let at = text.indexOf("^"); at !== -1; at = text.indexOf("^", at + 1)) {
    const { end, sponsors: codes } = readAttribution(text, at);
    if (end === at) continue;
    parts.push({ at, words: text.slice(from, at), codes });
    from = end;
    at = end - 1;
  }
  parts.push({ at: text.length, words: text.slice(from), codes: [] });
  return parts.map(({ at, words, codes }) => (
    <Fragment key={at}>
      {words.replace(/\\([[\]/\\])/g, "$1")}
      {codes.length > 0 && (
        <SponsorMark
          sponsors={codes.map(
            (code) => sponsors.find((one) => one.code === code) ?? { code, index: sponsors.length, name: code },
          )}
        />
      )}
    </Fragment>
  ));
}
