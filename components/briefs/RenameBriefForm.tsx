/** Corrects what a kept brief is called; what it holds stays as it was kept. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { renameBriefAction } from "@/lib/briefs/actions";
import type { KeptBrief } from "@/lib/briefs/queries";
import { SectionFields } from "./KeepBriefForm";

type Props = { negotiationId: string; brief: KeptBrief };

export function RenameBriefForm({ negotiationId, brief: { sections, since, title, record } }: Props) {
  return (
    <ActionForm action={renameBriefAction} keepAs={`brief ${record.id}`} className="grid max-w-xl gap-3">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="supersedesId" value={record.id} />
      {record.compartmentId && <input type="hidden" name="compartmentId" value={record.compartmentId} />}
      <SectionFields sections={sections} since={since} />
      <Field name="title" label="Title" hint="What it holds stays as it was kept." required>
        <TextInput defaultValue={title} />
      </Field>
      <div>
        <SubmitButton pending="Correcting…">Correct the title</SubmitButton>
      </div>
    </ActionForm>
  );
}
