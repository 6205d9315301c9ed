/** Where a kept brief is read in another way than as it stood; `query` is that of the moment that the page is opened at. */
import { hrefWith } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";

/** What the record says differently now. */
export function briefDifferencesHref(slug: string, briefId: string, query: string): string {
  return hrefWith(paths.keptBrief(slug, briefId) + query, { since: "kept" });
}
