/** Asks colleagues by name for their opinion of a wording, of the text as it stands, or of a kept brief. */
import { MarkingField } from "@/components/record/MarkingField";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { askReviewAction } from "@/lib/reviews/actions";
import type { AskingDesk } from "@/lib/reviews/queries-asking";
import { languageName } from "@/lib/text/languages";
import { HoldsNote } from "./HoldsNote";
import { inARow } from "./reviewWords";
import { ReviewerChoice } from "./ReviewerChoice";

type Props = {
  negotiationId: string;
  seenRecordId: string | null;
  desk: AskingDesk;
  /** Those that the asker belongs to. */
  compartments: readonly CompartmentView[];
  /** Of a brief, the circles of whose records it tells the asker. */
  holds?: readonly CompartmentView[];
};

export function AskReviewForm({ negotiationId, seenRecordId, desk, compartments, holds = [] }: Props) {
  const { term, terms, wordings, brief, marking, colleagues } = desk;
  return (
    <ActionForm
      action={askReviewAction}
      keepAs={`review ${term?.id ?? brief?.id ?? ""}`}
      className="grid max-w-3xl gap-4"
    >
      <input type="hidden" name="negotiationId" value={negotiationId} />
      {seenRecordId && <input type="hidden" name="seenRecordId" value={seenRecordId} />}
      {term && <input type="hidden" name="termId" value={term.id} />}
      {brief && <input type="hidden" name="briefId" value={brief.id} />}
      {!term && !brief && (
        <Field name="termId" label="What is reviewed" required className="max-w-xl">
          <Select
            empty="The whole text, as it stands now"
            options={terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          />
        </Field>
      )}
      {wordings.length > 1 && (
        <Choices
          name="language"
          legend="In which language"
          inRow
          defaultValue=""
          choices={[
            { value: "", label: "All" },
            ...wordings.map(({ language, number }) => ({
              value: language,
              label: `${languageName(language)}, version ${number}`,
            })),
          ]}
        />
      )}
      <HoldsNote holds={holds}>
        Whoever is not in that circle reads the brief without it, and does not see that anything is left out.
      </HoldsNote>
      <ReviewerChoice
        colleagues={colleagues.map(({ compartmentIds, ...colleague }) => {
          const lacks = holds.filter(({ id }) => !compartmentIds.includes(id)).map(({ name }) => name);
          return { ...colleague, note: lacks.length > 0 ? `reads it without what is marked ${inARow(lacks)}` : null };
        })}
      />
      {marking === null && (
        <div className="max-w-xs empty:hidden">
          <MarkingField
            compartments={compartments}
            hint="A review that is marked asks only its circle. Of what is marked it is marked as that is."
          />
        </div>
      )}
      <div>
        <SubmitButton pending="Asking…">Ask for a review</SubmitButton>
      </div>
    </ActionForm>
  );
}
