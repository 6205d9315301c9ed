"use client";

import { Link } from "@/components/ui/Link";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { KeyCap } from "@/components/ui/KeyCap";
import type { Focus } from "@/lib/logbook/rules";
import type { Candidate } from "@/lib/platform/matching";
import { originField } from "@/lib/logbook/rules/asks";
import { type EntryField, entryShapes } from "@/lib/logbook/rules/entries";
import type { Names } from "@/lib/logbook/rules/entry-words";
import type { Choosable } from "@/lib/logbook/rules/materials";
import type { DraftEntry } from "@/lib/logbook/schema";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { parseIntervals } from "@/lib/positions/rules/interval-syntax";
import type { FieldErrors } from "@/lib/platform/result";
import { EntryControl } from "./EntryControl";
import { fieldWidth } from "./fieldWidth";
import { LabelledField } from "./LabelledField";
import type { Do } from "./useWriting";

export type EntryFormProps = {
  entry: DraftEntry;
  /** Set when the writer is sent here. */
  focus: Focus | null;
  choosable: Choosable;
  enteredSources: readonly Candidate[];
  names: Names;
  errors: FieldErrors;
  /** Of the round that the session is in; null where it begins one. */
  roundHref: string | null;
  doEdit: Do;
};

/** An entry being written, all its fields in reach of Tab. */
export function EntryForm(props: EntryFormProps) {
  const { entry, focus, choosable, enteredSources, names, errors, roundHref, doEdit } = props;
  const { key } = entry;
  const keep = () => doEdit({ type: "leave", key });
  const { fields: all, does } = entryShapes[entry.command];
  const isGiven = ({ name }: EntryField) => Boolean(entry.fields[name] || errors[name]);
  const [showsAll, setShowsAll] = useState(false);
  const form = useRef<HTMLFieldSetElement>(null);
  const [term, party] = [names.term(entry.fields.termId ?? ""), names.party(entry.fields.partyId ?? "")];
  const subject = [party?.name, term && `${term.number} ${term.title}`].filter(Boolean).join(" on ");

  // Where to begin: with what is wrong, else with what is missing, else at the start.
  const begin = useRef<string | undefined>(undefined);
  useEffect(() => {
    const isEmpty = (field: EntryField) =>
      !entry.fields[field.name] && (field.isRequired || (field.name === "credibility" && entry.fields.sourceId));
    begin.current = (all.find(({ name }) => errors[name]) ?? all.find(isEmpty) ?? all[0])?.name;
  });
  useEffect(() => {
    if (!focus) return;
    const controls = ":is(input, select, textarea, [role=combobox])";
    form.current?.querySelector<HTMLElement>(`[data-field="${begin.current}"] ${controls}`)?.focus();
  }, [focus]);

  const shown = all.filter((field) => !field.isExtra || showsAll || isGiven(field));
  const extras = all.length - shown.length;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (event.key === "Enter" && !event.shiftKey && !isButton) {
      event.preventDefault();
      keep();
    } else if (event.key === "Escape") {
      event.preventDefault();
      doEdit({ type: "back", key });
    }
  };
  return (
    <fieldset ref={form} className="min-w-0 py-2 pr-1" onKeyDown={onKeyDown}>
      <legend className="float-left mb-2 w-full">
        <span className="t-small font-semibold text-accent">/{entry.command}</span>{" "}
        <span className="t-meta text-ink-3">{does}</span>
      </legend>
      <div className="clear-both grid grid-cols-12 gap-x-3 gap-y-2.5">
        {shown.map((field) => (
          <div key={field.name} data-field={field.name} className={cx("min-w-0", fieldWidth(entry.command, field))}>
            <LabelledField
              label={field.label}
              hint={hintWithOrigin(field, entry, hintOf(field, entry, names, errors))}
              errors={errors[field.name]}
            >
              {(control) => (
                <EntryControl
                  control={control}
                  field={field}
                  value={entry.fields[field.name] ?? ""}
                  onChange={(value) => doEdit({ type: "field", key, name: field.name, value })}
                  choosable={choosable}
                  enteredSources={enteredSources}
                  subject={subject}
                  onAddSource={(title) => doEdit({ type: "enter-source", key, title })}
                />
              )}
            </LabelledField>
          </div>
        ))}
      </div>
      <Strays errors={errors} known={all} roundHref={roundHref} />
      <div className="mt-2 flex flex-wrap items-center gap-x-1 gap-y-1">
        <Button type="button" variant="quiet" className="-ml-3" onClick={keep}>
          Keep <KeyCap className="max-md:hidden">Enter</KeyCap>
        </Button>
        {extras > 0 && (
          <Button type="button" variant="quiet" onClick={() => setShowsAll(true)}>
            More fields
          </Button>
        )}
        <Button type="button" variant="quiet" onClick={() => doEdit({ type: "remove", key })}>
          Remove
        </Button>
        <span className="t-meta ml-auto text-ink-3 max-md:hidden">
          <KeyCap>Tab</KeyCap> next field <KeyCap className="ml-2">Esc</KeyCap> back to the line
        </span>
      </div>
    </fieldset>
  );
}

/** What is wrong with the entry as a whole: "A resumption needs a pause." */
type StraysProps = Pick<EntryFormProps, "errors" | "roundHref"> & { known: readonly EntryField[] };

function Strays({ errors, known, roundHref }: StraysProps) {
  const stray = Object.entries(errors).filter(([name]) => known.every((field) => field.name !== name));
  if (stray.length === 0) return null;
  return (
    <p className="t-small mt-2 text-st-contested">
      <span aria-hidden="true" className="font-semibold">
        !{" "}
      </span>
      {stray.flatMap(([, messages]) => messages).join(" ")}
      {errors.event && roundHref && (
        <>
          {" "}
          <Link href={roundHref} className="link">
            See the round
          </Link>
        </>
      )}
    </p>
  );
}

/** What was filled in from an answer says so, until it is written over. */
function hintWithOrigin({ name }: EntryField, { fields }: DraftEntry, hint: string | undefined): string | undefined {
  return [fields[originField(name)], hint].filter(Boolean).join(" ") || undefined;
}

/** Intervals are read back as they are typed; a term without an axis says so before anything is typed. */
function hintOf(field: EntryField, entry: DraftEntry, names: Names, errors: FieldErrors): string | undefined {
  if (field.kind !== "intervals") return field.hint;
  const term = names.term(entry.fields.termId ?? "");
  if (!term) return field.hint && `As in: ${field.hint}`;
  if (!term.axisUnit)
    return `${term.number} has no quantity yet. Give it an axis on its page to record numbers; these notes learn of it.`;
  const typed = entry.fields[field.name];
  if (!typed) return field.hint && `In ${term.axisUnit}, as in: ${field.hint}`;
  const parsed = parseIntervals(typed, term.axisUnit);
  if (parsed.ok && parsed.intervals.length === 0) return "Read as: nothing is said of the axis.";
  if (parsed.ok) return `Read as: ${intervalsInWords(parsed.intervals, term.axisUnit)}`;
  return errors[field.name] ? field.hint && `As in: ${field.hint}` : parsed.message;
}
