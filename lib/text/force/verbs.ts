/** The words that oblige, permit, deny and qualify. */
import { type Reader, readPhrase } from "./said";

const modals = ["shall", "must", "should", "may", "might", "can", "could", "will", "would", "ought to", "cannot"];
const readModalVerb = readPhrase(modals);
/** What stands before a noun: "the will of the people", "military might". */
const beforeNoun = new Set(
  "the a of free good political popular national military their its his her at own".split(" "),
);
/** What stands before a month: "by May". */
const beforeMonth = new Set("in of by until till since before after during from early late mid to".split(" "));

/**
 * How far a provision binds, "not" included: "shall" and "must" oblige, "should" recommends, "may" permits, "can" says what
 * is possible (RFC 2119; ISO/IEC Directives, Part 2, verbal forms for provisions). In treaties "shall" marks what binds,
 * and "will" is the word of texts that are not meant to (A. Aust, Modern Treaty Law and Practice, ch. 3). So a change from
 * any one of them to another is a change in force.
 */
export const readModal: Reader = (said, at) => {
  const verb = readModalVerb(said, at);
  const [before, here, after] = [said[at - 1], said[at], said[at + (verb?.length ?? 0)]];
  if (!verb || !here) return null;
  if ((here.word === "will" || here.word === "might") && beforeNoun.has(before?.word ?? "")) return null;
  const isMonth =
    here.text === "May" &&
    (/^\d/.test(after?.text ?? "") || /\d$/.test(before?.text ?? "") || beforeMonth.has(before?.word ?? ""));
  if (isMonth) return null;
  if (verb.value === "cannot") return { value: "can not", length: verb.length };
  const isDenied = after?.word === "not" || after?.word === "never";
  return { value: isDenied ? `${verb.value} ${after.word}` : verb.value, length: verb.length + (isDenied ? 1 : 0) };
};

const readNo = readPhrase([
  "not",
  "no",
  "never",
  "nor",
  "neither",
  "none",
  "nothing",
  "without",
  "in no case",
  "under no circumstances",
  "no longer",
]);

/** A word that turns a statement into its opposite, where it does not stand behind a modal verb. "No. 5" is none. */
export const readNegation: Reader = (said, at) => {
  const isAbbreviation = said[at]?.text === "No" && said[at + 1]?.word === "." && /^\d/.test(said[at + 2]?.text ?? "");
  return isAbbreviation ? null : readNo(said, at);
};

/**
 * What makes a provision depend on something, or softens it: conditions, exceptions, precedence ("subject to",
 * "notwithstanding", "without prejudice to": Vienna Convention on the Law of Treaties, article 30 (2), on the first), and
 * the qualifiers of effort by which drafters turn an obligation of result into one of conduct.
 */
export const readCondition: Reader = readPhrase([
  ..."subject to,unless,provided that,on condition that,conditional on,conditioned on,contingent on,except,if".split(
    ",",
  ),
  ..."notwithstanding,without prejudice to,only,solely,in accordance with,consistent with,pursuant to".split(","),
  ..."as appropriate,where appropriate,as necessary,where necessary,where possible,where feasible".split(","),
  ..."to the extent possible,to the extent practicable,as far as possible,as soon as possible,in principle".split(","),
  ..."best efforts,best endeavours,all efforts,reasonable efforts,endeavour to,endeavor to,strive to,seek to,aim to,intend to".split(
    ",",
  ),
]);

/** "and", "or", "and/or": whether all of a list is meant or one of it. Only one put for another is a change in force. */
export const readConjunction: Reader = (said, at) => {
  const word = said[at]?.word;
  if (word === "and" && said[at + 1]?.word === "/" && said[at + 2]?.word === "or")
    return { value: "and/or", length: 3 };
  return word === "and" || word === "or" ? { value: word, length: 1 } : null;
};
