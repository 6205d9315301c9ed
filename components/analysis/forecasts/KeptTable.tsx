/** The reader's own forecasts that nobody else sees: to share, one or all, or to discard. */
import { MarkingField } from "@/components/record/MarkingField";
import { ActionForm } from "@/components/ui/ActionForm";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { discardForecastAction, shareForecastsAction } from "@/lib/forecasts/actions";
import type { KeptForecastView } from "@/lib/forecasts/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { ReactNode } from "react";
import { chanceInWords, dayInWords, subjectInWords } from "./forecastWords";

type Props = {
  negotiationId: string;
  kept: readonly (KeptForecastView & { term: { number: string; title: string } | null })[];
  timeZone: string;
  /** A past view is only read. */
  mayShare: boolean;
  compartments: readonly CompartmentView[];
};

export function KeptTable({ negotiationId, kept, timeZone, mayShare, compartments }: Props) {
  const marking = <MarkingField compartments={compartments} />;
  return (
    <Section title="Kept to yourself" aside="nobody else sees these">
      <Table caption="Your forecasts that are not shared">
        <TableHead>
          <HeadCell>Settled by</HeadCell>
          <HeadCell to="end">How likely</HeadCell>
          <HeadCell>Made</HeadCell>
          {mayShare && (
            <HeadCell>
              <span className="sr-only">What to do with it</span>
            </HeadCell>
          )}
        </TableHead>
        <tbody>
          {kept.map((forecast) => (
            <Row key={forecast.id}>
              <HeadCell scope="row" className="min-w-40">
                <bdi>{subjectInWords(forecast)}</bdi>
                <span className="t-meta block font-normal text-ink-3">by {dayInWords(forecast.byDate)}</span>
                {forecast.why && (
                  <p dir="auto" className="t-meta font-normal text-ink-2">
                    {forecast.why}
                  </p>
                )}
              </HeadCell>
              <Cell to="end" className="tabular-nums">
                {chanceInWords(forecast.probability)}
              </Cell>
              <Cell>{formatFuzzy(forecast.heldFrom, timeZone, { weekday: false })}</Cell>
              {mayShare && (
                <Cell className="print:hidden">
                  <div className="flex flex-wrap gap-2">
                    <Act
                      {...{
                        negotiationId,
                        action: shareForecastsAction,
                        name: "keptIds[]",
                        ids: [forecast.id],
                        marking,
                      }}
                    >
                      Share<span className="sr-only"> {subjectInWords(forecast)}</span>
                    </Act>
                    <Act {...{ negotiationId, action: discardForecastAction, name: "keptId", ids: [forecast.id] }}>
                      Discard<span className="sr-only"> {subjectInWords(forecast)}</span>
                    </Act>
                  </div>
                </Cell>
              )}
            </Row>
          ))}
        </tbody>
      </Table>
      {mayShare && kept.length > 1 && (
        <div className="pt-3 print:hidden">
          <Act
            {...{
              negotiationId,
              action: shareForecastsAction,
              name: "keptIds[]",
              ids: kept.map(({ id }) => id),
              marking,
            }}
          >
            Share all
          </Act>
        </div>
      )}
    </Section>
  );
}

type ActProps = {
  negotiationId: string;
  action: typeof shareForecastsAction;
  name: string;
  ids: readonly string[];
  marking?: ReactNode;
  children: ReactNode;
};

function Act({ negotiationId, action, name, ids, marking, children }: ActProps) {
  return (
    <ActionForm action={action} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      {ids.map((id) => (
        <input key={id} type="hidden" name={name} value={id} />
      ))}
      {marking}
      <SubmitButton variant="secondary">{children}</SubmitButton>
    </ActionForm>
  );
}
