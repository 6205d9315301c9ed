"use client";

import { useRef } from "react";
import { setValues } from "@/components/ui/fieldValues";
import { DraftLine, MovedOn } from "./DraftLine";
import { type DraftSetup, useWordingDraft } from "./useWordingDraft";
import { type WordingProps, WrittenAndRead } from "./WordingField";

/** A wording, saved as its author's draft while it is written. */
export function DraftedWordingField({
  draft: setup,
  ...props
}: WordingProps & { language: string; draft: DraftSetup }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (text: string) => {
    if (field.current) setValues([field.current], [text]);
  };
  const draft = useWordingDraft(setup, { read: () => field.current, write });
  return (
    <div>
      <MovedOn
        setup={setup}
        onKeep={draft.rebase}
        onTake={() => {
          draft.rebase();
          write(setup.current?.text ?? "");
        }}
      />
      <WrittenAndRead {...props} field={field} isKeptElsewhere onWrite={draft.type}>
        <input type="hidden" name="draftVersion" value={draft.state.version} />
        <DraftLine draft={draft} language={props.language} write={write} />
      </WrittenAndRead>
    </div>
  );
}
