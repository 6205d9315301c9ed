/** What is forecast of one thing, in a quiet line that leads to all of it; nothing where nobody has forecast it. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import type { ShortQuestion } from "@/lib/forecasts/rules/in-short";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { inShort } from "./forecastWords";

type Props = {
  questions: readonly ShortQuestion[];
  /** "it", "the agreement". */
  what: string;
  href: string;
  compartments: readonly CompartmentView[];
};

export function ForecastLine({ questions, what, href, compartments }: Props) {
  if (questions.length === 0) return null;
  return (
    <p className="t-small flex flex-wrap items-baseline gap-x-3 text-ink-2">
      <Link href={href} className="link max-md:inline-block max-md:py-3">
        {inShort(questions, what)}
      </Link>
      <MarkingWords markedWith={questions.flatMap(({ markedWith }) => markedWith)} compartments={compartments} />
    </p>
  );
}
