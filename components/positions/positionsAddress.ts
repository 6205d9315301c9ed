/** Addresses within the positions page: which cells are shown, which one is open, and what is being done there. */
import { paths } from "@/lib/platform/paths";
import { momentQuery, type OpenedMoment } from "@/lib/time/moment";

export const matrixFilters = ["unknown", "moved", "overtaken"] as const;
/**
 * Only the gaps (recorded as unknown, or not on record at all), only those that moved since the last session, or only
 * those whose words have changed since they were stated.
 */
export type MatrixFilter = (typeof matrixFilters)[number];

export const positionActs = ["record", "reconfirm", "correct", "retract"] as const;
export type PositionAct = (typeof positionActs)[number];

export type PositionsView = {
  slug: string;
  moment: Pick<OpenedMoment, "params">;
  filter: MatrixFilter | null;
  /** The cell that is open. */
  cell: OpenCell | null;
  /** The term at the top whose part of a long agreement is shown. */
  part?: string | null;
};

export type OpenCell = { partyId: string; termId: string };

type Place = { filter?: MatrixFilter | null; cell?: OpenCell | null; act?: PositionAct; part?: string };

/** The id of the panel that shows the open cell. */
export const panelId = "position";

/** The page as it is read, with another filter, or with another cell open (null: none), to whose panel it then leads. */
export function positionsHref(
  view: PositionsView,
  { filter = view.filter, cell: opened, act, part = view.part ?? undefined }: Place = {},
): string {
  const cell = opened === undefined ? view.cell : opened;
  const query = new URLSearchParams(momentQuery(view.moment));
  if (filter) query.set("show", filter);
  if (part) query.set("part", part);
  if (cell) {
    query.set("party", cell.partyId);
    query.set("term", cell.termId);
    if (act) query.set("act", act);
  }
  const search = query.toString().replaceAll("%3A", ":");
  return `${paths.positions(view.slug)}${search ? `?${search}` : ""}${opened ? `#${panelId}` : ""}`;
}

type Param = string | string[] | undefined;

/** What the address asks for; words that it does not know ask for nothing. */
export function readPositionsAddress(params: { party?: Param; term?: Param; show?: Param; act?: Param; part?: Param }) {
  const one = (param: Param) => (Array.isArray(param) ? param[0] : param);
  const [partyId, termId] = [one(params.party), one(params.term)];
  return {
    filter: matrixFilters.find((filter) => filter === one(params.show)) ?? null,
    cell: partyId && termId ? { partyId, termId } : null,
    act: positionActs.find((act) => act === one(params.act)) ?? null,
    part: one(params.part) || null,
  };
}
