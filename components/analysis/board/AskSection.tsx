/** What to ask next, by what an answer would decide. */
import { Link } from "@/components/ui/Link";
import { MarkingWord } from "@/components/record/MarkingNote";
import { hrefWith } from "@/components/ui/hrefWith";
import { Section } from "@/components/ui/Section";
import type { BoardView } from "@/lib/analysis/board";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { daysBetween } from "@/lib/time/zones";
import { formatFuzzy } from "@/lib/time/format-date";
import { earliest, type FuzzyDate, precisionOf } from "@/lib/time/fuzzy-date";
import { SideList, SideRow } from "./SideList";

type Questions = BoardView["questions"];
type Props = {
  slug: string;
  query: string;
  questions: Questions;
  planned: FuzzyDate | null;
  asOf: Date;
  timeZone: string;
  compartments: readonly CompartmentView[];
};

/** How many are shown before the rest is asked for. */
const most = 3;
/** A large table leaves thousands open; nobody reads down to the last. */
const mostUnfolded = 40;

export function AskSection({ slug, query, questions, planned, asOf, timeZone, compartments }: Props) {
  const rest = questions.slice(most, mostUnfolded);
  const left = questions.length - most - rest.length;
  const aside = rest.length > 0 ? `${most} of ${questions.length}, by what they decide` : "by what they decide";
  return (
    <Section title={askWhen(planned, asOf, timeZone)} aside={questions.length > 1 && aside}>
      {questions.length === 0 && <p className="py-2 text-ink-2">No question is open.</p>}
      <QuestionList questions={questions.slice(0, most)} compartments={compartments} />
      {rest.length > 0 && (
        <details className="border-t border-rule print:hidden">
          <summary className="t-small min-h-6 py-2 text-accent">
            {rest.length + left} more {rest.length + left === 1 ? "question" : "questions"}
          </summary>
          <QuestionList questions={rest} compartments={compartments} />
          {left > 0 && (
            <p className="t-meta py-2 text-ink-3">
              {left.toLocaleString("en-GB")} more decide less.{" "}
              <Link href={hrefWith(paths.positions(slug) + query, { show: "unknown" })} className="link">
                See every gap in the positions
              </Link>
            </p>
          )}
        </details>
      )}
    </Section>
  );
}

function QuestionList({ questions, compartments }: Pick<Props, "questions" | "compartments">) {
  return (
    <SideList>
      {questions.map(({ id, text, party, term, settles, isDerived, compartmentId }) => (
        <SideRow key={id} label={party?.name ?? "Anybody"}>
          <p>{text}</p>
          <p className="t-meta text-ink-3">
            {settles ? `Decides: ${settles}` : term && `Decides ${term.number} ${term.title}.`}
            {isDerived && " Nobody has raised it yet."}
          </p>
          <MarkingWord compartment={compartments.find((each) => each.id === compartmentId)} />
        </SideRow>
      ))}
    </SideList>
  );
}

/** "Ask on Saturday" within the week, then "Ask on 12 May"; "Ask next" without a date to come. */
function askWhen(planned: FuzzyDate | null, asOf: Date, timeZone: string): string {
  if (!planned || precisionOf(planned) !== "day") return "Ask next";
  const days = daysBetween(asOf, earliest(planned, timeZone), timeZone);
  if (days < 0) return "Ask next";
  const words = formatFuzzy(planned, timeZone, { style: "long", year: false, weekday: days < 7 });
  return `Ask on ${days < 7 ? words.split(" ")[0] : words}`;
}
