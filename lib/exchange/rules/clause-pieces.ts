/** A wording cut for a document: paragraphs and items of lists, brackets with who stands behind them, notes where they stand. */
import type { Bracket } from "@/lib/text/brackets";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { type Run, runsOf } from "@/lib/text/runs";

type Span = { start: number; end: number };

export type ClausePiece =
  | { kind: "words"; text: string; isEmphasised: boolean }
  /** A sign of a bracket; `opens` and `closes` tell its ends from the strokes between alternatives. */
  | { kind: "sign"; text: string; bracket: Bracket; opens: boolean; closes: boolean }
  /** Who stands behind the bracket that has just closed, by their codes, and why it is open. */
  | { kind: "sponsors"; codes: readonly string[]; why: string | null; bracket: Bracket }
  | { kind: "note"; number: number; pieces: ClausePiece[] };

export type ClauseParagraph = {
  /** "(a)" or "-" of an item of a list; null of plain words. */
  sign: string | null;
  pieces: ClausePiece[];
};

/** The paragraphs in order; an item of a list is one of its own. A wording without words has none. */
export function clauseParagraphs(text: string): ClauseParagraph[] {
  return runsOf<Span>(text, parseBrackets(text)).flatMap(({ runs }) => {
    const paragraphs: ClauseParagraph[] = [];
    let itemAt: number | null = null;
    for (const run of runs) {
      const startsAt = run.item?.start ?? null;
      let paragraph = paragraphs.at(-1);
      if (!paragraph || startsAt !== itemAt) {
        paragraph = { sign: run.item ? "" : null, pieces: [] };
        paragraphs.push(paragraph);
        itemAt = startsAt;
      }
      if (run.item && run.start < run.item.words && run.role === "words") paragraph.sign += run.text;
      else place(run, paragraph.pieces);
    }
    return paragraphs
      .map(({ sign, pieces }) => ({ sign: sign === null ? null : sign.trim(), pieces: trimmed(pieces) }))
      .filter(({ sign, pieces }) => sign || pieces.length > 0);
  });
}

/** What a reader reads of it: words and the signs of brackets, without notes and who stands behind what. */
export function wordsOfPieces(pieces: readonly ClausePiece[]): string {
  return pieces.map((piece) => (piece.kind === "words" || piece.kind === "sign" ? piece.text : "")).join("");
}

function place(run: Run<Span>, into: ClausePiece[]): void {
  const last = into.at(-1);
  if (run.role === "note-open" && run.footnote) {
    into.push({ kind: "note", number: run.footnote.number, pieces: [] });
    return;
  }
  if (run.role === "note-close" || run.role === "escape" || run.role === "emphasis") return;
  const open = run.footnote ? into.findLast((piece) => piece.kind === "note") : undefined;
  if (open && last === open) {
    placeWords(run, open.pieces);
    return;
  }
  placeWords(run, into);
}

function placeWords({ role, text, bracket, isEmphasised }: Run<Span>, into: ClausePiece[]): void {
  if (role === "attribution" && bracket) {
    into.push({ kind: "sponsors", codes: bracket.sponsors, why: bracket.kind, bracket });
    return;
  }
  if ((role === "open" || role === "close" || role === "separator") && bracket) {
    into.push({ kind: "sign", text, bracket, opens: role === "open", closes: role === "close" });
    return;
  }
  const last = into.at(-1);
  if (last?.kind === "words" && last.isEmphasised === isEmphasised) last.text += text;
  else into.push({ kind: "words", text, isEmphasised });
}

/** Without the line's end before an item of a list. */
function trimmed(pieces: ClausePiece[]): ClausePiece[] {
  const last = pieces.at(-1);
  if (last?.kind === "words") last.text = last.text.replace(/\n+$/, "");
  const first = pieces[0];
  if (first?.kind === "words") first.text = first.text.replace(/^\n+/, "");
  return pieces.filter((piece) => piece.kind !== "words" || piece.text !== "");
}
