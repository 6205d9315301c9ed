/** Who types nothing but the number of a term asks for what is on that term. Pure. */

/** As on record: with a digit, as 1.4 or 2(b), or one of the Romans. */
const number = /^(?:(?=\P{Nd}*\p{Nd})[\p{L}\p{Nd}(][\p{L}\p{Nd}.()/-]{0,19}|[ivxlcdm]{1,7})$/iu;
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
