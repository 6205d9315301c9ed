/** Whether a report's words before a date point to a day that is still to come. */

/** They say so directly before the date, and only there: "by Monday", but not "signed by both on Monday". */
const directly =
  /\b(?:by|until|till|due|before|(?:set|planned|scheduled|expected|due|slated)(?: for)?)\s+(?:(?:on|in|the|at)\s+)?$/iu;
/** These do so over other words: "will meet again on Monday". */
const over =
  /\b(?:will|would|shall|(?:is|are|was|were) (?:due|set|planned|scheduled|expected|going)|(?:hopes?|plans?|due|set|expected|scheduled) to|to (?:resume|reconvene|open|meet|begin|start|continue|return))\b/giu;
/** What is said of the past between the two takes it back: "would end the war was signed on Monday". */
const past =
  /(?<!\p{L})(?:was|were|had|did|said|told|met|held|began|broke|left|came|went|took|made|gave|got|spoke|\p{Ll}{2,}ed)(?!\p{L})/u;
/** "Be signed" is not of the past; nor do these words tell what happened. */
const noPast =
  /\b(?:be|been|being)\s+(?:\p{L}+ly\s+)?\p{L}+|\b(?:need|indeed|speed|armed|allied|proposed|planned|expected|renewed|limited)\b/giu;

export function pointsAhead(before: string): boolean {
  // Not over the end of a clause or of a quotation.
  const clause = before.split(/[.;:!?“”"]\s/u).at(-1) ?? "";
  if (directly.test(clause)) return true;
  const last = [...clause.matchAll(over)].at(-1);
  return last !== undefined && !past.test(clause.slice(last.index + last[0].length).replace(noPast, ""));
}
