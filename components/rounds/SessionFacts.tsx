/** The line under a session's title: when and where it sat, in which form, and what its clocks were. */
import { MetaLine } from "@/components/ui/Answer";
import { Time } from "@/components/ui/Time";
import type { RoundView, SessionView } from "@/lib/rounds/queries";
import { sessionFormatLabels, sessionFormatMeanings, trackLabels, trackMeanings } from "@/lib/rounds/rules";
import { VenueClock } from "./VenueClock";

type Props = {
  session: SessionView;
  round: Pick<RoundView, "track" | "number" | "title"> | null;
  /** In words, with the weekdays: "Mon 25 to Wed 27 Feb 2019". */
  dates: string;
};

export function SessionFacts({ session, round, dates }: Props) {
  const { record, timeZone, venue, format } = session;
  return (
    <MetaLine className="mt-1 max-w-3xl">
      <Time dateTime={record.validFrom.toISOString()} className="font-semibold text-ink">
        {dates}
      </Time>
      , <bdi>{venue}</bdi>. <span title={sessionFormatMeanings[format]}>{sessionFormatLabels[format]}</span>
      {round && (
        <>
          , <span title={trackMeanings[round.track]}>{trackLabels[round.track].toLowerCase()}</span>, round{" "}
          {round.number}
        </>
      )}
      . {record.validInferred && "Dates inferred from days of the week in the report. "}
      <span>
        Times are {timeZone.split("/").at(-1)?.replaceAll("_", " ")} time
        <VenueClock at={record.validFrom.toISOString()} venueZone={timeZone} />.
      </span>
    </MetaLine>
  );
}
