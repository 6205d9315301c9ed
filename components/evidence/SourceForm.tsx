import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import type { SourceView } from "@/lib/evidence/queries";
import { reliabilities, reliabilityLabels } from "@/lib/record/rules";
import { sourceKindLabels, sourceKinds } from "@/lib/evidence/rules";
import { languageLabel, sourceLanguages } from "@/lib/evidence/rules-words";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

type Props = {
  /** The source that is corrected; left out for a new one. */
  source?: SourceView | undefined;
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
  /** Where its own words are given. */
  words: ReactNode;
  /** What records it. */
  action: ComponentProps<typeof ActionForm>["action"];
};

/** Records a document or a person that says something, with whom it rests on itself. */
export function SourceForm({ source, fieldset, words, action }: Props) {
  return (
    <ActionForm action={action} keepAs={`source ${source?.record.id ?? "new"}`} className="grid gap-4">
      <FormColumns aside={fieldset}>
        <Field name="title" label="Title, or the person’s name" required>
          <TextInput defaultValue={source?.title} autoComplete="off" />
        </Field>
        <Field
          name="origin"
          label="Where it has this from"
          hint="Sources that repeat one origin count once. Of a first-hand source, write it again."
          required
        >
          <TextInput defaultValue={source?.origin} autoComplete="off" />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="kind" label="What it is" required>
            <Select
              defaultValue={source?.kind}
              options={sourceKinds.map((kind) => ({ value: kind, label: sourceKindLabels[kind] }))}
            />
          </Field>
          <Field name="reliability" label="How far it can be relied on" required>
            <Select
              empty="Choose a grade"
              defaultValue={source?.reliability}
              options={reliabilities.map((each) => ({ value: each, label: `${each}: ${reliabilityLabels[each]}` }))}
            />
          </Field>
          <Field name="publisher" label="Publisher">
            <TextInput defaultValue={source?.publisher ?? undefined} />
          </Field>
          <DateField
            name="published"
            label="Published"
            hint="28 Feb 2019 or about Feb 2019"
            defaultValue={source?.published ? formatFuzzy(requireFuzzyDate(source.published), "UTC") : ""}
          />
        </div>
        <Field name="language" label="Language">
          <Select empty="Not said" defaultValue={source?.language ?? undefined} options={languages(source?.language)} />
        </Field>
        <Field name="url" label="Address on the web">
          <TextInput type="url" defaultValue={source?.url ?? undefined} placeholder="https://" />
        </Field>
        <Field name="note" label="Note">
          <TextArea rows={2} defaultValue={source?.note ?? undefined} />
        </Field>
        {words}
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Record</SubmitButton>
      </div>
    </ActionForm>
  );
}

function languages(own: string | null | undefined) {
  const tags = own && !sourceLanguages.some((each) => each === own) ? [...sourceLanguages, own] : sourceLanguages;
  return tags.map((tag) => ({ value: tag, label: languageLabel(tag) }));
}
