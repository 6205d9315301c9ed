// biome-ignore-all lint/a11y/noSvgWithoutTitle: the whole picture has one text alternative, on the element around it.
/** The bars of one row of a strip: accepts solid, unknown hatched, rejects a tint behind a wall; each with its word. */
import { useId } from "react";
import { textWidth } from "@/components/ui/textWidth";
import { type Bar, type BarKind, labelStart } from "./stripLayout";

const percent = (fraction: number) => `${Math.round(fraction * 1e5) / 1e3}%`;

const inside: Record<BarKind, string> = {
  accepts: "fill-paper",
  unknown: "fill-ink",
  rejects: "fill-against-2",
  certain: "fill-paper",
  possible: "fill-for-3",
  empty: "fill-against-2",
};

const beside: Record<BarKind, string> = { ...inside, accepts: "fill-for-2", certain: "fill-for-2" };

/** Drawn around the middle of the row, 18 px high; lengths are shares of the axis, so no script has to measure. */
export function StripBars({ bars }: { bars: readonly Bar[] }) {
  const id = useId();
  return (
    <svg y="50%" className="overflow-visible" fill="none">
      <defs>
        <pattern id={`${id}-hatch`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M.5 0v8" className="stroke-unknown" />
        </pattern>
        <pattern id={`${id}-stripe`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M1 0v7" strokeWidth="2" className="stroke-for-2" />
        </pattern>
      </defs>
      {bars.map((bar) => (
        <g key={`${bar.kind}-${bar.start}-${bar.end}`}>
          <svg
            x={percent(bar.start)}
            y="-9"
            width={percent(bar.end - bar.start)}
            height="18"
            className="overflow-visible"
          >
            <Ground bar={bar} hatch={`url(#${id}-hatch)`} stripe={`url(#${id}-stripe)`} />
          </svg>
          <Word bar={bar} />
        </g>
      ))}
    </svg>
  );
}

function Ground({ bar, hatch, stripe }: { bar: Bar; hatch: string; stripe: string }) {
  const wordWidth = bar.place === "inside" ? textWidth(bar.label) : 0;
  switch (bar.kind) {
    case "accepts":
    case "certain":
      return <rect width="100%" height="18" rx="2" className="fill-for-2" />;
    case "unknown":
      return (
        <>
          <rect width="100%" height="18" rx="2" fill={hatch} strokeDasharray="5 3" className="stroke-unknown" />
          {wordWidth > 0 && <rect x="7" y="1" width={wordWidth + 10} height="16" className="fill-paper" />}
        </>
      );
    case "rejects":
      return (
        <>
          <rect width="100%" height="18" className="fill-against-tint" />
          {(bar.isBoundedAtStart || !bar.isBoundedAtEnd) && (
            <rect x="-1" y="-3" width="4" height="24" className="fill-against-2" />
          )}
          {bar.isBoundedAtEnd && bar.end > bar.start && (
            <svg x="100%" className="overflow-visible">
              <rect x="-3" y="-3" width="4" height="24" className="fill-against-2" />
            </svg>
          )}
        </>
      );
    case "possible":
      return (
        <>
          <rect width="100%" height="18" className="fill-for-tint" />
          <svg width="100%" height="18">
            <rect x={wordWidth && wordWidth + 16} width="100%" height="18" fill={stripe} />
          </svg>
        </>
      );
    case "empty":
      return <path d="M4 4.5l9 9M13 4.5l-9 9" strokeWidth="2.2" className="stroke-against-2" />;
  }
}

function Word({ bar: { kind, start, end, label, place } }: { bar: Bar }) {
  // Above its bar, a word must not run out of the axis at either end.
  const edge = start < 0.15 ? "start" : end > 0.85 ? "end" : "middle";
  const anchors = { start, end, middle: (start + end) / 2 };
  const at = {
    inside: { x: percent(start), dx: labelStart[kind], textAnchor: "start", y: 5 },
    after: { x: percent(end), dx: kind === "empty" ? 18 : 8, textAnchor: "start", y: 5 },
    before: { x: percent(start), dx: -8, textAnchor: "end", y: 5 },
    above: { x: percent(anchors[edge]), dx: 0, textAnchor: edge, y: -13 },
  } as const;
  return (
    <text
      {...at[place]}
      className={`font-sans text-[14px] font-semibold ${(place === "inside" ? inside : beside)[kind]}`}
    >
      {label}
    </text>
  );
}
