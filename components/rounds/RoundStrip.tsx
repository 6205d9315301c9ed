// biome-ignore-all lint/a11y/noSvgWithoutTitle: the whole picture has one text alternative, on the element around it.
/** A round as a line through its days: solid while it runs, dotted while it waits, and where today is. */
import { roundEventLabels } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { layOutRound, type Mark, overhang, type RoundStripInput } from "./roundStripLayout";

const percent = (fraction: number) => `${Math.round(fraction * 1e5) / 1e3}%`;

const words = { ...roundEventLabels, planned: "Planned" };

const signs: Record<Mark["kind"], React.ReactNode> = {
  scheduled: <path d="M0-5V5" strokeWidth="2" className="stroke-ink" />,
  opened: <circle r="5" className="fill-ink" />,
  resumed: <circle r="5" className="fill-ink" />,
  paused: (
    <>
      <path d="M-7-8H7V8H-7z" className="fill-paper" />
      <path d="M-5.5-7h4V7h-4zM1.5-7h4V7h-4z" className="fill-ink" />
    </>
  ),
  concluded: <path d="M-5-5H5V5H-5z" className="fill-ink" />,
  collapsed: <path d="M-5-5 5 5M5-5-5 5" strokeWidth="3" className="stroke-st-contested" />,
  planned: <circle r="5" strokeWidth="2.2" className="fill-paper stroke-ink" />,
};

const labelLooks = { today: "fill-accent font-semibold", event: "fill-ink font-semibold", plain: "fill-ink-3" };
const edges = { start: -overhang, middle: 0, end: overhang };

export function RoundStrip(props: RoundStripInput) {
  const { marks, stretches, today, labels } = layOutRound(props);
  const said = [
    ...marks.map(({ kind, date }) => `${words[kind]} ${inWords(date)}`),
    ...(today === null ? [] : [`this page stands at ${inWords(props.today)}`]),
  ];
  return (
    <div role="img" aria-label={`${said.join(", ")}.`} className="px-2">
      <svg className="h-14 w-full overflow-visible" fill="none">
        <svg y="16" className="overflow-visible">
          {stretches.map(({ from, to, isRunning }) => (
            <line
              key={from}
              x1={percent(from)}
              x2={percent(to)}
              className={isRunning ? "stroke-ink" : "stroke-rule-2"}
              strokeWidth={isRunning ? 3 : 2}
              strokeDasharray={isRunning ? undefined : "2 4"}
            />
          ))}
          {today !== null && (
            <svg x={percent(today)} className="overflow-visible">
              <path d="M0-10V10" strokeWidth="2" className="stroke-accent" />
            </svg>
          )}
          {marks.map(({ kind, at, date }) => (
            <svg key={`${kind}-${date}`} x={percent(at)} className="overflow-visible">
              {signs[kind]}
            </svg>
          ))}
        </svg>
        {labels.map(({ at, words: label, weight, anchor }) => (
          <text
            key={label}
            x={percent(at)}
            dx={edges[anchor]}
            y="44"
            textAnchor={anchor}
            className={`font-sans text-[13px] ${labelLooks[weight]}`}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}

function inWords(date: string): string {
  return formatFuzzy(requireFuzzyDate(date), "UTC");
}
