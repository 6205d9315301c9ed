/** What of the questions the address asks for. */
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { type AskedFor, readKind } from "@/lib/analysis/questions/chosen";
import { paths } from "@/lib/platform/paths";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";

type Search = Record<string, string | string[] | undefined>;

export function readQuestionsAddress(search: Search): AskedFor & { page: number } {
  const page = Number(paramOf(search.page) ?? 1);
  return {
    kind: readKind(paramOf(search.kind)),
    party: paramOf(search.party),
    term: paramOf(search.term),
    page: Number.isSafeInteger(page) ? page : 1,
  };
}

export function questionsHref(
  slug: string,
  moment: Pick<OpenedMoment, "params">,
  { kind, party, term }: AskedFor,
  page = 1,
): string {
  return hrefWith(paths.questions(slug) + momentQuery(moment), {
    kind,
    party,
    term,
    page: page === 1 ? null : String(page),
  });
}
