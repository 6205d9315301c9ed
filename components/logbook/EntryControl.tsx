"use client";

import type { ComponentProps } from "react";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { cx } from "@/components/ui/cx";
import { controlClasses } from "@/components/ui/TextInput";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import type { Candidate } from "@/lib/platform/matching";
import { type EntryField, idsOf } from "@/lib/logbook/rules/entries";
import type { Choosable } from "@/lib/logbook/rules/materials";
import { stanceScale, statusScale } from "@/lib/logbook/rules/scales";
import { ChoiceControl } from "./ChoiceControl";
import type { ControlProps } from "./LabelledField";
import { PickField } from "./PickField";
import { PickManyField } from "./PickManyField";
import { ScaleField } from "./ScaleField";

type Props = {
  control: ControlProps;
  field: EntryField;
  value: string;
  onChange: (value: string) => void;
  choosable: Choosable;
  /** The sources that are entered in these notes, to be cited before they are on record. */
  enteredSources: readonly Candidate[];
  /** What is being weighed, for the head of a scale: "the Allies on 1.2 Coalition withdrawal". */
  subject: string;
  /** Enters a source of this title among the notes, and cites it. */
  onAddSource: (title: string) => void;
};

const dressed = cx(controlClasses, "h-9 max-md:h-11");

/** The control that a field of an entry is filled in with. */
export function EntryControl(props: Props) {
  const { control, field, value, onChange, choosable, enteredSources, subject, onAddSource } = props;
  const { label } = field;
  const pick = (candidates: readonly Candidate[], add?: ComponentProps<typeof PickField>["add"]) => (
    <PickField {...{ control, label, candidates, value, onChange }} keepsTyped {...(add && { add })} />
  );
  const pickMany = (candidates: readonly Candidate[]) => (
    <PickManyField
      control={control}
      label={label}
      candidates={candidates}
      value={idsOf(value)}
      onChange={(ids) => onChange(ids.join(","))}
      keepsTyped
    />
  );
  switch (field.kind) {
    case "party":
      return pick(choosable.parties);
    case "delegate":
      return pick(choosable.delegates);
    case "term":
      return pick(choosable.terms);
    case "source":
      return pick([...enteredSources, ...choosable.sources], {
        label: (title) => `Add “${title}” as a source`,
        onAdd: onAddSource,
      });
    case "parties":
      return pickMany(choosable.parties);
    case "terms":
      return pickMany(choosable.terms);
    case "stance":
      return (
        <ScaleField
          control={control}
          label={label}
          options={stanceScale}
          value={value}
          onChange={onChange}
          glyph={(stance) => <StanceGlyph stance={stance} decorative />}
          title={`Stance${subject && ` of ${subject}`}`}
        />
      );
    case "status":
      return (
        <ScaleField
          control={control}
          label={label}
          options={statusScale}
          value={value}
          onChange={onChange}
          glyph={(status) => <StatusGlyph status={status} decorative />}
          title={`Status${subject && ` of ${subject}`}`}
        />
      );
    case "choice":
      return (
        <ChoiceControl
          control={control}
          value={value}
          choices={[{ value: "", label: field.isRequired ? "Choose" : "Not given" }, ...(field.choices ?? [])]}
          onChange={onChange}
        />
      );
    case "prose":
      return (
        <textarea
          {...control}
          dir="auto"
          rows={2}
          className={cx(controlClasses, "field-sizing-content min-h-14 resize-y py-1.5")}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "line":
    case "date":
    case "intervals":
      return (
        <input
          {...control}
          type="text"
          dir={field.kind === "line" ? "auto" : undefined}
          autoComplete="off"
          spellCheck={field.kind === "line"}
          className={dressed}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
