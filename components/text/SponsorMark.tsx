/** Who stands behind a bracket: hue, line pattern and code, always together. */
import { cx } from "@/components/ui/cx";

/** A party as a sponsor of brackets: its code, its place in the negotiation's order of parties (from 0), its name. */
export type Sponsor = { code: string; index: number; name: string };

const hues = ["text-sponsor-1", "text-sponsor-2", "text-sponsor-3", "text-sponsor-4", "text-sponsor-5"] as const;
const decorations = [
  "decoration-sponsor-1",
  "decoration-sponsor-2",
  "decoration-sponsor-3",
  "decoration-sponsor-4",
  "decoration-sponsor-5",
] as const;
const patterns = ["solid", "dashed", "double", "dotted", "wavy"] as const;

/** 25 looks before one repeats: from the sixth party on, the patterns move along by one. */
function lookOf(index: number) {
  const hue = index % hues.length;
  const pattern = (index + Math.floor(index / hues.length)) % patterns.length;
  return { hue, pattern: patterns[pattern] ?? "solid" };
}

/** The classes for the sponsor's colour of text. */
export function sponsorHue(index: number): string {
  return hues[lookOf(index).hue] ?? "text-sponsor-5";
}

/** The classes for bracketed words; `around` is how many levels of brackets lie inside this one (0 to 2). */
export function sponsorLine(index: number, around = 0): string {
  const { hue, pattern } = lookOf(index);
  return cx(
    "sponsor-line",
    `sponsor-line-${pattern}`,
    decorations[hue],
    around === 1 && "bracket-around-1",
    around > 1 && "bracket-around-2",
  );
}

/** The codes raised after a closing bracket; kept left to right, and as words of the line, so that none breaks off it. */
export function SponsorMark({ sponsors }: { sponsors: readonly Sponsor[] }) {
  return (
    <sup className="t-micro top-0 ps-0.5 align-[0.6em] leading-0 font-semibold">
      <span dir="ltr">
        {sponsors.map((sponsor, position) => (
          <span key={sponsor.code} className={sponsorHue(sponsor.index)} title={sponsor.name}>
            {position > 0 && <span className="text-ink-3">, </span>}
            {sponsor.code}
          </span>
        ))}
      </span>
    </sup>
  );
}

const strokes = { solid: undefined, dashed: "5 3", double: undefined, dotted: "2 2", wavy: undefined };

/** A short sample of the sponsor's line, for a ledger of brackets. The name stands beside it. */
export function SponsorLine({ index }: { index: number }) {
  const { pattern } = lookOf(index);
  return (
    <svg width="26" height="8" className={cx("shrink-0", sponsorHue(index))} aria-hidden="true">
      {pattern === "wavy" ? (
        <path d="M0 4q2.17-4 4.33 0t4.33 0 4.34 0 4.33 0 4.33 0 4.34 0" fill="none" stroke="currentColor" />
      ) : pattern === "double" ? (
        <path d="M0 2.5H26M0 5.5H26" stroke="currentColor" />
      ) : (
        <path d="M0 4H26" stroke="currentColor" strokeWidth="2" strokeDasharray={strokes[pattern]} />
      )}
    </svg>
  );
}
