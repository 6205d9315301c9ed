/** What a recorder can do about the open cell: begin one of three acts, or the form of the one begun. */
import { ButtonLink } from "@/components/ui/Button";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { CellView, MatrixView } from "@/lib/positions/queries/matrix";
import { PositionForm } from "./PositionForm";
import { type PositionAct, type PositionsView, positionsHref } from "./positionsAddress";
import { RetractForm } from "./RetractForm";

type Props = {
  cell: CellView;
  act: PositionAct | null;
  matrix: Pick<MatrixView, "terms" | "sources">;
  compartments: readonly CompartmentView[];
  negotiationId: string;
  userId: string;
  today: string;
  view: PositionsView;
};

export function PositionActs({ cell, act, matrix, view, negotiationId, ...rest }: Props) {
  const term = matrix.terms.find(({ id }) => id === cell.termId);
  const { current } = cell;
  const cellHref = positionsHref(view, { cell });
  if (!term) return null;
  if (act === "retract" && current)
    return <RetractForm negotiationId={negotiationId} recordId={current.recordId} cellHref={cellHref} />;
  if (act === "record" || (act === "correct" && current))
    return (
      <PositionForm
        key={act}
        {...rest}
        cell={cell}
        isCorrection={act === "correct"}
        term={term}
        terms={matrix.terms}
        sources={matrix.sources.map(({ id, title }) => ({ id, title }))}
        negotiationId={negotiationId}
        cellHref={cellHref}
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
          <ButtonLink href={to("correct")} scroll={false} variant="quiet">
            Correct
          </ButtonLink>
          <ButtonLink href={to("retract")} scroll={false} variant="quiet">
            Take back
          </ButtonLink>
        </>
      )}
    </div>
  );
}
