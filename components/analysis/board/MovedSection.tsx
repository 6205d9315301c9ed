/** What moved since the last session, before → after. */
import { Link } from "@/components/ui/Link";
import { MarkingWord } from "@/components/record/MarkingNote";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import type { MovedView } from "@/lib/analysis/board";
import { foremost } from "@/lib/analysis/movement";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { basisLabels } from "@/lib/record/rules";
import { paths } from "@/lib/platform/paths";
import { roundEventLabels } from "@/lib/rounds/rules";
import { termStatusLabels } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { type FuzzyDate, isApproximate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { SideList, SideRow } from "./SideList";

type Moved = NonNullable<MovedView>;
type MoveView = Moved["moves"][number];
type Props = {
  moved: Moved;
  slug: string;
  query: string;
  timeZone: string;
  compartments: readonly CompartmentView[];
};

/** How many fit beside the terms; the rest are a click away. */
const most = 6;

export function MovedSection({ moved, slug, query, timeZone, compartments }: Props) {
  const { since, sessionId, quiet, moves } = moved;
  const shown = foremost(moves, most);
  const rest = moves.length - shown.length;
  const day = (date: FuzzyDate) => formatFuzzy(date, timeZone, { year: false });
  const reference = sessionId && (
    <Link href={paths.session(slug, sessionId) + query} className="link-name">
      {quiet ? "that session" : "last session"}
    </Link>
  );
  return (
    <Section title={`Moved since the ${sessionId ? "session" : "opening"} of ${day(since)}`} aside={reference}>
      {quiet && (
        <p className="t-small py-2 text-ink-2">
          No move is recorded in the{" "}
          <Link href={paths.session(slug, quiet.sessionId) + query} className="link">
            session of {day(quiet.date)}
          </Link>
          , nor since{quiet.bearsDay && "; what bears its day came on record apart from it"}.
          <MarkingWord compartment={compartments.find(({ id }) => id === quiet.compartmentId)} className="ml-2" />
        </p>
      )}
      {shown.length === 0 && <p className="py-2 text-ink-2">Nothing on record has moved.</p>}
      <SideList>
        {shown.map((move) => (
          <SideRow key={String(move.record.seq)} label={dayInWords(move.date, timeZone)}>
            <MoveLine move={move} slug={slug} query={query} timeZone={timeZone} />
            <MarkingWord compartment={compartments.find(({ id }) => id === move.compartmentId)} />
          </SideRow>
        ))}
      </SideList>
      <p className="t-meta flex flex-wrap gap-x-4 pt-1 text-ink-3 max-md:gap-y-3 max-md:py-2">
        {rest > 0 && (
          <Link href={paths.timeline(slug) + query} className="link">
            {rest} more on the timeline
          </Link>
        )}
        <Link href={paths.changes(slug) + query} className="link print:hidden">
          What moved, and what did not
        </Link>
      </p>
    </Section>
  );
}

type LineProps = { move: MoveView; slug: string; query: string; timeZone: string };

function MoveLine({ move, slug, query, timeZone }: LineProps) {
  const { term, party } = move;
  switch (move.kind) {
    case "status":
      return (
        <Change
          name={term && `${term.number} ${term.title}`}
          href={term && paths.term(slug, term.id) + query}
          glyphs={[
            move.from && <StatusGlyph key="from" status={move.from} decorative />,
            <StatusGlyph key="to" status={move.to} decorative />,
          ]}
        >
          {move.from ? `${termStatusLabels[move.from].toLowerCase()}, now ` : "now "}
          {termStatusLabels[move.to].toLowerCase()}
        </Change>
      );
    case "position":
      return (
        <Change
          name={party && term && `${party} on ${term.number}`}
          href={term && paths.term(slug, term.id) + query}
          glyphs={[
            move.moved.parts.includes("stance") && move.moved.from && (
              <StanceGlyph key="from" stance={move.moved.from.stance} decorative />
            ),
            move.moved.to && <StanceGlyph key="to" stance={move.moved.to.stance} decorative />,
          ]}
        >
          {move.said}; {basisLabels[move.basis]}
        </Change>
      );
    case "round": {
      const planned = move.event === "paused" ? move.plannedResumption : move.plannedOpening;
      const what = move.event === "paused" ? "resumption" : "opening";
      return (
        <p>
          <strong className="font-semibold">Round</strong> {roundEventLabels[move.event].toLowerCase()}
          {planned && `; ${what} planned ${formatFuzzy(requireFuzzyDate(planned), timeZone, { year: false })}`}
        </p>
      );
    }
    case "statement":
      return (
        <p className="line-clamp-2 print:line-clamp-none">
          <strong className="font-semibold">{move.speaker}</strong>: {move.text}
        </p>
      );
  }
}

type ChangeProps = {
  name: string | null;
  href: string | null;
  /** Before and after, or only after. */
  glyphs: React.ReactNode[];
  children: React.ReactNode;
};

function Change({ name, href, glyphs, children }: ChangeProps) {
  const [before, after] = glyphs.length > 1 ? glyphs : [null, glyphs[0]];
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 font-semibold">
          {href ? (
            <Link href={href} className="link-name">
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <span aria-hidden="true" className="flex shrink-0 items-center gap-2 pt-0.5 text-ink-3">
          {before}
          {before && <Icon name="arrow" />}
          {after}
        </span>
      </div>
      <p className="t-meta text-ink-3">{children}</p>
    </>
  );
}

/** "Wed 27 Feb", "~28 Feb" */
function dayInWords(date: FuzzyDate, timeZone: string): string {
  if (!isApproximate(date)) return formatFuzzy(date, timeZone, { year: false });
  return formatFuzzy(date, timeZone, { year: false, weekday: false }).replace("about ", "~");
}
