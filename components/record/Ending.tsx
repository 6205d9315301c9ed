/** Who ended what stood, when, and why. */
import { Time } from "@/components/ui/Time";
import { formatInstant } from "@/lib/time/format-instant";

type Props = { word: string; byName: string; at: Date; reason: string | null; timeZone: string };

export function Ending({ word, byName, at, reason, timeZone }: Props) {
  return (
    <p className="t-meta mt-0.5 text-ink-2">
      {word} by {byName} on <Time dateTime={at.toISOString()}>{formatInstant(at, timeZone)}</Time>
      {reason ? (
        <>
          : <bdi>{reason}</bdi>
        </>
      ) : (
        ", without a reason"
      )}
    </p>
  );
}
