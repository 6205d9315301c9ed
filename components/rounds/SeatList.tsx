/** The sessions that a party or a person sat in, the last first, each with how high. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/Time";
import type { SessionView } from "@/lib/rounds/queries";
import { attendanceLevelLabels, attendanceLevelSteps, sessionFormatLabels } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { LevelGlyph } from "./LevelGlyph";

type Seat = SessionView["attendance"][number];

type Props = {
  sessions: readonly { session: SessionView; seats: readonly Seat[] }[];
  hrefOf: (sessionId: string) => string;
  /** Who sat there: a person of the party or, of a person, the party that they sat for. */
  nameOf: (seat: Seat) => ReactNode;
  timeZone: string;
  marking: (session: SessionView) => ReactNode;
};

export function SeatList({ sessions, hrefOf, nameOf, timeZone, marking }: Props) {
  return (
    <ul className="divide-y divide-rule">
      {[...sessions].reverse().map(({ session, seats }) => (
        <li
          key={session.id}
          data-row
          className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <p className="t-meta pt-0.5 text-ink-3">
            <Time dateTime={session.record.validFrom.toISOString()}>
              {formatFuzzy(requireFuzzyDate(session.record.validText), session.timeZone, { readerZone: timeZone })}
            </Time>
          </p>
          <div className="min-w-0">
            <p>
              <Link href={hrefOf(session.id)} data-row-link className="link-name t-ui-strong max-md:py-1" dir="auto">
                {session.title}
              </Link>
            </p>
            <p className="t-small text-ink-2">
              {sessionFormatLabels[session.format]}, <bdi>{session.venue}</bdi>
            </p>
            {marking(session)}
          </div>
          <ul className="grid content-start gap-1">
            {seats.map((seat) => (
              <li key={seat.delegateId ?? seat.partyId} className="t-small flex items-baseline gap-2 text-ink-2">
                <span aria-hidden="true" className="shrink-0">
                  <LevelGlyph level={attendanceLevelSteps[seat.level]} />
                </span>
                <span className="min-w-0">
                  {nameOf(seat)}
                  {seat.isHead && ", head of delegation"}, {attendanceLevelLabels[seat.level].toLowerCase()}
                  {seat.note && (
                    <>
                      ; <bdi>{seat.note}</bdi>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
