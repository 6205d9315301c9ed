/** Takes a session back that did not take place, or not so; what was recorded in it stands, unless it is to go too. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { retractSessionAction } from "@/lib/logbook/actions";

type Props = {
  negotiationId: string;
  recordId: string;
  /** How many records were made in it that stand. */
  entries: number;
};

export function RetractSessionForm({ negotiationId, recordId, entries }: Props) {
  const what = entries === 1 ? "the record that was" : `the ${entries} records that were`;
  return (
    <ActionForm action={retractSessionAction} className="grid max-w-measure gap-4">
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
      {entries > 0 && (
        <Checkbox
          name="withEntries"
          label={`Retract ${what} made in it too. Left out, ${entries === 1 ? "it stands" : "they stand"} and say${
            entries === 1 ? "s" : ""
          } that the session was taken back.`}
        />
      )}
      <div>
        <SubmitButton variant="danger" pending="Retracting…">
          Retract the session
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
