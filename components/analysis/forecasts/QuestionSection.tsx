/** One open question: what each member holds likely, drawn on a line, with its table and how each came there. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { ButtonLink } from "@/components/ui/Button";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { StepLine } from "@/components/analysis/movement/StepLine";
import { timeScale } from "@/components/analysis/movement/timeScale";
import { markingsOf } from "@/lib/analysis/facts";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { DotLine } from "./DotLine";
import { chanceInWords, dayInWords, type QuestionView, spreadInWords, subjectInWords } from "./forecastWords";

type QuestionProps = {
  question: QuestionView;
  nameOf: (authorId: string) => string;
  termHref: (termId: string) => string;
  /** Null where the reader makes no forecasts now. */
  changeHref: string | null;
  /** Where a shared forecast is mended or taken back; null for who may not. */
  reviseHref: (line: QuestionView["lines"][number]) => string | null;
  mayMend: (line: QuestionView["lines"][number]) => boolean;
  now: Date;
  timeZone: string;
  compartments: readonly CompartmentView[];
};

export function QuestionSection(props: QuestionProps) {
  const { question, nameOf, termHref, changeHref, reviseHref, mayMend, now, timeZone, compartments } = props;
  const { lines, term, byDate } = question;
  const scale = timeScale(
    lines.flatMap(({ said }) => said.map(({ record }) => record.validFrom)),
    now,
  );
  const dots = lines.flatMap(({ authorId, held }) =>
    held ? [{ name: nameOf(authorId), probability: held.probability }] : [],
  );
  const markedWith = markingsOf(...lines.flatMap(({ said }) => said.map(({ record }) => record)));
  const hasMoved = lines.some(({ said }) => said.length > 1);
  return (
    <Section
      title={
        <>
          {term ? (
            <Link href={termHref(term.id)} className="link-name">
              <bdi>{subjectInWords(question)}</bdi>
            </Link>
          ) : (
            subjectInWords(question)
          )}{" "}
          <span className="font-normal">by {dayInWords(byDate)}</span>
        </>
      }
      aside={spreadInWords(question)}
    >
      <MarkingWords markedWith={markedWith} compartments={compartments} />
      <div className="py-3">
        <DotLine dots={dots} spread={question} />
        {dots.length > 1 && (
          <p aria-hidden="true" className="t-meta mt-1 text-ink-3">
            Each dot is a member; ▲ is the middle.
          </p>
        )}
      </div>
      <Table caption={`What each holds likely: ${subjectInWords(question)} by ${dayInWords(byDate)}`}>
        <TableHead>
          <HeadCell>Who</HeadCell>
          <HeadCell to="end">How likely</HeadCell>
          {hasMoved && <HeadCell className="max-md:hidden">Over time</HeadCell>}
          <HeadCell>How it came there</HeadCell>
        </TableHead>
        <tbody>
          {lines.map((line) => {
            const { authorId, said, held } = line;
            const href = reviseHref(line);
            return (
              <Row key={authorId}>
                <HeadCell scope="row">
                  <bdi>{nameOf(authorId)}</bdi>
                  {href && (
                    <Link href={href} scroll={false} className="link t-meta ml-2 font-normal print:hidden">
                      {mayMend(line) ? "Mend or take back" : "Take back"}
                    </Link>
                  )}
                </HeadCell>
                <Cell to="end" className="tabular-nums">
                  {held ? chanceInWords(held.probability) : "nothing"}
                </Cell>
                {hasMoved && (
                  <Cell className="w-40 max-md:hidden">
                    <div className="h-6 border-b border-rule">
                      <StepLine
                        points={said.map(({ record, probability }) => ({
                          at: record.validFrom,
                          share: probability / 100,
                        }))}
                        scale={scale}
                        className="h-full"
                      />
                    </div>
                  </Cell>
                )}
                <Cell>
                  {held?.why && <p dir="auto">{held.why}</p>}
                  <p className="t-meta text-ink-3">
                    {said
                      .map(
                        ({ probability, record }) =>
                          `${chanceInWords(probability)} on ${formatFuzzy(requireFuzzyDate(record.validText), timeZone, { weekday: false })}`,
                      )
                      .join(", then ")}
                  </p>
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
      {changeHref && (
        <div className="-ml-3 pt-2 print:hidden">
          <ButtonLink href={changeHref} scroll={false} variant="quiet" data-row-link>
            Say how likely you hold it
          </ButtonLink>
        </div>
      )}
    </Section>
  );
}
