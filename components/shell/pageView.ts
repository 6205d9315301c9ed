/** What of a page's address says how it is viewed, and stays when the clocks move: a filter, an open cell, a month. */

/** The clocks themselves, and what opens a form: a form belongs to the moment that it was opened at. */
const notOfView = ["asOf", "knownAt", "act", "add", "correct", "retract", "change", "event", "save"];

export function viewParams(search: URLSearchParams): [name: string, value: string][] {
  return [...search].filter(([name]) => !notOfView.includes(name));
}

/** The address at other clocks with the view of the page that is open. */
export function withView(href: string, search: URLSearchParams): string {
  const [path = "", own = ""] = href.split("?");
  const query = new URLSearchParams([...viewParams(search), ...new URLSearchParams(own)]);
  // A colon is plain in a query, and the address stays readable.
  return query.size > 0 ? `${path}?${query.toString().replaceAll("%3A", ":")}` : path;
}
