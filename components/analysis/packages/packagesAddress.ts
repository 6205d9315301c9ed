/** Addresses of packages: one that is being put together, and several side by side. */
import { hrefWith, paramOf, paramsOf } from "@/components/ui/hrefWith";
import type { AskedPackage } from "@/lib/analysis/packages/build-package";
import { paths } from "@/lib/platform/paths";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";

export type PackageReading = { slug: string; moment: Pick<OpenedMoment, "params"> };

type Param = string | string[] | undefined;
export type BuildParams = {
  choose?: Param;
  term?: Param;
  set?: Param;
  value?: Param;
  wording?: Param;
  status?: Param;
  /** The record of a saved package that this is to take the place of. */
  of?: Param;
  /** Opens the form to save it: as a correction, or as what has changed since. */
  save?: Param;
};

export function readBuild(params: BuildParams): AskedPackage & { of: string | null; save: string | null } {
  return {
    choose: paramOf(params.choose),
    term: paramOf(params.term),
    isSet: paramOf(params.set) !== null,
    value: paramOf(params.value),
    wording: paramOf(params.wording),
    status: paramOf(params.status),
    of: paramOf(params.of),
    save: paramOf(params.save),
  };
}

type Built = { choose: string; term?: string | null; of?: string | null; save?: string | null };

/** The package being put together; `term` is the one looked at. */
export function buildHref({ slug, moment }: PackageReading, { choose, term, of, save }: Built, hash?: string): string {
  const params = { choose: choose || null, term: term ?? null, of: of ?? null, save: save ?? null };
  return readable(hrefWith(paths.newPackage(slug) + momentQuery(moment), params, hash));
}

/** Most packages that are read side by side. */
export const mostCompared = 6;

export function readCompared(params: { with?: Param; choose?: Param }) {
  return { ids: [...new Set(paramsOf(params.with))].slice(0, mostCompared), choose: paramOf(params.choose) };
}

/** Saved packages side by side, and one that is not saved. */
export function comparedHref({ slug, moment }: PackageReading, ids: readonly string[], choose?: string | null): string {
  const query = new URLSearchParams(momentQuery(moment).slice(1));
  for (const id of ids) query.append("with", id);
  if (choose) query.set("choose", choose);
  return readable(`${paths.comparePackages(slug)}?${query.toString()}`);
}

/** What no browser minds in a query stays as it is. */
function readable(href: string): string {
  return href.replaceAll("%2A", "*").replaceAll("%3A", ":");
}
