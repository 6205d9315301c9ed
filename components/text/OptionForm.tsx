/** Adds a labelled alternative passage to a term, corrects one, or records what it has become since. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { recordOptionAction, reviseOptionAction } from "@/lib/text/actions";
import type { Sponsor } from "./SponsorMark";
import { WordingField } from "./WordingField";

type Recorded = { id: string; recordId: string; label: string; text: string; sponsorIds: readonly string[] };

type Props = {
  termId: string;
  /** The option that is corrected or has changed; left out for a new one. */
  option?: Recorded;
  isChange?: boolean;
  parties: readonly (Sponsor & { partyId: string })[];
  keepAs: string;
  /** The text, at the term: where a new one leads. */
  textHref: string;
  fieldset: ReactNode;
};

export function OptionForm({ termId, option, isChange = false, parties, keepAs, textHref, fieldset }: Props) {
  return (
    <ActionForm
      action={option ? reviseOptionAction : recordOptionAction.bind(null, textHref)}
      keepAs={keepAs}
      aria-label={option ? `Option ${option.label}` : "New option"}
      className="grid gap-6"
    >
      <input type="hidden" name="termId" value={termId} />
      {option && isChange && <input type="hidden" name="optionId" value={option.id} />}
      <Field
        name="label"
        label="Label"
        hint="How it is told apart: Option B, Support from outside the country."
        required
      >
        <TextInput className="max-w-measure" defaultValue={option?.label} />
      </Field>
      <WordingField label="Passage" defaultValue={option?.text ?? ""} language={null} sponsors={parties} rows={4} />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
        {parties.length > 0 && (
          <Choices
            name="sponsorIds[]"
            legend="Whose it is"
            hint="Nobody ticked: the team’s, or nobody’s on record."
            many
            defaultValue={option?.sponsorIds ?? []}
            choices={parties.map(({ partyId, name }) => ({ value: partyId, label: name }))}
          />
        )}
        {fieldset}
      </div>
      {option ? (
        <RecordButtons />
      ) : (
        <p>
          <SubmitButton pending="Recording…">Add the option</SubmitButton>
        </p>
      )}
    </ActionForm>
  );
}
