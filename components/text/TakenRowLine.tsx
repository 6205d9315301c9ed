"use client";

import { memo, useId } from "react";
import { insets } from "@/components/terms/OutlinePreview";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { Select } from "@/components/ui/Select";
import { controlClasses } from "@/components/ui/TextInput";
import { termKindLabels, termKinds } from "@/lib/terms/rules";
import { directionOf } from "@/lib/text/languages";
import type { TakenRow } from "@/lib/text/whole/taken-rows";

export type RowAct =
  | { do: "change"; key: number; to: Partial<TakenRow> }
  | { do: "level"; key: number; by: 1 | -1 }
  | { do: "open"; key: number };

type Choice = { value: string; label: string };

type Props = {
  row: TakenRow;
  /** What becomes of it, in words. */
  fate: string;
  /** What has to be mended, one to a line. */
  complaints: string;
  isOpen: boolean;
  language: string;
  /** The terms on record, the likely ones first; given to the open row alone. */
  likely?: readonly Choice[];
  others?: readonly Choice[];
  act: (act: RowAct) => void;
};

/** One term of a text that is looked over: as it was recognised, or open to be corrected. */
export const TakenRowLine = memo(function TakenRowLine({ row, fate, complaints, isOpen, act, ...more }: Props) {
  const { key, number, title, kind, depth, text, options, doubts, isTaken } = row;
  const name = `${number} ${title}`;
  const id = useId();
  return (
    <li className={cx("py-1.5 [content-visibility:auto] [contain-intrinsic-size:auto_3rem]", !isTaken && "opacity-60")}>
      <div className={cx("flex items-start gap-3", insets[Math.min(depth, insets.length - 1)])}>
        <input
          type="checkbox"
          aria-label={`Take in ${name}`}
          checked={isTaken}
          onChange={({ target }) => act({ do: "change", key, to: { isTaken: target.checked } })}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-7 text-ink-2">{number}</span>
            <bdi className="min-w-0 [overflow-wrap:anywhere]">{title}</bdi>
            <span className="t-meta text-ink-3">
              <span className="sr-only">level {depth + 1}, </span>
              {termKindLabels[kind].toLowerCase()}, {fate}
              {options.length > 0 && `, ${options.length === 1 ? "1 option" : `${options.length} options`}`}
            </span>
          </p>
          {!isOpen && text && (
            <p lang={more.language} dir={directionOf(more.language)} className="t-small line-clamp-2 text-ink-2">
              {text}
            </p>
          )}
          {isTaken && complaints && (
            <p className="t-meta flex gap-1.5 whitespace-pre-line text-st-contested">
              <span aria-hidden="true">!</span>
              {complaints}
            </p>
          )}
          {isTaken &&
            doubts.map((doubt) => (
              <p key={doubt} className="t-meta text-ink-3">
                {doubt}
              </p>
            ))}
          {isOpen && <RowFields id={id} row={row} act={act} {...more} />}
        </div>
        <Button
          type="button"
          variant="quiet"
          className="t-small -my-1 shrink-0"
          aria-expanded={isOpen}
          aria-label={isOpen ? `Close ${name}` : `Correct ${name}`}
          data-row={key}
          onClick={() => act({ do: "open", key })}
        >
          {isOpen ? "Close" : "Correct"}
        </Button>
      </div>
    </li>
  );
});

type FieldProps = Pick<Props, "row" | "act" | "language" | "likely" | "others"> & { id: string };

function RowFields({ id, row, act, language, likely = [], others = [] }: FieldProps) {
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
