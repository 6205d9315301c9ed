/** What becomes of the terms on record when a text is taken in, as the rows stand by now. */
import { isSameNumber } from "@/lib/terms/rules/numbering";
import { outOfOrder } from "./places";
import type { StandingTerm, TakenRow } from "./taken-rows";

export type RowChange =
  | { is: "new" | "open" }
  | {
      is: "standing";
      before: StandingTerm;
      /** The number that it had. */
      renumbered: string | null;
      /** Where it stood, in words, where it stands elsewhere now. */
      moved: string | null;
      /** What it was called. */
      retitled: string | null;
      worded: "first" | "anew" | null;
    };

/** Of each row that is taken in, by its key. `standing`: in the order of the agreement. */
export function changesOf(rows: readonly TakenRow[], standing: readonly StandingTerm[]): Map<number, RowChange> {
  const places = new Map(standing.map(({ id }, place) => [id, place]));
  const changes = new Map<number, RowChange>();
  const groups = new Map<number | null, { key: number; stood: number; isRenumbered: boolean }[]>();
  for (const { row, parent } of placed(rows)) {
    const stood = places.get(row.is);
    const before = stood === undefined ? undefined : standing[stood];
    if (!before || stood === undefined) {
      changes.set(row.key, { is: row.is === "new" ? "new" : "open" });
      continue;
    }
    const isRenumbered = !isSameNumber(before.number, row.number);
    const isUnderSame = before.parentId === (parent?.is ?? null);
    if (isUnderSame) {
      const group = parent?.key ?? null;
      groups.set(group, [...(groups.get(group) ?? []), { key: row.key, stood, isRenumbered }]);
    }
    changes.set(row.key, {
      ...{ is: "standing", before, renumbered: isRenumbered ? before.number : null },
      moved: isUnderSame ? null : stoodUnder(before, standing, places),
      retitled: before.title === row.title ? null : before.title,
      worded: row.text && before.text !== row.text ? (before.text ? "anew" : "first") : null,
    });
  }
  for (const group of groups.values())
    outOfOrder(group).forEach((isMoved, index) => {
      const change = changes.get(group[index]?.key ?? -1);
      if (isMoved && change?.is === "standing") change.moved = stoodBehind(change.before, standing);
    });
  return changes;
}

/** The rows that are taken in, each with the one that it stands under. */
function placed(rows: readonly TakenRow[]): { row: TakenRow; parent: TakenRow | null }[] {
  const above: TakenRow[] = [];
  return rows
    .filter(({ isTaken }) => isTaken)
    .map((row) => {
      while ((above.at(-1)?.depth ?? -1) >= row.depth) above.pop();
      const parent = above.at(-1) ?? null;
      above.push(row);
      return { row, parent };
    });
}

function stoodUnder(
  { parentId }: StandingTerm,
  standing: readonly StandingTerm[],
  places: ReadonlyMap<string, number>,
): string {
  const parent = standing[places.get(parentId ?? "") ?? -1];
  return parent ? `stood under ${nameOf(parent)}` : "stood at the top";
}

function stoodBehind(before: StandingTerm, standing: readonly StandingTerm[]): string {
  const siblings = standing.filter(({ parentId }) => parentId === before.parentId);
  const last = siblings[siblings.indexOf(before) - 1];
  return last ? `stood after ${nameOf(last)}` : "stood first";
}

function nameOf({ number, title }: StandingTerm): string {
  return `${number} ${title}`;
}

/** What becomes of a row, in words: "renumbered 1 → 2, worded anew". */
export function changeInWords(change: RowChange | undefined): string {
  if (change?.is === "new") return "new";
  if (change?.is !== "standing") return "to be chosen";
  const { before, renumbered, moved, retitled, worded } = change;
  const said = [
    renumbered === null ? "" : `was ${before.number}`,
    moved === null ? "" : `moved: it ${moved}`,
    retitled === null ? "" : `was called “${retitled}”`,
    worded === null ? "" : worded === "anew" ? "worded anew" : "worded for the first time",
  ].filter(Boolean);
  return said.length > 0 ? `on record, ${said.join(", ")}` : "as on record";
}

/** What the rows of a text are looked through by. */
export const rowGroups = ["look", "new", "moved", "renumbered", "reworded", "retitled"] as const;
export type RowGroup = (typeof rowGroups)[number];

/** Whether a change is one of those; what wants a look is told by the row and not by its change. */
export function isInGroup(change: RowChange | undefined, group: Exclude<RowGroup, "look">): boolean {
  if (group === "new") return change?.is === "new";
  if (change?.is !== "standing") return false;
  const { moved, renumbered, worded, retitled } = change;
  return { moved, renumbered, reworded: worded === "anew" ? worded : null, retitled }[group] !== null;
}
