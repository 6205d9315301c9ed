/** The sessions that are no longer on record, since somebody took them back: each with the reason, and the way to it. */
import { Link } from "@/components/ui/Link";
import type { TakenBack } from "@/lib/logbook/queries-session-history";
import { formatInstant } from "@/lib/time/format-instant";

type Props = { sessions: readonly TakenBack[]; zone: string; hrefOf: (sessionId: string) => string };

export function TakenBackList({ sessions, zone, hrefOf }: Props) {
  return (
    <details>
      <summary className="t-small w-fit rounded-bar text-accent max-md:py-3">
        Sessions taken back ({sessions.length})
      </summary>
      <ul>
        {sessions.map(({ id, title, byName, on, reason }) => (
          <li key={id} className="border-t border-rule py-2 first:border-t-0">
            <Link href={hrefOf(id)} className="link" dir="auto">
              {title}
            </Link>{" "}
            <span className="t-meta text-ink-2">
              taken back by {byName} on {formatInstant(on, zone)}
              {reason && (
                <>
                  : <bdi>{reason}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
