/** Records how a term stands from a day on, or corrects what was recorded. */
import type { ReactNode } from "react";
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordTermStatusAction } from "@/lib/terms/actions";
import { isSettled, type TermStatus, termStatuses, termStatusLabels } from "@/lib/terms/rules";

type Recorded = { record: { id: string }; status: TermStatus; note: string | null };

type Props = {
  /** The term, or those to choose from. */
  term: { id: string } | null;
  terms: readonly { id: string; number: string; title: string }[];
  /** The status that is corrected; left out for a new one. */
  corrected?: Recorded | undefined;
  /** How the term stands now, where one term is meant. */
  current: TermStatus | null;
  fieldset: ReactNode;
};

const statuses = termStatuses.map((status) => ({ value: status, label: termStatusLabels[status] }));

export function StatusForm({ term, terms, corrected, current, fieldset }: Props) {
  const canReopen = !corrected && (current === null || isSettled(current));
  return (
    <ActionForm
      action={recordTermStatusAction}
      keepAs={`status ${corrected?.record.id ?? term?.id ?? "new"}`}
      className="grid gap-4"
      {...(term && writingOn("status", term.id))}
    >
      <FormColumns aside={fieldset}>
        {term ? (
          <input type="hidden" name="termId" value={term.id} />
        ) : (
          <Field name="termId" label="Term" required>
            <Select
              empty="Choose a term"
              options={terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
            />
          </Field>
        )}
        <Field name="status" label="Stands at" required>
          <Select options={statuses} empty="Choose a status" defaultValue={corrected?.status} />
        </Field>
        <Field name="note" label="What happened">
          <TextArea rows={2} defaultValue={corrected?.note ?? undefined} />
        </Field>
        {canReopen && (
          <Field
            name="reason"
            label="Why, if this reopens what was agreed"
            hint="A term leaves an agreed status only with a reason."
          >
            <TextInput />
          </Field>
        )}
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Record</SubmitButton>
      </div>
    </ActionForm>
  );
}
