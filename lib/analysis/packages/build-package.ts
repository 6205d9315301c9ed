/** A package as an address puts it together, step by step: what is chosen already, and what was typed of one more term. */
import { axisUnitWord } from "@/lib/terms/rules/axis";
import { type AxisUnit, termStatuses } from "@/lib/terms/rules";
import { parseBounds } from "@/lib/positions/rules/interval-syntax";
import { type Choice, withChoice } from "@/lib/packages/rules";
import { choicesFrom, keyed, readChoiceKeys } from "@/lib/packages/rules/address";

export type AskedPackage = {
  /** What is chosen already. */
  choose: string | null;
  /** The term to look at and to put in: by its key or number, or as typed. */
  term: string | null;
  /** The fields of that term were sent, empty ones too. */
  isSet: boolean;
  value: string | null;
  /** `w` with the key of a wording, or `o` with that of an option. */
  wording: string | null;
  status: string | null;
};

export const nothingAsked: AskedPackage = {
  choose: null,
  term: null,
  isSet: false,
  value: null,
  wording: null,
  status: null,
};

type TermNamed = { id: string; number: string; title: string; axisUnit: AxisUnit | null };
type Known = {
  terms: readonly TermNamed[];
  versions: readonly { id: string; termId: string }[];
  options: readonly { id: string; termId: string }[];
};

export type BuiltPackage = {
  choices: Choice[];
  /** How much of the address means nothing on this reader's record. */
  unread: number;
  /** The term that is looked at. */
  termId: string | null;
  /** What is wrong with what was typed, beside the field that it is in. */
  errors: { term?: string; value?: string };
};

/** Puts in what was typed. What cannot be read changes nothing and is told. */
export function buildPackage(asked: AskedPackage, known: Known): BuiltPackage {
  const { choices, unread } = choicesFrom(readChoiceKeys(asked.choose), known);
  const term = termTyped(asked.term, known.terms);
  if (!term) {
    const error = asked.term && `No term here is “${asked.term}”. Write its number, or choose one from the list.`;
    return { choices, unread, termId: null, errors: error ? { term: error } : {} };
  }
  const before = choices.find(({ termId }) => termId === term.id);
  if (!asked.isSet) {
    return {
      choices: before ? choices : withChoice(choices, { termId: term.id }),
      unread,
      termId: term.id,
      errors: {},
    };
  }
  const typed = asked.value && term.axisUnit ? readValue(asked.value, term.axisUnit) : null;
  const value = typed?.ok ? typed.value : typed ? before?.value : undefined;
  const key = asked.wording?.slice(1) ?? null;
  const ofTerm = ({ termId }: { termId: string }) => termId === term.id;
  const version = asked.wording?.startsWith("w") ? keyed(key, known.versions.filter(ofTerm)) : null;
  const option = asked.wording?.startsWith("o") ? keyed(key, known.options.filter(ofTerm)) : null;
  const status = termStatuses.find((each) => each === asked.status);
  const choice: Choice = {
    termId: term.id,
    ...(value ? { value } : {}),
    ...(version ? { clauseVersionId: version.id } : {}),
    ...(option ? { optionId: option.id } : {}),
    ...(status ? { status } : {}),
  };
  const errors = typed && !typed.ok ? { value: typed.message } : {};
  return { choices: withChoice(choices, choice), unread, termId: term.id, errors };
}

/** The terms whose wordings have to be known to read the address. */
export function termsWorded(asked: AskedPackage, terms: readonly TermNamed[]): string[] {
  const worded = readChoiceKeys(asked.choose).filter(({ version, option }) => version ?? option);
  const named = [...worded.map(({ term }) => keyed(term, terms)), termTyped(asked.term, terms)];
  return [...new Set(named.flatMap((term) => term?.id ?? []))];
}

/** The term that is meant by its key, its number (what follows it is for the eye) or the only title that has the words. */
export function termTyped<Term extends TermNamed>(typed: string | null, terms: readonly Term[]): Term | null {
  const text = typed?.trim() ?? "";
  if (text === "") return null;
  const byKey = /^[0-9a-f-]{8,36}$/.test(text) ? keyed(text, terms) : null;
  const number = text.split(/\s/)[0]?.replace(/\.$/, "");
  const words = text.toLowerCase();
  const titled = terms.filter(({ title }) => title.toLowerCase().includes(words));
  return (
    byKey ??
    terms.find((term) => term.number === number) ??
    terms.find(({ title }) => title.toLowerCase() === words) ??
    (titled.length === 1 ? (titled[0] ?? null) : null)
  );
}

/** "48", "48 months", "36 to 48": the unit may be written after the value. */
function readValue(text: string, unit: AxisUnit) {
  const word = axisUnitWord(unit).replace(/s$/, "");
  return parseBounds(word ? text.replace(new RegExp(`\\s*${word}s?\\s*$`, "i"), "") : text, unit);
}
