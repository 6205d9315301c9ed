/** Where on the page of forecasts a form stands open; a past view has none. */
import { hrefWith } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";

/** The form for a forecast, filled in with its question where one is given: by its key. */
export function forecastHref(slug: string, question?: { key: string }): string {
  return hrefWith(paths.forecasts(slug), { add: question?.key ?? "forecast" }, "form");
}

/** The form that mends a shared forecast or takes it back. */
export function reviseForecastHref(slug: string, recordId: string): string {
  return hrefWith(paths.forecasts(slug), { retract: recordId }, "form");
}
