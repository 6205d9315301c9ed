/** What a recorder can do about the open cell: begin one of three acts, or the form of the one begun. */
import { Link } from "@/components/ui/Link";
import { RetractForm } from "@/components/record/RetractForm";
import { ButtonLink } from "@/components/ui/Button";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { retractPositionAction } from "@/lib/positions/actions";
import type { CellView, MatrixView } from "@/lib/positions/queries/matrix";
import { giveAxisHref } from "@/components/terms/giveAxisHref";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type GivenAnswer, PositionForm } from "./PositionForm";
import { type PositionAct, type PositionsView, positionsHref } from "./positionsAddress";

type Props = {
  cell: CellView;
  act: PositionAct | null;
  /** The answered question that a position is noted from. */
  answerId: string | null;
  matrix: Pick<MatrixView, "terms" | "sources" | "overtaken" | "beside" | "sessions">;
  timeZone: string;
  compartments: readonly CompartmentView[];
  negotiationId: string;
  seenRecordId: string | null;
  view: PositionsView;
};

export function PositionActs({ cell, act, answerId, matrix, view, timeZone, negotiationId, ...rest }: Props) {
  const term = matrix.terms.find(({ id }) => id === cell.termId);
  const { current } = cell;
  const cellHref = positionsHref(view, { cell });
  if (!term) return null;
  if (act === "retract" && current)
    return (
      <section aria-labelledby="position-form" className="border-t border-rule pt-3">
        <h3 id="position-form" data-form-title tabIndex={-1} className="t-head scroll-mt-4">
          Retract this record
        </h3>
        <p className="t-small mt-1 text-ink-2">
          For what should never have been recorded. What was held before holds again.
        </p>
        <RetractForm
          action={retractPositionAction.bind(null, cellHref)}
          negotiationId={negotiationId}
          recordId={current.recordId}
        />
        <Link href={cellHref} scroll={false} className="link mt-2 inline-block py-1">
          Keep it
        </Link>
      </section>
    );
  if (act === "record" || (act && act !== "retract" && current))
    return (
      <PositionForm
        key={`${act} ${answerId}`}
        {...rest}
        answer={act === "record" ? answerGiven(cell, answerId, { matrix, view, timeZone }) : null}
        cell={cell}
        purpose={act}
        term={term}
        terms={matrix.terms}
        sources={matrix.sources.map(({ id, title }) => ({ id, title }))}
        negotiationId={negotiationId}
        cellHref={cellHref}
        named={[{ from: term.axisBaseline, to: null }, ...matrix.beside.flatMap(({ intervals }) => intervals)]
          .flatMap(({ from, to }) => [from, to])
          .filter((value) => value !== null)}
        axisHref={giveAxisHref(paths.term(view.slug, term.id))}
      />
    );
  const to = (next: PositionAct) => positionsHref(view, { cell, act: next });
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
      <ButtonLink href={to("record")} scroll={false} keyCap="r" data-act="record" className="mr-2">
        {current ? "Record a change" : "Record a position"}
      </ButtonLink>
      {current && (
        <>
          {matrix.overtaken.has(current.id) && (
            <ButtonLink href={to("reconfirm")} scroll={false} variant="quiet">
              Reconfirm
            </ButtonLink>
          )}
          <ButtonLink href={to("correct")} scroll={false} variant="quiet">
            Correct
          </ButtonLink>
          <ButtonLink href={to("retract")} scroll={false} variant="quiet">
            Retract
          </ButtonLink>
        </>
      )}
    </div>
  );
}

/** The answer that the form starts from; null where none was asked for, or none is on record of the cell. */
function answerGiven(
  { questions }: CellView,
  answerId: string | null,
  { matrix, view, timeZone }: Pick<Props, "matrix" | "view" | "timeZone">,
): GivenAnswer | null {
  const question = questions.find(({ id }) => id === answerId);
  if (!question?.answer) return null;
  const { record, compartmentId } = question;
  const session = matrix.sessions.find(({ id }) => id === record.sessionId);
  return {
    questionId: question.id,
    words: question.answer,
    heldFrom: formatFuzzy(requireFuzzyDate(record.validText), "UTC"),
    day: formatFuzzy(requireFuzzyDate(record.validText), timeZone),
    compartmentId,
    session: session
      ? { id: session.id, title: session.title, href: `${paths.session(view.slug, session.id)}#asked-${question.id}` }
      : null,
  };
}
