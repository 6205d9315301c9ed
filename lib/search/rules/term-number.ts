/** Who types nothing but the number of a term asks for what is on that term. Pure. */

/**
 * As on record: with a digit, as 1.4 or 2(b), or Roman, I to XXXIX. Hardly a text has more terms that are numbered so, and
 * further up a word may be a number: "mix" is 1009.
 */
const number = /^(?:(?=\P{Nd}*\p{Nd})[\p{L}\p{Nd}(][\p{L}\p{Nd}.()/-]{0,19}|(?=[ivx])x{0,3}(?:i[vx]|v?i{0,3}))$/iu;
const before = /^(?:#|term\s+)/i;

/** "1.4" of "1.4", "#1.4" and "term 1.4"; null where more is asked for, or what no term is numbered with. */
export function termNumberIn(typed: string): string | null {
  const alone = typed.trim().replace(before, "");
  return number.test(alone) ? alone : null;
}

/** The name of the term of this number among these. */
export function termNumbered(number: string, names: Iterable<{ kind: string; name: string }>): string | null {
  const beginning = `${number} `.toLowerCase();
  for (const { kind, name } of names) if (kind === "term" && name.toLowerCase().startsWith(beginning)) return name;
  return null;
}
