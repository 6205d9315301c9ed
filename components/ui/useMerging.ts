"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { StandingField } from "@/lib/platform/result";
import { controlsOf, type Row, rowsOf, setRows, setValues, valuesOf } from "./fieldValues";

export type Take = "yours" | "theirs" | "both";

type Content = { values: string[] } | { rows: Row[] };

/**
 * Puts into a form's fields what only the others changed, and both where two changes of a text do not touch; then, field by
 * field, what its writer chooses. What they typed comes back as it was.
 */
export function useMerging(fields: readonly StandingField[]) {
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const [taken, setTaken] = useState<Readonly<Record<string, Take>>>({});
  /** Fields of which this page has no control that could say theirs. */
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set());
  const typed = useRef(new Map<string, Content>());
  const attach = useCallback((node: HTMLElement | null) => setForm(node?.closest("form") ?? null), []);

  const take = useCallback(async (inForm: HTMLFormElement, field: StandingField, what: Take, from: Take) => {
    const { name } = field;
    if (from === "yours") typed.current.set(name, contentOf(inForm, field));
    const yours = typed.current.get(name);
    const content = what === "yours" ? yours : toTake(field, what);
    const canBe = content !== undefined && (await setContent(inForm, name, content));
    if (canBe) return setTaken((all) => ({ ...all, [name]: what }));
    if (yours) await setContent(inForm, name, yours);
    setTaken((all) => ({ ...all, [name]: "yours" }));
    setFixed((all) => new Set([...all, name]));
  }, []);

  const isMerged = useRef(false);
  useEffect(() => {
    if (!form || isMerged.current) return;
    isMerged.current = true;
    const merge = async () => {
      for (const field of fields) {
        if (field.side === "theirs") await take(form, field, "theirs", "yours");
        else if (field.side === "both" && field.merged?.isClean) await take(form, field, "both", "yours");
        else if (controlsOf(form, field.name).length === 0 && !field.rows)
          setFixed((all) => new Set([...all, field.name]));
      }
    };
    void merge();
  }, [form, fields, take]);

  return {
    attach,
    takenOf: (name: string): Take => taken[name] ?? "yours",
    canTake: (name: string) => form !== null && !fixed.has(name),
    take: (field: StandingField, what: Take) => {
      if (form) void take(form, field, what, taken[field.name] ?? "yours");
    },
  };
}

function toTake({ value, rows, merged }: StandingField, what: "theirs" | "both"): Content | undefined {
  if (what === "both") return merged && { values: [merged.text] };
  if (rows) return { rows };
  return value === undefined ? undefined : { values: [value].flat() };
}

function contentOf(form: HTMLFormElement, { name, rows }: StandingField): Content {
  return rows ? { rows: rowsOf(form, name) } : { values: valuesOf(controlsOf(form, name)) };
}

/** False: the fields do not say it now, as where a list to choose from does not have it. */
async function setContent(form: HTMLFormElement, name: string, content: Content): Promise<boolean> {
  if ("rows" in content) {
    return isSame(filled(await setRows(form, name, content.rows)), filled(content.rows));
  }
  const controls = controlsOf(form, name);
  if (controls.length === 0) return false;
  setValues(controls, content.values);
  return isSame([...valuesOf(controls)].sort().filter(Boolean), [...content.values].sort().filter(Boolean));
}

/** A row that is left empty is not sent. */
const filled = (rows: readonly Row[]) =>
  rows
    .map((row) => Object.entries(row).filter(([field, value]) => value !== "" && field !== "kind"))
    .filter((row) => row.length > 0)
    .map((row) => row.sort());

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
