/** Records a party, corrects one, or records what one has become since. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox, Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { Select } from "@/components/ui/Select";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordPartyAction } from "@/lib/parties/actions";
import type { PartyView } from "@/lib/parties/queries";
import { partyKindLabels, partyKinds, partyRoleMeanings, partyRoles } from "@/lib/parties/rules";
import { PartyNameFields } from "./PartyNameFields";

type Props = {
  /** Where the form starts from; left out for a new party. */
  party?: PartyView | undefined;
  /** It has changed since, and is not corrected. */
  isChange?: boolean;
  parties: readonly PartyView[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

export function PartyForm({ party, isChange = false, parties, fieldset }: Props) {
  const others = parties.filter(({ id }) => id !== party?.id);
  const asOptions = others.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActionForm action={recordPartyAction} keepAs={`party ${party?.record.id ?? "new"}`} className="grid gap-4">
      {party && isChange && <input type="hidden" name="partyId" value={party.id} />}
      <FormColumns aside={fieldset}>
        <PartyNameFields name={party?.name} code={party?.code} taken={others.map(({ code }) => code)} />
        {/* One below the other: what a part means is a sentence, and half the width would cut it. */}
        <div className="grid gap-4">
          <Field name="kind" label="What it is" required>
            <Select
              empty="Choose what it is"
              defaultValue={party?.kind}
              options={partyKinds.map((kind) => ({ value: kind, label: partyKindLabels[kind] }))}
            />
          </Field>
          <Field name="role" label="Its part in the talks" required>
            <Select
              defaultValue={party?.role}
              options={partyRoles.map((role) => ({ value: role, label: `${role}: ${partyRoleMeanings[role]}` }))}
            />
          </Field>
        </div>
        <Checkbox name="isAtTable" label="It is at the table" defaultChecked={party?.isAtTable ?? true} />
        <Field name="absenceReason" label="Why it is not at the table">
          <TextInput defaultValue={party?.absenceReason ?? undefined} />
        </Field>
        {others.length > 0 && (
          <>
            <Choices
              name="objectorIds[]"
              legend="Who objects to its being there"
              hint="Only where it is not at the table"
              many
              inRow
              defaultValue={party?.objectorIds ?? []}
              choices={asOptions}
            />
            <Field name="blocId" label="The bloc it belongs to">
              <Select empty="None" defaultValue={party?.blocId ?? undefined} options={asOptions} />
            </Field>
          </>
        )}
        <Field name="note" label="Note">
          <TextArea rows={2} defaultValue={party?.note ?? undefined} />
        </Field>
      </FormColumns>
      <RecordButtons canRepeat={!party} />
    </ActionForm>
  );
}
