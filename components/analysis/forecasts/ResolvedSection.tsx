/** What became of the questions that have resolved, and how near each member was; then the mean of each. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { counted } from "@/lib/analysis/counting-words";
import { markingsOf } from "@/lib/analysis/facts";
import type { MemberScore } from "@/lib/forecasts/rules/questions";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { formatInstant } from "@/lib/time/format-instant";
import { chanceInWords, dayInWords, type QuestionView, scoreInWords, subjectInWords } from "./forecastWords";

type Props = {
  questions: readonly QuestionView[];
  scores: readonly MemberScore[];
  nameOf: (authorId: string) => string;
  termHref: (termId: string) => string;
  timeZone: string;
  compartments: readonly CompartmentView[];
};

export function ResolvedSection({ questions, scores, nameOf, termHref, timeZone, compartments }: Props) {
  return (
    <>
      <Section title="Resolved" aside={counted(questions.length, "question")}>
        <Table caption="Questions that have resolved, with what each member held and their score">
          <TableHead>
            <HeadCell>Settled by, and what came</HeadCell>
            <HeadCell>Who</HeadCell>
            <HeadCell to="end">Held last</HeadCell>
            <HeadCell to="end">Score</HeadCell>
          </TableHead>
          {questions.map((question) => (
            <tbody key={question.key} data-row>
              {question.lines.map(({ authorId, held, score }, index) => (
                <Row key={authorId}>
                  {index === 0 && (
                    <HeadCell scope="rowgroup" rowSpan={question.lines.length} className="min-w-40">
                      {question.term ? (
                        <Link href={termHref(question.term.id)} className="link-name">
                          <bdi>{subjectInWords(question)}</bdi>
                        </Link>
                      ) : (
                        subjectInWords(question)
                      )}
                      <span className="t-meta block font-normal text-ink-3">by {dayInWords(question.byDate)}</span>
                      <span className="block font-normal">{outcomeInWords(question, timeZone)}</span>
                      <MarkingWords
                        markedWith={markingsOf(
                          ...question.lines.flatMap(({ said }) => said.map((each) => each.record)),
                        )}
                        compartments={compartments}
                      />
                    </HeadCell>
                  )}
                  <Cell>
                    <bdi>{nameOf(authorId)}</bdi>
                  </Cell>
                  <Cell to="end" className="tabular-nums">
                    {held ? chanceInWords(held.probability) : "nothing before"}
                  </Cell>
                  <Cell to="end" className="tabular-nums">
                    {score ? (
                      <>
                        {scoreInWords(score.score)}
                        <span className="t-meta block whitespace-nowrap text-ink-3">
                          {score.days === 1 ? "1 day" : `${score.days} days`}
                        </span>
                      </>
                    ) : (
                      <span className="text-ink-3">not scored</span>
                    )}
                  </Cell>
                </Row>
              ))}
            </tbody>
          ))}
        </Table>
        <p className="t-meta mt-2 max-w-3xl text-ink-2">
          The score is Brier’s: the squared error of the chance that was given, each day that the question stood open,
          and the mean of those. 0 is best; who always says 50% gets 0.25. The day on which a term is settled counts no
          more.
        </p>
      </Section>
      {scores.length > 0 && (
        <Section title="Who judged well">
          <Table caption="Mean score of each member over the questions that have resolved">
            <TableHead>
              <HeadCell>Who</HeadCell>
              <HeadCell to="end">Mean score</HeadCell>
              <HeadCell to="end">Resolved</HeadCell>
            </TableHead>
            <tbody>
              {scores.map(({ authorId, mean, resolved }) => (
                <Row key={authorId}>
                  <HeadCell scope="row">
                    <bdi>{nameOf(authorId)}</bdi>
                  </HeadCell>
                  <Cell to="end" className="tabular-nums">
                    {scoreInWords(mean)}
                  </Cell>
                  <Cell to="end" className="tabular-nums">
                    {resolved}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          <p className="t-meta mt-2 max-w-3xl text-ink-2">
            A few resolved forecasts say little: over less than some dozens luck weighs more than judgement, and members
            who answered other questions had other chances. Only what was shared is counted.
          </p>
        </Section>
      )}
    </>
  );
}

function outcomeInWords({ resolution }: QuestionView, timeZone: string): string {
  if (resolution.outcome === "yes") return `Settled on ${formatInstant(resolution.at, timeZone, "day")}`;
  return "Not settled by then";
}
