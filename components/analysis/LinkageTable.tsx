/** Every linkage of the agreement: both ends with what the parties hold on them, the reason, and what bears on it. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { cx } from "@/components/ui/cx";
import { Rest } from "@/components/ui/Rest";
import { Section } from "@/components/ui/Section";
import type { LinkageOverview } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { stanceLabels } from "@/lib/positions/rules";
import { linkageLabels } from "@/lib/terms/rules";
import { TermName } from "./TermName";

type Props = {
  linkages: readonly LinkageOverview[];
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

// Some browsers forget that a table is one when its parts are laid out as blocks, unless they are told again.
const as = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  cell: { role: "cell" },
};

const columns = [
  { head: "Term", width: "w-[25%]" },
  { head: "Linkage", width: "w-[11%]" },
  { head: "Other term", width: "w-[25%]" },
  { head: "Why, and what bears on it", width: "" },
];

/** From so many on they scroll within the window, by keyboard too. */
const tall = 20;
const scrolling = {
  role: "group",
  "aria-label": "Linkages",
  tabIndex: 0,
  className: "relative max-h-[calc(100dvh-5rem)] overflow-y-auto print:max-h-none print:overflow-visible",
};

export function LinkageTable({ linkages, hrefOf, compartments }: Props) {
  return (
    <Section
      title="What is linked to what"
      aside={`${linkages.length} ${linkages.length === 1 ? "linkage" : "linkages"}`}
    >
      <div {...(linkages.length > tall ? scrolling : {})}>
        <table {...as.table} className="w-full table-fixed border-collapse text-left max-lg:block">
          <caption className="sr-only">The linkages between terms, with their reasons</caption>
          <thead {...as.group} className="max-lg:sr-only">
            <tr {...as.row} className="border-b border-rule-2">
              {columns.map(({ head, width }) => (
                <th key={head} {...as.head} scope="col" className={cx("t-meta pt-1 pr-4 pb-1.5 text-ink-3", width)}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...as.group} className="max-lg:block">
            {linkages.map(({ from, to, kind, why, risks, statements, markedWith }) => (
              <tr
                key={`${from.term.id}${kind}${to.term.id}`}
                {...as.row}
                className="border-t border-rule first:border-t-0 max-lg:grid max-lg:gap-y-2 max-lg:py-3"
              >
                <End end={from} isTraded={kind === "trades_for"} hrefOf={hrefOf} compartments={compartments} />
                <td {...as.cell} className="py-3 pr-4 align-top max-lg:p-0">
                  <em className="font-serif text-ink-2">{linkageLabels[kind]}</em>
                </td>
                <End end={to} isTraded={kind === "trades_for"} hrefOf={hrefOf} compartments={compartments} />
                <td {...as.cell} className="grid gap-1.5 py-3 align-top max-lg:p-0">
                  <p>
                    {why} <MarkingWords markedWith={markedWith} compartments={compartments} />
                  </p>
                  {risks.map(({ id, text, markedWith }) => (
                    <p key={id} className="t-small text-ink-2">
                      <span className="text-against-2">Risk:</span> {text}{" "}
                      <MarkingWords markedWith={markedWith} compartments={compartments} />
                    </p>
                  ))}
                  {statements.map(({ id, text, speaker, markedWith }) => (
                    <p key={id} className="t-small text-ink-2">
                      {speaker}: {text} <MarkingWords markedWith={markedWith} compartments={compartments} />
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

type EndProps = Pick<Props, "hrefOf" | "compartments"> & { end: LinkageOverview["from"]; isTraded: boolean };

/** Of what is traded it matters why each side wants it. */
function End({ end: { term, status, statusMarkedWith, positions }, isTraded, hrefOf, compartments }: EndProps) {
  const rest = { isTraded, compartments };
  const spoken = positions.filter(({ isCounted, stance }) => isCounted || stance !== "unknown");
  return (
    <td {...as.cell} className="py-3 pr-4 align-top max-lg:p-0">
      <TermName term={term} status={status} href={hrefOf(term.id)} />{" "}
      <MarkingWords markedWith={statusMarkedWith} compartments={compartments} />
      <Stances {...rest} positions={spoken.slice(0, most)} />
      {spoken.length > most && (
        <Rest words={`${spoken.length - most} more`}>
          <Stances {...rest} positions={spoken.slice(most)} />
        </Rest>
      )}
    </td>
  );
}

/** Of forty parties the first say enough beside a term; the rest is asked for. */
const most = 6;

type StancesProps = Pick<EndProps, "isTraded" | "compartments"> & Pick<LinkageOverview["from"], "positions">;

function Stances({ positions, isTraded, compartments }: StancesProps) {
  return (
    <ul className="mt-1 grid gap-1">
      {positions.map(({ partyId, party, stance, why, markedWith }) => (
        <li key={partyId} className="t-meta flex items-start gap-2 text-ink-2">
          <StanceGlyph stance={stance} decorative className="mt-px" />
          <span>
            <bdi>{party}</bdi>: {stanceLabels[stance]}{" "}
            <MarkingWords markedWith={markedWith} compartments={compartments} />
            {isTraded && why && <span className="block text-ink-3">{why}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
