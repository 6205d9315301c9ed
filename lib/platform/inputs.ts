/** The inputs that every form and API shares: a line, prose, a box, an id. They take a form's strings and JSON alike. */
import { z } from "zod";
import "./input-words";

/** A field left empty is not sent at all, and is told the same. */
const missing = "Write something here.";

/** A line of text: trimmed, not empty, kept as written otherwise. */
export function lineInput(longest = 300) {
  return z.string(missing).trim().min(1, missing).max(longest, `Keep it under ${longest} characters.`);
}

/** Several lines of text. */
export function proseInput(longest = 20_000) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Keep it under ${longest.toLocaleString("en")} characters.`);
}

/** A box that a form sends as "on", and everything else as a boolean. */
export const checkboxInput = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);

export const idInput = z.uuid("Choose one from the list.");
export const idsInput = z.union([z.array(idInput), idInput.transform((id) => [id])]).default([]);
