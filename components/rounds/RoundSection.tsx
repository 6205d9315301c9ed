/** One round: where it stands, the line through its days, what happened in it, and its sessions. */
import type { ReactNode } from "react";
import { RecordAct } from "@/components/record/RecordFooting";
import { hrefWith } from "@/components/ui/hrefWith";
import { Section } from "@/components/ui/Section";
import type { RoundLine } from "@/lib/analysis/round-line";
import type { PartyView } from "@/lib/parties/queries";
import type { RoundEventView, RoundView } from "@/lib/rounds/queries";
import { roundStateLabels, trackLabels, trackMeanings } from "@/lib/rounds/rules";
import { RoundActs } from "./RoundActs";
import { RoundEventList } from "./RoundEventList";
import { RoundStateGlyph } from "./RoundStateGlyph";
import { RoundStrip } from "./RoundStrip";

type Props = {
  round: RoundView;
  line: RoundLine | null;
  /** The day at which the page stands. */
  today: string;
  parties: readonly PartyView[];
  footing: (event: RoundEventView) => ReactNode;
  marking: ReactNode;
  /** The page that shows the forms; null for a reader who may not record, or who reads the past. */
  path: string | null;
  /** Its sessions. */
  children: ReactNode;
};

export function RoundSection({ round, line, today, parties, footing, marking, path, children }: Props) {
  return (
    <Section
      id={`round-${round.id}`}
      title={
        <>
          Round {round.number}: <bdi>{round.title}</bdi>
        </>
      }
      aside={
        <span className="t-ui inline-flex items-baseline gap-2 text-ink">
          <RoundStateGlyph state={round.state} className="self-center" />
          <span className="font-semibold">{roundStateLabels[round.state]}</span>
        </span>
      }
    >
      <div className="flex flex-wrap items-baseline gap-x-4">
        <p className="text-ink-2">
          <bdi>{round.venue}</bdi>,{" "}
          <span title={trackMeanings[round.track]}>{trackLabels[round.track].toLowerCase()}</span>
        </p>
        {path && (
          <RecordAct
            href={hrefWith(path, { correct: round.record.id }, "form")}
            id={`correct-${round.record.id}`}
            on={`the round ${round.title}`}
          >
            Correct
          </RecordAct>
        )}
      </div>
      {marking}
      <div className="grid gap-x-12 gap-y-4 pt-3 pb-4 lg:grid-cols-2">
        {line && line.events.length > 0 && (
          <div className="min-w-0 max-w-[34rem]">
            <RoundStrip events={line.events} planned={line.plannedDay} today={today} />
          </div>
        )}
        <div className="min-w-0">
          {round.events.length === 0 && (
            <p className="text-ink-2">Nothing has happened in it yet, and no day is set.</p>
          )}
          <RoundEventList events={round.events} timeZone={round.timeZone} parties={parties} footing={footing} />
          {path && (
            <div className="-ml-3 mt-2 flex flex-wrap gap-x-1">
              <RoundActs round={round} path={path} />
            </div>
          )}
        </div>
      </div>
      {children}
    </Section>
  );
}
