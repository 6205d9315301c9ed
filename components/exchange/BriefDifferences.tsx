/** What the record says differently now of what a kept brief told: what went struck through, what came underlined. */
import { Fragment } from "react";
import { Section } from "@/components/ui/Section";
import type { SectionDifferences } from "@/lib/exchange/rules/brief-differences";
import { ComparedClause } from "./BriefBlocks";
import { BriefLine } from "./BriefLine";

export function BriefDifferences({ sections }: { sections: readonly SectionDifferences[] }) {
  if (sections.length === 0)
    return (
      <p className="py-2 text-ink-2">The record says now what this brief says. Nothing that it tells has changed.</p>
    );
  return sections.map(({ section, title, differences }) => (
    <Section key={section} title={title}>
      <ul className="grid gap-2 py-2">
        {differences.map((difference, place) => {
          const isUnderAnother = difference.under !== null && difference.under !== differences[place - 1]?.under;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order.
            <Fragment key={place}>
              {isUnderAnother && (
                <li className="t-ui-strong mt-2">
                  <bdi>{difference.under}</bdi>
                </li>
              )}
              <li className="max-w-measure">
                <Difference difference={difference} />
              </li>
            </Fragment>
          );
        })}
      </ul>
    </Section>
  ));
}

function Difference({ difference }: { difference: SectionDifferences["differences"][number] }) {
  if (difference.kind === "clause") return <ComparedClause {...difference} />;
  const isGone = difference.kind === "gone";
  const Tag = isGone ? "del" : "ins";
  return (
    <Tag className={isGone ? "bg-against-tint text-ink-2" : "bg-for-tint"}>
      <span className="sr-only">{isGone ? "No longer: " : "New: "}</span>
      <BriefLine line={difference.line} />
    </Tag>
  );
}
