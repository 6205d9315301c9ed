/** A forecast as a sentence: how likely is it that this is settled by then, and why. Kept, or shared. */
import { MarkingField } from "@/components/record/MarkingField";
import { ActionForm } from "@/components/ui/ActionForm";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { forecastAction } from "@/lib/forecasts/actions";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { wholeAgreement } from "./forecastWords";

type Props = {
  negotiationId: string;
  seenRecordId: string | null;
  terms: readonly { id: string; number: string; title: string }[];
  compartments: readonly CompartmentView[];
  /** The question that it answers, where one was chosen already. */
  on: string | null;
  by: string | null;
};

export function ForecastForm({ negotiationId, seenRecordId, terms, compartments, on, by }: Props) {
  return (
    <ActionForm action={forecastAction} keepAs={`forecast ${on ?? ""} ${by ?? ""}`} className="grid max-w-3xl gap-4">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      {seenRecordId && <input type="hidden" name="seenRecordId" value={seenRecordId} />}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_8rem] sm:items-start">
        <Field name="termId" label="How likely is it that" required>
          <Select
            empty={wholeAgreement}
            options={terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
            defaultValue={on ?? ""}
          />
        </Field>
        <DateField name="byDate" label="is settled by" hint="" required {...(by ? { defaultValue: by } : {})} />
        <Field name="probability" label="in per cent" required>
          <TextInput inputMode="numeric" autoComplete="off" />
        </Field>
      </div>
      <Field name="why" label="because">
        <TextArea rows={2} />
      </Field>
      <div className="max-w-xs empty:hidden">
        <MarkingField
          compartments={compartments}
          label="Who may see it if you share it now"
          hint="On a marked term it is marked as the term is."
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-3">
        <SubmitButton pending="Keeping…">Keep private</SubmitButton>
        <SubmitButton variant="secondary" name="sharing" value="share" pending="Sharing…">
          Share with the team
        </SubmitButton>
        <span className="t-meta text-ink-3">Both are dated now. What you keep only you see, until you share it.</span>
      </div>
    </ActionForm>
  );
}
