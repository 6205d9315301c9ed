/** What has happened in a round, in order: when, by whom, why, what was planned; and how each is known. */
import type { ReactNode } from "react";
import { Time } from "@/components/ui/Time";
import type { PartyView } from "@/lib/parties/queries";
import type { RoundEventView } from "@/lib/rounds/queries";
import { roundEventLabels, stateAfter } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { RoundStateGlyph } from "./RoundStateGlyph";

type Props = {
  events: readonly RoundEventView[];
  timeZone: string;
  parties: readonly Pick<PartyView, "id" | "name">[];
  /** How an event is known, who sees it, what can be done with it. */
  footing: (event: RoundEventView) => ReactNode;
};

export function RoundEventList({ events, timeZone, parties, footing }: Props) {
  return (
    <ol className="grid gap-2">
      {events.map((event, place) => (
        <li
          key={event.id}
          id={`event-${event.id}`}
          className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 md:grid-cols-[1rem_6rem_minmax(0,1fr)]"
        >
          <RoundStateGlyph
            state={stateAfter(events.slice(0, place + 1).map((each) => each.event))}
            className="mt-0.5"
          />
          <span className="t-ui-strong">{roundEventLabels[event.event]}</span>
          <div className="grid gap-0.5 max-md:col-start-2">
            <p className="max-w-measure">
              <Time dateTime={event.record.validFrom.toISOString()}>
                {formatFuzzy(requireFuzzyDate(event.record.validText), timeZone)}
              </Time>
              <span className="text-ink-2">{moreOf(event, parties)}</span>
            </p>
            {footing(event)}
          </div>
        </li>
      ))}
    </ol>
  );
}

function moreOf(event: RoundEventView, parties: Props["parties"]): ReactNode {
  const by = event.byPartyIds.flatMap((id) => parties.find((party) => party.id === id)?.name ?? []);
  const planned = event.plannedResumption ?? event.plannedOpening;
  const goesOn = event.plannedResumption ? "resumption" : "opening";
  return (
    <>
      {by.length > 0 && `, by ${new Intl.ListFormat("en-GB").format(by)}`}
      {planned && `; ${goesOn} planned for ${formatFuzzy(requireFuzzyDate(planned), "UTC")}`}
      {event.why && (
        <>
          . <span dir="auto">{event.why}</span>
        </>
      )}
    </>
  );
}
