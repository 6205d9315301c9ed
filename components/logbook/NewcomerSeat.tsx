"use client";

import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { controlClasses } from "@/components/ui/TextInput";
import type { DraftNewcomer } from "@/lib/logbook/schema";
import { attendanceLevelLabels, attendanceLevels } from "@/lib/rounds/rules";
import { ChoiceControl } from "./ChoiceControl";
import { LabelledField } from "./LabelledField";

type Props = {
  newcomer: DraftNewcomer;
  party: string;
  /** By the newcomer's own fields. */
  errors: Readonly<Record<string, readonly string[] | undefined>>;
  /** They were added a moment ago. */
  takesFocus: boolean;
  /** Null: they did not sit after all. */
  onChange: (changed: Partial<DraftNewcomer> | null) => void;
};

const dressed = cx(controlClasses, "h-9 max-md:h-11");
const levelChoices = attendanceLevels.map((value) => ({ value, label: attendanceLevelLabels[value] }));

/** Somebody who sits and is not on record: filing the session records them as a delegate of the party. */
export function NewcomerSeat({ newcomer, party, errors, takesFocus, onChange }: Props) {
  const line = (name: "name" | "title" | "note", label: string, placeholder?: string) => (
    <LabelledField label={label} errors={errors[name]}>
      {(control) => (
        <input
          {...control}
          type="text"
          dir="auto"
          autoComplete="off"
          placeholder={placeholder}
          className={dressed}
          value={newcomer[name]}
          // biome-ignore lint/a11y/noAutofocus: its writer has just asked for it.
          autoFocus={takesFocus && name === "name"}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      )}
    </LabelledField>
  );
  const who = newcomer.name.trim() || "this person";
  return (
    <fieldset className="my-1 min-w-0 border-l-2 border-rule-2 pl-3">
      <legend className="float-left flex w-full items-center justify-between gap-2">
        <span className="t-meta text-ink-2">A person of {party}, put on record when this is filed</span>
        <button
          type="button"
          aria-label={`Take ${who} off the list`}
          className="flex size-6 shrink-0 items-center justify-center rounded-bar text-ink-3 hover:bg-paper-2 hover:text-ink max-md:size-11"
          onClick={() => onChange(null)}
        >
          <Icon name="cross" className="size-3" />
        </button>
      </legend>
      <div className="clear-both grid grid-cols-2 gap-2 pb-1.5">
        {line("name", "Name")}
        {line("title", "Title", "deputy foreign minister")}
        <LabelledField label="Level" errors={errors.level}>
          {(control) => (
            <ChoiceControl
              control={control}
              value={newcomer.level}
              choices={levelChoices}
              onChange={(level) => onChange({ level })}
            />
          )}
        </LabelledField>
        {line("note", "Note", "as what, if not as usual")}
      </div>
    </fieldset>
  );
}
