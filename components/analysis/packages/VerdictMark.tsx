/** What a party makes of a package, as a shape and its word. */
import { cx } from "@/components/ui/cx";
import { verdictLabels } from "@/lib/analysis/packages/package-words";
import type { PackageVerdict } from "@/lib/analysis/packages/term-verdict";

const hues: Record<PackageVerdict, string> = {
  red_line: "text-against-2",
  rejects: "text-against-2",
  unknown: "text-unknown",
  accepts: "text-st-agreed",
};

const shapes: Record<PackageVerdict, React.ReactNode> = {
  red_line: (
    <>
      <path d="M2.5 1.5v13" strokeWidth="3" />
      <path d="M6.5 4.5l7 7M13.5 4.5l-7 7" />
    </>
  ),
  rejects: <path d="M4 4l8 8M12 4l-8 8" />,
  unknown: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" strokeDasharray="2.5 2" strokeWidth="1.2" />
      <path d="M6 6.2a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1.1M8 11.3v.6" />
    </>
  ),
  accepts: <path d="m3 8.5 3.5 3.5L13 4.5" />,
};

type Props = {
  /** Null: it is asked nothing. */
  verdict: PackageVerdict | null;
  /** Leaves the word to who hears the page. */
  isShort?: boolean;
  className?: string;
};

export function VerdictMark({ verdict, isShort = false, className }: Props) {
  if (verdict === null)
    return (
      <span className={cx("text-ink-3", className)}>
        {isShort ? <span aria-hidden="true">·</span> : "not asked"}
        {isShort && <span className="sr-only">not asked</span>}
      </span>
    );
  return (
    <span
      className={cx("inline-flex items-start gap-1.5 align-top font-semibold", hues[verdict], className)}
      title={isShort ? verdictLabels[verdict] : undefined}
    >
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
        className="mt-0.5 shrink-0"
      >
        {shapes[verdict]}
      </svg>
      <span className={isShort ? "sr-only" : undefined}>{verdictLabels[verdict]}</span>
    </span>
  );
}
