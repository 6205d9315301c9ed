import { positionsHref } from "@/components/positions/positionsAddress";
import type { LinkTarget } from "@/lib/annotations/rules/links";
import { paths } from "@/lib/platform/paths";
import { momentQuery, type OpenedMoment } from "@/lib/time/moment";

/** Where a reader is: links keep to the moment that they read at. */
export type Reading = { slug: string; moment: Pick<OpenedMoment, "params"> };

/** Where what is linked is read: a position in its cell, a source among the evidence. */
export function linkHref({ slug, moment }: Reading, target: LinkTarget): string {
  return target.kind === "position"
    ? positionsHref({ slug, moment, filter: null, cell: null }, { cell: target })
    : `${paths.evidence(slug)}${momentQuery(moment)}#source-${target.id}`;
}
