"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { ActionForm } from "@/components/ui/ActionForm";
import { ButtonLink } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { type FormState, formValues } from "@/lib/platform/form";
import { beginPasskeyAction, keepPasskeyAction } from "@/lib/platform/passkey-actions";
import type { Failure } from "@/lib/platform/result";
import { RecoveryCodes } from "./RecoveryCodes";
import { faultInWords, usePasskeys } from "@/components/ui/usePasskeys";

/** Makes a passkey under a name. Who had no second factor before is shown their recovery codes, this once. */
export function MakePasskey({ backTo }: { backTo: string }) {
  const isKnown = usePasskeys();
  if (!isKnown) return <p className="t-small text-ink-2">This browser makes none. Open this page in another.</p>;
  return (
    <ActionForm action={make} className="grid max-w-[32rem] gap-4">
      <RecoveryCodes goOn={<ButtonLink href={backTo}>I have kept them: go on</ButtonLink>}>
        <Field name="name" label="What is it kept by?" hint="As “My phone”: you know it again by that name." required>
          <TextInput maxLength={80} autoComplete="off" />
        </Field>
        <div>
          <SubmitButton variant="secondary" pending="Waiting for your device…">
            Make a passkey
          </SubmitButton>
        </div>
      </RecoveryCodes>
    </ActionForm>
  );
}

async function make(_: FormState, form: FormData): Promise<FormState> {
  const refused = ({ code, message, fieldErrors }: Omit<Failure, "ok">): FormState => {
    return { status: "error", code, message, fieldErrors, values: formValues(form) };
  };
  const name = String(form.get("name") ?? "").trim();
  if (name === "") {
    const fault = "Write what it is kept by.";
    return refused({ code: "invalid", message: fault, fieldErrors: { name: [fault] } });
  }
  try {
    const begun = await beginPasskeyAction();
    if (!begun.ok) return refused(begun);
    const made = await startRegistration({ optionsJSON: begun.value });
    const kept = await keepPasskeyAction({ name, response: made });
    if (!kept.ok) return refused(kept);
    const { codes } = kept.value;
    return { status: "ok", message: "Made.", ...(codes.length > 0 ? { link: codes.join("\n") } : {}) };
  } catch (error) {
    return refused({ code: "refused", message: faultInWords(error), fieldErrors: {} });
  }
}
