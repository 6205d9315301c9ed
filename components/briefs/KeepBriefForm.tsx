/** Keeps the brief that is read: the same sections at the same place on both clocks, under a title, from now on. */
import { MarkingField } from "@/components/record/MarkingField";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { keepBriefAction } from "@/lib/briefs/actions";
import type { BriefSection } from "@/lib/briefs/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  slug: string;
  negotiationId: string;
  seenRecordId: string | null;
  /** What the page shows. */
  sections: readonly BriefSection[];
  since: string | null;
  /** Where its clocks stand; `knownAt` null: all is known. */
  asOf: Date;
  knownAt: Date | null;
  title: string;
  compartments: readonly CompartmentView[];
};

export function KeepBriefForm({ slug, negotiationId, sections, since, asOf, knownAt, title, ...rest }: Props) {
  const { seenRecordId, compartments } = rest;
  return (
    <ActionForm action={keepBriefAction} className="grid gap-3">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="negotiationId" value={negotiationId} />
      {seenRecordId && <input type="hidden" name="seenRecordId" value={seenRecordId} />}
      <input type="hidden" name="asOf" value={asOf.toISOString()} />
      {knownAt && <input type="hidden" name="knownAt" value={knownAt.toISOString()} />}
      <SectionFields sections={sections} since={since} />
      <Field name="title" label="Title" required>
        <TextInput defaultValue={title} autoComplete="off" />
      </Field>
      <MarkingField compartments={compartments} label="Who may open it" />
      <div>
        <SubmitButton variant="secondary" pending="Keeping…">
          Keep this brief
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What a brief holds, sent along unseen. */
export function SectionFields({ sections, since }: Pick<Props, "sections" | "since">) {
  return (
    <>
      {sections.map((section) => (
        <input key={section} type="hidden" name="sections[]" value={section} />
      ))}
      {since && <input type="hidden" name="since" value={since} />}
    </>
  );
}
