/** Lines of a brief as Word has them: runs in their direction, footnotes, and tracked changes told apart. */
import { FootnoteReferenceRun, type IRunOptions, Paragraph, type ParagraphChild, TextRun } from "docx";
import type { Brief } from "../rules/brief";
import { directedRuns } from "../rules/directions";

export const quiet = "4D5055";

/** Word's footnotes: one for each place that refers to it, since a footnote is counted where it stands. */
export class Notes {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  private count = 0;
  /** Word tells its tracked changes apart by a number. */
  private changes = 0;

  constructor(private readonly brief: Pick<Brief, "notes">) {}

  refer(children: ParagraphChild[]): FootnoteReferenceRun {
    this.count += 1;
    this.footnotes[String(this.count)] = { children: [new Paragraph({ children })] };
    return new FootnoteReferenceRun(this.count);
  }

  source(number: number): FootnoteReferenceRun {
    return this.refer(runsOf(this.brief.notes.find((note) => note.number === number)?.text ?? ""));
  }

  /** A change that this tells of, said to be made by `author` at `date` (ISO 8601). */
  change(author: string, date: string) {
    this.changes += 1;
    return { id: this.changes, author, date };
  }
}

/** Words as runs, those from right to left apart, line ends as breaks. */
export function runsOf(text: string, look: IRunOptions = {}): TextRun[] {
  return pieced(text).map(
    ({ text: words, isRightToLeft, breaks }) =>
      new TextRun({
        ...look,
        text: words,
        ...(isRightToLeft ? { rightToLeft: true } : {}),
        ...(breaks ? { break: 1 } : {}),
      }),
  );
}

function pieced(text: string) {
  return text
    .split("\n")
    .flatMap((line, place) => directedRuns(line).map((run, at) => ({ ...run, breaks: place > 0 && at === 0 })));
}
