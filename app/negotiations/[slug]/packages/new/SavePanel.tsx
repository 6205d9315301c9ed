/** The form that saves the package: a new one, or in the place of the one that the address names. */
import { PackageForm } from "@/components/analysis/packages/PackageForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RevisionSwitch } from "@/components/record/RevisionSwitch";
import { FormPanel } from "@/components/ui/FormPanel";
import { packageToRevise } from "@/lib/analysis/packages/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import type { Choice } from "@/lib/packages/rules";

type Props = {
  opened: Opened;
  choices: readonly Choice[];
  compartments: readonly CompartmentView[];
  of: string | null;
  isChange: boolean;
  hrefFor: (save: "correct" | "change" | null) => string;
};

export async function SavePanel({ opened, choices, compartments, of, isChange, hrefFor }: Props) {
  const { saved, sources } = await packageToRevise(opened, of);
  const changes = Boolean(saved) && isChange;
  return (
    <FormPanel
      key={`${saved?.record.id} ${changes}`}
      title={saved ? saved.title : "Save the package"}
      description="It is on record for the team from then on, with who saved it."
      closeHref={hrefFor(null)}
      returnTo="save-package"
    >
      {saved && <RevisionSwitch correctHref={hrefFor("correct")} changeHref={hrefFor("change")} isChange={changes} />}
      <PackageForm
        slug={opened.negotiation.slug}
        choices={choices}
        saved={saved ?? undefined}
        isChange={changes}
        fieldset={
          <RecordFieldset
            negotiationId={opened.negotiation.id}
            seenRecordId={opened.newestRecordId}
            sources={sources}
            compartments={compartments}
            defaults={saved ? recordDefaults(saved.record, of) : null}
            isChange={changes}
            heldLabel={changes ? "Different since" : "Put together on"}
          />
        }
      />
    </FormPanel>
  );
}
