/** A row of a table as the input of a command, or what is wrong with which of its cells. */
import type { z } from "zod";
import { recordSourceInput } from "@/lib/evidence/schema";
import { usuallyAtTable } from "@/lib/parties/rules";
import { recordPartyInput } from "@/lib/parties/schema";
import { recordPositionInput } from "@/lib/positions/schema";
import { recordRoundInput } from "@/lib/rounds/schema";
import { recordTermInput } from "@/lib/terms/schema";
import { type ParsedDate, parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { added, leftOut, type Mapping, meaningOf } from "./mapping";
import type { Complaint } from "./complaint";
import { foldedName, type NameIndex } from "./name-index";
import { type NamedKind, type TableField, type TableNoun, tableFields } from "./nouns";

/** A value that names nothing on record and is none of the options. */
export type UnknownValue = { field: string; value: string };

export type ReadRow =
  /** `isUndated`: the row gives no date. */
  | { ok: true; input: Record<string, unknown>; adds: readonly Added[]; isUndated: boolean }
  /** `isLeftOut`: that is all there is to it: its author wants it so. */
  | {
      ok: false;
      complaints: readonly Omit<Complaint, "row">[];
      unknown: readonly UnknownValue[];
      isLeftOut: boolean;
      /** What it says of a term's axis, which can be wrong, too, and is told with the rest. */
      onAxis?: { termId: string; intervals: string };
    };

/** Something that has to be added to the record before the row is: its id stands in `field` then. */
export type Added = { field: string; kind: NamedKind; name: string };

export type Reading = {
  mapping: Mapping;
  negotiationId: string;
  /** When a position holds of which a row gives no date; what else is recorded dates itself. */
  present: string;
  names: Readonly<Record<NamedKind, NameIndex>>;
};

const inputs: Record<TableNoun, z.ZodType> = {
  positions: recordPositionInput,
  parties: recordPartyInput,
  terms: recordTermInput,
  rounds: recordRoundInput,
  sources: recordSourceInput,
};

const citedFields = ["sourceId", "credibility", "locator", "quote"];

/** Stands where the id of what is added will. */
const placeholder = "00000000-0000-4000-8000-000000000000";

/** Reads one row by what its columns mean. */
export function rowReader({ mapping, negotiationId, present, names }: Reading): (cells: readonly string[]) => ReadRow {
  const fields = tableFields[mapping.noun].map((field) => ({ field, origin: mapping.from[field.key] }));
  const columnOf = new Map(
    fields.map(({ field, origin }) => [field.key, origin && "column" in origin ? origin.column : null]),
  );
  const schema = inputs[mapping.noun];
  const options = new Map(fields.map(({ field }) => [field.key, optionIndex(field)]));
  const dates = new Map<string, ParsedDate>();
  const dateOf = (text: string): ParsedDate => {
    const known = dates.get(text);
    if (known) return known;
    const parsed = parseFuzzyDate(text);
    if (dates.size < 20_000) dates.set(text, parsed);
    return parsed;
  };

  return (cells) => {
    const complaints: Omit<Complaint, "row">[] = [];
    const unknown: UnknownValue[] = [];
    const adds: Added[] = [];
    const said: Record<string, string> = {};
    const leftOuts: Omit<Complaint, "row">[] = [];
    const complain = (key: string, message: string) =>
      complaints.push({ column: columnOf.get(key) ?? null, message: message });
    for (const { field, origin } of fields) {
      const written = !origin ? "" : "column" in origin ? (cells[origin.column] ?? "").trim() : origin.always;
      const value = written === "" ? (field.usual ?? "") : written;
      if (value === "") {
        if (field.isRequired) complain(field.key, `${field.label} is missing.`);
        continue;
      }
      if (!field.names && !field.options) {
        said[field.key] = value;
        continue;
      }
      const given = meaningOf(mapping, field.key, value);
      if (given === leftOut)
        leftOuts.push({
          column: columnOf.get(field.key) ?? null,
          message: `Left out, as you chose for “${value}”.`,
        });
      else if (given === added && field.names) {
        const found = names[field.names].find(value);
        if (found.is === "one") said[field.key] = found.id;
        else if (found.is === "several") {
          // One more of the name would make it no clearer.
          unknown.push({ field: field.key, value });
          complain(field.key, severalCalled(value, found.labels));
        } else {
          said[field.key] = placeholder;
          adds.push({ field: field.key, kind: field.names, name: value });
        }
      } else if (given !== undefined) said[field.key] = given;
      else if (field.options) {
        const option = options.get(field.key)?.get(foldedName(value));
        if (option !== undefined) said[field.key] = option;
        else {
          unknown.push({ field: field.key, value });
          complain(field.key, `“${value}” is not one of the values of “${field.label}”.`);
        }
      } else if (field.names) {
        const found = names[field.names].find(value);
        if (found.is === "one") said[field.key] = found.id;
        else {
          unknown.push({ field: field.key, value });
          complain(
            field.key,
            found.is === "none" ? `There is no ${field.names} called “${value}”.` : severalCalled(value, found.labels),
          );
        }
      }
    }
    const isUndated = said.heldFrom === undefined;
    const heldFrom = dateOf(said.heldFrom ?? present);
    if (!heldFrom.ok) complain("heldFrom", heldFrom.message);
    if (leftOuts.length > 0) return { ok: false, isLeftOut: true, complaints: leftOuts, unknown: [] };
    if (complaints.length > 0 || !heldFrom.ok) {
      const { termId, intervals } = said;
      const onAxis = intervals && termId && termId !== placeholder ? { onAxis: { termId, intervals } } : {};
      return { ok: false, isLeftOut: false, complaints, unknown, ...onAxis };
    }
    const parsed = schema.safeParse({
      ...shaped[mapping.noun](said),
      negotiationId,
      ...(isUndated && mapping.noun !== "positions" ? {} : { heldFrom: heldFrom.date }),
      citations: citationsIn(said),
      ...(mapping.compartmentId ? { compartmentId: mapping.compartmentId } : {}),
    });
    if (parsed.success) return { ok: true, input: parsed.data as Record<string, unknown>, adds, isUndated };
    const wrong = parsed.error.issues.map(({ path, message }) => ({
      column: columnOf.get(fieldAt(path)) ?? null,
      message,
    }));
    return { ok: false, isLeftOut: false, complaints: wrong, unknown };
  };
}

const severalCalled = (value: string, labels: readonly string[]) =>
  `Several are called “${value}”: ${labels.slice(0, 3).join(", ")}.`;

const fieldAt = (path: readonly PropertyKey[]) =>
  path[0] === "citations" ? String(path[2] ?? "sourceId") : path[0] === "conditions" ? "condition" : String(path[0]);

type Said = Readonly<Record<string, string>>;

const shaped: Record<TableNoun, (said: Said) => Record<string, unknown>> = {
  positions: ({ condition, heldFrom: _, ...said }) => ({
    ...withoutCited(said),
    ...(condition ? { conditions: [{ kind: "text", text: condition }] } : {}),
  }),
  parties: ({ heldFrom: _, ...said }) => {
    const role = said.role as keyof typeof usualSeat;
    return { ...said, isAtTable: usualSeat[role] ?? true };
  },
  terms: ({ heldFrom: _, ...said }) => said,
  rounds: ({ heldFrom: _, ...said }) => ({
    ...said,
    number: /^\d+$/.test(said.number ?? "") ? Number(said.number) : said.number,
  }),
  sources: (said) => said,
};

const usualSeat = Object.fromEntries(
  (["negotiating", "mediator", "host", "guarantor", "observer", "consulted", "affected"] as const).map((role) => [
    role,
    usuallyAtTable(role),
  ]),
);

const withoutCited = (said: Said) =>
  Object.fromEntries(Object.entries(said).filter(([key]) => !citedFields.includes(key)));

function citationsIn({ sourceId, credibility, locator, quote }: Said) {
  if (!sourceId) return [];
  return [
    { sourceId, credibility: Number(credibility ?? 6), ...(locator ? { locator } : {}), ...(quote ? { quote } : {}) },
  ];
}

/** An option is known by its key, its label and its synonyms. */
function optionIndex({ options, synonyms }: TableField): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(options ?? {}).flatMap(([key, label]) =>
      [key, key.replaceAll("_", " "), label, ...(synonyms?.[key] ?? [])].map((name): [string, string] => [
        foldedName(name),
        key,
      ]),
    ),
  );
}
