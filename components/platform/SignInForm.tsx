import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { signInAction } from "@/lib/platform/sign-in-actions";

type Props = { backTo: string; error: string | null /** Another way in comes first. */; isSecond: boolean };

export function SignInForm({ backTo, error, isSecond }: Props) {
  return (
    <ActionForm action={signInAction} className="grid gap-4">
      {error && (
        <p role="alert" className="t-ui text-st-contested">
          {error}
        </p>
      )}
      <input type="hidden" name="callbackUrl" value={backTo} />
      <Field name="email" label="E-mail address" required>
        <TextInput type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field name="password" label="Password" required>
        <TextInput type="password" autoComplete="current-password" />
      </Field>
      <div>
        <SubmitButton variant={isSecond ? "secondary" : "primary"} pending="Signing in…">
          Sign in
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
