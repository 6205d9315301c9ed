/** What whoever holds the link of an invitation does with it. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { acceptInvitationAction, joinAction } from "@/lib/negotiations/actions-invitations";

export function AcceptForm({ token }: { token: string }) {
  return (
    <ActionForm action={acceptInvitationAction} className="grid justify-items-start gap-3">
      <input type="hidden" name="token" value={token} />
      <SubmitButton pending="Accepting…">Accept</SubmitButton>
    </ActionForm>
  );
}

type JoinProps = {
  token: string;
  /** What a password has to be. */
  passwordHint: string;
};

export function JoinForm({ token, passwordHint }: JoinProps) {
  return (
    <ActionForm action={joinAction} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <Field name="name" label="Your name" hint="As your colleagues read it under what you record" required>
        <TextInput autoComplete="name" dir="auto" />
      </Field>
      <Field name="email" label="E-mail address" required>
        <TextInput type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field name="password" label="A password" hint={passwordHint} required>
        <TextInput type="password" autoComplete="new-password" />
      </Field>
      <div>
        <SubmitButton pending="Making your account…">Make an account and accept</SubmitButton>
      </div>
    </ActionForm>
  );
}
