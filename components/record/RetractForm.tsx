/** Takes a record back; it stays in the history, with the reason. The one form for it, whatever the noun. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import type { FormState } from "@/lib/platform/form";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  negotiationId: string;
  recordId: string;
  /** Folded away under the form that corrects it, since a correction is what is meant more often. */
  isFolded?: boolean;
};

export function RetractForm({ action, negotiationId, recordId, isFolded = false }: Props) {
  const form = (
    <ActionForm action={action} className="mt-3 grid max-w-xl gap-4">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="recordId" value={recordId} />
      <Field
        name="reason"
        label="Why it should not have been recorded"
        hint="It stays in the history, with this reason, and counts no more."
        required
      >
        <TextInput />
      </Field>
      <div>
        <SubmitButton variant="danger" pending="Retracting…">
          Retract
        </SubmitButton>
      </div>
    </ActionForm>
  );
  if (!isFolded) return form;
  return (
    <details className="mt-6 border-t border-rule pt-3">
      <summary className="w-fit text-accent max-md:py-3">Retract it instead</summary>
      {form}
    </details>
  );
}
