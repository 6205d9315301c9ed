import { Link } from "@/components/ui/Link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { ColleagueView } from "@/lib/negotiations/queries-team";
import { roleMeanings } from "@/lib/negotiations/rules";
import { formatInstant } from "@/lib/time/format-instant";

type Props = {
  colleagues: readonly ColleagueView[];
  timeZone: string;
  /** Where a member is changed; left out for who may not. */
  changeHref?: ((userId: string) => string) | undefined;
};

/** The id of the link that opens a member's panel. */
export const memberLinkId = (userId: string) => `change-${userId}`;

export function MemberTable({ colleagues, timeZone, changeHref }: Props) {
  return (
    <Section title="Members" aside={String(colleagues.length)}>
      <Table caption="Members and their roles">
        <TableHead>
          <HeadCell>Name</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell className="max-md:hidden">Since</HeadCell>
          {changeHref && (
            <HeadCell to="end">
              <VisuallyHidden>Change</VisuallyHidden>
            </HeadCell>
          )}
        </TableHead>
        <tbody>
          {colleagues.map(({ userId, name, email, role, since, isDisabled }) => (
            <Row key={userId}>
              <HeadCell scope="row">
                <bdi>{name}</bdi>
                <p className="t-meta font-normal text-ink-3">
                  {email}
                  {isDisabled && ", account disabled"}
                </p>
              </HeadCell>
              <Cell>
                {role}
                <p className="t-meta text-ink-3">{roleMeanings[role]}</p>
              </Cell>
              <Cell className="text-ink-2 max-md:hidden">{formatInstant(since, timeZone, "day")}</Cell>
              {changeHref && (
                <Cell to="end">
                  <Link id={memberLinkId(userId)} href={changeHref(userId)} scroll={false} className="link">
                    Change<VisuallyHidden> {name}</VisuallyHidden>
                  </Link>
                </Cell>
              )}
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
