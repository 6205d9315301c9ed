/** Where the page of forecasts shows those on one thing, and where on it a form stands open; a past view has no form. */
import { hrefWith } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";

/** How the address names the agreement as a whole. */
const whole = "agreement";

type Reading = { slug: string; moment: Parameters<typeof momentQuery>[0] };

/** What is asked for: a term by its id, the agreement as a whole (null), or everything. */
export function readForecastsOn(on: string | null): { termId: string | null } | null {
  if (on === null) return null;
  return { termId: on === whole ? null : on };
}

/** The forecasts on the term, or with null on the agreement as a whole. */
export function forecastsOnHref({ slug, moment }: Reading, termId: string | null): string {
  return hrefWith(paths.forecasts(slug) + momentQuery(moment), { on: termId ?? whole });
}

/** The form for a forecast, filled in with its question where one is given: by its key. `path`: the page as it is shown. */
export function forecastHref(path: string, question?: { key: string }): string {
  return hrefWith(path, { add: question?.key ?? "forecast" }, "form");
}

/** The form that mends a shared forecast or takes it back. */
export function reviseForecastHref(path: string, recordId: string): string {
  return hrefWith(path, { retract: recordId }, "form");
}
