/** All about one party on one term: what it holds and why, where on the axis, how it came to, how we know, what to ask. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { HowWeKnow } from "@/components/record/HowWeKnow";
import { WritingHere } from "@/components/negotiations/presence/WritingHere";
import { MarkingNote } from "@/components/record/MarkingNote";
import { compareHref } from "@/components/text/compareAddress";
import { type FindTakenBack, TakenBackNote } from "@/components/record/TakenBackNote";
import { textHref } from "@/components/text/textAddress";
import { basisLabels } from "@/lib/record/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { CellView, MatrixView } from "@/lib/positions/queries/matrix";
import { isRedLine, redLineMeaning, stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { takesUp } from "@/lib/positions/rules/noted-from";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";
import { axisDomain } from "./axisScale";
import { IntervalStrip } from "./IntervalStrip";
import { PositionHistory } from "./PositionHistory";
import { panelId, type PositionsView, positionsHref } from "./positionsAddress";
import { StanceGlyph } from "./StanceGlyph";

type Props = {
  cell: CellView;
  matrix: Pick<MatrixView, "parties" | "terms" | "beside" | "overtaken">;
  compartments: readonly CompartmentView[];
  takenBack: FindTakenBack;
  view: PositionsView;
  timeZone: string;
  /** What a recorder can do here, or the form they do it in. */
  acts?: ReactNode;
  mayRecord: boolean;
  /** The remarks that mention it; null: none does. */
  remarks?: ReactNode;
};

export function PositionPanel({
  cell,
  matrix,
  compartments,
  takenBack,
  view,
  timeZone,
  acts,
  mayRecord,
  remarks,
}: Props) {
  const party = matrix.parties.find(({ id }) => id === cell.partyId);
  const term = matrix.terms.find(({ id }) => id === cell.termId);
  if (!party || !term) return null;
  const { current } = cell;
  const query = momentQuery(view.moment);
  return (
    <section
      id={panelId}
      tabIndex={-1}
      aria-labelledby={`${panelId}-title`}
      className="scroll-mt-4 border-t-2 border-accent pt-2 focus-visible:outline-offset-8"
    >
      <p className="t-small flex items-start justify-between gap-4 text-ink-2">
        <span>
          <Link href={paths.party(view.slug, party.id) + query} className="link">
            {party.name}
          </Link>{" "}
          on{" "}
          <Link href={paths.term(view.slug, term.id) + query} className="link">
            {term.number} {term.title}
          </Link>
        </span>
        <Link href={positionsHref(view, { cell: null })} scroll={false} className="link shrink-0">
          Close
        </Link>
      </p>
      <WritingHere about={[cell.termId, cell.partyId]} className="mt-1" />
      {current ? (
        <>
          <h2 id={`${panelId}-title`} className="t-title mt-1 flex items-center gap-4">
            <StanceGlyph stance={current.stance} decorative />
            <span className="first-letter:uppercase">{stanceLabels[current.stance]}</span>
          </h2>
          {isRedLine(current.stance) && <p className="mt-1 font-semibold text-against-2">{redLineMeaning}</p>}
          {current.why && <p className="mt-1">{current.why}</p>}
          <TakenBackNote session={takenBack(current.record.sessionId)} className="mt-1" />
          <MarkingNote compartment={compartments.find(({ id }) => id === current.compartmentId)} className="mt-1" />
          <OvertakenNote cell={cell} overtaken={matrix.overtaken} view={view} />
          <Conditions position={current} terms={matrix.terms} />
          {term.axisUnit && current.intervals.length > 0 && (
            <div className="mt-3">
              <IntervalStrip
                isNameless
                rows={[{ name: party.name, intervals: current.intervals }]}
                unit={term.axisUnit}
                domain={axisDomain(
                  matrix.beside.flatMap(({ intervals }) => intervals),
                  term.axisUnit,
                )}
              />
            </div>
          )}
          <dl className="mt-3 grid grid-cols-[auto_1fr_auto_1fr] gap-x-4 gap-y-1.5 [&>dt]:text-ink-3">
            <dt>Basis</dt>
            <dd>{basisLabels[current.basis]}</dd>
            <dt>Confidence</dt>
            <dd>{current.confidence}</dd>
            <dt>Salience</dt>
            <dd>{current.salience ?? "not judged"}</dd>
            <dt>About</dt>
            <dd>
              <About cell={cell} view={view} />
            </dd>
          </dl>
        </>
      ) : (
        <>
          <h2 id={`${panelId}-title`} className="t-title mt-1">
            Not on record
          </h2>
          <p className="mt-1 text-ink-2">
            What {party.name} holds on this is a gap in the record. If it is known to be unknown, record that: it is
            worth a question.
          </p>
        </>
      )}
      <div className="mt-5 grid gap-5">
        {acts}
        {cell.steps.length > 0 && (
          <PanelPart title="History">
            <PositionHistory steps={cell.steps} unit={term.axisUnit} compartments={compartments} timeZone={timeZone} />
          </PanelPart>
        )}
        {current && (
          <PanelPart title="How we know">
            <HowWeKnow
              citations={cell.citations}
              evidenceHref={paths.evidence(view.slug) + query}
              isDateInferred={current.record.validInferred}
              recordId={current.record.id}
              isSourceGone={cell.isSourceGone}
              className="t-small py-1"
            />
          </PanelPart>
        )}
        {remarks && <PanelPart title="In the margin">{remarks}</PanelPart>}
        {cell.questions.length > 0 && (
          <PanelPart title="Ask">
            <ul className="grid gap-3 py-1">
              {cell.questions.map((question) => (
                <li key={question.id}>
                  {question.text}
                  <span className="t-meta block text-ink-3">
                    {[
                      question.answer
                        ? `Answered: ${question.answer}`
                        : question.askOn && `to be asked ${dayOf(question.askOn, timeZone)}`,
                      question.settles && `settles: ${question.settles}`,
                    ]
                      .filter(Boolean)
                      .join("; ")}
                  </span>
                  {question.given && !(current && takesUp(current.record, question.given, timeZone)) && (
                    <span className="t-meta block text-ink-2">
                      No position is noted from the answer.{" "}
                      {mayRecord && (
                        <Link
                          href={positionsHref(view, { cell, act: "record", answer: question.id })}
                          scroll={false}
                          className="link"
                        >
                          Note a position from it
                        </Link>
                      )}
                    </span>
                  )}
                  <MarkingNote compartment={compartments.find(({ id }) => id === question.compartmentId)} />
                </li>
              ))}
            </ul>
          </PanelPart>
        )}
      </div>
    </section>
  );
}

