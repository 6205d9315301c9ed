/** What stands behind a closing bracket: whose it is, and why. `^US,AL:tactical`. */
import { type BracketKind, bracketKinds } from "./brackets";

export type Attribution = { sponsors: string[]; kind: BracketKind | null };

const code = "[A-Z0-9]+(?:-[A-Z0-9]+)*";
const codes = `${code}(?:,${code})*`;
const kinds = bracketKinds.join("|");

// Writers of right-to-left text put a direction mark between the bracket and the caret to see them in order.
const caret = "[\\u200e\\u200f\\u061c]*\\^";
const caretPattern = new RegExp(caret, "y");
// The last part refuses half of an attribution: "^Us" is a slip to report, not the sponsor "U".
const attributionPattern = new RegExp(
  `${caret}(?:(${codes})(?::(${kinds}))?|:(${kinds}))(?![A-Za-z0-9]|[:,-][A-Za-z0-9])`,
  "y",
);
const codePattern = new RegExp(`^${code}$`);

/** Whether a party's code can be written behind a bracket: capital letters and digits, hyphens between them. */
export function isSponsorCode(text: string): boolean {
  return codePattern.test(text);
}

/**
 * The attribution that starts at `at`, just behind a closing bracket, and where it ends; where there is none, `end` is
 * `at`. `unreadable` is where the caret of one that cannot be read stands.
 */
export function readAttribution(text: string, at: number): Attribution & { end: number; unreadable: number | null } {
  attributionPattern.lastIndex = at;
  const match = attributionPattern.exec(text);
  if (match) {
    const [written, sponsors, kind, loneKind] = match;
    return {
      sponsors: [...new Set(sponsors?.split(","))],
      kind: bracketKinds.find((known) => known === (kind ?? loneKind)) ?? null,
      end: at + written.length,
      unreadable: null,
    };
  }
  caretPattern.lastIndex = at;
  const unreadable = caretPattern.test(text) ? caretPattern.lastIndex - 1 : null;
  return { sponsors: [], kind: null, end: at, unreadable };
}

/** The attribution as written behind a closing bracket; empty where neither sponsor nor kind is known. */
export function printAttribution({ sponsors, kind }: Attribution): string {
  if (!sponsors.length && !kind) return "";
  return `^${sponsors.join(",")}${kind ? `:${kind}` : ""}`;
}
