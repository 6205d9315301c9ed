/** The lines of the timeline that tell an event: a step in a round's life, a session with who sat, a statement. */
import { Link } from "@/components/ui/Link";
import { LevelGlyph } from "@/components/rounds/LevelGlyph";
import { hrefWith } from "@/components/ui/hrefWith";
import type { ItemOf } from "@/lib/logbook/queries-timeline-days";
import { paths } from "@/lib/platform/paths";
import { attendanceLevelLabels, attendanceLevelSteps, roundEventLabels, sessionFormatLabels } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { type FuzzyDate, precisionOf } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";
import { recordHref } from "./recordHref";
import { EventRow, Known, type Told } from "./TimelineChanges";

export function RoundLine({ item, ...told }: Told & { item: ItemOf<"round"> }) {
  const { round, event, eventId, by, why, planned, sessionId } = item;
  const goesOn = event === "scheduled" ? "opening" : "resumption";
  const target = sessionId ? { kind: "session" as const, id: sessionId } : { kind: "round" as const, id: round.id };
  const does = roundEventLabels[event].toLowerCase();
  return (
    <EventRow label="Round" isRow>
      <p>
        <Link href={recordHref(told.reading, target)} className="link-name font-semibold max-md:py-1">
          Round {round.number} {does}
        </Link>
        {by.length > 0 && <> by {by.join(" and ")}</>}
        {at(item.held)}
        {event === "opened" && <>, {round.venue}</>}
        {planned && (
          <>
            ; {goesOn} planned for {formatFuzzy(planned, round.timeZone, { style: "long" })}
          </>
        )}
      </p>
      {why && <p className="t-small text-ink-2">{why}</p>}
      {event === "paused" && (
        <p className="t-small">
          <Link
            href={hrefWith(paths.pauses(told.reading.slug) + momentQuery(told.reading.moment), { pause: eventId })}
            className="link max-md:inline-block max-md:py-1.5"
          >
            What has drifted since
          </Link>
        </p>
      )}
      <Known item={item} {...told} />
    </EventRow>
  );
}

export function SessionLine({ item, ...told }: Told & { item: ItemOf<"session"> }) {
  const { session, isHighest, delegations } = item;
  return (
    <EventRow label="Session" isRow>
      <p>
        <Link
          href={recordHref(told.reading, { kind: "session", id: session.id })}
          className="link-name font-semibold max-md:py-1"
        >
          {session.title}
        </Link>
        , {sessionFormatLabels[session.format].toLowerCase()}, {session.venue}
        {at(item.held)}
      </p>
      <p className="t-small flex items-baseline gap-2 text-ink-2">
        <LevelMark level={session.level} />
        <span>
          {attendanceLevelLabels[session.level]}
          {isHighest && ", the highest so far"}
          {session.levelNote && <>. {session.levelNote}</>}
        </span>
      </p>
      {delegations.length > 0 && (
        <dl className="t-small mt-1.5 grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
          {delegations.map(({ party, seats }) => (
            <div key={party.id} className="contents">
              <dt className="font-semibold">
                <Link
                  href={recordHref(told.reading, { kind: "party", id: party.id })}
                  className="link-name max-md:inline-block max-md:py-1.5"
                >
                  <bdi>{party.name}</bdi>
                </Link>
              </dt>
              <dd className="max-sm:mb-1">
                <ul>
                  {seats.map((seat, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: seats have no name of their own and never move.
                    <li key={place} className="flex items-baseline gap-2">
                      <LevelMark level={seat.level} />
                      <span>
                        {seat.delegate ? (
                          <Link
                            href={recordHref(told.reading, { kind: "delegate", id: seat.delegate.id })}
                            className="link-name max-md:inline-block max-md:py-1"
                          >
                            <bdi>{seat.delegate.name}</bdi>
                          </Link>
                        ) : (
                          "names not on record"
                        )}
                        , {seatInWords(seat)}
                      </span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Known item={item} {...told} />
    </EventRow>
  );
}

export function StatementLine({ item, ...told }: Told & { item: ItemOf<"statement"> }) {
  const { speaker, capacity, text, terms, statementId } = item;
  return (
    <EventRow label="Statement" isRow>
      <p>
        <Link
          href={recordHref(told.reading, { kind: "statement", id: statementId })}
          className="link-name font-semibold max-md:py-1"
        >
          {speaker.name}
        </Link>
        {speaker.about && <>, {speaker.about}</>}
        <span className="t-meta text-ink-3"> ({capacity})</span>
        {at(item.held)}
      </p>
      <p dir="auto" className="t-condition mt-0.5 max-w-measure">
        {text}
      </p>
      {terms.length > 0 && (
        <p className="t-meta mt-0.5 text-ink-2">
          On{" "}
          {terms.map((term, place) => (
            <span key={term.id}>
              {place > 0 && ", "}
              <Link
                href={recordHref(told.reading, { kind: "term", termId: term.id })}
                className="link-name max-md:inline-block max-md:py-1.5"
              >
                {term.number} {term.title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <Known item={item} {...told} />
    </EventRow>
  );
}

/** ", 14:05" where the record knows the minute. */
function at(held: FuzzyDate): string {
  return precisionOf(held) === "minute" ? `, ${held.slice("2019-02-25T".length, "2019-02-25T14:05".length)}` : "";
}

type Seat = ItemOf<"session">["delegations"][number]["seats"][number];

function LevelMark({ level }: { level: Seat["level"] }) {
  return (
    <span aria-hidden="true" className="shrink-0">
      <LevelGlyph level={attendanceLevelSteps[level]} />
    </span>
  );
}

/** After the name: "head of delegation, principal level; leads the US side". */
function seatInWords({ isHead, level, note }: Seat): string {
  const words = [isHead && "head of delegation", attendanceLevelLabels[level].toLowerCase()];
  return [words.filter(Boolean).join(", "), note].filter(Boolean).join("; ");
}
