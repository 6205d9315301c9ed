/** The status of a term: ten shapes, each in one of four hues, with its word beside it or as its text alternative. */
import { cx } from "@/components/ui/cx";
import { type TermStatus, termStatusLabels } from "@/lib/terms/rules";

const hues: Record<TermStatus, string> = {
  not_tabled: "text-st-idle",
  tabled: "text-st-open",
  under_discussion: "text-st-open",
  bracketed: "text-st-contested",
  agreed_in_principle: "text-st-agreed",
  agreed_ad_referendum: "text-st-agreed",
  agreed: "text-st-agreed",
  parked: "text-st-idle",
  reopened: "text-st-contested",
  withdrawn: "text-st-idle",
};

const ring = <circle cx="8" cy="8" r="6.2" />;
const filled = { fill: "currentColor", stroke: "none" };

const shapes: Record<TermStatus, React.ReactNode> = {
  not_tabled: <circle cx="8" cy="8" r="6.2" pathLength="13" strokeDasharray="0.42 0.58" />,
  tabled: ring,
  under_discussion: (
    <>
      {ring}
      <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" {...filled} />
    </>
  ),
  bracketed: (
    <>
      <path d="M5.4 2H2.2v12h3.2M10.6 2h3.2v12h-3.2" strokeWidth="1.8" />
      <circle cx="8" cy="8" r="2" {...filled} />
    </>
  ),
  agreed_in_principle: (
    <>
      {ring}
      <path d="m5.2 8.3 2 2 3.7-4.3" />
    </>
  ),
  agreed_ad_referendum: (
    <>
      {ring}
      <circle cx="8" cy="8" r="3.4" {...filled} />
    </>
  ),
  // The tick is a hole, so that it shows whatever ground the row has.
  agreed: (
    <path
      fillRule="evenodd"
      d="M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zM4.1 8.8 7.26 11.96 11.95 6.35 10.65 5.25 7.14 9.44 5.3 7.6z"
      {...filled}
    />
  ),
  parked: (
    <>
      {ring}
      <path d="M6.3 5.5v5M9.7 5.5v5" />
    </>
  ),
  reopened: <path d="M2 8a6 6 0 1 0 6-6 6.4 6.4 0 0 0-4.5 1.85L2.1 5.3M2 1.9v3.5h3.5" />,
  withdrawn: (
    <>
      {ring}
      <path d="M2.3 13.7 13.7 2.3" />
    </>
  ),
};

type Props = {
  status: TermStatus;
  /** The word stands beside it, so the glyph is silent. */
  decorative?: boolean;
  className?: string;
};

/** The 16 px shape alone. */
export function StatusGlyph({ status, decorative = false, className }: Props) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      className={cx("inline-block shrink-0 align-[-0.1875em]", hues[status], className)}
      role={decorative ? undefined : "img"}
      aria-label={decorative ? undefined : termStatusLabels[status]}
      aria-hidden={decorative || undefined}
    >
      {shapes[status]}
    </svg>
  );
}

/** The shape and its word, in one hue. */
export function StatusWord({ status, className }: { status: TermStatus; className?: string }) {
  return (
    <span className={cx("inline-flex items-start gap-2 align-top", hues[status], className)}>
      <StatusGlyph status={status} decorative className="mt-0.5" />
      {termStatusLabels[status]}
    </span>
  );
}
