/**
 * A package as an address holds it, so that one that nobody has saved can be sent as a link: terms one after the other,
 * each by the beginning of its id, with what is chosen of it. "1f0c22ab_v48_sagreed*9d01e2f3_o5b7720cd".
 */
import { parseBounds, printBounds } from "@/lib/positions/rules/interval-syntax";
import { type AxisUnit, type TermStatus, termStatuses } from "@/lib/terms/rules";
import { type Choice, mostChoices } from "../rules";

/** A choice as it was read, before it is known what its keys mean. */
export type ChoiceKeys = {
  term: string;
  value: string | null;
  version: string | null;
  option: string | null;
  status: TermStatus | null;
};

type Addressed = { id: string; axisUnit: AxisUnit | null };

/** As many characters as tell the ids of one negotiation apart; who reads one that fits two takes neither. */
const keyLength = 8;

/** The beginning of an id that stands for it. */
export function keyOf(id: string): string {
  return id.slice(0, keyLength);
}

/** The one that the key stands for. */
export function keyed<Each extends { id: string }>(key: string | null, all: readonly Each[]): Each | null {
  if (key === null || key.length < keyLength) return null;
  const found = all.filter(({ id }) => id.startsWith(key));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Reads what `printChoices` wrote. What cannot be read is left out. */
export function readChoiceKeys(text: string | null): ChoiceKeys[] {
  const read = (text ?? "").split("*").flatMap((part): ChoiceKeys[] => {
    const [term = "", ...said] = part.split("_");
    if (!/^[0-9a-f-]{8,36}$/.test(term)) return [];
    const saying = (letter: string) => said.find((each) => each.startsWith(letter))?.slice(1) || null;
    const status = saying("s")?.replaceAll("-", "_");
    return [
      {
        term,
        value: saying("v"),
        version: saying("w"),
        option: saying("o"),
        status: termStatuses.find((each) => each === status) ?? null,
      },
    ];
  });
  const last = new Map(read.map((each) => [each.term, each]));
  return [...last.values()].slice(0, mostChoices);
}

/** What the keys mean on this record; those that mean nothing here are left out, and counted. */
export function choicesFrom(
  keys: readonly ChoiceKeys[],
  known: {
    terms: readonly Addressed[];
    versions: readonly { id: string; termId: string }[];
    options: readonly { id: string; termId: string }[];
  },
): { choices: Choice[]; unread: number } {
  let unread = 0;
  const choices = keys.flatMap((key): Choice[] => {
    const term = keyed(key.term, known.terms);
    if (!term) {
      unread += 1;
      return [];
    }
    const ofTerm = ({ termId }: { termId: string }) => termId === term.id;
    const version = keyed(key.version, known.versions.filter(ofTerm));
    const option = version ? null : keyed(key.option, known.options.filter(ofTerm));
    const value = key.value && term.axisUnit ? parseBounds(key.value, term.axisUnit) : null;
    if ((key.version && !version) || (key.option && !version && !option) || (key.value && !value?.ok)) unread += 1;
    return [
      {
        termId: term.id,
        ...(value?.ok ? { value: value.value } : {}),
        ...(version ? { clauseVersionId: version.id } : {}),
        ...(option ? { optionId: option.id } : {}),
        ...(key.status ? { status: key.status } : {}),
      },
    ];
  });
  return { choices, unread };
}

/** Writes the choices so that they are read back where their terms are on record. */
export function printChoices(choices: readonly Choice[], unitOf: (termId: string) => AxisUnit | null): string {
  return choices
    .map(({ termId, value, clauseVersionId, optionId, status }) => {
      const unit = unitOf(termId);
      return [
        keyOf(termId),
        value && unit && `v${printBounds(value, unit)}`,
        clauseVersionId && `w${keyOf(clauseVersionId)}`,
        optionId && `o${keyOf(optionId)}`,
        status && `s${status.replaceAll("_", "-")}`,
      ]
        .filter(Boolean)
        .join("_");
    })
    .join("*");
}
