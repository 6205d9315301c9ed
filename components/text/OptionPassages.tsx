/** The alternative passages of a term, each under its label. */
import type { ReactNode } from "react";
import { MarkingNote } from "@/components/record/MarkingNote";
import { ClauseText } from "./ClauseText";
import { type Sponsor, SponsorMark } from "./SponsorMark";

type Option = {
  id: string;
  recordId: string;
  label: string;
  text: string;
  sponsors: readonly Sponsor[];
  marking: { name: string; meaning: string } | null;
};

type Props = {
  options: readonly Option[];
  sponsors: readonly Sponsor[];
  /** What the reader may do with one; nothing where they may not. */
  acts?: ((option: Option) => ReactNode) | undefined;
};

export function OptionPassages({ options, sponsors, acts }: Props) {
  if (options.length === 0) return null;
  return (
    <ul aria-label="Options" className="grid gap-3 border-l-2 border-rule pl-4">
      {options.map((option) => (
        <li key={option.id}>
          <p className="t-meta text-ink-2">
            Option: <span className="font-semibold">{option.label}</span>
            {option.sponsors.length > 0 && <SponsorMark sponsors={option.sponsors} />} {acts?.(option)}
          </p>
          <ClauseText text={option.text} language={null} sponsors={sponsors} isSmall className="mt-1" />
          <MarkingNote compartment={option.marking} className="mt-1" />
        </li>
      ))}
    </ul>
  );
}
