/** Addresses within the positions page: which cells are shown, which one is open, and what is being done there. */
import { paths } from "@/lib/platform/paths";
import { type CellId, type MatrixFilter, matrixFilters } from "@/lib/positions/rules/matrix";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";

export const positionActs = ["record", "reconfirm", "correct", "retract"] as const;
export type PositionAct = (typeof positionActs)[number];

export type PositionsView = {
  slug: string;
  moment: Pick<OpenedMoment, "params">;
  filter: MatrixFilter | null;
  /** The cell that is open. */
  cell: CellId | null;
  /** The term at the top whose part of a long agreement is shown. */
  part?: string | null;
  /** The place of the first of the parties that are shown of many. */
  from?: number | null;
};

type Place = {
  filter?: MatrixFilter | null;
  cell?: CellId | null;
  act?: PositionAct;
  /** The answered question that a position is noted from. */
  answer?: string;
  part?: string;
  from?: number | null;
};

/** The id of the panel that shows the open cell. */
export const panelId = "position";

/** The page as it is read, with another filter, or with another cell open (null: none), to whose panel it then leads. */
export function positionsHref(
  view: PositionsView,
  {
    filter = view.filter,
    cell: opened,
    act,
    answer,
    part = view.part ?? undefined,
    from = view.from ?? null,
  }: Place = {},
): string {
  const cell = opened === undefined ? view.cell : opened;
  const query = new URLSearchParams(momentQuery(view.moment));
  if (filter) query.set("show", filter);
  if (part) query.set("part", part);
  // Places are counted from one where a reader sees them.
  if (from !== null) query.set("from", String(from + 1));
  if (cell) {
    query.set("party", cell.partyId);
    query.set("term", cell.termId);
    if (act) query.set("act", act);
    if (act && answer) query.set("answer", answer);
  }
  const search = query.toString().replaceAll("%3A", ":");
  return `${paths.positions(view.slug)}${search ? `?${search}` : ""}${opened ? `#${panelId}` : ""}`;
}

type Param = string | string[] | undefined;

type Asked = { party?: Param; term?: Param; show?: Param; act?: Param; answer?: Param; part?: Param; from?: Param };

/** What the address asks for; words that it does not know ask for nothing. */
export function readPositionsAddress(params: Asked) {
  const one = (param: Param) => (Array.isArray(param) ? param[0] : param);
  const [partyId, termId] = [one(params.party), one(params.term)];
  return {
    filter: matrixFilters.find((filter) => filter === one(params.show)) ?? null,
    cell: partyId && termId ? { partyId, termId } : null,
    act: positionActs.find((act) => act === one(params.act)) ?? null,
    answer: one(params.answer) || null,
    part: one(params.part) || null,
    from: /^[1-9]\d{0,5}$/.test(one(params.from) ?? "") ? Number(one(params.from)) - 1 : null,
  };
}
