import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { retractLinkageAction, retractTermAction, retractTermStatusAction } from "@/lib/terms/actions";

type Props = { kind: "term" | "term_status" | "linkage"; negotiationId: string; recordId: string };

const actions = { term: retractTermAction, term_status: retractTermStatusAction, linkage: retractLinkageAction };

/** Takes a record back. Folded away under the form that corrects it, since a correction is what is meant more often. */
export function TakeBackForm({ kind, negotiationId, recordId }: Props) {
  return (
    <details className="mt-6 border-t border-rule pt-3">
      <summary className="w-fit text-accent max-md:py-3">Take it back instead</summary>
      <ActionForm action={actions[kind]} className="mt-3 grid max-w-xl gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="recordId" value={recordId} />
        <Field
          name="reason"
          label="Why it should not have been recorded"
          hint="It stays in the history, with this reason."
          required
        >
          <TextInput />
        </Field>
        <div>
          <SubmitButton variant="danger" pending="Taking back…">
            Take back
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
