/** Addresses within the text page: which term, which wording, whether a second language stands beside the first. */
import { hrefWith } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";

export type TextView = {
  slug: string;
  moment: Pick<OpenedMoment, "params">;
  /** The language that stands beside the first, or null. */
  beside: string | null;
  /** Which notes are shown, as the fields of the address. */
  notes?: readonly (readonly [string, string])[];
  /** The term at the top whose part is shown of a very long text. */
  part?: string | null;
};

/** The id of a term's element on the text page. */
export function termElementId(termId: string): string {
  return `term-${termId}`;
}

/** The text with the form open that corrects a wording or an option, or takes it back. */
export function correctionHref(view: TextView, { termId, recordId }: { termId: string; recordId: string }): string {
  return hrefWith(textHref(view, { termId }), { correct: recordId }, "form");
}

/** The text at the moment that is read; `termId` leads to a term, `versionId` shows that wording of it. */
export function textHref(view: TextView, to: { termId?: string; versionId?: string; beside?: string | null } = {}) {
  const query = new URLSearchParams(momentQuery(view.moment));
  const beside = to.beside === undefined ? view.beside : to.beside;
  if (beside) query.set("beside", beside);
  for (const [name, value] of view.notes ?? []) query.set(name, value);
  // A term is shown with its own part.
  if (to.termId) query.set("term", to.termId);
  else if (view.part) query.set("part", view.part);
  if (to.versionId) query.set("version", to.versionId);
  const search = query.toString().replaceAll("%3A", ":");
  const hash = to.termId ? `#${termElementId(to.termId)}` : "";
  return `${paths.text(view.slug)}${search ? `?${search}` : ""}${hash}`;
}
