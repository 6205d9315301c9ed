/** When this browser last looked at the activity of a negotiation, before the visit that goes on in this tab. */

const keyOf = (slug: string) => `parley-activity-visit:${slug}`;

/** As an ISO instant; null where there was no visit before. The first asking in a tab begins the visit. */
export function lastVisit(slug: string): string | null {
  try {
    const key = keyOf(slug);
    const known = sessionStorage.getItem(key);
    if (known !== null) return known || null;
    const last = localStorage.getItem(key);
    sessionStorage.setItem(key, last ?? "");
    localStorage.setItem(key, new Date().toISOString());
    return last;
  } catch {
    // The browser keeps nothing for us.
    return null;
  }
}
