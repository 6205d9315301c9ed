/** Makes an account one of an administrator, or no longer one. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { giveAdministrationAction, takeAdministrationAction } from "@/lib/platform/actions-administration";
import type { AccountView } from "@/lib/platform/administration";

type Props = { account: AccountView; isSelf: boolean; isOnly: boolean };

export function AdministrationForm({ account: { id, name, isAdmin }, isSelf, isOnly }: Props) {
  const hidden = <input type="hidden" name="accountId" value={id} />;
  if (isAdmin && isOnly)
    return (
      <p className="t-small border-t border-rule pt-3 text-ink-2">
        {isSelf ? "You are" : `${name} is`} the only administrator. Once another account is one, this one need not be.
      </p>
    );
  return isAdmin ? (
    <AskOnce
      className="border-t border-rule pt-3"
      summary={isSelf ? "Give up administration" : "Take administration"}
      about={
        isSelf
          ? "You no longer see this page. Another administrator can let you in again. Your negotiations stay as they are."
          : `${name} no longer sees this page. You can let them in again. Their negotiations stay as they are.`
      }
    >
      <ActionForm action={takeAdministrationAction} className="grid justify-items-start gap-3">
        {hidden}
        <SubmitButton variant="danger" pending="Taking…">
          {isSelf ? "Give it up" : `Take it from ${name}`}
        </SubmitButton>
      </ActionForm>
    </AskOnce>
  ) : (
    <AskOnce
      className="border-t border-rule pt-3"
      summary="Make an administrator"
      about={`${name} can then do all that you can do on this page: disable accounts, yours too, make links to set a password, and make others administrators. It opens no negotiation.`}
    >
      <ActionForm action={giveAdministrationAction} className="grid justify-items-start gap-3">
        {hidden}
        <SubmitButton pending="Making…">Make {name} an administrator</SubmitButton>
      </ActionForm>
    </AskOnce>
  );
}
