/** The form that saves the package: a new one, or in the place of the one that the address names. */
import { PackageForm } from "@/components/analysis/packages/PackageForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RevisionSwitch } from "@/components/record/RevisionSwitch";
import { FormPanel } from "@/components/ui/FormPanel";
import { Link } from "@/components/ui/Link";
import { type Overtaken, packageToRevise } from "@/lib/analysis/packages/revise-package";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import type { Choice } from "@/lib/packages/rules";
import { paths } from "@/lib/platform/paths";

type Props = {
  opened: Opened;
  choices: readonly Choice[];
  compartments: readonly CompartmentView[];
  of: string | null;
  isChange: boolean;
  hrefFor: (save: "correct" | "change" | null) => string;
};

export async function SavePanel({ opened, choices, compartments, of, isChange: asksForChange, hrefFor }: Props) {
  const revised = await packageToRevise(opened, of, asksForChange);
  const { saved, isChange, overtaken, sources } = revised;
  const { slug } = opened.negotiation;
  return (
    <FormPanel
      key={`${saved?.record.id} ${isChange}`}
      title={saved ? saved.title : "Save the package"}
      description="It is on record for the team from then on, with who saved it."
      closeHref={hrefFor(null)}
      returnTo="save-package"
    >
      {overtaken && (
        <p role="status" className="t-small mb-4 border-l-4 border-rule-2 py-1 pl-3 text-ink-2">
          {overtakenWords(overtaken, isChange)}{" "}
          {saved && (
            <Link href={paths.package(slug, saved.id)} className="link">
              See what stands now
            </Link>
          )}
        </p>
      )}
      {saved && overtaken !== "taken_back" && (
        <RevisionSwitch correctHref={hrefFor("correct")} changeHref={hrefFor("change")} isChange={isChange} />
      )}
      <PackageForm
        slug={slug}
        choices={choices}
        saved={saved ?? undefined}
        isChange={isChange}
        fieldset={
          <RecordFieldset
            negotiationId={opened.negotiation.id}
            seenRecordId={revised.seenRecordId}
            sources={sources}
            compartments={compartments}
            defaults={saved ? recordDefaults(saved.record, of) : null}
            startsIn={revised.startsIn}
            isChange={isChange}
            // What is only tried out rests on nobody's word; what cites a source keeps it.
            hasCitations={(saved?.record.citations.length ?? 0) > 0}
            isDated={(saved?.record.citations.length ?? 0) > 0}
            heldLabel={isChange ? "Different since" : "Put together on"}
          />
        }
      />
    </FormPanel>
  );
}

/** What became of the package since its choices were copied, and what saving does now. */
function overtakenWords(overtaken: NonNullable<Overtaken>, isChange: boolean): string {
  if (overtaken === "not_there") return "The package that this began from is not on record here. This saves a new one.";
  if (overtaken === "taken_back")
    return isChange
      ? "The record that this began from was taken back. Saving shows you what stands now first."
      : "The package that this began from was taken back. This saves a new one.";
  if (overtaken === "changed" && !isChange)
    return "The package has changed since you began. This corrects what it was before.";
  return `The package was ${overtaken} since you began. Saving shows you both versions first.`;
}
