/** Whether the parties can meet on the term that blocks. */
import { Link } from "@/components/ui/Link";
import { Emphasised } from "@/components/analysis/Emphasised";
import { ZoneStrip } from "@/components/analysis/ZoneStrip";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import type { BoardView } from "@/lib/analysis/board";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  zone: NonNullable<BoardView["zone"]>;
  analysisHref: string;
  compartments: readonly CompartmentView[];
};

export function ZoneSection({ zone: { term, sentences, zone, markedWith }, analysisHref, compartments }: Props) {
  return (
    <Section title={`Is there a zone of agreement on ${term.number}?`} aside={term.axisLabel ?? undefined}>
      <p className="pb-3">
        {sentences.map((sentence) => (
          <span key={sentence}>
            <Emphasised>{sentence}</Emphasised>{" "}
          </span>
        ))}
        <Link href={analysisHref} className="link print:hidden">
          See the analysis
        </Link>{" "}
        <MarkingWords markedWith={markedWith} compartments={compartments} />
      </p>
      <div className="max-md:hidden">
        <ZoneStrip zone={zone} isShort />
      </div>
    </Section>
  );
}
