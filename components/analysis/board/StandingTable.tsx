/** Where each term stands, in order of need; on a phone the same rows as lists, one for each group. */
import { Link } from "@/components/ui/Link";
import { ZoneStrip } from "@/components/analysis/ZoneStrip";
import { MarkingWord, MarkingWords } from "@/components/record/MarkingNote";
import { StatusWord } from "@/components/terms/StatusGlyph";
import { cx } from "@/components/ui/cx";
import { hrefWith } from "@/components/ui/hrefWith";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { BoardView, StandingView } from "@/lib/analysis/board";
import { mostUnfolded, type StandingGroup } from "@/lib/analysis/standing";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { termStatusLabels } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { HoldMark } from "./HoldMark";
import "./play.css";

type Props = Pick<BoardView, "groups" | "total" | "headings" | "counts" | "zone"> & {
  slug: string;
  /** What keeps the links at the moment the page is opened at. */
  query: string;
  timeZone: string;
  compartments: readonly CompartmentView[];
  /** While the board is played: what of which term this day moved, in a few words. */
  played?: Played | undefined;
};

type Played = { day: string; moved: ReadonlyMap<string, { words: string; markedWith: readonly string[] }> };

const groupWords: Record<StandingGroup, { name: string; meaning: string }> = {
  blocked: { name: "Blocked", meaning: "needs a move" },
  open: { name: "Open", meaning: "being worked on" },
  settled: { name: "Settled", meaning: "agreed so far" },
  outside: { name: "Outside", meaning: "not bargained" },
};

const columns = [
  { head: "How it stands", width: "w-22 min-[90rem]:w-26" },
  { head: "Number", width: "" },
  { head: "Term", width: "" },
  { head: "Status", width: "w-39" },
  { head: "For", width: "w-22" },
  { head: "Who or what holds it", width: "w-[27%] min-[90rem]:w-[29.5%]" },
];

// Some browsers forget that a table is one when its parts are laid out as blocks, unless they are told again.
const as = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHead: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/** From so many on, a group says how many it has. */
const most = 20;

