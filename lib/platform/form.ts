/** What a form knows of its last sending, and how its fields become a command's input. */

import type { FailureCode, FieldErrors, Standing } from "./result";

export type FormState =
  | { status: "idle" }
  | {
      status: "ok";
      message?: string;
      /** An address that was made and is told this once, to be copied. */
      link?: string;
      /** The page of what was made. */
      page?: string;
    }
  | {
      status: "error";
      code: FailureCode;
      message: string;
      fieldErrors: FieldErrors;
      standing?: Standing;
      /** What was typed, to stay in the fields. */
      values: Record<string, string>;
    };

export const idle: FormState = { status: "idle" };

/**
 * A form's fields as nested input: `citations.0.quote` becomes `{ citations: [{ quote }] }`, a name ending in `[]` gathers
 * a list, one in `:json` holds what a richer screen has gathered, and a field left empty is left out. Names that a form of ours never has are passed on for the schema to refuse.
 */
export function formInput(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of form.entries()) {
    if (name.startsWith("$ACTION") || typeof value !== "string") continue;
    if (name.endsWith("[]")) {
      const key = name.slice(0, -2);
      const known = input[key];
      const list: unknown[] = Array.isArray(known) ? known : [];
      if (value !== "") list.push(value);
      input[key] = list;
    } else if (name.endsWith(":json")) {
      input[name.slice(0, -":json".length)] = parsed(value);
    } else if (value.trim() !== "") {
      const path = name.split(".");
      place(input, path.length > deepest ? [name] : path, value);
    }
  }
  return compact(input) as Record<string, unknown>;
}

/** The text of each field, as typed. */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || name.toLowerCase().includes("password")) continue;
    values[name] = name.endsWith("[]") && values[name] ? `${values[name]},${value}` : value;
  }
  return values;
}

/** What cannot be read is passed on for the schema to refuse. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function place(target: Record<string, unknown>, [key = "", ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const next =
    typeof inner === "object" && inner !== null
      ? (inner as Record<string, unknown>)
      : (Object.create(null) as Record<string, unknown>);
  target[key] = next;
  place(next, rest, value);
}

/** No input of ours goes so far down; what does is left as it is, for the schema to refuse. */
const deepest = 20;

/** Objects whose keys are all whole numbers were lists. */
function compact(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || depth > deepest) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => compact(inner, depth + 1));
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, compact(inner, depth + 1)]));
}
