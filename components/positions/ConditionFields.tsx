"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { type DrawingRows, drawingRows } from "@/components/ui/fieldValues";
import { Field } from "@/components/ui/Field";
import { useFieldIdentity, useFieldState } from "@/components/ui/formState";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import type { Condition } from "@/lib/positions/rules/conditions";
import { printBounds } from "@/lib/positions/rules/interval-syntax";
import { agreementLadder, type AxisUnit, termStatusLabels } from "@/lib/terms/rules";

type TermOption = { id: string; name: string; axisUnit: AxisUnit | null };
type Kind = Condition["kind"];
/** Drawn anew, a row is another one: its kind may have changed. */
type Row = { index: number; kind: Kind; condition: Condition | null; drawn?: number };

type Props = { conditions: readonly Condition[]; terms: readonly TermOption[] };

/** What the position depends on. A row that is left empty is not sent; without scripts there is one, for words. */
export function ConditionFields({ conditions, terms }: Props) {
  const [rows, setRows] = useState<Row[]>(() =>
    conditions.length > 0
      ? conditions.map((condition, index) => ({ index, kind: condition.kind, condition }))
      : [{ index: 0, kind: "text", condition: null }],
  );
  const fieldset = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const form = fieldset.current?.form;
    let drawn = 0;
    const drawAnew = (event: Event) => {
      const { name, rows: asked } = (event as DrawingRows).detail;
      if (name !== "conditions") return;
      event.preventDefault();
      drawn++;
      const kinds = asked.length > 0 ? asked.map(({ kind }) => kind as Kind) : (["text"] as const);
      setRows(kinds.map((kind, index) => ({ index, kind, condition: null, drawn })));
    };
    form?.addEventListener(drawingRows, drawAnew);
    return () => form?.removeEventListener(drawingRows, drawAnew);
  }, []);
  const { errors } = useFieldState("conditions");
  const id = useFieldIdentity("conditions", "What it depends on", useId());
  const withAxis = terms.filter(({ axisUnit }) => axisUnit !== null);
  const add = (kind: Kind) => {
    const index = 1 + Math.max(-1, ...rows.map((row) => row.index));
    setRows([...rows, { index, kind, condition: null }]);
  };
  return (
    <fieldset ref={fieldset} id={id} tabIndex={-1} className="grid gap-3 border-t border-rule pt-3">
      <legend className="sr-only">What it depends on</legend>
      {rows.map((row) => (
        <ConditionRow
          key={`${row.drawn ?? 0} ${row.index}`}
          row={row}
          terms={row.kind === "axis" ? withAxis : terms}
          onRemove={rows.length > 1 ? () => setRows(rows.filter(({ index }) => index !== row.index)) : null}
        />
      ))}
      {errors.length > 0 && <p className="t-small text-st-contested">! {errors.join(" ")}</p>}
      <p className="-ml-3 flex flex-wrap">
        <Button type="button" variant="quiet" onClick={() => add("text")}>
          Add one in words
        </Button>
        {terms.length > 0 && (
          <Button type="button" variant="quiet" onClick={() => add("term_status")}>
            Add a term’s status
          </Button>
        )}
        {withAxis.length > 0 && (
          <Button type="button" variant="quiet" onClick={() => add("axis")}>
            Add a term’s value
          </Button>
        )}
      </p>
    </fieldset>
  );
}

type RowProps = { row: Row; terms: readonly TermOption[]; onRemove: (() => void) | null };

function ConditionRow({ row: { index, kind, condition }, terms, onRemove }: RowProps) {
  const name = (field: string) => `conditions.${index}.${field}`;
  const [termId, setTermId] = useState(condition && condition.kind !== "text" ? condition.termId : "");
  const unit = terms.find(({ id }) => id === termId)?.axisUnit ?? null;
  const within = condition?.kind === "axis" && unit ? printBounds(condition.within, unit) : undefined;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
      <input type="hidden" name={name("kind")} value={kind} />
      <div className="grid gap-2">
        {kind === "text" ? (
          <Field name={name("text")} label="Only if">
            <TextInput defaultValue={condition?.kind === "text" ? condition.text : undefined} />
          </Field>
        ) : (
          <>
            <Field name={name("termId")} label="Only if term" required>
              <Select
                empty="Choose a term"
                options={terms.map(({ id, name: label }) => ({ value: id, label }))}
                defaultValue={termId}
                onChange={(event) => setTermId(event.target.value)}
              />
            </Field>
            {kind === "term_status" ? (
              <Field name={name("atLeast")} label="is at least" required>
                <Select
                  options={agreementLadder.map((status) => ({
                    value: status,
                    label: termStatusLabels[status].toLowerCase(),
                  }))}
                  defaultValue={condition?.kind === "term_status" ? condition.atLeast : "agreed_in_principle"}
                />
              </Field>
            ) : (
              <Field name={name("within")} label="is set at" hint="36..60, <60, >=60 or a single value" required>
                <TextInput defaultValue={within} />
              </Field>
            )}
          </>
        )}
      </div>
      {onRemove && (
        <Button type="button" variant="quiet" onClick={onRemove}>
          Remove
        </Button>
      )}
    </div>
  );
}
