"use client";

import { Select } from "@/components/ui/Select";
import { added, leftOut, type Mapping, meaningOf } from "@/lib/exchange/rules/table-in/mapping";
import { foldedName } from "@/lib/exchange/rules/table-in/name-index";
import { fieldOf, type NamedKind } from "@/lib/exchange/rules/table-in/nouns";
import { rowsInWords } from "@/lib/exchange/rules/table-in/words";
import {
  type PartyKind,
  partyKindLabels,
  partyKinds,
  type PartyRole,
  partyRoleLabels,
  partyRoles,
} from "@/lib/parties/rules";
import { TableGuess } from "./TableGuess";
import { TableValue } from "./TableValue";

type Props = {
  mapping: Mapping;
  /** How many rows have it is known of those that were asked about. */
  values: readonly { field: string; value: string; count?: number }[];
  /** So many more are not asked about. */
  more?: number;
  choices: Record<NamedKind, readonly { value: string; label: string }[]>;
  onChange: (mapping: Mapping) => void;
};

/** Values as the table has them, each once: what it means, to be added, or its rows left out. */
export function TableValues({ mapping, values, more = 0, choices, onChange }: Props) {
  const means = (field: string, value: string) => meaningOf(mapping, field, value) ?? "";
  const set = (field: string, value: string, meaning: string) => {
    const isOther = ([name]: [string, string]) => foldedName(name) !== foldedName(value);
    const others = Object.fromEntries(Object.entries(mapping.meanings[field] ?? {}).filter(isOther));
    const ofField = meaning === "" ? others : { ...others, [value]: meaning };
    onChange({ ...mapping, meanings: { ...mapping.meanings, [field]: ofField } });
  };
  const addsParty = values.some(
    ({ field, value }) => fieldOf(mapping.noun, field)?.names === "party" && means(field, value) === added,
  );
  return (
    <div className="grid gap-4">
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {values.map(({ field, value, count }) => {
          const known = fieldOf(mapping.noun, field);
          if (!known) return null;
          const ifEmpty = value === "" ? known.whenEmpty : undefined;
          const named = ifEmpty?.asked ?? value;
          const options = Object.entries(ifEmpty?.options ?? known.options ?? {});
          const meant = known.names ? choices[known.names] : options.map(([key, label]) => ({ value: key, label }));
          return (
            <li key={`${field} ${value}`} className="grid content-start gap-1">
              <p className="t-ui">
                <bdi className="t-ui-strong wrap-anywhere">{named}</bdi>{" "}
                <span className="t-meta text-ink-3">
                  {[
                    ...(ifEmpty ? [] : [known.label.toLowerCase()]),
                    ...(count === undefined ? [] : [rowsInWords(count)]),
                  ].join(", ")}
                </span>
              </p>
              <TableValue
                label={ifEmpty ? named : `What “${value}” means`}
                value={means(field, value)}
                empty="Choose what it means"
                others={[
                  ...(known.names && known.names !== "round"
                    ? [{ value: added, label: `A new ${known.names}: add it` }]
                    : []),
                  { value: leftOut, label: "Leave its rows out" },
                ]}
                group={ifEmpty?.group ?? (known.names ? "On record" : known.label)}
                choices={meant}
                onChange={(meaning) => set(field, value, meaning)}
              />
              {means(field, value) === "" && !ifEmpty && (
                <TableGuess
                  value={value}
                  nearest={known.nearest}
                  choices={meant}
                  onTake={(meaning) => set(field, value, meaning)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <p className="t-small text-ink-2">
          {more.toLocaleString("en")} more values are not on record. Take in a table of them first, or choose another
          column.
        </p>
      )}
      {addsParty && (
        <div className="grid max-w-2xl gap-x-8 gap-y-3 sm:grid-cols-2">
          <Select
            aria-label="What a new party is"
            value={mapping.added.partyKind}
            options={partyKinds.map((value) => ({ value, label: `New parties are: ${partyKindLabels[value]}` }))}
            onChange={({ target }) =>
              onChange({ ...mapping, added: { ...mapping.added, partyKind: target.value as PartyKind } })
            }
          />
          <Select
            aria-label="What part a new party has"
            value={mapping.added.partyRole}
            options={partyRoles.map((value) => ({ value, label: `Their part: ${partyRoleLabels[value]}` }))}
            onChange={({ target }) =>
              onChange({ ...mapping, added: { ...mapping.added, partyRole: target.value as PartyRole } })
            }
          />
        </div>
      )}
    </div>
  );
}
