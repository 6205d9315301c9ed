import { Link } from "@/components/ui/Link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { AccountView } from "@/lib/platform/administration";
import { formatInstant } from "@/lib/time/format-instant";

type Props = { accounts: readonly AccountView[]; provider: string | null; changeHref: (accountId: string) => string };

/** The id of the link that opens an account's panel. */
export const accountLinkId = (id: string) => `change-${id}`;

export function AccountTable({ accounts, provider, changeHref }: Props) {
  return (
    <Section title="Accounts" aside={String(accounts.length)}>
      <Table caption="Accounts">
        <TableHead>
          <HeadCell>Name</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell className="max-md:hidden">Since</HeadCell>
          <HeadCell className="max-md:hidden">Last seen</HeadCell>
          <HeadCell to="end">
            <VisuallyHidden>Change</VisuallyHidden>
          </HeadCell>
        </TableHead>
        <tbody>
          {accounts.map(
            ({ id, name, email, isAdmin, createdAt, disabledAt, lastSeenAt, hasSecondFactor, identity }) => (
              <Row key={id}>
                <HeadCell scope="row">
                  <bdi>{name}</bdi>
                  <p className="t-meta font-normal text-ink-3">{email}</p>
                </HeadCell>
                <Cell>
                  {disabledAt ? "disabled" : "can sign in"}
                  {isAdmin && <p className="t-meta text-ink-3">administrator</p>}
                  {hasSecondFactor && <p className="t-meta text-ink-3">second factor</p>}
                  {identity && <p className="t-meta text-ink-3">linked to {provider}</p>}
                </Cell>
                <Cell className="text-ink-2 max-md:hidden">{formatInstant(createdAt, "UTC", "day")}</Cell>
                <Cell className="text-ink-2 max-md:hidden">
                  {lastSeenAt ? `${formatInstant(lastSeenAt, "UTC", "minute")} UTC` : "never"}
                </Cell>
                <Cell to="end">
                  <Link id={accountLinkId(id)} href={changeHref(id)} scroll={false} className="link">
                    Change<VisuallyHidden> {name}</VisuallyHidden>
                  </Link>
                </Cell>
              </Row>
            ),
          )}
        </tbody>
      </Table>
    </Section>
  );
}
