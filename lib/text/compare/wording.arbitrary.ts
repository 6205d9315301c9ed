/** Texts that were edited, to try laws on. */
import fc from "fast-check";
import { canonicalText } from "../canonical";

const word = fc.constantFrom(
  ..."the forces shall should leave may not within sixty thirty-six months of US and or , . ; / [ ] ]^US ]^TB,AL:tactical \\[".split(
    " ",
  ),
  "می\u200cشوند",
  "۳۶",
  "ماه",
  "👩🏽‍⚖️",
  "e\u0301",
  "🇦🇫",
  "\n",
  "\n\n",
  "[five / six]^US",
  "The territory of Afghanistan shall be no safe haven for any group.",
);

const passage = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(" "));

/** Any canonical text, brackets balanced or not. */
export const anyWording = passage(40).map(canonicalText);

/** A text and what became of it: parts of it in another order, between new words. */
export const anyEdit = fc
  .tuple(fc.array(passage(14), { maxLength: 6 }), fc.array(fc.oneof(fc.nat(5), passage(3)), { maxLength: 8 }))
  .map(([parts, now]): [string, string] => [
    canonicalText(parts.join(" ")),
    canonicalText(now.map((part) => (typeof part === "number" ? (parts[part] ?? "") : part)).join(" ")),
  ]);

export const anyPairOfWordings = fc.oneof(anyEdit, fc.tuple(anyWording, anyWording));
