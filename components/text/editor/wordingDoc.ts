/**
 * A wording as the editor holds it: paragraphs of plain text, notation and all. A blank line parts two paragraphs in the
 * text, and a closing and an opening do in the document: both are two long, so every place in the text is the place in
 * the document less one, and what is drawn never has to be told apart from what is written.
 */
import { Fragment, type Node, Schema, Slice } from "prosemirror-model";

export const wordingSchema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "text*",
      marks: "",
      // A single line break is a character of the text.
      whitespace: "pre",
      parseDOM: [{ tag: "p" }],
      toDOM: () => ["p", 0],
    },
    text: {},
  },
});

const between = "\n\n";

function paragraphsOf(text: string): Node[] {
  return text
    .split(between)
    .map((words) => wordingSchema.node("paragraph", null, words ? [wordingSchema.text(words)] : []));
}

/** The document of a text; `textOf` gives the same text back. */
export function docOf(text: string): Node {
  return wordingSchema.node("doc", null, paragraphsOf(text));
}

export function textOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, between);
}

/** Words to be put into a document: their first and last paragraph join what stands around them. */
export function sliceOf(text: string): Slice {
  return new Slice(Fragment.from(paragraphsOf(text)), 1, 1);
}

export const placeOf = (offset: number): number => offset + 1;
export const offsetOf = (place: number): number => place - 1;
