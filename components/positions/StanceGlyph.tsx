/** A stance as a bar from a centre tick, 52 × 14: length and side say it, colour says it again. */
import { cx } from "@/components/ui/cx";
import { type Stance, stanceLabels } from "@/lib/positions/rules";

const scale = <path d="M3 7h46" className="stroke-rule" />;
const tick = <path d="M26 2v10" className="stroke-rule-2" />;

const shapes: Record<Stance, React.ReactNode> = {
  rejects: (
    <>
      {scale}
      <path d="M0 0h3.5v3H26v8H3.5v3H0z" className="fill-against-3" />
      {tick}
    </>
  ),
  strongly_opposes: (
    <>
      {scale}
      <path d="M11 3h15v8H11z" className="fill-against-2" />
      {tick}
    </>
  ),
  opposes: (
    <>
      {scale}
      <path d="M18.5 3H26v8h-7.5z" className="fill-against-1" />
      {tick}
    </>
  ),
  neutral: (
    <>
      {scale}
      {tick}
      <circle cx="26" cy="7" r="3.4" className="fill-mid" />
    </>
  ),
  can_live_with: (
    <>
      {scale}
      <path d="M26 3h7.5v8H26z" className="fill-for-1" />
      {tick}
    </>
  ),
  supports: (
    <>
      {scale}
      <path d="M26 3h15v8H26z" className="fill-for-2" />
      {tick}
    </>
  ),
  champions: (
    <>
      {scale}
      <path d="M26 3h20.5V0L52 7l-5.5 7v-3H26z" className="fill-for-3" />
      {tick}
    </>
  ),
  unknown: (
    <>
      <rect
        x="8.7"
        y=".7"
        width="34.6"
        height="12.6"
        rx="3"
        strokeDasharray="3.4 2"
        className="stroke-unknown stroke-[1.2]"
      />
      <path
        d="M24.1 5.1c.1-1.1.9-1.8 2-1.8s1.9.7 1.9 1.7c0 1.3-1.8 1.4-1.8 3M26.1 9.5v1.2"
        className="stroke-unknown stroke-[1.3]"
      />
    </>
  ),
  no_position: <path d="M20 7h12" className="stroke-mid stroke-[1.6]" />,
  conditional: (
    <>
      <path d="M26 1.2 31.8 7 26 12.8 20.2 7z" className="stroke-conditional stroke-[1.6]" />
      <text x="35.5" y="11.2" className="fill-conditional font-serif text-[13px] font-semibold italic">
        if
      </text>
    </>
  ),
};

type Props = {
  stance: Stance;
  /** The word stands beside it, so the glyph is silent. */
  decorative?: boolean;
  className?: string;
};

/** The glyph alone. */
export function StanceGlyph({ stance, decorative = false, className }: Props) {
  return (
    <svg
      viewBox="0 0 52 14"
      width="52"
      height="14"
      fill="none"
      className={cx("inline-block shrink-0 align-[-0.125em]", className)}
      role={decorative ? undefined : "img"}
      aria-label={decorative ? undefined : stanceLabels[stance]}
      aria-hidden={decorative || undefined}
    >
      {shapes[stance]}
    </svg>
  );
}

/** The glyph and its word. */
export function StanceWord({ stance, className }: { stance: Stance; className?: string }) {
  return (
    <span className={cx("inline-flex items-start gap-3 align-top", className)}>
      <StanceGlyph stance={stance} decorative className="mt-[3px]" />
      {stanceLabels[stance]}
    </span>
  );
}
