/** Adds a labelled alternative passage to a term. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { recordOptionAction } from "@/lib/text/actions";
import type { Sponsor } from "./SponsorMark";
import { WordingField } from "./WordingField";

type Props = {
  termId: string;
  parties: readonly (Sponsor & { partyId: string })[];
  keepAs: string;
  /** The text, at the term. */
  textHref: string;
  fieldset: ReactNode;
};

export function OptionForm({ termId, parties, keepAs, textHref, fieldset }: Props) {
  return (
    <ActionForm
      action={recordOptionAction.bind(null, textHref)}
      keepAs={keepAs}
      aria-label="New option"
      className="grid gap-6"
    >
      <input type="hidden" name="termId" value={termId} />
      <Field
        name="label"
        label="Label"
        hint="How it is told apart: Option B, Support from outside the country."
        required
      >
        <TextInput className="max-w-measure" />
      </Field>
      <WordingField label="Passage" language={null} sponsors={parties} rows={4} />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
        {parties.length > 0 && (
          <Choices
            name="sponsorIds[]"
            legend="Whose it is"
            hint="Nobody ticked: the team’s, or nobody’s on record."
            many
            choices={parties.map(({ partyId, name }) => ({ value: partyId, label: name }))}
          />
        )}
        {fieldset}
      </div>
      <p>
        <SubmitButton pending="Recording…">Add the option</SubmitButton>
      </p>
    </ActionForm>
  );
}
