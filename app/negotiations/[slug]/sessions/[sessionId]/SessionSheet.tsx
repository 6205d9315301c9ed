/** The delta sheet of a session: what moved between its eve and its end, and what did not. */
import { Link } from "@/components/ui/Link";
import { changesHref } from "@/components/analysis/changes/changesAddress";
import type { Comparing } from "@/components/analysis/changes/Comparing";
import { StillSection } from "@/components/analysis/changes/StillSection";
import { TermChanges } from "@/components/analysis/changes/TermChanges";
import { Section } from "@/components/ui/Section";
import { movesCounted } from "@/lib/analysis/changes/in-words";
import { bySession } from "@/lib/analysis/changes/by-session";
import type { TermMoved } from "@/lib/analysis/changes/compare";
import { namesOf } from "@/lib/analysis/changes/names";
import { inPages } from "@/lib/analysis/changes/pages";
import { changesBetween } from "@/lib/analysis/changes/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { eveAndEnd } from "@/lib/rounds/rules-days";
import { formatFuzzy } from "@/lib/time/format-date";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { momentBeside } from "@/lib/time/moment";

type Props = {
  opened: Opened;
  session: { id: string; agenda: readonly string[]; record: { validFrom: Date }; timeZone: string };
  /** The days that its notes name. */
  days: readonly string[];
  compartments: readonly CompartmentView[];
};

/** Lines beside the session's notes; the comparison itself has the rest. */
const most = 60;

export async function SessionSheet({ opened, session, days, compartments }: Props) {
  const { moment, negotiation } = opened;
  const { eve, end } = eveAndEnd(session, days, negotiation.timeZone);
  // On a page that stands before its last day it has not ended yet.
  const isOver = end < moment.asOfDay;
  const after = isOver ? momentBeside(moment, end, negotiation) : moment;
  const changes = await changesBetween(opened, momentBeside(moment, eve, negotiation), after);
  const comparing: Comparing = {
    ...{ slug: negotiation.slug, moment, compartments },
    ...namesOf(changes),
  };
  const full = changesHref(
    { slug: negotiation.slug, moment, from: eve, by: "term" },
    isOver ? { asOf: end === negotiation.present ? null : end } : {},
  );
  const { own, others } = bySession(changes.terms, session.id);
  const [shown = []] = inPages(own, linesOf, most);
  const [besides = []] = inPages(others, linesOf, most);
  const day = (date: FuzzyDate) => formatFuzzy(date, "UTC", { year: false });
  const more = (count: number) =>
    count > 0 && (
      <p className="border-t border-rule py-2">
        <Link href={full} className="link">
          {count === 1 ? "1 more term" : `${count} more terms`}
        </Link>
      </p>
    );
  return (
    <>
      <Section
        title="What moved over this session"
        aside={
          <Link href={full} className="link">
            Compare {day(eve)} with {day(isOver ? end : moment.asOfDay)}
          </Link>
        }
      >
        <p className="py-1 text-ink-2">
          {movesCounted({ ...changes, terms: own }) || "Nothing that moved was recorded in this session."}
        </p>
        <TermChanges terms={shown} comparing={comparing} isNarrow />
        {more(own.length - shown.length)}
        {others.length > 0 && (
          <details className="border-t border-rule py-2">
            <summary className="w-fit text-accent max-md:py-3">
              Over the same days, recorded elsewhere: {others.length === 1 ? "1 term" : `${others.length} terms`}
            </summary>
            <p className="py-1 text-ink-2">{movesCounted({ ...changes, terms: others })}</p>
            <TermChanges terms={besides} comparing={comparing} isNarrow />
            {more(others.length - besides.length)}
          </details>
        )}
      </Section>
      <StillSection changes={changes} comparing={comparing} agenda={session.agenda} />
    </>
  );
}

function linesOf({ wordings, positions }: TermMoved): number {
  return 2 + wordings.length + positions.length;
}
