import { Link } from "@/components/ui/Link";
import { ButtonLink } from "@/components/ui/Button";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { EmptyState } from "@/components/ui/EmptyState";
import { RowNavigation } from "@/components/ui/RowNavigation";
import type { FollowedNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { clockName } from "@/lib/time/zones";

type Props = { followed: readonly FollowedNegotiation[] };

export function NegotiationList({ followed }: Props) {
  if (followed.length === 0) {
    return (
      <EmptyState
        about="A colleague who owns one can let you in: tell them the address you sign in with. Or begin one of your own."
        action={
          <ButtonLink href={paths.newNegotiation} keyCap="n">
            New negotiation
          </ButtonLink>
        }
      >
        What you are a member of will stand here.
      </EmptyState>
    );
  }
  return (
    <div className="border-t-2 border-ink">
      <RowNavigation noun="negotiation" />
      <Table caption="Negotiations you are a member of">
        <TableHead>
          <HeadCell>Negotiation</HeadCell>
          <HeadCell className="max-md:hidden">Stands at</HeadCell>
          <HeadCell className="max-md:hidden">Last change</HeadCell>
          <HeadCell>You are</HeadCell>
        </TableHead>
        <tbody>
          {followed.map(({ id, slug, name, summary, present, timeZone, role, lastChange }) => (
            <Row key={id} data-row>
              <HeadCell scope="row" className="max-w-measure">
                <Link href={paths.board(slug)} className="link" data-row-link>
                  {name}
                </Link>
                {summary && <p className="t-small font-normal text-ink-2">{summary}</p>}
              </HeadCell>
              <Cell className="max-md:hidden">
                {present ? formatFuzzy(requireFuzzyDate(present), timeZone, { weekday: true }) : "today"}
              </Cell>
              <Cell className="text-ink-2 max-md:hidden">
                {lastChange
                  ? `${formatInstant(lastChange.at, timeZone, "minute")} ${clockName(timeZone)}, ${lastChange.by}`
                  : "none yet"}
              </Cell>
              <Cell>{role}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
