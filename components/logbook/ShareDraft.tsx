"use client";

import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox, Choices } from "@/components/ui/Choices";
import { Dialog } from "@/components/ui/Dialog";
import { DialogClose } from "@/components/ui/DialogClose";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { shareDraftAction } from "@/lib/logbook/actions";

export type PossibleWriter = { id: string; name: string; compartmentIds: readonly string[] };

type Props = {
  negotiationId: string;
  draftId: string;
  isOpen: boolean;
  invited: readonly { id: string }[];
  colleagues: readonly PossibleWriter[];
  /** What the notes are marked with. */
  compartmentId: string | null;
};

/** Who writes these notes with the one who began them. */
export function ShareDraft({ negotiationId, draftId, isOpen, invited, colleagues, compartmentId }: Props) {
  const able = colleagues.filter((each) => compartmentId === null || each.compartmentIds.includes(compartmentId));
  return (
    <Dialog
      trigger="Write together"
      title="Who writes these notes with you?"
      description="They read all of them, also what you wrote before, and write in them as you do. What is recorded carries the name of whoever files it."
    >
      <ActionForm action={shareDraftAction} className="grid gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="draftId" value={draftId} />
        {able.length === 0 ? (
          <p className="text-ink-2">
            {compartmentId === null
              ? "Nobody else here may write sessions yet. An owner gives that role on the members page."
              : "Nobody else who may write sessions sees what these notes are marked with."}
          </p>
        ) : (
          <Choices
            name="writerIds[]"
            legend="Colleagues"
            many
            choices={able.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
            defaultValue={invited.map(({ id }) => id)}
          />
        )}
        <Checkbox
          name="isOpen"
          label="All who may write sessions"
          hint="Whoever is given that role later, too."
          defaultChecked={isOpen}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending="Sharing…">Share</SubmitButton>
          <DialogClose>Cancel</DialogClose>
        </div>
      </ActionForm>
    </Dialog>
  );
}
