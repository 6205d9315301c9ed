/** What the desk's form shows of an entry that was not recorded. */
import type { Failure, FieldErrors, Standing } from "@/lib/platform/result";
import { type DeskCommand, type DeskEntry, deskShapes, missingIn } from "./entries";

export type Refusal = {
  /** By the names of the form's fields. */
  errors: FieldErrors;
  /** Why, as a whole: all that stands beside no field. */
  problem: string | null;
  isSignedOut?: boolean;
  /** What somebody else recorded meanwhile. */
  standing?: Standing;
};

export const nothingRefused: Refusal = { errors: {}, problem: null };

/** Every sentence of it is shown: beside its field, or, where the form has none for it, of the whole. */
export function refusalOf(command: DeskCommand, { code, message, fieldErrors, standing }: Failure): Refusal {
  const names = new Set(deskShapes[command].fields.map(({ name }) => name));
  const isShown = ([name]: [string, string[]]) => names.has(name);
  const all = Object.entries(fieldErrors);
  const errors = Object.fromEntries(all.filter(isShown));
  const rest = [...new Set(all.filter((each) => !isShown(each)).flatMap(([, messages]) => messages))];
  const problem = rest.length > 0 ? rest.join(" ") : all.length > 0 ? null : message;
  return { errors, problem, isSignedOut: code === "signed_out", ...(standing ? { standing } : {}) };
}

/** Where something is asked for and empty; null where nothing is. */
export function lackingIn(entry: DeskEntry): Refusal | null {
  const lacking = missingIn(entry);
  if (lacking.length === 0) return null;
  const sentence = (kind: string) => `${kind === "line" || kind === "prose" ? "Write" : "Choose"} something here.`;
  return {
    errors: Object.fromEntries(lacking.map(({ name, kind }) => [name, [sentence(kind)]])),
    problem: null,
  };
}
