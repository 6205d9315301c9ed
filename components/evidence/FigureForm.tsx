import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordFigureAction } from "@/lib/evidence/actions";
import type { FigureView } from "@/lib/evidence/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Choosable } from "@/components/record/choosable";

type Props = {
  /** The figure that is corrected or has changed; left out for a new one. */
  figure?: FigureView | undefined;
  isChange?: boolean;
  terms: readonly Choosable[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

/** Records a quantity, or a date that is a finding by itself. */
export function FigureForm({ figure, isChange = false, terms, fieldset }: Props) {
  return (
    <ActionForm action={recordFigureAction} keepAs={`figure ${figure?.record.id ?? "new"}`} className="grid gap-4">
      {figure && isChange && <input type="hidden" name="figureId" value={figure.id} />}
      <FormColumns aside={fieldset}>
        <Field name="label" label="What it counts, or what it says" required>
          <TextInput defaultValue={figure?.label} placeholder="US troops in Afghanistan" autoComplete="off" />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="value" label="Value" hint="Left empty where the figure is a date only">
            <TextInput inputMode="decimal" defaultValue={figure?.value ?? undefined} placeholder="14,000" />
          </Field>
          <Field name="unit" label="Unit" hint="What is counted">
            <TextInput defaultValue={figure?.unit ?? undefined} placeholder="troops" />
          </Field>
        </div>
        <DateField
          name="about"
          label="The time it is about"
          hint="mid-2030s, Feb 2019, or 2014 to Jan 2019"
          defaultValue={figure?.about ? formatFuzzy(requireFuzzyDate(figure.about), "UTC") : ""}
        />
        {terms.length > 0 && (
          <Field name="termId" label="The term it bears on">
            <Select empty="None" defaultValue={figure?.termId ?? undefined} options={terms} />
          </Field>
        )}
        <Field name="note" label="Note">
          <TextArea rows={2} defaultValue={figure?.note ?? undefined} />
        </Field>
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Record</SubmitButton>
      </div>
    </ActionForm>
  );
}
