/** Takes back a step in a round's life that did not happen; it stays in the history, with the reason. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { retractRoundEventAction } from "@/lib/rounds/actions";

export function RetractEventForm({ negotiationId, recordId }: { negotiationId: string; recordId: string }) {
  return (
    <ActionForm action={retractRoundEventAction} className="grid max-w-measure gap-4">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="recordId" value={recordId} />
      <Field name="reason" label="Why it is retracted" hint="Stays on record beside what was recorded." required>
        <TextInput />
      </Field>
      <div>
        <SubmitButton variant="danger" pending="Retracting…">
          Retract
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
