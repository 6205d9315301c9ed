"use client";

/** Asks a colleague to look into a thread. It works without scripts. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { assignAnnotationAction } from "@/lib/annotations/actions";
import type { NoteView } from "@/lib/annotations/queries-notes";
import { useMargin } from "./marginState";

export function AssignForm({ note }: { note: Pick<NoteView, "id" | "assignee"> }) {
  const { negotiationId, addressees } = useMargin();
  const { assignee } = note;
  const options = addressees
    .filter(({ canLookInto }) => canLookInto)
    .map(({ userId, name, apart }) => ({ value: userId, label: apart === null ? name : `${name} (${apart})` }));
  return (
    <details className="t-meta open:w-full print:hidden">
      <summary className="w-fit list-none rounded-control py-0.5 text-accent max-md:py-3 [&::-webkit-details-marker]:hidden">
        {assignee ? "Assign to somebody else" : "Assign"}
      </summary>
      <ActionForm key={assignee?.userId} action={assignAnnotationAction} className="grid gap-2 py-1">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="annotationId" value={note.id} />
        <Field name="assigneeId" label="Who looks into it">
          <Select empty="Nobody" options={options} defaultValue={assignee?.userId} />
        </Field>
        <div>
          <SubmitButton variant="secondary" pending="Saving…">
            Assign
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
