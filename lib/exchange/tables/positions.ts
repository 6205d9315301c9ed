/** Rows that are positions: weighed all at once, and recorded by the hundred. */
import "server-only";
import { randomUUID } from "node:crypto";
import type { CommandContext } from "@/lib/platform/command";
import type { KnownBy, ListedOutcome, ListedPosition } from "@/lib/positions/commands/listed";
import { faultsOfIntervals, recordPositions, weighPositions } from "@/lib/positions/commands/record-positions";
import { unsaidAxisNamed } from "@/lib/positions/rules/unsaid-axis";
import { leftOut, type Mapping, meaningOf } from "../rules/table-in/mapping";
import { formatFuzzy } from "@/lib/time/format-date";
import { foldedName } from "../rules/table-in/name-index";
import type { NamedKind } from "../rules/table-in/nouns";
import type { SaidBy } from "../rules/table-in/words";
import { shortHash } from "./keys";
import { noteNamed } from "./since";
import {
  addAll,
  type Asked,
  canAddAll,
  complain,
  type Good,
  noteKnown,
  type Outcome,
  putId,
  type Taking,
} from "./taking";

export async function takePositions(
  context: CommandContext,
  { mapping, isForReal, since }: Asked,
  { outcome, names, good }: Taking & { good: readonly Good[] },
): Promise<void> {
  const compartmentId = mapping.compartmentId ?? null;
  const planned = plannedIds();
  let whole: Good[] = [];
  for (const each of good) {
    if (!canAddAll(context, mapping, outcome, each)) continue;
    if (!isForReal) noteNamed(context, outcome.named, each.read);
    for (const { field, kind, name } of each.read.adds) putId(each.read.input, field, planned.idOf(kind, name));
    whole.push(each);
  }
  const unsaidAxis = unsaidAxisNamed(meaningOf(mapping, "intervals", ""));
  const weigh = () => {
    const more = unsaidAxis ? { unsaidAxis } : {};
    const listed = whole.map(({ read }) => ({ ...read.input, isUndated: read.isUndated, ...more }) as ListedPosition);
    return weighPositions(context, compartmentId, listed, planned.ids);
  };
  let weighed = await weigh();
  const adds = whole.some(({ read }) => read.adds.length > 0);
  if (isForReal && adds) {
    // Only what stands in a row that can be recorded is added; then they are weighed by what was.
    const named: Good[] = [];
    for (const [place, each] of whole.entries()) {
      const became = weighed.outcomes[place];
      if (became?.is === "bad" || became?.is === "unsaid") refuse(outcome, mapping, each.row, became);
      else if (await addAll(context, mapping, { outcome, names }, each, since)) named.push(each);
    }
    whole = named;
    weighed = await weigh();
  }
  for (const [place, { row }] of whole.entries()) {
    const became = weighed.outcomes[place];
    if (became?.is === "new") {
      outcome.good += 1;
      outcome.keys.push(...became.keys.map(shortHash));
      if (isForReal) outcome.recordedRows.push(row);
    } else if (became?.is === "known") noteKnown(outcome, row, saidBy(context, whole, became.by));
    else if (became) refuse(outcome, mapping, row, became);
  }
  if (isForReal) outcome.recordIds.push(...(await recordPositions(context, compartmentId, weighed.ready)));
}

export type OnAxis = { row: number; termId: string; intervals: string };

/** Complains of what rows say of axes that cannot be recorded for something else: both are mended at once. */
export async function complainOfAxes(
  context: CommandContext,
  mapping: Mapping,
  outcome: Outcome,
  typed: readonly OnAxis[],
): Promise<void> {
  if (typed.length === 0) return;
  const faults = await faultsOfIntervals(context, mapping.compartmentId ?? null, typed);
  for (const [place, { row }] of typed.entries()) {
    const message = faults[place];
    if (message) complain(outcome, mapping, row, { field: "intervals", message });
  }
}

function saidBy({ member }: CommandContext, rows: readonly Good[], by: KnownBy): SaidBy {
  if ("since" in by) return { since: formatFuzzy(by.since, member.timeZone, { weekday: false }) };
  return { row: rows[by.place]?.row ?? 0 };
}

/** What becomes of an axis of which a row says nothing is asked once for all of them, as of a value that is not known. */
function refuse(outcome: Outcome, mapping: Mapping, row: number, became: Exclude<ListedOutcome, Fine>): void {
  const meant = meaningOf(mapping, "intervals", "");
  if (became.is === "unsaid" && meant === leftOut) {
    outcome.leftOut += 1;
    outcome.wrong.push({ row, column: null, message: "Left out: it says nothing of the axis.", isLeftOut: true });
    return;
  }
  complain(outcome, mapping, row, became);
  if (became.is === "bad" || meant !== undefined) return;
  const ofField = outcome.unknown.get("intervals") ?? new Map<string, number>();
  outcome.unknown.set("intervals", ofField.set("", (ofField.get("") ?? 0) + 1));
}

type Fine = { is: "new" } | { is: "known" };

/** One id for each name that is to be added, until it is. */
function plannedIds() {
  const byName = new Map<string, string>();
  const ids = new Set<string>();
  return {
    ids,
    idOf: (kind: NamedKind, name: string): string => {
      const key = `${kind} ${foldedName(name)}`;
      const id = byName.get(key) ?? randomUUID();
      byName.set(key, id);
      ids.add(id);
      return id;
    },
  };
}
