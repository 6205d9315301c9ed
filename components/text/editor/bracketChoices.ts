/** What can be chosen of a bracket, each with what it does to the text. */
import { bracketKindMeanings, bracketKinds, type Bracket } from "@/lib/text/brackets";
import { acceptAlternative, addAlternative, attribute, strikeBracket, type TextChange } from "@/lib/text/edit-brackets";
import { stripNotation } from "@/lib/text/print-brackets";
import type { Sponsor } from "../SponsorMark";

export type BracketChoice = {
  id: string;
  group: "Whose it is" | "Why it is open" | "The bracket";
  label: string;
  hint: string;
  /** Null for what is done once and not on or off. */
  isChosen: boolean | null;
  change: TextChange;
  /** Where the caret goes from here, which also ends the choosing; null: one goes on choosing. */
  caret: number | null;
};

const shown = 40;

/** Sponsors in the order of the parties, kinds, and then what is done with the bracket itself. */
export function bracketChoices(text: string, bracket: Bracket, sponsors: readonly Sponsor[]): BracketChoice[] {
  const { kind, alternatives } = bracket;
  const own = bracket.sponsors;
  // One that is nobody's code here can still be taken off.
  const known = [...sponsors, ...own.filter((code) => !sponsors.some((one) => one.code === code)).map(unknown)];
  const implied = alternatives.length > 1 && !text.slice(bracket.close + 1, bracket.end).includes(":");
  const wordsOf = ({ start, end }: { start: number; end: number }) => stripNotation(text.slice(start, end)).trim();
  const ending = (change: TextChange) => ({ change, caret: change.start + change.insert.length });
  const addition = addAlternative(text, bracket);
  return [
    ...known.map(({ code, name }) => {
      const isChosen = own.includes(code);
      const chosen = isChosen ? own.filter((one) => one !== code) : [...own, code];
      const change = attribute(text, bracket, { sponsors: chosen, kind: implied ? null : kind });
      return {
        id: `of-${code}`,
        group: "Whose it is" as const,
        label: code,
        hint: name,
        isChosen,
        change,
        caret: null,
      };
    }),
    ...bracketKinds.map((one) => {
      const isChosen = kind === one;
      const change = attribute(text, bracket, { sponsors: own, kind: isChosen ? null : one });
      const group = "Why it is open" as const;
      return { id: `why-${one}`, group, label: one, hint: bracketKindMeanings[one], isChosen, change, caret: null };
    }),
    {
      id: "add",
      group: "The bracket",
      label: "Add an alternative",
      hint: "after a slash",
      isChosen: null,
      ...ending(addition),
    },
    ...alternatives.map((alternative, which) => ({
      id: `keep-${which}`,
      group: "The bracket" as const,
      label: alternatives.length > 1 ? `Accept ${which + 1}` : "Accept the words",
      hint: cut(wordsOf(alternative)) || "(blank)",
      isChosen: null,
      ...ending(acceptAlternative(text, bracket, which)),
    })),
    {
      id: "strike",
      group: "The bracket",
      label: "Strike it out",
      hint: "with all its words",
      isChosen: null,
      ...ending(strikeBracket(bracket)),
    },
  ];
}

/** Those that what was typed leads to: the beginning of a label, or of a word of what is said beside it. */
export function choicesFor(choices: readonly BracketChoice[], typed: string): BracketChoice[] {
  const sought = typed.trim().toLocaleLowerCase();
  if (!sought) return [...choices];
  const begins = (words: string) => words.toLocaleLowerCase().startsWith(sought);
  const first = choices.filter(({ label }) => begins(label));
  const rest = choices.filter(({ label, hint }) => !begins(label) && `${label} ${hint}`.split(/\s+/).some(begins));
  return [...first, ...rest];
}

function unknown(code: string): Pick<Sponsor, "code" | "name"> {
  return { code, name: "no party here has this code" };
}

function cut(words: string): string {
  return words.length > shown ? `${words.slice(0, shown).trimEnd()}…` : words;
}
