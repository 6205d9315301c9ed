/** Who stands where: a row for each term, a column for each party. Each cell opens beside the table. */
import { Link } from "@/components/ui/Link";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { TermParts } from "@/components/terms/TermParts";
import { cx } from "@/components/ui/cx";
import { Table } from "@/components/ui/DataTable";
import { partLabel } from "@/lib/parties/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { MatrixView } from "@/lib/positions/queries/matrix";
import type { PositionView } from "@/lib/positions/queries";
import type { MatrixFilter, MatrixWindow } from "@/lib/positions/rules/matrix";
import { heldOn } from "@/lib/positions/rules/on-term";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";
import { MatrixCell, type Moved } from "./MatrixCell";
import { MatrixKeys } from "./MatrixKeys";
import { MatrixParties } from "./MatrixParties";
import { type PositionsView, positionsHref } from "./positionsAddress";

/** So many parties stand side by side on a page that is higher than wide. */
const onPortrait = 6;

type Term = MatrixView["terms"][number];
type Party = MatrixView["parties"][number];

type Props = {
  /** `positions` are those in the window. */
  matrix: Pick<MatrixView, "parties" | "statuses" | "positions" | "overtaken">;
  shown: MatrixWindow<Term, Party>;
  compartments: readonly CompartmentView[];
  /** Cells that moved since the last session. */
  moved: readonly Moved[];
  view: PositionsView;
  /** What is on offer on a term's axis, by term id: "36 to 60 months". */
  values: ReadonlyMap<string, string>;
  caption: string;
  /** The key that begins to record in a cell, for who may. */
  recordKey: string | null;
};

export function PositionMatrix({ matrix, shown, compartments, moved, view, values, caption, recordKey }: Props) {
  const { statuses, positions, overtaken } = matrix;
  const { parts, part, terms, parties } = shown;
  const positionOf = (partyId: string, termId: string) => heldOn(positions, partyId, termId) ?? null;
  const compartmentOf = (position: PositionView | null) =>
    compartments.find(({ id }) => id === position?.record.compartmentId);
  const movedOf = (partyId: string, termId: string) => heldOn(moved, partyId, termId) ?? null;
  const isShown = (partyId: string, termId: string) => {
    if (view.filter === "moved") return movedOf(partyId, termId) !== null;
    const position = positionOf(partyId, termId);
    if (view.filter === "overtaken") return position !== null && overtaken.has(position.id);
    const stance = position?.stance;
    return view.filter === null || stance === undefined || stance === "unknown";
  };
  if (terms.length === 0)
    return <p className="t-note border-y border-rule py-4">{nothingIn[view.filter ?? "unknown"]}</p>;
  return (
    <MatrixKeys recordKey={recordKey}>
      {part && <TermParts parts={parts} shown={part} hrefOf={(id) => positionsHref(view, { part: id, cell: null })} />}
      <MatrixParties view={view} shown={shown} all={matrix.parties.length} />
      <Table
        caption={caption}
        isTall={terms.length > tall}
        className={cx("table-fixed", parties.length > onPortrait && "print-wide")}
      >
        <colgroup>
          <col className="w-60 max-md:w-34 print:w-40" />
          {parties.map(({ id }) => (
            // On paper nothing scrolls: all of them share what there is.
            <col key={id} className="w-34 max-md:w-30 print:w-auto" />
          ))}
        </colgroup>
        <thead>
          <tr className="border-b border-rule-2">
            <th scope="col" className={cx(sticky, "top-0 z-20 align-bottom")}>
              <span className="sr-only">Term</span>
            </th>
            {parties.map((party) => (
              <th
                key={party.id}
                scope="col"
                className="sticky top-0 z-10 bg-paper px-2 pt-2 pb-3 align-bottom font-normal shadow-[0_1px_0_var(--rule-2)] first-of-type:pl-0"
              >
                <Link
                  href={paths.party(view.slug, party.id) + momentQuery(view.moment)}
                  title={party.name}
                  className="link-name t-ui-strong line-clamp-4 text-balance [overflow-wrap:anywhere] max-md:py-1.5"
                >
                  <bdi>{party.name}</bdi>
                </Link>
                <span className="t-meta block text-ink-3">{partLabel(party)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <tr key={term.id} className="border-t border-rule first:border-t-0">
              <th scope="row" className={cx(sticky, "py-2 align-middle font-normal")}>
                <span className="flex items-start gap-3 max-md:flex-wrap max-md:gap-x-2 max-md:gap-y-0">
                  <span className="min-w-6 shrink-0 text-ink-3">{term.number}</span>
                  <StatusGlyph status={statuses.get(term.id)?.status ?? "not_tabled"} className="mt-0.5" />
                  <span className="min-w-0 max-md:w-full">
                    <Link
                      href={paths.term(view.slug, term.id) + momentQuery(view.moment)}
                      className="link-name t-ui-strong"
                    >
                      {term.title}
                    </Link>
                    {values.has(term.id) && <span className="t-meta block text-ink-3">{values.get(term.id)}</span>}
                  </span>
                </span>
              </th>
              {parties.map(({ id }) => (
                <MatrixCell
                  key={id}
                  position={positionOf(id, term.id)}
                  moved={movedOf(id, term.id)}
                  isOvertaken={overtaken.has(positionOf(id, term.id)?.id ?? "")}
                  compartment={compartmentOf(positionOf(id, term.id))}
                  isShown={isShown(id, term.id)}
                  isOpen={view.cell?.partyId === id && view.cell.termId === term.id}
                  href={positionsHref(view, { cell: { partyId: id, termId: term.id } })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </MatrixKeys>
  );
}

const nothingIn: Record<MatrixFilter, string> = {
  unknown: "There is no gap: a position stands in every cell.",
  moved: "No position has moved since the last session, and none is new.",
  overtaken: "Every position is about the words that stand now.",
};

/** From so many rows on the table scrolls within the window. */
const tall = 9;

/** The names stay while the parties scroll by. */
const sticky = "sticky -left-1 z-10 bg-paper pr-3 pl-1 max-md:shadow-[1px_0_0_var(--rule)]";
