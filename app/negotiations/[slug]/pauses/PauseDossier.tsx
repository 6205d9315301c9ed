/** One pause of the talks: who suspended them and why, how it stood then, and what has drifted until they went on, or now. */
import { Link } from "@/components/ui/Link";
import { AxisTable } from "@/components/analysis/AxisTable";
import { StandingTable } from "@/components/analysis/board/StandingTable";
import { changesHref } from "@/components/analysis/changes/changesAddress";
import type { Comparing } from "@/components/analysis/changes/Comparing";
import { StillSection } from "@/components/analysis/changes/StillSection";
import { TermChanges } from "@/components/analysis/changes/TermChanges";
import { HowWeKnow } from "@/components/record/HowWeKnow";
import { MarkingNote } from "@/components/record/MarkingNote";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { hrefWith } from "@/components/ui/hrefWith";
import { Section } from "@/components/ui/Section";
import { movedInShort, movesCounted, newsInShort } from "@/lib/analysis/changes/in-words";
import { namesOf } from "@/lib/analysis/changes/names";
import { inPages } from "@/lib/analysis/changes/pages";
import { changesBetween } from "@/lib/analysis/changes/queries";
import { pauseInWords } from "@/lib/analysis/pause-words";
import { stateAt } from "@/lib/analysis/queries";
import { citedOf, type SourceView } from "@/lib/evidence/queries";
import type { PauseView } from "@/lib/logbook/queries-pauses";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import type { PartyView } from "@/lib/parties/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { addDays, isBefore } from "@/lib/time/fuzzy-date";
import { momentBeside } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { dayOf } from "@/lib/time/zones";

type Props = {
  opened: Opened;
  pause: PauseView;
  parties: readonly PartyView[];
  sources: readonly SourceView[];
  compartments: readonly CompartmentView[];
};

/** Lines of what drifted; the comparison itself has the rest. */
const most = 80;

export async function PauseDossier({ opened, pause, parties, sources, compartments }: Props) {
  const { moment, negotiation } = opened;
  const { slug, timeZone } = negotiation;
  const { paused, endedBy } = pause;
  const pauseDay = dayOf(paused.record.validFrom, timeZone);
  // A page that stands at an hour of that day knows nothing of the hours after it.
  const notAfter = (asOf: string) => {
    const beside = momentBeside(moment, asOf, negotiation);
    return beside.asOf > moment.asOf ? moment : beside;
  };
  const at = notAfter(pauseDay);
  // What moved on the day on which they went on is no drift any more.
  const eve = endedBy && addDays(dayOf(endedBy.record.validFrom, timeZone), -1);
  const until = eve && (isBefore(eve, pauseDay, timeZone) ? pauseDay : eve);
  const end = until === null ? moment : notAfter(until);
  const { board, analysis } = await stateAt(opened, at);
  const changes = await changesBetween(opened, at, end);
  const comparing: Comparing = { slug, moment, compartments, ...namesOf(changes) };
  const full = changesHref({ slug, moment, from: pauseDay, by: "term" }, until === null ? {} : { asOf: until });
  const [drifted = []] = inPages(changes.terms, (each) => 2 + each.wordings.length + each.positions.length, most);
  const rest = changes.terms.length - drifted.length;
  const then = momentQuery(moment, { asOf: pauseDay });
  const day = (date: typeof pauseDay) => formatFuzzy(date, "UTC", { style: "long", weekday: false });
  const words = pauseInWords(pause, { asOf: moment.asOf, parties });
  return (
    <div className="grid grid-cols-1 gap-9">
      <div className="grid gap-1">
        <Answer>{words.answer}</Answer>
        <MetaLine>
          {words.by}
          {paused.why && (
            <>
              {" "}
              <bdi>{paused.why}</bdi>
            </>
          )}
        </MetaLine>
        <HowWeKnow
          {...citedOf(paused.record, sources)}
          evidenceHref={paths.evidence(slug) + momentQuery(moment)}
          isDateInferred={paused.record.validInferred}
        />
        <MarkingNote compartment={compartments.find(({ id }) => id === paused.record.compartmentId)} />
      </div>
      <Section
        title={`What has drifted since${until === null ? "" : ", until the talks went on"}`}
        aside={
          <Link href={full} className="link">
            Compare {day(pauseDay)} with {day(until ?? moment.asOfDay)}
          </Link>
        }
      >
        <p className="py-1">
          {movedInShort(changes)}.{" "}
          <span className="text-ink-2">
            {newsInShort(changes)} {movesCounted(changes)}
          </span>
        </p>
        <TermChanges terms={drifted} comparing={comparing} />
        {rest > 0 && (
          <p className="border-t border-rule py-2">
            <Link href={full} className="link">
              {rest === 1 ? "1 more term" : `${rest} more terms`}
            </Link>
          </p>
        )}
      </Section>
      <StillSection changes={changes} comparing={comparing} />
      <div className="grid gap-1">
        <h2 className="t-title">How it stood when the talks paused</h2>
        <MetaLine>
          {board.headline.join(" ") || "No term was on record."}{" "}
          <Link href={paths.board(slug) + then} className="link">
            Open the board of {day(pauseDay)}
          </Link>
        </MetaLine>
      </div>
      {board.total > 0 && (
        <StandingTable {...board} slug={slug} query={then} timeZone={timeZone} compartments={compartments} />
      )}
      {analysis.axes.length > 0 && (
        <AxisTable
          axes={analysis.axes}
          selectedId={null}
          hrefOf={(term) => hrefWith(paths.analysis(slug) + then, { term })}
          compartments={compartments}
        />
      )}
    </div>
  );
}
