/** Says that a package names terms that have been split or merged, and leads to the package carried along. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import { listed } from "@/lib/analysis/counting-words";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { Outgrown } from "@/lib/analysis/packages/outgrown";

type Props = {
  outgrown: readonly Outgrown[];
  /** The package carried along, still to be saved. */
  href: string;
  /** The compartments that the reader belongs to. */
  compartments: readonly CompartmentView[];
};

export function OutgrownNotice({ outgrown, href, compartments }: Props) {
  if (outgrown.length === 0) return null;
  return (
    <div role="status" className="t-small mt-2 grid max-w-measure gap-1 border-l-4 border-rule-2 py-1 pl-3 text-ink-2">
      {outgrown.map((each) => (
        <p key={each.term.id}>
          <bdi>{outgrownInWords(each)}</bdi> <MarkingWords markedWith={each.markedWith} compartments={compartments} />
        </p>
      ))}
      <p className="print:hidden">
        <Link href={href} className="link max-md:inline-block max-md:py-3">
          Choose where its words are now
        </Link>
      </p>
    </div>
  );
}

function outgrownInWords({ term, how, into, isGone }: Outgrown): string {
  const went = listed(into.map(({ number, title }) => `${number} ${title}`));
  if (!isGone) return `A part of ${term.number} ${term.title} became ${went} since this was saved.`;
  return `${term.number} ${term.title} ${how === "merge" ? "went into" : "became"} ${went}, and stands no more.`;
}
