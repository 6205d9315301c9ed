/** A paragraph of one side, and where its pieces are on the other. */
import type { Mark } from "../brackets";
import { paragraphsOf, type Span } from "../canonical";
import { parseBrackets } from "../parse-brackets";
import { type Piece, piecesIn } from "./pieces";

/** Where on the other side the same piece stands; `move` is set where it came there by another order of the text. */
export type Link = { paragraph: number; piece: number; move: number | null };

/** Cut into pieces only when somebody asks: most paragraphs of a long text stay as they were. */
export class Paragraph implements Span {
  readonly text: string;
  #pieces: Piece[] | null = null;
  #links: (Link | null)[] | null = null;
  #whole: Omit<Link, "piece"> | null = null;

  constructor(
    private readonly wording: string,
    readonly start: number,
    readonly end: number,
    /** The signs of the notation in it, with their places in the whole text. */
    readonly marks: readonly Mark[],
  ) {
    this.text = wording.slice(start, end);
  }

  get pieces(): Piece[] {
    this.#pieces ??= piecesIn(this.wording, this, this.marks);
    return this.#pieces;
  }

  /** An entry for each piece, null where the other side lacks it. */
  get links(): (Link | null)[] {
    this.#links ??= this.pieces.map((_, piece) => this.#whole && { ...this.#whole, piece });
    return this.#links;
  }

  /** The same paragraph stands there on the other side, piece for piece. */
  linkWhole(paragraph: number, move: number | null) {
    this.#whole = { paragraph, move };
  }

  /** Whether it stands on the other side as it is, in its place or elsewhere. */
  get isWhole(): boolean {
    return this.#whole !== null;
  }

  /** The move of the first piece that was moved. */
  get firstMove(): number | null {
    return this.#whole ? this.#whole.move : (this.links.find((link) => link?.move)?.move ?? null);
  }

  renumberMoves(numberOf: (move: number) => number) {
    if (this.#whole?.move) this.#whole.move = numberOf(this.#whole.move);
    else if (!this.#whole) for (const link of this.links) if (link?.move) link.move = numberOf(link.move);
  }
}

/** Whether nothing differs, neither words nor what counts as a sign of the notation. */
export function isSameParagraph(one: Paragraph, other: Paragraph): boolean {
  return (
    one.text === other.text &&
    one.marks.length === other.marks.length &&
    one.marks.every(({ start, role }, at) => {
      const mark = other.marks[at];
      return mark && mark.role === role && mark.start - other.start === start - one.start;
    })
  );
}

/** The paragraphs of a canonical text. */
export function paragraphsIn(text: string): Paragraph[] {
  const { marks } = parseBrackets(text);
  let at = 0;
  return paragraphsOf(text).map(({ start, end }) => {
    const from = at;
    while ((marks[at]?.start ?? end) < end) at += 1;
    return new Paragraph(text, start, end, marks.slice(from, at));
  });
}
