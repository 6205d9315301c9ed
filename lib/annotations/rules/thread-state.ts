/** How a thread stands: whether it waits for anybody, for whom, and where on a later wording it was placed by hand. */
import type { Anchor } from "@/lib/text/anchor";

/** A resolved thread stays readable and asks for nothing. */
export type AnnotationState = "open" | "resolved";

/** The place that somebody gave a remark whose words had changed: an anchor on the version that stood then. */
export type Placement = Anchor & { clauseVersionId: string };

export type ThreadState = {
  state: AnnotationState;
  assigneeId: string | null;
  placement: Placement | null;
};

export const openThread: ThreadState = { state: "open", assigneeId: null, placement: null };

type Row = {
  state: AnnotationState;
  assigneeId: string | null;
  clauseVersionId: string | null;
  start: number | null;
  end: number | null;
  quote: string | null;
  prefix: string | null;
  suffix: string | null;
};

/** The state as a row has it: of a placement, all or nothing. */
export function threadStateOf({
  state,
  assigneeId,
  clauseVersionId,
  start,
  end,
  quote,
  prefix,
  suffix,
}: Row): ThreadState {
  const isPlaced =
    clauseVersionId !== null && start !== null && end !== null && quote !== null && prefix !== null && suffix !== null;
  return { state, assigneeId, placement: isPlaced ? { clauseVersionId, start, end, quote, prefix, suffix } : null };
}
