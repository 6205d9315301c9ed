"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { type DrawingRows, drawingRows, type Row } from "@/components/ui/fieldValues";
import { restoring } from "@/components/ui/KeptFields";
import { Select } from "@/components/ui/Select";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { anchorFields, credibilities, credibilityLabels } from "@/lib/record/rules";
import type { RecordDefaults } from "./recordDefaults";

export type SourceOption = { id: string; title: string };

type Props = { sources: readonly SourceOption[]; citations?: RecordDefaults["citations"] };

const grades = credibilities.map((each) => ({ value: String(each), label: `${each}: ${credibilityLabels[each]}` }));

/** On which sources the record rests. A row that is left empty is not sent. */
export function CitationFields({ sources, citations = [] }: Props) {
  const [rows, setRows] = useState(() =>
    firstRows(citations.length, (row) => anchorFields(citations[row]?.anchor ?? null)),
  );
  const place = useRef<HTMLSpanElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    const draw = (event: Event) => {
      const names = (event as CustomEvent<string[]>).detail;
      const kept = names.map((name) => Number(/^citations\.(\d+)\./.exec(name)?.[1] ?? 0));
      setRows((drawn) =>
        firstRows(Math.max(drawn.length, ...kept.map((row) => row + 1)), (row) => drawn[row]?.anchor ?? {}),
      );
    };
    const drawAnew = (event: Event) => {
      const { name, rows: asked } = (event as DrawingRows).detail;
      if (name !== "citations") return;
      event.preventDefault();
      setRows(firstRows(asked.length, (row) => anchorIn(asked[row])));
    };
    form?.addEventListener(restoring, draw);
    form?.addEventListener(drawingRows, drawAnew);
    return () => {
      form?.removeEventListener(restoring, draw);
      form?.removeEventListener(drawingRows, drawAnew);
    };
  }, []);
  if (sources.length === 0)
    return (
      <p className="t-small text-ink-2">
        No source is on record yet. What is recorded now can be given its source later, by correcting it.
      </p>
    );
  return (
    <>
      <span ref={place} hidden />
      {rows.map((row, place) => (
        <CitationRow
          key={row.key}
          row={place}
          sources={sources}
          citation={citations[row.key]}
          anchor={row.anchor}
          isAlone={rows.length === 1}
          onRemove={() => {
            setRows(rows.filter((each) => each !== row));
            add.current?.focus();
          }}
        />
      ))}
      <p>
        <Button
          ref={add}
          variant="quiet"
          type="button"
          className="-ml-3"
          onClick={() => setRows([...rows, { key: Math.max(...rows.map(({ key }) => key)) + 1, anchor: {} }])}
        >
          Add another source
        </Button>
      </p>
    </>
  );
}

/** `anchor`: where in the source's words the quotation stands, as hidden fields: whoever corrects the rest leaves it as it is. */
type CitedRow = { key: number; anchor: Readonly<Record<string, string>> };

/** One for each citation on record, and at least one to write in. */
function firstRows(citations: number, anchorOf: (row: number) => CitedRow["anchor"]): CitedRow[] {
  return [...Array(Math.max(citations, 1)).keys()].map((key) => ({ key, anchor: anchorOf(key) }));
}

const anchorIn = (row: Row = {}) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => field.startsWith("anchor.")));

type RowProps = {
  row: number;
  sources: readonly SourceOption[];
  citation: RecordDefaults["citations"][number] | undefined;
  anchor: CitedRow["anchor"];
  isAlone: boolean;
  onRemove: () => void;
};

function CitationRow({ row, sources, citation, anchor, isAlone, onRemove }: RowProps) {
  const name = (field: string) => `citations.${row}.${field}`;
  const label = (words: string) => (isAlone ? words : `${words} (${row + 1})`);
  return (
    <div className="grid gap-3 border-t border-rule pt-3 first-of-type:border-t-0 first-of-type:pt-0 md:grid-cols-2">
      <Field name={name("sourceId")} label={label("Source")} className="md:col-span-2">
        <Select
          empty="No source"
          defaultValue={citation?.sourceId}
          options={sources.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Field>
      <Field name={name("credibility")} label={label("How credible it is here")}>
        <Select empty="Not graded" defaultValue={citation?.credibility} options={grades} />
      </Field>
      <Field name={name("locator")} label={label("Where in it")}>
        <TextInput defaultValue={citation?.locator ?? undefined} placeholder="p. 4" />
      </Field>
      <Field name={name("quote")} label={label("Its words")} className="md:col-span-2">
        <TextArea rows={2} defaultValue={citation?.quote ?? undefined} />
      </Field>
      {Object.entries(anchor).map(([field, value]) => (
        <input key={field} type="hidden" name={name(field)} value={value} />
      ))}
      {!isAlone && (
        <p className="md:col-span-2">
          <Button variant="quiet" type="button" className="-ml-3" onClick={onRemove}>
            Remove source {row + 1}
          </Button>
        </p>
      )}
    </div>
  );
}
