/** "Option 1:", "Alternative A", "Alt. 2": where a labelled alternative passage begins. */

import { plainWords, withoutFirst } from "./marks";

const words = "option|alternative|alt\\.?|variant|opción|opcion|variante|گزینه|الخيار|البديل|بدیل";
const counted = "\\p{Nd}{1,2}|[A-Za-z]|[IVX]{1,5}";
const label = new RegExp(`^(\\[*\\s*)((?:${words})\\s*(?:${counted}))(?:\\s*[:.)–—-]\\s*|\\s*$|(?=\\s*\\n))`, "iu");

/** The label of the option that begins with these words, and what is left of them; null where none begins. */
export function optionIn(text: string): { label: string; rest: string } | null {
  const [whole = "", open = "", name = ""] = label.exec(plainWords(text)) ?? [];
  if (!whole) return null;
  return { label: name.replace(/\s+/gu, " ").trim(), rest: open.trim() + withoutFirst(text, whole.length) };
}
