/** The browsers that are signed in, and the way to sign each of them out. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { Time } from "@/components/ui/Time";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { OpenSignIn } from "@/lib/platform/account";
import { endSignInsAction } from "@/lib/platform/account-actions";
import { formatInstant } from "@/lib/time/format-instant";

type Props = {
  signIns: readonly OpenSignIn[];
  now: Date;
  /** When a sign-in ends by itself, in a sentence. */
  about: string;
  /** Whether something of theirs sends on its own, which signing out everywhere pauses. */
  hasSending: boolean;
};

export function OpenSignIns({ signIns, now, about, hasSending }: Props) {
  return (
    <Section title="Where you are signed in" aside={String(signIns.length)}>
      <ActionForm action={endSignInsAction} className="grid gap-2">
        <Table caption="Where you are signed in">
          <TableHead>
            <HeadCell>Browser</HeadCell>
            <HeadCell>Last seen</HeadCell>
            <HeadCell to="end">
              <VisuallyHidden>Sign out</VisuallyHidden>
            </HeadCell>
          </TableHead>
          <tbody>
            {signIns.map((signIn) => (
              <SignInRow key={signIn.id} signIn={signIn} now={now} />
            ))}
          </tbody>
        </Table>
        <p className="t-small max-w-measure text-ink-2">{about}</p>
        {(signIns.length > 1 || hasSending) && (
          <div className="grid justify-items-start gap-2">
            {hasSending && (
              <p className="t-small max-w-measure text-ink-2">
                Signing out everywhere but here pauses your webhooks, too, until you let each go on.
              </p>
            )}
            <SubmitButton variant="secondary" name="which" value="others">
              Sign out everywhere but here
            </SubmitButton>
          </div>
        )}
      </ActionForm>
    </Section>
  );
}

function SignInRow({ signIn, now }: { signIn: OpenSignIn; now: Date }) {
  const { id, device, address, since, lastSeen, isThis } = signIn;
  return (
    <Row>
      <HeadCell scope="row">
        {device}
        <p className="t-meta font-normal text-ink-3">
          {address ? `From ${address}, since ` : "Since "}
          <Time dateTime={since.toISOString()}>{formatInstant(since, "UTC", "day")}</Time>
        </p>
      </HeadCell>
      <Cell>
        {isThis ? (
          "This browser"
        ) : (
          <Time dateTime={lastSeen.toISOString()} title={`${formatInstant(lastSeen, "UTC")} UTC`}>
            {agoInWords(lastSeen, now)}
          </Time>
        )}
      </Cell>
      <Cell to="end">
        {!isThis && (
          <SubmitButton variant="secondary" name="which" value={id} className="-my-1 whitespace-nowrap">
            Sign out
            <VisuallyHidden>
              {device}, last seen {agoInWords(lastSeen, now)}
            </VisuallyHidden>
          </SubmitButton>
        )}
      </Cell>
    </Row>
  );
}

/** "12 minutes ago", in the largest unit that has begun. */
function agoInWords(then: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - then.getTime()) / 60_000));
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  if (minutes < 2) return "just now";
  if (minutes < 60) return words.format(-minutes, "minute");
  if (minutes < 24 * 60) return words.format(-Math.floor(minutes / 60), "hour");
  return words.format(-Math.floor(minutes / (24 * 60)), "day");
}
