"use client";

import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { Select } from "@/components/ui/Select";
import { controlClasses } from "@/components/ui/TextInput";
import { termKindLabels, termKinds } from "@/lib/terms/rules";
import { directionOf } from "@/lib/text/languages";
import type { TakenRow } from "@/lib/text/whole/taken-rows";
import type { Choice, RowAct } from "./takenTerms";

type Props = {
  id: string;
  row: TakenRow;
  act: (act: RowAct) => void;
  language: string;
  likely?: readonly Choice[];
  others?: readonly Choice[];
};

/** What can be corrected of a term of a text that is looked over. */
export function TakenRowFields({ id, row, act, language, likely = [], others = [] }: Props) {
  const { key, number, title, kind, text, options, note, is } = row;
  const change = (to: Partial<TakenRow>) => act({ do: "change", key, to });
  const direction = directionOf(language);
  const wording = (value: string, label: string, onChange: (text: string) => void) => (
    <label className="grid gap-1">
      <span className="t-ui-strong">{label}</span>
      <textarea
        rows={4}
        lang={language}
        dir={direction}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className={cx(controlClasses, "field-sizing-content max-h-120 min-h-18 resize-y py-2")}
      />
    </label>
  );
  return (
    <div className="mt-2 grid gap-3 border-l-2 border-accent py-1 pl-4">
      <div className="grid gap-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <label className="grid gap-1">
          <span className="t-ui-strong">Number</span>
          <input
            value={number}
            maxLength={20}
            onChange={({ target }) => change({ number: target.value })}
            className={cx(controlClasses, "h-9 max-md:h-11")}
          />
        </label>
        <label className="grid gap-1">
          <span className="t-ui-strong">Title</span>
          <input
            dir="auto"
            value={title}
            maxLength={200}
            onChange={({ target }) => change({ title: target.value })}
            className={cx(controlClasses, "h-9 max-md:h-11")}
          />
        </label>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <div className="grid content-start gap-1">
          <label htmlFor={`${id}-is`} className="t-ui-strong">
            Which term it is
          </label>
          <Select
            id={`${id}-is`}
            value={is}
            onChange={({ target }) => change({ is: target.value })}
            options={[
              ...(is === "" ? [{ value: "", label: "Choose" }] : []),
              { value: "new", label: "A new term" },
              ...(likely.length > 0 ? [{ group: "Likely", options: likely }] : []),
              ...(others.length > 0 ? [{ group: "On record", options: others }] : []),
            ]}
          />
        </div>
        <div className="grid content-start gap-1">
          <label htmlFor={`${id}-kind`} className="t-ui-strong">
            Kind
          </label>
          <Select
            id={`${id}-kind`}
            value={kind}
            onChange={({ target }) => change({ kind: termKinds.find((each) => each === target.value) ?? kind })}
            options={termKinds.map((each) => ({ value: each, label: termKindLabels[each] }))}
          />
        </div>
      </div>
      <p className="-ml-3 flex flex-wrap">
        <Button type="button" variant="quiet" className="t-small" onClick={() => act({ do: "level", key, by: -1 })}>
          Take it out a level
        </Button>
        <Button type="button" variant="quiet" className="t-small" onClick={() => act({ do: "level", key, by: 1 })}>
          Put it under the one before
        </Button>
      </p>
      {wording(text, "Wording", (next) => change({ text: next }))}
      {options.map((option, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: options keep their order, and have no name of their own
        <div key={place} className="grid gap-2 border-t border-rule-2 pt-2">
          <label className="grid gap-1">
            <span className="t-ui-strong">Label of option {place + 1}</span>
            <input
              dir="auto"
              value={option.label}
              maxLength={80}
              onChange={({ target }) =>
                change({ options: options.map((each, at) => (at === place ? { ...each, label: target.value } : each)) })
              }
              className={cx(controlClasses, "h-9 max-md:h-11")}
            />
          </label>
          {wording(option.text, `Words of option ${place + 1}`, (next) =>
            change({ options: options.map((each, at) => (at === place ? { ...each, text: next } : each)) }),
          )}
        </div>
      ))}
      {note && <p className="t-meta whitespace-pre-line text-ink-3">{note}</p>}
    </div>
  );
}
