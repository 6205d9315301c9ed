import { z } from "zod";
import { parseFuzzyDate } from "./parse-fuzzy-date";
import { isTimeZone } from "./zones";

/** A date as a person typed it, normalised; the message says what is wrong with it. */
export const fuzzyDateInput = z
  .string()
  .max(100, "A date takes no more than 100 characters.")
  .transform((text, context) => {
    const parsed = parseFuzzyDate(text);
    if (parsed.ok) return parsed.date;
    context.addIssue({ code: "custom", message: parsed.message });
    return z.NEVER;
  });

/** A single day of the calendar, exact: "2019-02-28", or typed as "28 Feb 2019". */
export const dayInput = fuzzyDateInput.refine((date) => /^\d{4}-\d\d-\d\d$/.test(date), {
  message: "Give one exact day, as in 28 Feb 2019.",
});

const zoneForm = "Name a time zone as Continent/City, as in Asia/Qatar, or UTC.";

/** The IANA name of a time zone. */
export const timeZoneInput = z.string(zoneForm).trim().refine(isTimeZone, zoneForm);
