/** What a scanner says that it found and that is none, each with why. */
import type { Found } from "./scanner-programs";

type Known = { program: Found["program"]; what: RegExp; where?: RegExp; because: string };

const known: readonly Known[] = [
  {
    program: "wapiti",
    what: /^Secure Flag cookie/i,
    because:
      "It is scanned over http on loopback, where a cookie that is secure would not be carried; with an https APP_URL it is (lib/platform/auth).",
  },
];

/** Why it is none; undefined: it is one. */
export function knownToBeNone(program: Found["program"], what: string, where: string): string | undefined {
  return known.find((each) => each.program === program && each.what.test(what) && (each.where?.test(where) ?? true))
    ?.because;
}
