/** Addresses of the sessions page as a calendar: which month it shows. */
import { hrefWith } from "@/components/ui/hrefWith";

/** The page as a calendar, at a month; without one at that in which the page stands. */
export function calendarHref(path: string, month: string | null = null): string {
  return hrefWith(path, { view: "calendar", month });
}
