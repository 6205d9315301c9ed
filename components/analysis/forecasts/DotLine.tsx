/** Probabilities as dots on a line from 0 to 100%, their middle marked; its table, and its label, say the same. */
import { chanceInWords, spreadInWords } from "./forecastWords";

type Props = {
  dots: readonly { name: string; probability: number }[];
  spread: { median: number | null; lowest: number | null; highest: number | null };
};

const step = 9;

export function DotLine({ dots, spread }: Props) {
  const placed = dots.map((dot, index) => ({
    ...dot,
    /** Those that would lie on one another are stacked. */
    above: dots.slice(0, index).filter(({ probability }) => Math.abs(probability - dot.probability) < 2).length,
  }));
  const height = 22 + step * Math.max(0, ...placed.map(({ above }) => above));
  const words = dots.map(({ name, probability }) => `${name}: ${chanceInWords(probability)}.`).join(" ");
  const { median, lowest, highest } = spread;
  return (
    <div role="img" aria-label={`${words} Together ${spreadInWords(spread)}.`} className="max-w-2xl px-2">
      <svg width="100%" height={height} aria-hidden="true" className="block overflow-visible">
        <title>How likely each holds it</title>
        <line x1="0" x2="100%" y1={height - 8} y2={height - 8} className="stroke-rule-2" />
        {[0, 25, 50, 75, 100].map((tick) => (
          <line key={tick} x1={`${tick}%`} x2={`${tick}%`} y1={height - 8} y2={height - 3} className="stroke-rule-2" />
        ))}
        {lowest !== null && highest !== null && (
          <line
            x1={`${lowest}%`}
            x2={`${highest}%`}
            y1={height - 8}
            y2={height - 8}
            strokeWidth="3"
            className="stroke-accent"
          />
        )}
        {median !== null && (
          <svg x={`${median}%`} y={height - 2} className="overflow-visible">
            <title>The middle</title>
            <path d="M-6 9 0 0 6 9z" className="fill-ink" />
          </svg>
        )}
        {placed.map(({ name, probability, above }) => (
          <circle
            key={name}
            cx={`${probability}%`}
            cy={height - 8 - step * above}
            r="4.5"
            strokeWidth="1.5"
            className="fill-accent stroke-paper"
          />
        ))}
      </svg>
      <div aria-hidden="true" className="t-meta mt-2 flex justify-between text-ink-3">
        <span>0%</span>
        <span>50%</span>
        <span>100%</span>
      </div>
    </div>
  );
}
