import { visitPrefix } from "@/components/ui/keptText";

/**
 * When somebody last looked at the activity of a negotiation in this browser, before the visit that goes on in this tab.
 * It names them, and goes when they sign out.
 */

/** As an ISO instant; null where there was no visit before. The first asking in a tab begins the visit. */
export function lastVisit(userId: string, negotiationId: string): string | null {
  try {
    const key = `${visitPrefix}${userId}:${negotiationId}`;
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
