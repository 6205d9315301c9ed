/** The three ways to a new password: knowing the present one, asking for a link, following one. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { askForPasswordLinkAction, changePasswordAction, setPasswordAction } from "@/lib/platform/account-actions";

/** What a new password has to be, in a sentence. */
type Hinted = { hint: string };

export function ChangePasswordForm({ email, hint }: Hinted & { email: string }) {
  return (
    <ActionForm action={changePasswordAction} className="grid max-w-96 gap-4">
      <AccountName email={email} />
      <Field name="presentPassword" label="Present password" required>
        <TextInput type="password" autoComplete="current-password" />
      </Field>
      <NewPassword hint={hint} />
      <div>
        <SubmitButton pending="Changing…">Change the password</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function AskForLinkForm() {
  return (
    <ActionForm action={askForPasswordLinkAction} className="grid gap-4">
      <Field name="email" label="E-mail address" required>
        <TextInput type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <div>
        <SubmitButton pending="Asking…">Send a link</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function SetPasswordForm({ email, hint, link }: Hinted & { email: string; link: string }) {
  return (
    <ActionForm action={setPasswordAction} className="grid gap-4">
      <input type="hidden" name="link" value={link} />
      <AccountName email={email} />
      <NewPassword hint={hint} />
      <div>
        <SubmitButton pending="Setting it…">Set the password and sign in</SubmitButton>
      </div>
    </ActionForm>
  );
}

function NewPassword({ hint }: Hinted) {
  return (
    <Field name="newPassword" label="New password" hint={hint} required>
      <TextInput type="password" autoComplete="new-password" />
    </Field>
  );
}

/** For password managers, which keep a password by the name that it is for. */
function AccountName({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />;
}
