/** The moment in the address of a link. Apart from what reads it, since nearly every page of a browser's writes some. */
import type { OpenedMoment } from "./moment";

/**
 * What to append to the path of a link so that the page it leads to opens at the same moment: "" at the present, else
 * "?asOf=2019-02-27". `changed` sets either clock to another date, or back to its default with null.
 */
export function momentQuery(
  moment: Pick<OpenedMoment, "params">,
  changed: { asOf?: string | null; knownAt?: string | null } = {},
): string {
  const { asOf, knownAt } = { ...moment.params, ...changed };
  const query = new URLSearchParams();
  if (asOf) query.set("asOf", asOf);
  if (knownAt) query.set("knownAt", knownAt);
  // A colon is plain in a query, and the address stays readable.
  return query.size > 0 ? `?${query.toString().replaceAll("%3A", ":")}` : "";
}
