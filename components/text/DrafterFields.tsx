/** Whose text a wording is, and what is noted of it. */
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextArea } from "@/components/ui/TextInput";
import { type Drafter, drafterLabels, drafters } from "@/lib/text/rules";
import type { Sponsor } from "./SponsorMark";

type Props = {
  parties: readonly (Sponsor & { partyId: string })[];
  /** What is on record of the version that is corrected. */
  recorded?: { drafter: Drafter; drafterId: string | null; note: string | null };
};

export function DrafterFields({ parties, recorded }: Props) {
  return (
    <>
      <Choices
        name="drafter"
        legend="Whose text it is"
        defaultValue={recorded?.drafter ?? "team"}
        choices={drafters.map((drafter) => ({ value: drafter, label: drafterLabels[drafter] }))}
        inRow
      />
      <Field name="drafterId" label="Which party or mediator">
        <Select
          empty="None: it is the team’s"
          options={parties.map(({ partyId, name }) => ({ value: partyId, label: name }))}
          defaultValue={recorded?.drafterId ?? undefined}
        />
      </Field>
      <Field name="note" label="Note on this version">
        <TextArea rows={2} defaultValue={recorded?.note ?? undefined} />
      </Field>
    </>
  );
}
