import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { Select } from "@/components/ui/Select";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordDelegateAction } from "@/lib/parties/actions";
import type { DelegateView, PartyView } from "@/lib/parties/queries";

type Props = {
  /** Where the form starts from; left out for a new person. */
  delegate?: DelegateView | undefined;
  /** They have changed office, party or part since, and are not corrected. */
  isChange?: boolean;
  parties: readonly PartyView[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

/** Records a person who speaks for a party, or about the negotiation. */
export function DelegateForm({ delegate, isChange = false, parties, fieldset }: Props) {
  return (
    <ActionForm
      action={recordDelegateAction}
      keepAs={`delegate ${delegate?.record.id ?? "new"}`}
      className="grid gap-4"
    >
      {delegate && isChange && <input type="hidden" name="delegateId" value={delegate.id} />}
      <FormColumns aside={fieldset}>
        <Field name="name" label="Name" required>
          <TextInput defaultValue={delegate?.name} autoComplete="off" />
        </Field>
        <Field name="title" label="Office or affiliation">
          <TextInput defaultValue={delegate?.title ?? undefined} autoComplete="off" />
        </Field>
        <Field name="partyId" label="Speaks for">
          <Select
            empty="No party: a commentator"
            defaultValue={delegate?.partyId ?? undefined}
            options={parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Checkbox name="isHead" label="Heads the delegation" defaultChecked={delegate?.isHead ?? false} />
        <Field name="note" label="Note">
          <TextArea rows={2} defaultValue={delegate?.note ?? undefined} />
        </Field>
      </FormColumns>
      <RecordButtons canRepeat={!delegate} />
    </ActionForm>
  );
}
