/** Asks for the second factor after the password. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { giveCodeAction } from "@/lib/platform/sign-in-actions";

export function CodeForm({ backTo, isRecovery }: { backTo: string; isRecovery: boolean }) {
  return (
    <ActionForm action={giveCodeAction} className="grid gap-4">
      <input type="hidden" name="callbackUrl" value={backTo} />
      {isRecovery ? (
        <Field name="code" label="Recovery code" hint="One that you have not used yet; small letters will do." required>
          <TextInput autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} autoFocus />
        </Field>
      ) : (
        <Field name="code" label="Code" hint="The six digits that your authenticator app shows." required>
          <TextInput inputMode="numeric" autoComplete="one-time-code" spellCheck={false} maxLength={12} autoFocus />
        </Field>
      )}
      <div>
        <SubmitButton pending="Signing in…">Sign in</SubmitButton>
      </div>
    </ActionForm>
  );
}
