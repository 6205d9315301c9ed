/** How wide a label will be, near enough to choose its place before any browser has set it. */

const narrow = new Set("iljtfr.,:;'’|!()[] ");
const wide = new Set("mwMWQO@%—");

/** Width in px of a label in the semibold sans at the size; errs a little on the wide side. */
export function textWidth(text: string, size = 14): number {
  let em = 0;
  for (const letter of text)
    em += narrow.has(letter) ? 0.3 : wide.has(letter) ? 0.85 : /[A-Z]/.test(letter) ? 0.62 : 0.53;
  return Math.ceil(em * size);
}