export function StandingTable({ groups, total, headings, counts, zone, ...rest }: Props) {
  const hasLongNumber = groups.some(({ rows }) => rows.some(({ number }) => number.length > 4));
  return (
    <Section title="Where each term stands" aside={countsInWords({ total, headings, counts })}>
      <table {...as.table} className="w-full table-fixed border-collapse text-left max-md:mt-3 max-md:block">
        <caption className="sr-only">Every term with its status, its age and what holds it, in order of need</caption>
        <thead {...as.group} className="max-md:sr-only">
          <tr {...as.row} className="border-b border-rule-2">
            {columns.map(({ head, width }, index) => (
              <th
                key={head}
                {...as.columnHead}
                scope="col"
                className={cx(
                  "t-meta pt-1 pb-1.5 text-ink-3",
                  index === 1 ? (hasLongNumber ? "w-18" : "w-9") : width,
                  index < 2 ? "[&>span]:sr-only" : "pr-4",
                  head === "For" && "text-right",
                  index === 5 && "pr-0",
                )}
              >
                <span>{head}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, count, from, rows }, place) => (
          <tbody
            key={group}
            {...as.group}
            className={cx(
              "border-rule-2 max-md:block max-md:pb-5 max-md:last:pb-0",
              place > 0 && "border-t max-md:border-t-2 max-md:border-ink max-md:pt-2",
            )}
          >
            {rows.map((standing, index) => (
              // Drawn anew on each day that moves it, so that the mark is seen to come.
              <StandingRow
                key={
                  rest.played?.moved.has(standing.termId) ? `${standing.termId} ${rest.played.day}` : standing.termId
                }
                standing={standing}
                {...rest}
              >
                {index === 0 && (
                  <GroupHead group={group} count={count} span={rows.length + (rows.length < count ? 1 : 0)} />
                )}
              </StandingRow>
            ))}
            {rows.length < count && (
              <tr {...as.row} className="border-t border-rule max-md:block">
                <td {...as.cell} colSpan={5} className="py-2.5 max-md:block">
                  <RestLinks {...rest} group={group} count={count} from={from} to={from + rows.length} />
                </td>
              </tr>
            )}
            {group === zone?.group && (
              <tr {...as.row} className="max-md:block md:hidden">
                <td {...as.cell} className="block pt-1">
                  <ZoneStrip zone={zone.zone} isShort />
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </Section>
  );
}

type RestProps = { slug: string; query: string; group: StandingGroup; count: number; from: number; to: number };

/** The way to what is not shown of a group: all of it where it began with the first, else what is before and after. */
function RestLinks({ slug, query, group, count, from, to }: RestProps) {
  const name = groupWords[group].name.toLowerCase();
  const hrefOf = (place: number) =>
    hrefWith(paths.board(slug) + query, place > 0 ? { all: group, from: String(place) } : { all: group });
  const link = "link mr-4 max-md:inline-block max-md:py-2.5";
  if (from === 0 && to < mostUnfolded)
    return (
      <Link href={hrefOf(0)} scroll={false} className={link}>
        {count - to} more {name}
      </Link>
    );
  return (
    <>
      <span className="mr-4 text-ink-3">
        {from + 1} to {to} of {count}
      </span>
      {from > 0 && (
        <Link href={hrefOf(Math.max(0, from - mostUnfolded))} scroll={false} className={link}>
          The {mostUnfolded} before
        </Link>
      )}
      {to < count && (
        <Link href={hrefOf(to)} scroll={false} className={link}>
          {Math.min(mostUnfolded, count - to)} more {name}
        </Link>
      )}
    </>
  );
}

function GroupHead({ group, count, span }: { group: StandingGroup; count: number; span: number }) {
  const { name, meaning } = groupWords[group];
  return (
    <th
      {...as.rowHead}
      scope="rowgroup"
      rowSpan={span}
      className={cx(
        "pt-2.5 pr-3 align-top font-semibold max-md:col-span-full max-md:flex max-md:items-baseline max-md:justify-between max-md:p-0 max-md:pb-1",
        group === "blocked" && "text-st-contested",
      )}
    >
      <span className="max-md:t-head">{name}</span>
      <span className="t-meta block text-ink-3 max-md:hidden">{meaning}</span>
      {count > most && <span className="t-meta block text-ink-3 max-md:hidden">{count} terms</span>}
      <span className="t-meta text-ink-3 md:hidden">{count}</span>
    </th>
  );
}

type RowProps = Pick<Props, "slug" | "query" | "timeZone" | "compartments" | "played"> & {
  standing: StandingView;
  children: React.ReactNode;
};

function StandingRow({ standing, slug, query, timeZone, compartments, played, children }: RowProps) {
  const { termId, number, title, value, valueMarkedWith, group, status, statusCompartmentId, since, hold } = standing;
  const compartmentOf = (compartmentId: string | null) => compartments.find(({ id }) => id === compartmentId);
  const moved = played?.moved.get(termId);
  const cell = "py-2.5 pr-3 align-top max-md:p-0";
  return (
    <tr
      {...as.row}
      data-row
      data-moved={moved ? "" : undefined}
      className="standing-row border-rule not-first:border-t max-md:grid max-md:grid-cols-[2rem_auto_minmax(0,1fr)_auto] max-md:gap-y-1 max-md:pt-1.5 max-md:pb-2.5"
    >
      {children}
      <td {...as.cell} className="py-2.5 pr-2 align-top text-ink-3 max-md:row-start-2 max-md:p-0">
        {number}
      </td>
      <th
        {...as.rowHead}
        scope="row"
        className={cx(cell, "font-semibold max-md:col-span-2 max-md:col-start-2 max-md:row-start-2 max-md:pr-3")}
      >
        <Link
          href={paths.term(slug, termId) + query}
          className={cx("link-name", group === "blocked" ? "md:text-[1.0625rem]" : "mr-2")}
        >
          {title}
        </Link>
        {value && (
          <span className={cx("font-normal text-ink-3", group === "blocked" ? "block max-md:hidden" : "inline-block")}>
            {value} <MarkingWords markedWith={valueMarkedWith} compartments={compartments} />
          </span>
        )}
        {moved && (
          <span className="t-meta block font-normal text-accent">
            <Icon name="arrow" className="mr-1 inline size-3" />
            {moved.words} <MarkingWords markedWith={moved.markedWith} compartments={compartments} />
          </span>
        )}
      </th>
      <td {...as.cell} className={cx(cell, "max-md:col-start-2 max-md:row-start-3 max-md:pr-2")}>
        <StatusWord status={status} />
        <MarkingWord compartment={compartmentOf(statusCompartmentId)} className="ml-2" />
      </td>
      <td
        {...as.cell}
        className={cx(cell, "text-right whitespace-nowrap text-ink-2 max-md:col-start-4 max-md:row-start-2")}
      >
        {since && status !== "not_tabled" && (
          <Time
            dateTime={since.from}
            title={`since ${formatFuzzy(since.date, timeZone)}${since.isInferred ? ", worked out" : ""}`}
          >
            {since.age}
          </Time>
        )}
      </td>
      <td {...as.cell} className={cx(cell, "pr-0 max-md:col-span-2 max-md:col-start-3 max-md:row-start-3")}>
        <HoldMark hold={hold} compartments={compartments} className="max-md:justify-start" />
      </td>
    </tr>
  );
}

/** "10 terms: 1 bracketed, 4 under discussion; 3 headings not counted" */
function countsInWords({ total, headings, counts }: Pick<Props, "total" | "headings" | "counts">): string {
  const each = counts.map(({ status, count }) => `${count} ${termStatusLabels[status].toLowerCase()}`);
  const left = headings > 0 ? `; ${headings} ${headings === 1 ? "heading" : "headings"} not counted` : "";
  return `${total} ${total === 1 ? "term" : "terms"}: ${each.join(", ")}${left}`;
}
