/** What moved in a term's wording between two moments: how many words, and which brackets were opened and closed. */
import type { ClosedHow } from "@/lib/text/ledger/closing";
import { bracketLedger } from "@/lib/text/ledger/ledger";
import { piecesOf } from "@/lib/text/compare/pieces";
import { compareWordings } from "@/lib/text/compare/wordings";
import { markingsOf } from "../facts";
import type { Step, WordingRead } from "./readings";

/** The codes of who stands behind the bracket; `how` it was closed, null for one that was opened. */
export type BracketMoved = {
  became: "opened" | "closed";
  words: string;
  sponsors: string[];
  how: ClosedHow | null;
};

export type WordingMoved = Step<WordingRead> & {
  language: string;
  /** An authentic wording gave way to a translation, or the other way round; null otherwise. */
  turned: "translation" | "authentic" | null;
  /** Words that came, went, or stand elsewhere in the clause; signs of brackets are none. */
  words: { added: number; struck: number; moved: number };
  brackets: BracketMoved[];
};

/** Null where both say the same with the same force, and of translations. */
export function wordingMoved(from: WordingRead | null, to: WordingRead | null): WordingMoved | null {
  const [before, after] = [from?.text ?? "", to?.text ?? ""];
  const language = (to ?? from)?.language ?? "en";
  const [was, is] = [isAuthentic(from), isAuthentic(to)];
  if (!was && !is) return null;
  const turned = from && to && was !== is ? (is ? "authentic" : "translation") : null;
  if (before === after && !turned) return null;
  return {
    ...{ from, to, language, turned },
    markedWith: markingsOf(from?.record, to?.record),
    words: wordsMoved(before, after),
    brackets: bracketsMoved(before, after),
  };
}

const isAuthentic = (wording: WordingRead | null) => wording !== null && wording.translatesId === null;

function wordsMoved(before: string, after: string): WordingMoved["words"] {
  const words = { added: 0, struck: 0, moved: 0 };
  // Beside nothing there is nothing to follow.
  if (before === "" || after === "") return { ...words, added: countWords(after), struck: countWords(before) };
  for (const { became, isSigns, text } of compareWordings(before, after).flatMap(({ runs }) => runs)) {
    if (isSigns || became === "same" || became === "movedFrom") continue;
    words[became === "new" ? "added" : became === "gone" ? "struck" : "moved"] += countWords(text);
  }
  return words;
}

function countWords(text: string): number {
  return piecesOf(text).filter(({ role }) => role === "word").length;
}

function bracketsMoved(before: string, after: string): BracketMoved[] {
  const at = { validFrom: new Date(0), recordedAt: new Date(0), sessionId: null };
  const entries = bracketLedger([
    { ...at, id: "before", text: before },
    { ...at, id: "after", text: after },
  ]);
  return entries.flatMap(({ openedIn, closedIn, closedHow, wordsNow, sponsors }): BracketMoved[] => {
    if (openedIn.versionId === "after") return [{ became: "opened", words: wordsNow, sponsors, how: null }];
    return closedIn ? [{ became: "closed", words: wordsNow, sponsors, how: closedHow }] : [];
  });
}
