"use client";

import { type ReactNode, useMemo } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import type { Shortcut } from "@/components/ui/keySequence";
import { Select } from "@/components/ui/Select";
import { useShortcuts } from "@/components/ui/shortcutStore";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { takeQuestionsAction } from "@/lib/logbook/actions";

type Props = {
  negotiationId: string;
  /** The writer's own notes that are not filed. */
  drafts: readonly { id: string; title: string }[];
  children: ReactNode;
};

/** Ticked questions go into the notes of a session that is to come. `x` ticks the question that has the focus. */
export function TakeForm({ negotiationId, drafts, children }: Props) {
  const shortcuts = useMemo<readonly Shortcut[]>(() => [{ keys: "x", label: "tick the question", onPress: tick }], []);
  useShortcuts(shortcuts);
  return (
    <ActionForm action={takeQuestionsAction} className="grid gap-5">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      {children}
      <div className="sticky bottom-(--key-line) flex flex-wrap items-end gap-x-4 gap-y-2 border-t border-rule-2 bg-paper py-3 max-md:static print:hidden">
        <Field name="draftId" label="Take what is ticked into" required>
          <Select
            required={false}
            empty="A new session"
            options={drafts.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Field>
        <SubmitButton pending="Taking…">Take along</SubmitButton>
        <p className="t-meta max-w-measure pb-2 text-ink-3">
          Each then stands beside the notes, with a field for its answer. What nobody has raised is raised by it.
        </p>
      </div>
    </ActionForm>
  );
}

function tick() {
  const row = document.activeElement?.closest("[data-row]");
  row?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
}
