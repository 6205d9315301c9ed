"use client";

import { memo, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { draftLine } from "@/lib/logbook/rules/draft-lines";
import { citedEntryKey, entryShapes } from "@/lib/logbook/rules/entries";
import { checkEntry, ofTypedNames, withoutMissing } from "@/lib/logbook/rules/entry-check";
import type { DraftEntry } from "@/lib/logbook/schema";
import type { FieldErrors } from "@/lib/platform/result";
import { EntryForm, type EntryFormProps } from "./EntryForm";
import { EntryWords } from "./EntryWords";
import { goToNeighbour } from "./noteFocus";

type Props = EntryFormProps & {
  isOpen: boolean;
  isReady: boolean;
  /** The day that it is noted under, and whose clocks that is by. */
  day: string | null;
  timeZone: string;
};

/** An entry under its line: one sentence while it rests, a small form while it is written. */
export const EntryEditor = memo(function EntryEditor({ isOpen, isReady, day, timeZone, ...form }: Props) {
  const { entry, names, doEdit } = form;
  const { key } = entry;
  const remove = () => doEdit({ type: "remove", key });
  const errors = useErrors({ ...form, isOpen, day, timeZone });
  const wrong = Object.values(errors).flat();
  return (
    <li
      id={`note-${entry.key}`}
      className="grid grid-cols-[3.5rem_minmax(0,1fr)] max-md:grid-cols-[3rem_minmax(0,1fr)]"
    >
      <div
        className={cx(
          "relative col-start-2 -ml-3.5 min-w-0 border-l-3 pl-3.5 max-md:-ml-9 max-md:pl-3",
          wrong.length > 0 ? "border-st-contested" : "border-ink",
        )}
      >
        {isOpen ? (
          <EntryForm {...form} errors={errors} />
        ) : (
          <>
            <div className="flex items-start gap-1">
              <button
                type="button"
                data-note
                disabled={!isReady}
                className="flex min-h-9 min-w-0 flex-1 flex-wrap items-baseline gap-x-3 rounded-bar py-2 text-left hover:bg-paper-2 max-md:min-h-11"
                onClick={() => doEdit({ type: "go", key, at: null })}
                onKeyDown={(event) => {
                  if (event.key === "Backspace" || event.key === "Delete") remove();
                  else if (event.key === "ArrowUp" || event.key === "ArrowDown")
                    goToNeighbour(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
                  else return;
                  event.preventDefault();
                }}
              >
                <span className="t-small w-20 shrink-0 font-semibold text-accent max-md:w-full">/{entry.command}</span>
                <Told entry={entry} names={names} />
              </button>
              <button
                type="button"
                aria-label={`Remove this ${entry.command}`}
                disabled={!isReady}
                className="flex size-9 shrink-0 items-center justify-center rounded-bar text-ink-3 hover:bg-paper-2 hover:text-ink max-md:size-11"
                onClick={remove}
              >
                <Icon name="cross" className="size-3" />
              </button>
            </div>
            {wrong.length > 0 && (
              <p className="t-small pb-1 text-st-contested">
                <span aria-hidden="true" className="font-semibold">
                  !{" "}
                </span>
                {inWords(entry, errors)}
              </p>
            )}
          </>
        )}
      </div>
    </li>
  );
});

/** What filing said, and what can be seen from here: of a name at once, of the rest once the entry has been kept. */
function useErrors(shown: Omit<Props, "isReady">): FieldErrors {
  const { entry, names, enteredSources, errors, isOpen, day, timeZone } = shown;
  const [wasKept, setWasKept] = useState(!isOpen);
  if (!isOpen && !wasKept) setWasKept(true);
  const sourceKeys = enteredSources.flatMap(({ id }) => citedEntryKey(id) ?? []);
  const unitOf = (termId: string) => names.term(termId)?.axisUnit;
  const seen = checkEntry(entry, { day, timeZone, unitOf, sourceKeys });
  if (!isOpen) return { ...withoutMissing(entry, seen), ...errors };
  return { ...(wasKept ? seen : ofTypedNames(entry, seen)), ...errors };
}

function Told({ entry, names }: Pick<Props, "entry" | "names">) {
  const line = draftLine(entry, names);
  if (line) return <EntryWords line={line} />;
  const missing = entryShapes[entry.command].fields.filter(
    (field) => field.isRequired && !entry.fields[field.name]?.trim(),
  );
  const needs = missing.map((field) => `“${field.label}”`).join(", ");
  return <span className="min-w-0 flex-1 text-ink-2">Unfinished: fill in {needs || "its fields"}</span>;
}

/** "Stance: Choose the stance." for each field that has something wrong with it. */
function inWords(entry: DraftEntry, errors: Props["errors"]): string {
  const labels = new Map(entryShapes[entry.command].fields.map((field) => [field.name, field.label]));
  return Object.entries(errors)
    .map(([name, messages]) => [labels.get(name), messages.join(" ")].filter(Boolean).join(": "))
    .join(" ");
}
