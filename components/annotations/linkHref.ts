import { positionsHref } from "@/components/positions/positionsAddress";
import { hrefWith } from "@/components/ui/hrefWith";
import type { LinkTarget } from "@/lib/annotations/rules/links";
import { paths } from "@/lib/platform/paths";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";

/** Where a reader is: links keep to the moment that they read at. */
export type Reading = { slug: string; moment: Pick<OpenedMoment, "params"> };

/** Where what is linked is read: a position in its cell, a source among the evidence, or there among what was taken back. */
export function linkHref({ slug, moment }: Reading, target: LinkTarget, { isTakenBack = false } = {}): string {
  if (target.kind === "position") return positionsHref({ slug, moment, filter: null, cell: null }, { cell: target });
  const evidence = paths.evidence(slug) + momentQuery(moment);
  return hrefWith(evidence, { takenBack: isTakenBack ? target.id : null }, `source-${target.id}`);
}
