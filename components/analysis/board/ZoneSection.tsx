/** Whether the parties can meet on the term that blocks. */
import Link from "next/link";
import { Emphasised } from "@/components/analysis/Emphasised";
import { ZoneStrip } from "@/components/analysis/ZoneStrip";
import { Section } from "@/components/ui/Section";
import type { BoardView } from "@/lib/analysis/board";

type Props = { zone: NonNullable<BoardView["zone"]>; analysisHref: string };

export function ZoneSection({ zone: { term, sentences, zone }, analysisHref }: Props) {
  return (
    <Section title={`Is there a zone of agreement on ${term.number}?`} aside={term.axisLabel ?? undefined}>
      <p className="pb-3">
        {sentences.map((sentence) => (
          <span key={sentence}>
            <Emphasised>{sentence}</Emphasised>{" "}
          </span>
        ))}
        <Link href={analysisHref} className="link">
          See the analysis
        </Link>
      </p>
      <div className="max-md:hidden">
        <ZoneStrip zone={zone} isShort />
      </div>
    </Section>
  );
}
