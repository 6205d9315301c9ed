"use client";

import { Link } from "@/components/ui/Link";
import { type ReactNode, useId, useRef } from "react";
import { z } from "zod";
import { SeenFields } from "@/components/record/SeenFields";
import type { Sponsor } from "@/components/text/SponsorMark";
import { ActionForm } from "@/components/ui/ActionForm";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { useKeptState } from "@/components/ui/useKeptState";
import { mergeTermsAction } from "@/lib/lineage/actions";
import { type MergedLanguage, mergedLanguages, type MergeWording, tooLongInWords } from "@/lib/lineage/rules/merging";
import { joinWordings } from "@/lib/lineage/rules/pieces";
import { languageName } from "@/lib/text/languages";
import { MergedWordings, type MergeTerm } from "./MergedWordings";
import { saidInWords } from "./splitDraft";

type Props = {
  seenRecordId: string | null;
  /** The term from whose page it is begun. */
  termId: string;
  terms: readonly MergeTerm[];
  sponsors: readonly Sponsor[];
  /** The page of a term. */
  termHref: string;
  /** Where terms are put elsewhere. */
  arrangeHref: string;
  fieldset: ReactNode;
};

/** Which terms, in their order, and the one that stays. */
const orderInput = z.object({ ids: z.array(z.string()).min(1), intoId: z.string() });

const listOf = (words: Iterable<string>) => new Intl.ListFormat("en-GB").format(words);

const languagesOf = (wordings: readonly MergeWording[]) =>
  listOf(wordings.map(({ language }) => languageName(language)));

/** The words of all in one language, as they would stand. */
function wholeIn(terms: readonly MergeTerm[], language: string): string {
  const said = terms.flatMap(({ wordings }) => wordings.filter((each) => each.language === language));
  return joinWordings(said.map(({ text }) => text)).text;
}

/** How many notes stand on words that are merged. */
function notesAlong(terms: readonly MergeTerm[], languages: readonly MergedLanguage[]): number {
  const merged = languages.filter(({ as, termIds }) => as !== null && termIds.length > 1);
  const along = terms
    .flatMap(({ wordings }) => wordings)
    .filter(({ language }) => merged.some((each) => each.language === language));
  return along.reduce((sum, wording) => sum + wording.notes, 0);
}

