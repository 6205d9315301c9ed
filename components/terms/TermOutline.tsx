/** The agreement as an outline: every term under the one it belongs to, how it stands, what is at issue, what it hangs on. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { MarkingWord, MarkingWords } from "@/components/record/MarkingNote";
import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/Time";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { LinkageView, TermStatusView, TermView } from "@/lib/terms/queries";
import { linkageLabels, linkageLabelsReversed } from "@/lib/terms/rules";
import { ageOf } from "@/lib/time/distances";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { StatusWord } from "./StatusGlyph";
import { SelectBox } from "./TermSelection";

type Props = {
  /** All of the agreement, and those of them that are shown. */
  terms: readonly TermView[];
  shown: readonly TermView[];
  statuses: ReadonlyMap<string, TermStatusView>;
  linkages: readonly LinkageView[];
  /** What is at issue on the term's axis: "36 to 60 months". */
  valueAt: (term: TermView) => { words: string | null; markedWith: readonly string[] };
  /** Who stands where on it, in short. */
  standpoints: (term: TermView) => ReactNode;
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
  asOf: Date;
  timeZone: string;
};

// Some browsers forget that a table is one when its parts are laid out as blocks, unless they are told again.
const as = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHead: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

const heads = ["Term", "Status", "For", "Positions", "Linked to"];
/** How far each level is set in; the deeper ones share the last. */
const insets = ["", "md:pl-6", "md:pl-12", "md:pl-18"];
const cell = "py-2.5 pr-4 align-top max-md:p-0";

export function TermOutline({ shown, ...rest }: Props) {
  return (
    <table {...as.table} className="w-full border-collapse text-left max-md:block">
      <caption className="sr-only">The terms of the agreement in order, each under the one it belongs to</caption>
      <thead {...as.group} className="max-md:sr-only">
        <tr {...as.row} className="border-b border-rule-2">
          {heads.map((head) => (
            <th
              key={head}
              {...as.columnHead}
              scope="col"
              className={cx("t-meta pt-1 pb-1.5 pr-4 text-ink-3", head === "For" && "text-right")}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.group} className="max-md:block">
        {shown.map((term) => (
          <TermRow key={term.id} term={term} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function TermRow({
  term,
  terms,
  statuses,
  linkages,
  valueAt,
  standpoints,
  hrefOf,
  compartments,
  asOf,
  timeZone,
}: Omit<Props, "shown"> & { term: TermView }) {
  const status = statuses.get(term.id);
  const since = status && requireFuzzyDate(status.since.validText);
  const value = valueAt(term);
  const marking = (compartmentId: string | null | undefined) => (
    <MarkingWord compartment={compartments.find(({ id }) => id === compartmentId)} />
  );
  return (
    <tr
      {...as.row}
      data-row
      className={cx(
        "border-t not-first:border-rule max-md:grid max-md:gap-y-1.5 max-md:py-3",
        term.depth === 0 ? "border-rule-2" : "border-rule",
      )}
    >
      <th {...as.rowHead} scope="row" className={cx(cell, "font-normal")}>
        <span className={cx("flex gap-3", insets[Math.min(term.depth, insets.length - 1)])}>
          <SelectBox id={term.id} name={`${term.number} ${term.title}`} />
          <span className="min-w-7 shrink-0 text-ink-3">{term.number}</span>
          <span className="min-w-0">
            <Link href={hrefOf(term.id)} className="link-name t-ui-strong">
              {term.title}
            </Link>
            {value.words && <span className="ml-2 text-ink-3">{value.words}</span>}{" "}
            <MarkingWords markedWith={value.markedWith} compartments={compartments} />
            {term.isUnilateral && <span className="t-meta block text-ink-3">goes on with or without a deal</span>}
            {term.compartmentId && <span className="block">{marking(term.compartmentId)}</span>}
          </span>
        </span>
      </th>
      <td {...as.cell} className={cx(cell, "w-44 max-md:w-auto")}>
        <StatusWord status={status?.status ?? "not_tabled"} className="whitespace-nowrap" />{" "}
        {marking(status?.since.compartmentId)}
      </td>
      <td {...as.cell} className={cx(cell, "w-16 text-right whitespace-nowrap text-ink-2 max-md:hidden")}>
        {status && since && status.status !== "not_tabled" && (
          <Time
            dateTime={status.since.validFrom.toISOString()}
            title={`since ${formatFuzzy(since, timeZone)}${status.since.validInferred ? ", worked out" : ""}`}
          >
            {ageOf(since, asOf, timeZone)}
          </Time>
        )}
      </td>
      <td {...as.cell} className={cx(cell, "w-60 max-md:w-auto xl:w-96")}>
        {standpoints(term)}
      </td>
      <td {...as.cell} className={cx(cell, "t-small w-48 pr-0 text-ink-2 max-md:w-auto")}>
        <Links termId={term.id} linkages={linkages} terms={terms} hrefOf={hrefOf} compartments={compartments} />
      </td>
    </tr>
  );
}

type LinksProps = Pick<Props, "linkages" | "terms" | "hrefOf" | "compartments"> & { termId: string };

function Links({ termId, linkages, terms, hrefOf, compartments }: LinksProps) {
  const mine = linkages.filter(({ fromTermId, toTermId }) => fromTermId === termId || toTermId === termId);
  return mine.map((linkage) => {
    const isFrom = linkage.fromTermId === termId;
    const other = terms.find(({ id }) => id === (isFrom ? linkage.toTermId : linkage.fromTermId));
    if (!other) return null;
    return (
      <span key={linkage.id} className="block max-md:mr-4 max-md:inline-block" title={linkage.why}>
        {(isFrom ? linkageLabels : linkageLabelsReversed)[linkage.kind]}{" "}
        <Link href={hrefOf(other.id)} className="link">
          {other.number}
          <span className="sr-only"> {other.title}</span>
        </Link>{" "}
        <MarkingWord compartment={compartments.find(({ id }) => id === linkage.record.compartmentId)} />
      </span>
    );
  });
}
