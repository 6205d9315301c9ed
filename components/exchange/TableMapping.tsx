"use client";

import { useId } from "react";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { guessedMapping, type Mapping } from "@/lib/exchange/rules/table-in/mapping";
import {
  type NamedKind,
  type TableField,
  tableFields,
  tableNounLabels,
  tableNouns,
} from "@/lib/exchange/rules/table-in/nouns";
import { TableValue } from "./TableValue";

type Choices = Record<NamedKind, readonly { value: string; label: string }[]>;

type Props = {
  mapping: Mapping;
  columns: readonly string[];
  choices: Choices;
  compartments: readonly { id: string; name: string }[];
  onChange: (mapping: Mapping) => void;
};

/** What a row is, and from which column each of its fields comes. */
export function TableMapping({ mapping, columns, choices, compartments, onChange }: Props) {
  const id = useId();
  return (
    <div className="grid gap-4">
      <div className="grid max-w-lg gap-1">
        <label htmlFor={`${id}-noun`} className="t-ui-strong">
          A row is
        </label>
        <Select
          id={`${id}-noun`}
          value={mapping.noun}
          options={tableNouns.map((noun) => ({ value: noun, label: tableNounLabels[noun] }))}
          onChange={({ target }) => {
            const noun = tableNouns.find((each) => each === target.value) ?? mapping.noun;
            onChange({ ...guessedMapping(columns, noun), ...kept(mapping) });
          }}
        />
      </div>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {tableFields[mapping.noun].map((field) => (
          <FieldOrigin
            key={`${mapping.noun} ${field.key}`}
            field={field}
            origin={mapping.from[field.key]}
            columns={columns}
            choices={choices}
            onChange={(origin) => {
              const { [field.key]: _, ...from } = mapping.from;
              onChange({ ...mapping, from: origin ? { ...from, [field.key]: origin } : from });
            }}
          />
        ))}
        {compartments.length > 0 && (
          <li className="grid content-start gap-1">
            <label htmlFor={`${id}-mark`} className="t-ui-strong">
              Who may see it
            </label>
            <Select
              id={`${id}-mark`}
              value={mapping.compartmentId ?? ""}
              empty="All members"
              options={compartments.map(({ id: value, name }) => ({ value, label: name }))}
              onChange={({ target }) => {
                const { compartmentId: _, ...open } = mapping;
                onChange(target.value ? { ...open, compartmentId: target.value } : open);
              }}
            />
          </li>
        )}
      </ul>
    </div>
  );
}

const kept = ({ added, compartmentId }: Mapping) => ({ added, ...(compartmentId ? { compartmentId } : {}) });

type Origin = Mapping["from"][string];

type FieldProps = {
  field: TableField;
  origin: Origin | undefined;
  columns: readonly string[];
  choices: Choices;
  onChange: (origin: Origin | null) => void;
};

const always = "always";

function FieldOrigin({ field, origin, columns, choices, onChange }: FieldProps) {
  const id = useId();
  const { label, isRequired, usual, isForAll, options, names } = field;
  const chosen = !origin ? "" : "column" in origin ? String(origin.column) : always;
  const usually = usual === undefined ? null : (options?.[usual] ?? usual);
  const fixed = options
    ? Object.entries(options).map(([value, text]) => ({ value, label: text }))
    : names
      ? choices[names]
      : null;
  return (
    <li className="grid content-start gap-1">
      <label htmlFor={id} className="t-ui-strong">
        {label}
        {!isRequired && <span className="t-meta text-ink-3"> optional</span>}
      </label>
      <Select
        id={id}
        value={chosen}
        empty={usually ? `Not in the table: ${usually}` : isRequired ? "Choose a column" : "Not in the table"}
        options={[
          ...columns.map((heading, column) => ({
            value: String(column),
            label: heading || `Column ${column + 1}`,
          })),
          ...(isForAll ? [{ value: always, label: "The same for all rows" }] : []),
        ]}
        onChange={({ target: { value } }) =>
          onChange(value === "" ? null : value === always ? { always: usual ?? "" } : { column: Number(value) })
        }
      />
      {origin &&
        "always" in origin &&
        (fixed ? (
          <TableValue
            label={`${label} of all rows`}
            value={origin.always}
            empty="Choose"
            choices={fixed}
            onChange={(value) => onChange({ always: value })}
          />
        ) : (
          <TextInput
            aria-label={`${label} of all rows`}
            value={origin.always}
            onChange={({ target }) => onChange({ always: target.value })}
          />
        ))}
    </li>
  );
}
