/** What to ask next, by what an answer would settle. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { hrefWith } from "@/components/ui/hrefWith";
import { Rest } from "@/components/ui/Rest";
import { Section } from "@/components/ui/Section";
import type { BoardView } from "@/lib/analysis/board";
import { answeredInWords } from "@/lib/analysis/questions/words";
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
export function AskSection({ slug, query, questions, planned, asOf, timeZone, compartments }: Props) {
  const { first, total, answered, answeredMarkedWith } = questions;
  const rest = first.slice(most);
  const left = total - first.length;
  const aside =
    rest.length > 0 ? `${most} of ${total.toLocaleString("en-GB")}, by what they settle` : "by what they settle";
  const all = (
    <Link href={paths.questions(slug) + query} className="link">
      {left > 0 ? `${left.toLocaleString("en-GB")} more settle less` : "Choose what to ask"}
    </Link>
  );
  return (
    <Section title={askWhen(planned, asOf, timeZone)} aside={total > 1 && aside}>
      {total === 0 && <p className="py-2 text-ink-2">No question is open.</p>}
      <QuestionList questions={first.slice(0, most)} compartments={compartments} />
      {rest.length > 0 && (
        <Rest words={`${rest.length + left} more ${rest.length + left === 1 ? "question" : "questions"}`}>
          <QuestionList questions={rest} compartments={compartments} />
        </Rest>
      )}
      {total > 0 && <p className="t-small border-t border-rule py-2 print:hidden">{all}</p>}
      {answered > 0 && (
        <p className="t-small border-t border-rule py-2">
          <Link href={hrefWith(paths.questions(slug) + query, { kind: "answered" })} className="link">
            {answeredInWords(answered)}
          </Link>
          <MarkingWords markedWith={answeredMarkedWith} compartments={compartments} className="ml-2" />
        </p>
      )}
    </Section>
  );
}

type ListProps = { questions: Questions["first"]; compartments: Props["compartments"] };

function QuestionList({ questions, compartments }: ListProps) {
  return (
    <SideList>
      {questions.map(({ id, text, party, term, settles, settling, isDerived, markedWith }) => (
        <SideRow key={id} label={party?.name ?? "Anybody"}>
          <p>
            <bdi>{text}</bdi>
          </p>
          {term && (
            <p className="t-meta text-ink-3">
              on {term.number} <bdi>{term.title}</bdi>
            </p>
          )}
          {(settling ?? settles) && <p className="t-meta text-ink-2">{settling ?? `Decides: ${settles}`}</p>}
          {isDerived && <p className="t-meta text-ink-3">Nobody has raised it yet.</p>}
          <MarkingWords markedWith={markedWith} compartments={compartments} />
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
