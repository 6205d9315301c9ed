import type { Metadata } from "next";
import { TableRows } from "@/components/exchange/TableRows";
import { TableSource } from "@/components/exchange/TableSource";
import { TakeInTable } from "@/components/exchange/TakeInTable";
import { MetaLine, Title } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { ownTables, tableView } from "@/lib/exchange/queries-table";
import { rowsInWords } from "@/lib/exchange/rules/table-in/words";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, type Opened, openNegotiation } from "@/lib/negotiations/queries";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Take in a table" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TakeInTablePage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const opened = await openNegotiation(slug, search);
  const { moment, member } = opened;
  const verdict = mayRecord(member);
  const back = paths.positions(slug) + momentQuery(moment);
  const asked = typeof search.table === "string" && isId(search.table) ? search.table : null;
  return (
    <NegotiationFrame opened={opened} section="positions" path={paths.takeInTable(slug)}>
      <div className="grid grid-cols-1 gap-6 py-4">
        <div>
          <p className="mb-2">
            <Link href={back} className="link">
              Back to the positions
            </Link>
          </p>
          <Title>What does the table say?</Title>
          <MetaLine>
            Say what its columns mean and see what would be recorded. Nothing is recorded before you say so, and all of
            it can be undone at once.
          </MetaLine>
        </div>
        {verdict.allowed && moment.isPresent ? (
          <Table opened={opened} tableId={asked} />
        ) : (
          <EmptyState
            action={
              verdict.allowed ? (
                <ButtonLink href={paths.takeInTable(slug)}>Return to now</ButtonLink>
              ) : (
                <ButtonLink href={back}>Read the positions</ButtonLink>
              )
            }
          >
            {verdict.allowed ? "The past stays as it was: return to now to take in a table." : verdict.because}
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}

async function Table({ opened, tableId }: { opened: Opened; tableId: string | null }) {
  const { negotiation } = opened;
  const { id: negotiationId, slug } = negotiation;
  const table = tableId === null ? null : await tableView(opened, tableId);
  if (table)
    return (
      <TakeInTable
        timeZone={negotiation.timeZone}
        key={table.id}
        negotiationId={negotiationId}
        slug={slug}
        table={table}
        compartments={await myCompartments(opened)}
        rows={
          <>
            {table.wrong.length > 0 && (
              <Section title="Rows further down that cannot be recorded as they are">
                <TableRows caption="Rows with what is wrong" columns={table.columns} rows={table.wrong} isChecked />
              </Section>
            )}
            {table.repeated.length > 0 && (
              <Section title="Rows further down that say nothing new">
                <TableRows caption="Rows that repeat others" columns={table.columns} rows={table.repeated} isChecked />
              </Section>
            )}
            <Section title="The first rows" aside={table.name}>
              <TableRows
                caption="The first rows of the table"
                columns={table.columns}
                rows={table.first}
                isChecked={table.version > 0}
              />
            </Section>
          </>
        }
      />
    );
  const earlier = await ownTables(opened);
  return (
    <div className="grid gap-8">
      {tableId !== null && (
        <p className="t-note">There is no such table of yours here: it was closed, or is somebody else’s.</p>
      )}
      <TableSource negotiationId={negotiationId} slug={slug} />
      {earlier.length > 0 && (
        <Section title="Your tables" aside="Kept until you close them">
          <ul className="divide-y divide-rule border-y border-rule">
            {earlier.map(({ id, name, rows, state }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
                <Link href={paths.takeInTable(slug, id)} className="link wrap-anywhere">
                  {name}
                </Link>
                <span className="t-meta text-ink-3">
                  {rowsInWords(rows)}, {stateLabels[state]}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

const stateLabels = {
  adding: "not all there",
  ready: "waiting",
  checking: "being checked",
  checked: "checked",
  recording: "being recorded",
  stopped: "stopped",
  recorded: "recorded",
  undoing: "being taken back",
  undone: "taken back",
};
