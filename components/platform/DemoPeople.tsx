/** Who there is to be in the demo. Shown by the demo alone: any other installation has no default account. */
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { demoEmail, demoPassword, demoPeople } from "@/lib/platform/demo-people";

export function DemoPeople() {
  return (
    <Section title="This is the demo" className="self-start">
      <p className="t-note mt-1 text-ink-2">
        The United States and the Taliban in Doha, as press reporting had it on Thursday 28 February 2019. Everybody’s
        password is <code className="font-semibold text-ink">{demoPassword}</code>.
      </p>
      <Table caption="People of the demo" className="mt-4">
        <TableHead>
          <HeadCell>Address</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell className="max-md:hidden">What they do</HeadCell>
        </TableHead>
        <tbody>
          {demoPeople.map(({ address, role, does }) => (
            <Row key={address}>
              <HeadCell scope="row">{demoEmail(address)}</HeadCell>
              <Cell>{role ?? "none"}</Cell>
              <Cell className="text-ink-2 max-md:hidden">{does}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
