/** Addresses of the page that compares two moments: since which day, told from which side, and which page of it. */
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { precisionOf } from "@/lib/time/fuzzy-date";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";

export type ChangesSide = "term" | "party";

/** The later moment is the one that the page is opened at: its clocks move it, and links lead to what stood then. */
export type ChangesAddress = {
  slug: string;
  moment: Pick<OpenedMoment, "params">;
  from: string | null;
  by: ChangesSide;
};

type Param = string | string[] | undefined;

/** `from` as it was typed, and as a date or what is wrong with it; the page of the comparison counts from 1. */
export function readChangesAddress(params: { from?: Param; by?: Param; page?: Param }) {
  const typed = paramOf(params.from);
  const by: ChangesSide = paramOf(params.by) === "party" ? "party" : "term";
  const page = Number(paramOf(params.page) ?? 1);
  return {
    typed,
    ...readFrom(typed),
    by,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

function readFrom(typed: string | null): { from: FuzzyDate | null; error: string | null } {
  if (typed === null) return { from: null, error: null };
  const parsed = parseFuzzyDate(typed);
  if (!parsed.ok) return { from: null, error: parsed.message };
  if (precisionOf(parsed.date) === "interval") return { from: null, error: "Give one day, not an interval." };
  return { from: parsed.date, error: null };
}

/** `asOf` moves the later moment, null to the negotiation's present. */
export function changesHref(
  { slug, moment, from, by }: ChangesAddress,
  more: { asOf?: string | null; page?: number } = {},
): string {
  const { asOf, page = 1 } = more;
  const query = momentQuery(moment, asOf === undefined ? {} : { asOf });
  return hrefWith(paths.changes(slug) + query, {
    from,
    by: by === "party" ? by : null,
    page: page > 1 ? String(page) : null,
  });
}
