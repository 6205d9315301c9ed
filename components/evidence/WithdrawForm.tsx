import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { withdrawEvidenceAction } from "@/lib/evidence/actions";
import type { EvidenceKind } from "@/lib/evidence/schema";

type Props = { negotiationId: string; recordId: string; kind: EvidenceKind };

/** Takes a record back. Folded away under the form that corrects it, since a correction is what is meant more often. */
export function WithdrawForm({ negotiationId, recordId, kind }: Props) {
  return (
    <details className="mt-6 border-t border-rule pt-3">
      <summary className="w-fit text-accent max-md:py-3">Withdraw it instead</summary>
      <ActionForm action={withdrawEvidenceAction} className="mt-3 grid max-w-xl gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="recordId" value={recordId} />
        <input type="hidden" name="kind" value={kind} />
        <Field
          name="reason"
          label="Why it should not have been recorded"
          hint="It stays in the history as withdrawn, with this reason."
          required
        >
          <TextInput />
        </Field>
        <div>
          <SubmitButton variant="danger" pending="Withdrawing…">
            Withdraw
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
