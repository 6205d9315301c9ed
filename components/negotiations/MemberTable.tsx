import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import type { ColleagueView } from "@/lib/negotiations/queries";
import type { Role } from "@/lib/platform/member";
import { formatInstant } from "@/lib/time/format-date";

const does: Record<Role, string> = {
  owner: "manages members and compartments",
  manager: "decides on the negotiation’s name and present",
  recorder: "writes to the record",
  commenter: "annotates the text",
  reader: "reads",
};

export function MemberTable({ colleagues, timeZone }: { colleagues: readonly ColleagueView[]; timeZone: string }) {
  return (
    <Section title="Members" aside={String(colleagues.length)}>
      <Table caption="Members and their roles">
        <TableHead>
          <HeadCell>Name</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell className="max-md:hidden">Since</HeadCell>
        </TableHead>
        <tbody>
          {colleagues.map(({ userId, name, email, role, since }) => (
            <Row key={userId}>
              <HeadCell scope="row">
                <bdi>{name}</bdi>
                <p className="t-meta font-normal text-ink-3">{email}</p>
              </HeadCell>
              <Cell>
                {role}
                <p className="t-meta text-ink-3">{does[role]}</p>
              </Cell>
              <Cell className="text-ink-2 max-md:hidden">{formatInstant(since, timeZone, "day")}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
