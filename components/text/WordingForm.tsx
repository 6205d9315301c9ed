/** Writes a new wording of a term in one language; what stood until then stays in the line of versions. */
import type { ComponentProps, ReactNode } from "react";
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { adoptSuggestionsAction } from "@/lib/annotations/actions";
import { recordClauseVersionAction } from "@/lib/text/actions";
import type { Actor } from "@/lib/text/force/actors";
import type { Translation } from "@/lib/text/translations";
import { DraftedWordingField } from "./DraftedWordingField";
import { DrafterFields } from "./DrafterFields";
import type { Sponsor } from "./SponsorMark";
import { TranslationField } from "./TranslationField";
import type { DraftSetup } from "./useWordingDraft";
import { VersionButton } from "./VersionButton";
import { WordingField } from "./WordingField";

type Original = ComponentProps<typeof TranslationField>["originals"][number];
type Party = Sponsor & { partyId: string };

type Props = {
  termId: string;
  language: string;
  /** The wording in force in this language, if there is one. */
  current: { number: number; text: string; translation: Translation | null } | null;
  /** Whom a wording can name. */
  actors: readonly Actor[];
  /** The wordings in other languages that it may translate, the likeliest first. */
  originals: readonly Original[];
  /** Which of them it is taken to translate until the writer says; null: it is authentic. */
  translatesId: string | null;
  /** What the field starts from: the wording in force, or that with a suggestion written into it. */
  startsFrom: string;
  /** The suggestions that are written into it, and resolved with it. */
  adoptedIds: readonly string[];
  /** The author's draft, which the field saves; left out where what it starts from is not to become one. */
  draft: DraftSetup | null;
  /** The words are agreed: changing them takes a reason. */
  isAgreed: boolean;
  parties: readonly Party[];
  keepAs: string;
  /** The text, at the term. */
  textHref: string;
  /** When it holds, how we know, and who may see it. */
  fieldset: ReactNode;
};

export function WordingForm({
  termId,
  language,
  current,
  startsFrom,
  draft,
  adoptedIds,
  isAgreed,
  parties,
  actors,
  ...form
}: Props) {
  const next = (current?.number ?? 0) + 1;
  const wording = {
    label: "Wording",
    defaultValue: startsFrom,
    ...{ language, sponsors: parties },
    ...(current ? { inForce: { number: current.number, text: current.text, actors } } : {}),
  };
  return (
    <ActionForm
      action={(adoptedIds.length > 0 ? adoptSuggestionsAction : recordClauseVersionAction).bind(null, form.textHref)}
      keepAs={form.keepAs}
      aria-label="New wording"
      className="grid gap-6"
      {...writingOn("wording", termId)}
    >
      <input type="hidden" name="termId" value={termId} />
      <input type="hidden" name="language" value={language} />
      {/* The form asks who may see the words. */}
      <input type="hidden" name="isMarkingSaid" value="on" />
      {adoptedIds.map((id) => (
        <input key={id} type="hidden" name="annotationIds" value={id} />
      ))}
      <TranslationField originals={form.originals} sponsors={parties} translatesId={form.translatesId} />
      {draft ? <DraftedWordingField {...wording} draft={draft} /> : <WordingField {...wording} />}
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="grid gap-4">
          {isAgreed && current && !current.translation && (
            <Field
              name="reason"
              label="Why agreed words change"
              hint="Stays on record beside the version. The term is reopened by it."
              required
            >
              <TextInput />
            </Field>
          )}
          <DrafterFields parties={parties} />
        </div>
        {form.fieldset}
      </div>
      <p>
        <VersionButton number={next} />
      </p>
    </ActionForm>
  );
}
