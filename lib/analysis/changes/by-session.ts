/** Of what moved over a session, what was recorded in it, and what was recorded elsewhere over the same days. */
import type { StatusMoved, TermMoved } from "./compare";
import type { Told } from "./readings";

/** Each term with the moves of either kind; one that has both is in both lists. */
export function bySession(terms: readonly TermMoved[], sessionId: string): { own: TermMoved[]; others: TermMoved[] } {
  const isIn = ({ record }: Told) => record.sessionId === sessionId;
  // What passed in between is what the session recorded, too, though something else has come to hold since.
  const isOwn = ({ from, to, passed = [] }: { from: Told | null; to: Told | null; passed?: readonly Told[] }) =>
    [to ?? from, ...passed].some((told) => told !== null && isIn(told));
  const isOwnStatus = (status: StatusMoved) => [status, ...status.passed].some(isIn);
  const pick = (wanted: boolean) =>
    terms.flatMap((moved): TermMoved[] => {
      const picked: TermMoved = {
        term: moved.term,
        entry: moved.entry && isOwn(moved.entry) === wanted ? moved.entry : null,
        status: moved.status && isOwnStatus(moved.status) === wanted ? moved.status : null,
        wordings: moved.wordings.filter((wording) => isOwn(wording) === wanted),
        positions: moved.positions.filter((position) => isOwn(position) === wanted),
        // Where they are only counted, nobody can say where each was recorded.
        firsts: wanted ? [] : moved.firsts,
      };
      const isEmpty =
        !picked.entry &&
        !picked.status &&
        picked.wordings.length === 0 &&
        picked.positions.length === 0 &&
        picked.firsts.length === 0;
      return isEmpty ? [] : [picked];
    });
  return { own: pick(true), others: pick(false) };
}
