/** Writes a term into the agreement, corrects one, or records what it has become since. */
import type { ReactNode } from "react";
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { Select } from "@/components/ui/Select";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordTermAction } from "@/lib/terms/actions";
import type { TermView } from "@/lib/terms/queries";
import { termKindLabels, termKinds } from "@/lib/terms/rules";
import { printAxisValue } from "@/lib/terms/rules/axis";
import { AxisFields } from "./AxisFields";

type Props = {
  /** The term that is corrected or has changed; left out for a new one. */
  term?: TermView | undefined;
  isChange?: boolean;
  /** Under which a new term is to stand. */
  parentId?: string | null;
  terms: readonly TermView[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

const kinds = termKinds.map((kind) => ({ value: kind, label: termKindLabels[kind] }));

export function TermForm({ term, isChange = false, parentId, terms, fieldset }: Props) {
  const parents = terms.filter(({ id, path }) => id !== term?.id && !path.includes(term?.id ?? ""));
  return (
    <ActionForm
      action={recordTermAction}
      keepAs={`term ${term?.record.id ?? "new"}`}
      className="grid gap-4"
      {...(term && writingOn("term", term.id))}
    >
      {term && isChange && <input type="hidden" name="termId" value={term.id} />}
      <FormColumns aside={fieldset}>
        <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-4">
          <Field name="number" label="Number" required>
            <TextInput defaultValue={term?.number} placeholder="1.4" autoComplete="off" />
          </Field>
          <Field name="title" label="Title" required>
            <TextInput defaultValue={term?.title} autoComplete="off" />
          </Field>
        </div>
        <Field name="summary" label="What it is about" hint="In a sentence. The wording itself is kept with the text.">
          <TextArea rows={2} defaultValue={term?.summary ?? undefined} />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="kind" label="Kind" required>
            <Select options={kinds} defaultValue={term?.kind ?? (parentId ? "paragraph" : "article")} />
          </Field>
          <Field name="parentId" label="Stands under">
            <Select
              empty="The agreement itself"
              options={parents.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
              defaultValue={term?.parentId ?? parentId ?? undefined}
            />
          </Field>
        </div>
        <AxisFields
          unit={term?.axisUnit ?? null}
          label={term?.axisLabel ?? null}
          baseline={
            term?.axisUnit && term.axisBaseline !== null ? printAxisValue(term.axisBaseline, term.axisUnit) : null
          }
        />
        <Checkbox
          name="isUnilateral"
          label="A party does it whether or not there is an agreement"
          hint="It is then never counted as a concession."
          defaultChecked={term?.isUnilateral ?? false}
        />
        {term && (
          <Field name="rank" label="Place among its siblings" hint="The lower comes first." className="max-w-60">
            <TextInput inputMode="numeric" defaultValue={term.rank} />
          </Field>
        )}
      </FormColumns>
      <RecordButtons canRepeat={!term} />
    </ActionForm>
  );
}
