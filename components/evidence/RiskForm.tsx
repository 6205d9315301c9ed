import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { recordRiskAction } from "@/lib/evidence/actions";
import type { RiskView } from "@/lib/evidence/queries";
import { levels } from "@/lib/evidence/rules";
import type { Choosable } from "@/components/record/choosable";

type Props = {
  /** The risk that is corrected or has changed; left out for a new one. */
  risk?: RiskView | undefined;
  isChange?: boolean;
  terms: readonly Choosable[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

const degrees = levels.map((level) => ({ value: level, label: level }));

/** Records what threatens a term or the process. */
export function RiskForm({ risk, isChange = false, terms, fieldset }: Props) {
  return (
    <ActionForm action={recordRiskAction} keepAs={`risk ${risk?.record.id ?? "new"}`} className="grid gap-4">
      {risk && isChange && <input type="hidden" name="riskId" value={risk.id} />}
      <FormColumns aside={fieldset}>
        <Field name="text" label="What could happen" required>
          <TextArea rows={3} defaultValue={risk?.text} />
        </Field>
        <Field name="termId" label="What it threatens">
          <Select empty="The process as a whole" defaultValue={risk?.termId ?? undefined} options={terms} />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="likelihood" label="How likely">
            <Select empty="Not judged" defaultValue={risk?.likelihood ?? undefined} options={degrees} />
          </Field>
          <Field name="impact" label="How grave">
            <Select empty="Not judged" defaultValue={risk?.impact ?? undefined} options={degrees} />
          </Field>
        </div>
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Record</SubmitButton>
      </div>
    </ActionForm>
  );
}