/** Terms are put in order, and what comes of their words is shown before anything is recorded. */
export function MergeForm({ termId, terms, sponsors, termHref, arrangeHref, seenRecordId, fieldset }: Props) {
  const [kept, keep] = useKeptState(`merge ${termId}`, { ids: [termId], intoId: termId }, orderInput);
  // Terms that are gone meanwhile are no more to choose from.
  const standing = kept.ids.filter((id) => terms.some((term) => term.id === id));
  const ids = standing.length > 0 ? standing : [termId];
  const intoId = ids.includes(kept.intoId) ? kept.intoId : (ids[0] ?? termId);
  const choiceId = useId();
  const choice = useRef<HTMLSelectElement>(null);
  const chosen = ids.flatMap((id) => terms.find((term) => term.id === id) ?? []);
  const into = chosen.find(({ id }) => id === intoId) ?? chosen[0];
  const others = chosen.filter((term) => term !== into);
  const languages = mergedLanguages(chosen, into?.id ?? intoId);
  const tooLong = languages.flatMap(({ language, as }) =>
    as === null ? [] : (tooLongInWords(language, wholeIn(chosen, language).length) ?? []),
  );
  // Terms under one that goes would stand under nothing.
  const parents = others.filter(({ isParent }) => isParent);
  const isReady = into !== undefined && others.length > 0 && tooLong.length === 0 && parents.length === 0;
  // Agreed words with others among them are open again.
  const reopens = into?.isSettled === true && others.some((term) => !term.isSettled);
  const waits = saidInWords(0, {
    positions: others.reduce((sum, { positions }) => sum + positions, 0),
    ...{ linkages: 0, questions: 0, risks: 0 },
  });
  const notes = notesAlong(chosen, languages);
  const add = () => {
    const id = choice.current?.value;
    if (id) keep({ ids: [...ids, id], intoId });
    choice.current?.focus();
  };
  const moved = (id: string, by: 1 | -1) => {
    const at = ids.indexOf(id);
    const other = ids[at + by];
    if (other) keep({ ids: ids.map((each) => (each === id ? other : each === other ? id : each)), intoId });
  };
  const numbers = listOf(others.map(({ number }) => number));
  return (
    <ActionForm
      action={mergeTermsAction.bind(null, termHref.replace(termId, intoId))}
      keepAs={`merge ${termId} fields`}
      aria-label="Merge the terms"
      className="grid gap-6"
    >
      <SeenFields supersedesId={null} seenRecordId={seenRecordId} />
      <input type="hidden" name="intoTermId" value={intoId} />
      {ids.map((id) => (
        <input key={id} type="hidden" name="termIds[]" value={id} />
      ))}
      <Section title="In this order" aside="One keeps its number and its history; the others are withdrawn">
        <ol className="divide-y divide-rule">
          {chosen.map(({ id, number, title, wordings }, index) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <label className="flex min-w-0 flex-1 basis-60 items-start gap-2 py-1 max-md:py-3">
                <input
                  type="radio"
                  name="stays"
                  form="none"
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                  checked={id === intoId}
                  onChange={() => keep({ ids, intoId: id })}
                />
                <span>
                  <span className="text-ink-3">{number}</span> <bdi className="t-ui-strong">{title}</bdi>
                  <span className="t-meta block text-ink-3">
                    {id === intoId ? "stays" : "goes into it"}
                    {wordings.length === 0 ? ", has no words" : languages.length > 1 && `, in ${languagesOf(wordings)}`}
                  </span>
                </span>
              </label>
              <span className="flex">
                <Button
                  type="button"
                  variant="quiet"
                  disabled={index === 0}
                  aria-label={`Move ${number} up`}
                  onClick={() => moved(id, -1)}
                >
                  Up
                </Button>
                <Button
                  type="button"
                  variant="quiet"
                  disabled={index === chosen.length - 1}
                  aria-label={`Move ${number} down`}
                  onClick={() => moved(id, 1)}
                >
                  Down
                </Button>
                <Button
                  type="button"
                  variant="quiet"
                  disabled={id === intoId}
                  aria-label={`Leave ${number} out`}
                  onClick={() => {
                    keep({ ids: ids.filter((each) => each !== id), intoId });
                    choice.current?.focus();
                  }}
                >
                  Leave out
                </Button>
              </span>
            </li>
          ))}
        </ol>
        <div className="flex flex-wrap items-end gap-3 border-t border-rule pt-3">
          <div className="grid min-w-0 flex-1 basis-60 gap-1">
            <label htmlFor={choiceId} className="t-ui-strong">
              One more term
            </label>
            <Select
              id={choiceId}
              ref={choice}
              key={ids.join()}
              empty="Choose a term"
              options={terms
                .filter(({ id }) => !ids.includes(id))
                .map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
            />
          </div>
          <Button type="button" variant="secondary" onClick={add} className="h-9 max-md:h-11">
            Add it
          </Button>
        </div>
      </Section>
      <Section title="What becomes of them">
        {into && others.length > 0 ? (
          <div className="grid gap-2 py-2">
            {languages.length === 0 && <p className="text-ink-2">None of them is worded.</p>}
            <MergedWordings terms={chosen} into={into} languages={languages} sponsors={sponsors} />
            <p role="status" className="t-small mt-2 border-t border-rule pt-2 text-ink-2">
              {numbers} {others.length === 1 ? "is" : "are"} withdrawn and can still be read.{" "}
              {notes > 0 && `${notes === 1 ? "1 note goes" : `${notes} notes go`} along with the words. `}
              Questions, risks and linkages go to {into.number}.{" "}
              {waits === null
                ? "Nothing is left to place by hand."
                : `To be placed by hand afterwards: ${waits}, since a position on a part is none on the whole.`}
            </p>
          </div>
        ) : (
          <p className="py-2 text-ink-2">Choose one more term. The whole is then shown here as it will stand.</p>
        )}
      </Section>
      <div className="grid max-w-xl gap-4">
        <Field name="title" label="Title of the whole" hint={into && `Left empty, it stays “${into.title}”.`}>
          <TextInput autoComplete="off" />
        </Field>
        <Field
          name="reason"
          label="Why they are merged"
          required={reopens}
          hint={
            reopens
              ? `${into.number} is agreed and not all of the others are: with them it is open again, for this reason.`
              : "Stays on record beside the terms that are withdrawn."
          }
        >
          <TextInput />
        </Field>
        <details>
          <summary className="w-fit text-accent max-md:py-3">Since when, and how we know</summary>
          <div className="mt-3">{fieldset}</div>
        </details>
      </div>
      <div>
        <SubmitButton pending="Merging…" disabled={!isReady}>
          {isReady ? `Merge into ${into.number}` : "Merge"}
        </SubmitButton>
        {parents.length > 0 && (
          <p className="t-small mt-2 text-st-contested">
            Other terms stand under {listOf(parents.map(({ number }) => number))}:{" "}
            <Link href={arrangeHref} className="link">
              move them first
            </Link>
            , or let it stay.
          </p>
        )}
        {tooLong.map((each) => (
          <p key={each} className="t-small mt-2 text-st-contested">
            {each}
          </p>
        ))}
      </div>
    </ActionForm>
  );
}
