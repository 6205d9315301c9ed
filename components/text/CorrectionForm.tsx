/** Puts right how a wording was recorded. The version keeps its number, and its remarks; agreed words stay agreed. */
import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { correctClauseVersionAction } from "@/lib/text/actions";
import type { Drafter } from "@/lib/text/rules";
import { DrafterFields } from "./DrafterFields";
import { TranslationField } from "./TranslationField";
import { WordingField } from "./WordingField";

type Version = {
  recordId: string;
  termId: string;
  language: string;
  text: string;
  translatesId: string | null;
  drafter: Drafter;
  drafterId: string | null;
  note: string | null;
};

type Props = {
  version: Version;
  originals: ComponentProps<typeof TranslationField>["originals"];
  parties: ComponentProps<typeof DrafterFields>["parties"];
  /** When it held, how we know, who may see it, and why it is corrected. */
  fieldset: ReactNode;
};

export function CorrectionForm({ version, originals, parties, fieldset }: Props) {
  const { termId, language, text, translatesId } = version;
  return (
    <ActionForm
      action={correctClauseVersionAction}
      keepAs={`clause version ${version.recordId}`}
      aria-label="Correction of the wording"
      className="grid gap-6"
    >
      <input type="hidden" name="termId" value={termId} />
      <input type="hidden" name="language" value={language} />
      <TranslationField originals={originals} sponsors={parties} translatesId={translatesId} />
      <WordingField label="Wording" defaultValue={text} language={language} sponsors={parties} />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="grid gap-4">
          <DrafterFields parties={parties} recorded={version} />
        </div>
        {fieldset}
      </div>
      <RecordButtons />
    </ActionForm>
  );
}
