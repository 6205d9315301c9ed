/** The sessions of a round, the last first: when, what, in which form, who sat, and how much it recorded. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/Time";
import type { DelegateView, PartyView } from "@/lib/parties/queries";
import type { SessionView } from "@/lib/rounds/queries";
import { attendanceLevelLabels, attendanceLevelSteps, sessionFormatLabels } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { LevelGlyph } from "./LevelGlyph";

type Props = {
  sessions: readonly (SessionView & { recorded: number })[];
  parties: readonly PartyView[];
  delegates: readonly DelegateView[];
  hrefOf: (sessionId: string) => string;
  /** The zone that the page's times are told in: a session of another says its time in both. */
  zone: string;
  /** Who sees a marked session. */
  marking: (session: SessionView) => ReactNode;
};

export function SessionList({ sessions, parties, delegates, hrefOf, zone, marking }: Props) {
  const lastFirst = [...sessions].sort((a, b) => b.record.validFrom.getTime() - a.record.validFrom.getTime());
  if (sessions.length === 0)
    return <p className="t-small border-t border-rule py-3 text-ink-2">No session of it is on record.</p>;
  return (
    <ul>
      {lastFirst.map((session) => (
        <li
          key={session.id}
          data-row
          className="grid gap-x-6 gap-y-1 border-t border-rule py-3 md:grid-cols-[9rem_minmax(0,1fr)_8rem]"
        >
          <p className="text-ink-2">
            <Time dateTime={session.record.validFrom.toISOString()}>
              {formatFuzzy(requireFuzzyDate(session.record.validText), session.timeZone, { readerZone: zone })}
            </Time>
            {session.record.validInferred && <span className="t-meta block text-ink-3">date inferred</span>}
          </p>
          <div className="min-w-0">
            <h3>
              <Link href={hrefOf(session.id)} className="link-name t-ui-strong" dir="auto">
                {session.title}
              </Link>
            </h3>
            <p className="text-ink-2" dir="auto">
              {whoSat(session, parties, delegates)}
            </p>
            {session.levelNote && (
              <p className="t-small text-ink-2" dir="auto">
                {session.levelNote}
              </p>
            )}
            {marking(session)}
          </div>
          <div className="text-ink-2 md:text-right">
            <p>
              {sessionFormatLabels[session.format]}{" "}
              <span title={attendanceLevelLabels[session.level]} className="ml-1">
                <LevelGlyph level={attendanceLevelSteps[session.level]} className="inline-block" />
              </span>
            </p>
            <p className="t-meta text-ink-3">{recordsInWords(session.recorded)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** "United States (Zalmay Khalilzad, Gen. Austin S. Miller), Taliban, Qatar" */
function whoSat(
  { attendance }: SessionView,
  parties: readonly PartyView[],
  delegates: readonly DelegateView[],
): string {
  const sat = parties.flatMap((party) => {
    const seats = attendance.filter(({ partyId }) => partyId === party.id);
    if (seats.length === 0) return [];
    const people = seats.flatMap(({ delegateId }) => delegates.find(({ id }) => id === delegateId)?.name ?? []);
    return [people.length > 0 ? `${party.name} (${people.join(", ")})` : party.name];
  });
  return sat.length > 0 ? sat.join("; ") : "Who sat is not on record.";
}

function recordsInWords(count: number): string {
  if (count === 0) return "changed no record";
  return count === 1 ? "changed 1 record" : `changed ${count} records`;
}
