/** The numbers behind the zone's picture: each party's stretches, and what they come to together. */
import { RedLine } from "@/components/positions/RedLine";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { stretchInWords } from "@/lib/analysis/axis-words";
import { listed } from "@/lib/analysis/counting-words";
import type { TermZone } from "@/lib/analysis/term-zone";
import { basisLabels } from "@/lib/record/rules";
import { isRedLine, verdicts } from "@/lib/positions/rules";

export function ZoneTable({ zone: { rows, zone, axis } }: { zone: TermZone }) {
  const nameOf = (partyId: string) => rows.find(({ party }) => party.id === partyId)?.party.name ?? "another party";
  const names = (partyIds: readonly string[]) => listed(partyIds.map(nameOf)) || "nobody";
  return (
    <div className="grid gap-4 pt-2">
      <Table caption="What each party makes of the axis">
        <TableHead>
          {["Party", "Accepts", "Unknown", "Rejects", "Known as", "Counted"].map((head) => (
            <HeadCell key={head}>{head}</HeadCell>
          ))}
        </TableHead>
        <tbody>
          {rows.map(({ party, position, intervals, isCounted }) => (
            <Row key={party.id}>
              <HeadCell scope="row">
                {party.name} {position && isRedLine(position.stance) && <RedLine />}
              </HeadCell>
              {verdicts.map((verdict) => (
                <Cell key={verdict}>
                  {listed(intervals.filter((one) => one.verdict === verdict).map((one) => stretchInWords(one, axis))) ||
                    (verdict === "unknown" && intervals.length === 0 ? "any value" : "")}
                </Cell>
              ))}
              <Cell>{position ? basisLabels[position.basis] : "no position"}</Cell>
              <Cell>{isCounted ? "yes" : "no"}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <Table caption="The zone, stretch by stretch">
        <TableHead>
          {["Stretch", "Zone", "Accepted by", "Waits on", "Rejected by"].map((head) => (
            <HeadCell key={head}>{head}</HeadCell>
          ))}
        </TableHead>
        <tbody>
          {zone.map((segment) => (
            <Row key={`${segment.from} ${segment.to} ${segment.fromOpen}`}>
              <HeadCell scope="row">{stretchInWords(segment, axis)}</HeadCell>
              <Cell>{segment.kind}</Cell>
              <Cell>{names(segment.acceptedBy)}</Cell>
              <Cell>{names(segment.waitsOn)}</Cell>
              <Cell>{names(segment.rejectedBy)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
