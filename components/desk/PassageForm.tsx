"use client";

import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { EntryControl } from "@/components/logbook/EntryControl";
import { LabelledField } from "@/components/logbook/LabelledField";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { KeyCap } from "@/components/ui/KeyCap";
import { ShownDayContext } from "@/components/ui/ShownDay";
import { SignInLink } from "@/components/ui/SignInAgain";
import { type DeskEntry, deskShapes, isAskedFor, missingIn } from "@/lib/desk/rules/entries";
import type { Refusal } from "@/lib/desk/rules/refusal";
import type { EntryField } from "@/lib/logbook/rules/entries";
import type { Names } from "@/lib/logbook/rules/entry-words";
import type { Choosable } from "@/lib/logbook/rules/materials";
import type { Standing } from "@/lib/platform/result";
import { directionOfWords } from "@/lib/text/languages";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { beginsLater } from "@/lib/time/shown-day";

type Props = {
  entry: DeskEntry;
  quote: string;
  choosable: Choosable;
  rounds: readonly { id: string; title: string }[];
  names: Names;
  /** Why it was not recorded. */
  refusal: Refusal;
  isBusy: boolean;
  onChange: (entry: DeskEntry) => void;
  onRecord: () => void;
  onLeave: () => void;
};

const wide = new Set(["prose", "terms", "intervals", "stance", "status"]);

/** The form beside the text: what was recognised is filled in, and says from which words. */
export function PassageForm({
  entry,
  quote,
  choosable,
  rounds,
  names,
  refusal: { errors, problem, isSignedOut, standing },
  isBusy,
  onChange,
  onRecord,
  onLeave,
}: Props) {
  const form = useRef<HTMLFieldSetElement>(null);
  const { does, name: title, fields: all } = deskShapes[entry.command];
  const [showsAll, setShowsAll] = useState(false);
  const day = useContext(ShownDayContext);
  const later = day && beginsLater(entry.fields.heldFrom ?? "", { ...day, day: requireFuzzyDate(day.day) });
  const shown = all.filter(({ name, isExtra }) => !isExtra || showsAll || entry.fields[name] || errors[name]);
  const subject = [names.party(entry.fields.partyId ?? "")?.name, names.term(entry.fields.termId ?? "")?.title]
    .filter(Boolean)
    .join(" on ");
  // Where to begin: with what is wrong, else with what is missing, else at the start.
  const begin = useRef<string | undefined>(undefined);
  useEffect(() => {
    begin.current = (all.find(({ name }) => errors[name]) ?? missingIn(entry)[0] ?? all[0])?.name;
  });
  // When it opens, and when it was refused; not with every letter.
  const opening = [entry.command, ...Object.keys(errors)].join(" ");
  useEffect(() => {
    if (!opening) return;
    const controls = ":is(input, select, textarea, [role=combobox])";
    form.current?.querySelector<HTMLElement>(`[data-field="${begin.current}"] ${controls}`)?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, [opening]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const isWriting = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLButtonElement;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || (!event.shiftKey && !isWriting))) {
      event.preventDefault();
      onRecord();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onLeave();
    }
  };
  const write = (field: EntryField, value: string) => {
    const { [field.name]: _, ...because } = entry.because;
    // A date that somebody writes is theirs.
    const isDateInferred = field.name !== "heldFrom" && entry.isDateInferred;
    onChange({ ...entry, fields: { ...entry.fields, [field.name]: value }, because, isDateInferred });
  };
  const hintOf = ({ name, hint }: EntryField): ReactNode => {
    const because = entry.because[name];
    const said = because ? <Because words={because} /> : hint;
    if (name !== "heldFrom" || !later) return said;
    return (
      <>
        {because && <>{said}. </>}No page shows it before {later}.
      </>
    );
  };
  return (
    <fieldset
      ref={form}
      disabled={isBusy}
      className="@container/panel min-w-0 border-y-2 border-accent py-3"
      onKeyDown={onKeyDown}
    >
      <legend className="float-left mb-2 w-full">
        <span className="t-head inline-block first-letter:uppercase">{title}</span>{" "}
        <span className="t-meta text-ink-3">{does}</span>
      </legend>
      <blockquote
        dir={directionOfWords(quote) ?? "auto"}
        className="t-small clear-both mb-3 line-clamp-4 border-l-2 border-rule pl-3 font-serif text-ink-2"
      >
        {quote}
      </blockquote>
      {problem && (
        <p role="alert" className="t-small mb-2 text-st-contested">
          <span aria-hidden="true" className="font-semibold">
            !{" "}
          </span>
          {problem} {isSignedOut && <SignInLink />}
        </p>
      )}
      {standing && <Theirs standing={standing} />}
      <div className="grid grid-cols-2 gap-x-3 gap-y-2.5 max-[26rem]:grid-cols-1">
        {shown.map((field) => (
          <div
            key={field.name}
            data-field={field.name}
            className={cx("min-w-0", wide.has(field.kind) && "col-span-full")}
          >
            <LabelledField
              label={isAskedFor(field, entry) ? field.label : `${field.label}, optional`}
              hint={hintOf(field)}
              errors={errors[field.name]}
            >
              {(control) => (
                <EntryControl
                  control={control}
                  field={
                    field.name === "roundId"
                      ? { ...field, choices: rounds.map(({ id, title: label }) => ({ value: id, label })) }
                      : field
                  }
                  value={entry.fields[field.name] ?? ""}
                  onChange={(value) => write(field, value)}
                  choosable={choosable}
                  enteredSources={[]}
                  subject={subject}
                  onAddSource={() => undefined}
                />
              )}
            </LabelledField>
          </div>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-1">
        <Button type="button" onClick={onRecord}>
          {isBusy ? "Recording…" : "Record"} <KeyCap className="max-md:hidden">Enter</KeyCap>
        </Button>
        {!showsAll && all.some(({ isExtra }) => isExtra) && (
          <Button type="button" variant="quiet" onClick={() => setShowsAll(true)}>
            More fields
          </Button>
        )}
        <Button type="button" variant="quiet" onClick={onLeave}>
          Leave it <KeyCap className="max-md:hidden">Esc</KeyCap>
        </Button>
      </div>
    </fieldset>
  );
}

function Because({ words }: { words: string }) {
  return (
    <span className="border-b border-dotted border-ink-3" dir="auto">
      inferred from {words}
    </span>
  );
}

/** What somebody else recorded meanwhile, where it says something else. */
function Theirs({ standing: { by, recordId, differences } }: { standing: Standing }) {
  const told = differences.filter(({ theirs }) => theirs !== null);
  return (
    <section className="t-small mb-3 border-l-4 border-accent py-1 pl-3" aria-label="What was recorded meanwhile">
      <p>
        <span className="t-ui-strong">{by}</span> {recordId ? "recorded it" : "took it back"}
        {!recordId ? "." : told.length > 0 ? " as this:" : ", and it says the same as yours."}
      </p>
      {recordId && told.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          {told.map(({ name, label, theirs }) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd dir="auto" className="wrap-anywhere">
                {theirs}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
