/** Addresses of the page that compares: which term and versions, or since which day, and how it is laid out. */
import { paramOf } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";

export type CompareLayout = "beside" | "inline";

export type CompareAddress = {
  slug: string;
  moment: Pick<OpenedMoment, "params">;
  termId: string | null;
  from: string | null;
  to: string | null;
  /** A date as it was typed: the whole agreement is compared with how it stood then. */
  since: string | null;
  /** The record when which was made the agreement is compared with, as it was known then; it goes before the date. */
  sinceRecord?: string | null;
  layout: CompareLayout;
};

type Param = string | string[] | undefined;
type Asked = { term?: Param; from?: Param; to?: Param; since?: Param; sinceRecord?: Param; as?: Param };

export function readCompareAddress(params: Asked) {
  const layout: CompareLayout = paramOf(params.as) === "inline" ? "inline" : "beside";
  return {
    termId: paramOf(params.term),
    from: paramOf(params.from),
    to: paramOf(params.to),
    since: paramOf(params.since),
    sinceRecord: paramOf(params.sinceRecord),
    layout,
  };
}

export function compareHref({ slug, moment, termId, from, to, since, sinceRecord, layout }: CompareAddress): string {
  const query = new URLSearchParams(momentQuery(moment));
  const fields = { term: termId, from, to, since, sinceRecord, as: layout === "inline" ? layout : null };
  for (const [name, value] of Object.entries(fields)) if (value) query.set(name, value);
  const search = query.toString().replaceAll("%3A", ":");
  return `${paths.compare(slug)}${search ? `?${search}` : ""}`;
}
