/** How many brackets were open after each round: a table whose last column is drawn. */
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import type { BurnDownRow } from "@/lib/text/ledger/burn-down";

type Props = { rows: readonly BurnDownRow[]; rounds: readonly { id: string; number: number; title: string }[] };

export function BurnDown({ rows, rounds }: Props) {
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <Table caption="Brackets by round">
      <TableHead>
        <HeadCell>Round</HeadCell>
        <HeadCell to="end">Opened</HeadCell>
        <HeadCell to="end">Closed</HeadCell>
        <HeadCell className="w-2/5 pl-4">Open after it</HeadCell>
      </TableHead>
      <tbody>
        {rows.map(({ roundId, opened, closed, reopened, open }) => {
          const round = rounds.find(({ id }) => id === roundId);
          return (
            <Row key={roundId ?? "before"}>
              <HeadCell scope="row" className="font-normal">
                {round ? (
                  <span title={round.title}>Round {round.number}</span>
                ) : (
                  <span className="text-ink-2">Before the first</span>
                )}
              </HeadCell>
              <Cell to="end" className="tabular-nums">
                {opened}
                {reopened > 0 && <span className="t-meta block text-st-contested">{reopened} reopened</span>}
              </Cell>
              <Cell to="end" className="tabular-nums">
                {closed}
              </Cell>
              <Cell className="pl-4">
                <span className="flex items-center gap-2">
                  <span
                    aria-hidden="true"
                    className="h-3 rounded-bar bg-st-contested print:border-y-[6px] print:border-ink"
                    style={{ width: `${Math.round((80 * open) / most)}%` }}
                  />
                  <span className="t-ui-strong tabular-nums">{open}</span>
                </span>
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
