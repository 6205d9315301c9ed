"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import { SeenThen } from "@/components/record/SeenFields";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { takeInTextAction } from "@/lib/text/actions";
import { drafterLabels, drafters, needsReason } from "@/lib/text/rules";
import type { RowChange } from "@/lib/text/whole/row-changes";
import { sentTerms } from "@/lib/text/whole/taken-rows";
import type { KeptDraft } from "./keptDraft";
import type { OnRecord } from "./takenTerms";

type Props = {
  negotiationId: string;
  terms: readonly OnRecord[];
  parties: readonly { partyId: string; name: string }[];
  textHref: string;
  fieldset: ReactNode;
  draft: KeptDraft;
  changes: ReadonlyMap<number, RowChange>;
  mended: number;
  onTaken: () => void;
};

/** More than this a command cannot take at once. */
const longestBody = 900_000;

/** Whose draft it is and how we know; with it all is taken in as one act. */
export function TakeInForm({ negotiationId, terms, parties, draft, changes, mended, ...props }: Props) {
  const router = useRouter();
  const [drafter, setDrafter] = useState<string>("team");
  const { rows, language } = draft;
  const sent = useMemo(() => JSON.stringify(sentTerms(rows).map(({ key: _, ...term }) => term)), [rows]);
  const taken = rows.filter(({ isTaken }) => isTaken).length;
  const isTooLong = new Blob([sent]).size > longestBody;
  const agreed = agreedAmong(terms, draft, changes);
  return (
    <ActionForm
      action={takeInTextAction}
      keepAs={`whole text ${negotiationId}`}
      aria-label="Take it in"
      className="grid gap-6"
      onDone={() => {
        props.onTaken();
        router.push(props.textHref);
      }}
    >
      <input type="hidden" name="language" value={language} />
      {/* The form asks who may see the words. */}
      <input type="hidden" name="isMarkingSaid" value="on" />
      <input type="hidden" name="terms:json" value={sent} />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
        <div
          className="grid gap-4"
          onChange={({ target }) => {
            if (target instanceof HTMLInputElement && target.name === "drafter") setDrafter(target.value);
          }}
        >
          <Choices
            name="drafter"
            legend="Whose draft it is"
            defaultValue="team"
            choices={drafters.map((each) => ({ value: each, label: drafterLabels[each] }))}
            inRow
          />
          {drafter !== "team" && (
            <Field name="drafterId" label="Which party or mediator" required={drafter === "party"}>
              <Select
                empty={drafter === "party" ? "Choose" : "Not on record as a party"}
                options={parties.map(({ partyId, name }) => ({ value: partyId, label: name }))}
              />
            </Field>
          )}
          <Field name="note" label="Note on this draft" hint="Stands beside each wording that it brings.">
            <TextArea rows={2} maxLength={900} />
          </Field>
          <Field
            name="reason"
            label="Why agreed words change"
            required={agreed.length > 0}
            hint={
              agreed.length > 0
                ? `${inWords(agreed)} agreed: the draft changes the words, and reopens ${agreed.length === 1 ? "it" : "them"}.`
                : "This draft changes no agreed words; a reason stays on record beside what it changes."
            }
          >
            <TextInput />
          </Field>
        </div>
        <SeenThen value={draft.seenRecordId}>{props.fieldset}</SeenThen>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton pending="Taking it in…" disabled={taken === 0 || mended > 0 || isTooLong}>
          {taken === 1 ? "Take in 1 term" : `Take in ${taken} terms`}
        </SubmitButton>
        {(mended > 0 || isTooLong) && (
          <p className="text-st-contested">
            {isTooLong
              ? "This is too much at once: leave some terms out, and take them in after these."
              : mended === 1
                ? "1 term is to be mended first."
                : `${mended} terms are to be mended first.`}
          </p>
        )}
      </div>
    </ActionForm>
  );
}

/** The numbers of the agreed terms whose words it changes. */
function agreedAmong(
  terms: readonly OnRecord[],
  { rows, language }: KeptDraft,
  changes: ReadonlyMap<number, RowChange>,
): string[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return rows.flatMap(({ key, is, number, text }) => {
    const change = changes.get(key);
    const term = byId.get(is);
    if (!term || change?.is !== "standing" || change.worded === null) return [];
    const before = term.wordings[language] ?? null;
    return needsReason({ status: term.status, before, after: { text, translatesId: null } }) ? [number] : [];
  });
}

function inWords(numbers: readonly string[]): string {
  const named = numbers.slice(0, 6);
  const more = numbers.length - named.length;
  const list = new Intl.ListFormat("en-GB").format([...named, ...(more > 0 ? [`${more} more`] : [])]);
  return `${list} ${numbers.length === 1 ? "is" : "are"}`;
}
