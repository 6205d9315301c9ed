import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordStatementAction } from "@/lib/evidence/actions";
import type { StatementView } from "@/lib/evidence/queries";
import { bases, basisLabels } from "@/lib/record/rules";
import { statementCapacities, statementCapacityLabels, statementCapacityMeanings } from "@/lib/evidence/rules";
import type { Choosable } from "@/components/record/choosable";

type Props = {
  /** The statement that is corrected; left out for a new one. */
  statement?: StatementView | undefined;
  delegates: readonly Choosable[];
  parties: readonly Choosable[];
  terms: readonly Choosable[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

/** Records who said what, in what capacity. */
export function StatementForm({ statement, delegates, parties, terms, fieldset }: Props) {
  return (
    <ActionForm
      action={recordStatementAction}
      keepAs={`statement ${statement?.record.id ?? "new"}`}
      className="grid gap-4"
    >
      <FormColumns aside={fieldset}>
        <Field name="text" label="What was said" required>
          <TextArea rows={3} defaultValue={statement?.text} />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="speakerId" label="Who said it">
            <Select empty="Nobody on record" defaultValue={statement?.speakerId ?? undefined} options={delegates} />
          </Field>
          <Field name="speakerName" label="Or as the source names them">
            <TextInput defaultValue={statement?.speakerName ?? undefined} placeholder="European officials" />
          </Field>
          <Field name="partyId" label="For which party">
            <Select empty="No party" defaultValue={statement?.partyId ?? undefined} options={parties} />
          </Field>
          <Field name="basis" label="How it reached us" required>
            <Select
              defaultValue={statement?.basis}
              options={bases.map((basis) => ({ value: basis, label: basisLabels[basis] }))}
            />
          </Field>
        </div>
        <Choices
          name="capacity"
          legend="In what capacity"
          required
          defaultValue={statement?.capacity ?? "official"}
          choices={statementCapacities.map((capacity) => ({
            value: capacity,
            label: statementCapacityLabels[capacity],
            hint: statementCapacityMeanings[capacity],
          }))}
        />
        {terms.length > 0 && (
          <Choices
            name="termIds[]"
            legend="On which terms"
            many
            defaultValue={statement?.termIds ?? []}
            choices={terms}
            className="max-h-56 overflow-y-auto"
          />
        )}
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Record</SubmitButton>
      </div>
    </ActionForm>
  );
}
