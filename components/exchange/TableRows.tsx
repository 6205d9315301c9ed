import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import type { ShownRow } from "@/lib/exchange/queries-table";
import { type Complaint, isToMend } from "@/lib/exchange/rules/table-in/complaint";

type Props = { caption: string; columns: readonly string[]; rows: readonly ShownRow[]; isChecked: boolean };

/** Rows as the file has them; what is wrong stands beside the cell that is to blame. */
export function TableRows({ caption, columns, rows, isChecked }: Props) {
  return (
    <Table caption={caption}>
      <TableHead>
        <HeadCell>Row</HeadCell>
        {columns.map((heading, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place alone.
          <HeadCell key={column}>
            <bdi>{heading || `Column ${column + 1}`}</bdi>
          </HeadCell>
        ))}
        {isChecked && <HeadCell>As it is</HeadCell>}
      </TableHead>
      <tbody>
        {rows.map(({ row, cells, complaints, isChecked: isRowChecked, isRecorded }) => (
          <Row key={row} data-row>
            <Cell className="t-meta align-top text-ink-3 tabular-nums">{row}</Cell>
            {columns.map((_, column) => {
              const wrong = complaints.filter((complaint) => complaint.column === column);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place alone.
                <Cell key={column} className="max-w-80 min-w-24 align-top">
                  <bdi className="line-clamp-3 wrap-anywhere">{cells[column] ?? ""}</bdi>
                  {wrong.map((each) => (
                    <Told key={each.message} {...each} />
                  ))}
                </Cell>
              );
            })}
            {isChecked && (
              <Cell className="min-w-40 align-top">
                {isRecorded ? (
                  <span className="t-small text-ink-2">recorded</span>
                ) : (
                  complaints.length === 0 && (
                    <span className="t-small text-ink-2">{isRowChecked ? "nothing is wrong" : "not checked yet"}</span>
                  )
                )}
                {complaints
                  .filter(({ column }) => column === null)
                  .map((each) => (
                    <Told key={each.message} {...each} />
                  ))}
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** What is to be mended, or why the row is passed over where nothing is. */
function Told({ message, ...complaint }: Complaint) {
  if (!isToMend({ message, ...complaint })) return <span className="t-small mt-0.5 block text-ink-2">{message}</span>;
  return (
    <span className="t-small mt-0.5 flex gap-1.5 text-st-contested">
      <span aria-hidden="true" className="font-semibold">
        !
      </span>
      {message}
    </span>
  );
}
