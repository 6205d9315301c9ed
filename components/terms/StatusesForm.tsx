/** Records one status for the terms that are chosen in the outline. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { Select } from "@/components/ui/Select";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordTermStatusesAction } from "@/lib/terms/actions";
import { isSettled, type TermStatus, termStatuses, termStatusLabels } from "@/lib/terms/rules";

type Props = {
  terms: readonly { id: string; number: string; title: string; status: TermStatus }[];
  fieldset: ReactNode;
  onDone: () => void;
};

const statuses = termStatuses.map((status) => ({ value: status, label: termStatusLabels[status] }));

export function StatusesForm({ terms, fieldset, onDone }: Props) {
  return (
    <ActionForm action={recordTermStatusesAction} keepAs="statuses" onDone={onDone} className="grid gap-4">
      <FormColumns aside={fieldset}>
        <div>
          <p className="t-ui-strong">{terms.length === 1 ? "The term" : `The ${terms.length} terms`}</p>
          <ul className="t-small max-h-40 overflow-auto text-ink-2">
            {terms.map(({ id, number, title }) => (
              <li key={id}>
                <input type="hidden" name="termIds[]" value={id} />
                {number} <bdi>{title}</bdi>
              </li>
            ))}
          </ul>
        </div>
        <Field name="status" label="Stand at" required>
          <Select options={statuses} empty="Choose a status" />
        </Field>
        <Field name="note" label="What happened">
          <TextArea rows={2} />
        </Field>
        <Field
          name="reason"
          label="Why, if this reopens what was agreed"
          hint={
            terms.some(({ status }) => isSettled(status))
              ? "Some of these are agreed: they leave that only with a reason."
              : "A term leaves an agreed status only with a reason."
          }
        >
          <TextInput />
        </Field>
      </FormColumns>
      <RecordButtons />
    </ActionForm>
  );
}
