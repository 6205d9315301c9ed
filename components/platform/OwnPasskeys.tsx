/** One's passkeys: those there are, the way to remove each, and to make another. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import { removePasskeyAction } from "@/lib/platform/passkey-actions";
import type { OwnPasskey } from "@/lib/platform/passkeys";
import { formatInstant } from "@/lib/time/format-instant";
import { MakePasskey } from "./MakePasskey";

type Props = {
  passkeys: readonly OwnPasskey[] /** Where somebody goes once they have kept their codes. */;
  backTo: string;
};

export function OwnPasskeys({ passkeys, backTo }: Props) {
  return (
    <Section title="Passkeys" aside={passkeys.length > 0 ? String(passkeys.length) : undefined}>
      <p className="t-small mb-4 max-w-measure text-ink-2">
        A passkey is kept by your phone, your computer or a key that you carry, which asks for your finger, your face or
        a PIN. It signs you in by itself, without the password, and no false page can have it from you.
      </p>
      {passkeys.length > 0 && <PasskeyTable passkeys={passkeys} />}
      <MakePasskey backTo={backTo} />
    </Section>
  );
}

function PasskeyTable({ passkeys }: Pick<Props, "passkeys">) {
  return (
    <ActionForm action={removePasskeyAction} className="mb-4">
      <Table caption="Your passkeys">
        <TableHead>
          <HeadCell>Passkey</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell to="end">
            <VisuallyHidden>Remove it</VisuallyHidden>
          </HeadCell>
        </TableHead>
        <tbody>
          {passkeys.map(({ id, name, madeAt, usedAt, isSynced }) => (
            <Row key={id}>
              <HeadCell scope="row">
                <bdi>{name}</bdi>
                <p className="t-meta font-normal text-ink-3">
                  made {formatInstant(madeAt, "UTC", "day")}
                  {isSynced && ", on all devices of one account"}
                </p>
              </HeadCell>
              <Cell>{usedAt ? formatInstant(usedAt, "UTC", "day") : "Never"}</Cell>
              <Cell to="end">
                <AskOnce
                  className="grid justify-items-end text-start"
                  summary={
                    <>
                      Remove<VisuallyHidden> {name}</VisuallyHidden>
                    </>
                  }
                  about="It signs in no more. To have it back you make it anew."
                >
                  <SubmitButton variant="danger" name="passkeyId" value={id} className="whitespace-nowrap">
                    Remove the passkey
                    <VisuallyHidden> {name}</VisuallyHidden>
                  </SubmitButton>
                </AskOnce>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </ActionForm>
  );
}