type ConditionsProps = {
  position: NonNullable<CellView["current"]>;
  terms: MatrixView["terms"];
};

function Conditions({ position, terms }: ConditionsProps) {
  if (position.conditions.length === 0) return null;
  const termOf = (termId: string) => terms.find(({ id }) => id === termId) ?? null;
  return (
    <ul className="mt-2 grid gap-1">
      {position.conditions.map((condition) => (
        <li key={JSON.stringify(condition)} className="t-condition flex gap-2">
          <em className="font-semibold text-conditional">if</em>
          {conditionInWords(condition, termOf)}
        </li>
      ))}
    </ul>
  );
}

/** That the words have changed since the position was stated, and the way to what changed. */
function OvertakenNote({ cell, overtaken, view }: Pick<Props, "cell" | "view"> & Pick<MatrixView, "overtaken">) {
  const found = cell.current && overtaken.get(cell.current.id);
  if (!found) return null;
  const { stated, now } = found;
  return (
    <p className="mt-3 border-l-2 border-st-contested pl-3">
      It was stated on version {stated} of the clause, whose words have changed since: ask whether it still holds for{" "}
      <Link
        href={compareHref({
          slug: view.slug,
          moment: view.moment,
          ...{ termId: cell.termId, from: cell.current?.clauseVersionId ?? null, to: now.versionId },
          ...{ since: null, layout: "beside" },
        })}
        className="link"
      >
        version {now.number}
      </Link>
      .
    </p>
  );
}

/** The wording that the position was about. */
function About({ cell, view }: { cell: CellView; view: PositionsView }) {
  const version = cell.versions.find(({ id }) => id === cell.current?.clauseVersionId);
  if (!version) return "no wording";
  return (
    <Link
      href={textHref(
        { slug: view.slug, moment: view.moment, beside: null },
        { termId: cell.termId, versionId: version.id },
      )}
      className="link"
    >
      clause version {version.number}
    </Link>
  );
}

function dayOf(date: string, timeZone: string): string {
  return formatFuzzy(requireFuzzyDate(date), timeZone, { year: false });
}

function PanelPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-t border-rule pt-3">
      <h3 className="t-ui-strong">{title}</h3>
      {children}
    </section>
  );
}
