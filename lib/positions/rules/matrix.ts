/** Which cells of a large table are shown: of the terms one part, of the parties as many as a page takes beside it. */
import type { Parts } from "@/lib/terms/rules/parts";
import { partsOf } from "@/lib/terms/rules/parts";
import type { Stance } from "../rules";
import type { StanceCounts } from "./answer";

export const matrixFilters = ["unknown", "moved", "overtaken"] as const;
/**
 * Only the gaps (recorded as unknown, or not on record at all), only those that moved since the last session, or only
 * those whose words have changed since they were stated.
 */
export type MatrixFilter = (typeof matrixFilters)[number];

export type CellId = { partyId: string; termId: string };

export type MatrixAsked = {
  filter: MatrixFilter | null;
  /** The term at the top whose part is asked for. */
  part: string | null;
  /** The place of the first party that is asked for. */
  from: number | null;
  cell: CellId | null;
};

type Placed = { id: string; path: readonly string[] };
type Frame<Term, Party> = {
  terms: readonly Term[];
  parties: readonly Party[];
  stances: StanceCounts;
  /** Of all cells, not only of those that are shown. */
  moved: readonly CellId[];
  overtaken: readonly CellId[];
};

export type MatrixWindow<Term extends Placed, Party> = Parts<Term> & {
  parties: Party[];
  /** The windows on many parties, each by the place of its first; none where all are shown. */
  windows: { from: number; first: Party; last: Party }[];
  from: number;
};

/** More rows than that are shown part by part, and more cells than that by windows of so many parties. */
const mostRows = 60;
const mostCells = 2_400;
const perWindow = 24;

/** The rows of which the filter shows something, and the columns that are shown of them. */
export function windowOf<Term extends Placed, Party extends { id: string }>(
  frame: Frame<Term, Party>,
  { filter, part, from: asked, cell }: MatrixAsked,
): MatrixWindow<Term, Party> {
  const within = filter === "moved" ? frame.moved : filter === "overtaken" ? frame.overtaken : null;
  const withSome = new Set(within?.map(({ termId }) => termId));
  const shown = frame.terms.filter(({ id }) =>
    within ? withSome.has(id) : filter === null || hasGap(frame.stances.get(id), frame.parties.length),
  );
  const rows = partsOf(frame.terms, shown, { most: mostRows, asked: part, openId: cell?.termId ?? null });
  if (rows.terms.length * frame.parties.length <= mostCells)
    return { ...rows, parties: [...frame.parties], windows: [], from: 0 };
  const inPart = new Set(rows.terms.map(({ id }) => id));
  const columns = within
    ? partiesIn(
        within.filter(({ termId }) => inPart.has(termId)),
        frame.parties,
      )
    : frame.parties;
  const windows = columns.flatMap((first, from) => {
    const last = columns[Math.min(from + perWindow, columns.length) - 1];
    return from % perWindow === 0 && last ? [{ from, first, last }] : [];
  });
  const place = asked ?? columns.findIndex(({ id }) => id === cell?.partyId);
  const from = place < columns.length ? (windows.findLast((each) => each.from <= place)?.from ?? 0) : 0;
  return { ...rows, parties: columns.slice(from, from + perWindow), windows, from };
}

function hasGap(counts: ReadonlyMap<Stance, number> | undefined, parties: number): boolean {
  const known = [...(counts ?? [])].reduce((sum, [stance, count]) => (stance === "unknown" ? sum : sum + count), 0);
  return known < parties;
}

function partiesIn<Party extends { id: string }>(cells: readonly CellId[], parties: readonly Party[]): Party[] {
  const ids = new Set(cells.map(({ partyId }) => partyId));
  return parties.filter(({ id }) => ids.has(id));
}
