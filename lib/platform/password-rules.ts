/**
 * What may become a password. The list of common ones is zxcvbn-ts's, some 49,000 gathered from published leaks
 * (`@zxcvbn-ts/language-common`, MIT licence); it comes with the package and nothing is looked up elsewhere.
 */
import { dictionary } from "@zxcvbn-ts/language-common";

export const shortestPassword = 15;
export const longestPassword = 128;

/** What to write above the field. */
export const passwordHint = `${shortestPassword} characters or more: several words that do not belong together do well.`;

/** Rows of keys and of signs that somebody counts or slides along. */
const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
];

let common: Set<string> | undefined;

/** What is wrong with a password for this person, as a sentence; null: nothing. */
export function faultInPassword(typed: string, person: { email: string }): string | null {
  const password = typed.normalize("NFKC");
  const characters = [...password].length;
  if (characters < shortestPassword)
    return `Write ${shortestPassword} characters or more; there are ${characters} so far.`;
  if (characters > longestPassword) return `Keep it to ${longestPassword} characters; there are ${characters}.`;
  const small = password.toLowerCase();
  const named = namesOf(person.email).find((name) => small.includes(name));
  if (named) return `Leave out “${named}”: it is the first thing that somebody would try.`;
  if (isCommon(small)) return "This is one of the passwords that are tried first. Take another.";
  return null;
}

function namesOf(email: string): string[] {
  const whole = email.normalize("NFKC").toLowerCase();
  const before = whole.split("@")[0] ?? "";
  // A short name stands in many words by chance.
  return ["parley", whole, ...(before.length >= 4 ? [before] : [])].filter(Boolean);
}

/** On the list; or what is left is, once the figures and signs around it are gone; or the same over and over; or a row of keys. */
function isCommon(password: string): boolean {
  common ??= new Set(dictionary["passwords-common"].map((word) => word.toLowerCase()));
  const bare = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const unit = repeatedUnit(password);
  return (
    common.has(password) ||
    common.has(bare) ||
    bare === "" ||
    unit !== password ||
    repeatedUnit(bare) !== bare ||
    rows.some((row) => isAlong(bare, row))
  );
}

/** The shortest text that, said again and again, makes up the whole; the whole itself where it is said once. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return unit;
  }
  return text;
}

function isAlong(text: string, row: string): boolean {
  return row.includes(text) || [...row].reverse().join("").includes(text);
}
