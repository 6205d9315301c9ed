/** What an administrator does about one account. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { FormPanel } from "@/components/ui/FormPanel";
import { SubmitButton } from "@/components/ui/SubmitButton";
import type { AccountView } from "@/lib/platform/administration";
import {
  disableAccountAction,
  enableAccountAction,
  removeSecondFactorOfAction,
  unlinkIdentityOfAction,
} from "@/lib/platform/actions-administration";
import { accountLinkId } from "./AccountTable";
import { AdministrationForm } from "./AdministrationForm";
import { PasswordLinkForm } from "./PasswordLinkForm";

type Props = {
  account: AccountView;
  provider: string | null;
  isSelf: boolean;
  isOnlyAdmin: boolean;
  closeHref: string;
};

export function AccountPanel({ account, provider, isSelf, isOnlyAdmin, closeHref }: Props) {
  const { id, name, email, disabledAt, identity } = account;
  const hidden = <input type="hidden" name="accountId" value={id} />;
  return (
    <FormPanel title={name} description={email} closeHref={closeHref} returnTo={accountLinkId(id)}>
      {disabledAt ? (
        <ActionForm action={enableAccountAction} className="grid justify-items-start gap-3">
          {hidden}
          <SubmitButton pending="Enabling…">Let {name} sign in again</SubmitButton>
        </ActionForm>
      ) : (
        <div className="grid gap-6">
          <PasswordLinkForm>{hidden}</PasswordLinkForm>
          <AdministrationForm account={account} isSelf={isSelf} isOnly={isOnlyAdmin} />
          {account.hasSecondFactor && !isSelf && (
            <AskOnce
              className="border-t border-rule pt-3"
              summary="Take off the second factor"
              about={
                <>
                  For who has lost their phone and their recovery codes. Make sure that it is {name} who asks: from then
                  on the password alone signs in. They are signed out everywhere, and told by mail.
                </>
              }
            >
              <ActionForm action={removeSecondFactorOfAction} className="grid justify-items-start gap-3">
                {hidden}
                <SubmitButton variant="danger" pending="Taking it off…">
                  Take it off {name}’s account
                </SubmitButton>
              </ActionForm>
            </AskOnce>
          )}
          {identity && !isSelf && (
            <AskOnce
              className="border-t border-rule pt-3"
              summary={`Unlink from ${provider}`}
              about={
                <>
                  <bdi>{identity}</bdi> at {provider} signs in to this account. Unlinked, they are signed out where that
                  opened it, and who they are there can be linked anew.
                </>
              }
            >
              <ActionForm action={unlinkIdentityOfAction} className="grid justify-items-start gap-3">
                {hidden}
                <SubmitButton variant="danger" pending="Unlinking…">
                  Unlink {name}’s account
                </SubmitButton>
              </ActionForm>
            </AskOnce>
          )}
          {isSelf ? (
            <p className="t-small text-ink-2">
              Your own account only another administrator can disable: you could not enable it again.
            </p>
          ) : (
            <AskOnce
              className="border-t border-rule pt-3"
              summary="Disable the account"
              about={
                <>
                  {name} is signed out everywhere at once and cannot sign in. What they recorded stays, and so do their
                  memberships. You can enable the account again.
                </>
              }
            >
              <ActionForm action={disableAccountAction} className="grid justify-items-start gap-3">
                {hidden}
                <SubmitButton variant="danger" pending="Disabling…">
                  Disable {name}
                </SubmitButton>
              </ActionForm>
            </AskOnce>
          )}
        </div>
      )}
    </FormPanel>
  );
}
