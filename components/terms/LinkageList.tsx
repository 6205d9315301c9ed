/** What a term is linked to, read from its own end, and why. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import type { LinkageView, TermStatusView, TermView } from "@/lib/terms/queries";
import { linkageLabels, linkageLabelsReversed } from "@/lib/terms/rules";
import { StatusGlyph } from "./StatusGlyph";

type Props = {
  termId: string;
  /** Those that the term is an end of. */
  linkages: readonly LinkageView[];
  terms: readonly TermView[];
  statuses: ReadonlyMap<string, TermStatusView>;
  hrefOf: (termId: string) => string;
  footing: (linkage: LinkageView) => ReactNode;
};

export function LinkageList({ termId, linkages, terms, statuses, hrefOf, footing }: Props) {
  return (
    <ul className="divide-y divide-rule">
      {linkages.map((linkage) => {
        const isFrom = linkage.fromTermId === termId;
        const other = terms.find(({ id }) => id === (isFrom ? linkage.toTermId : linkage.fromTermId));
        if (!other) return null;
        return (
          <li key={linkage.id} className="py-2.5">
            <p>
              <em className="font-serif text-ink-2">
                {(isFrom ? linkageLabels : linkageLabelsReversed)[linkage.kind]}
              </em>{" "}
              <span className="text-ink-3">{other.number}</span>{" "}
              <Link href={hrefOf(other.id)} className="link-name font-semibold">
                {other.title}
              </Link>{" "}
              <StatusGlyph status={statuses.get(other.id)?.status ?? "not_tabled"} />
            </p>
            <p className="t-small text-ink-2">{linkage.why}</p>
            {footing(linkage)}
          </li>
        );
      })}
    </ul>
  );
}
