/**
 * Remarks as the W3C's Web Annotations and back (https://www.w3.org/TR/annotation-model/), so that others' tools can read
 * and write them. A selector counts in code points there, an anchor in UTF-16 units here.
 */
import { z } from "zod";
import type { AnnotationKind } from "@/lib/annotations/rules";
import type { LinkTarget } from "@/lib/annotations/rules/links";
import type { Anchor } from "@/lib/text/anchor";

const context = "http://www.w3.org/ns/anno.jsonld";

/** A remark as the record has it, with the text it is on. */
export type ToldRemark = Anchor & {
  id: string;
  kind: AnnotationKind;
  body: string;
  replacement: string | null;
  author: string;
  /** When it was said. */
  at: Date;
  clauseVersionId: string;
  language: string;
  /** The canonical text of its clause version. */
  text: string;
  /** The records that it links to, as far as all members may see them. */
  links: readonly LinkTarget[];
  replies: readonly { id: string; body: string; author: string; at: Date; links: readonly LinkTarget[] }[];
};

const motivations: Record<AnnotationKind, string> = {
  comment: "commenting",
  question: "questioning",
  concern: "assessing",
  suggestion: "editing",
};

/** Where things are read: a clause version, whose id is in the address, and a record that is linked. */
export type Addresses = { wording: (clauseVersionId: string) => string; record: (target: LinkTarget) => string };

/** One page of all of them: each remark, and after it each reply as an annotation of its own on the remark. */
export function toWebAnnotations(remarks: readonly ToldRemark[], id: string, addresses: Addresses) {
  const items = remarks.flatMap((remark) => [
    {
      id: `urn:uuid:${remark.id}`,
      type: "Annotation",
      motivation: motivations[remark.kind],
      created: remark.at.toISOString(),
      creator: { type: "Person", name: remark.author },
      body: [
        ...(remark.body ? [plainBody(remark.body, "commenting")] : []),
        ...(remark.replacement === null
          ? []
          : [{ ...plainBody(remark.replacement, "editing"), language: remark.language }]),
        ...linkingBodies(remark.links, addresses),
      ],
      target: {
        source: addresses.wording(remark.clauseVersionId),
        selector: [
          { type: "TextQuoteSelector", exact: remark.quote, prefix: remark.prefix, suffix: remark.suffix },
          {
            type: "TextPositionSelector",
            start: codePoints(remark.text, remark.start),
            end: codePoints(remark.text, remark.end),
          },
        ],
      },
    },
    ...remark.replies.map((reply) => ({
      id: `urn:uuid:${reply.id}`,
      type: "Annotation",
      motivation: "replying",
      created: reply.at.toISOString(),
      creator: { type: "Person", name: reply.author },
      body: [plainBody(reply.body, "replying"), ...linkingBodies(reply.links, addresses)],
      target: `urn:uuid:${remark.id}`,
    })),
  ]);
  return { "@context": context, id, type: "AnnotationPage", items };
}

const plainBody = (value: string, purpose: string) => ({ type: "TextualBody", value, format: "text/plain", purpose });

function linkingBodies(links: readonly LinkTarget[], { record }: Addresses) {
  return links.map((target) => ({ type: "SpecificResource", source: record(target), purpose: "linking" }));
}

const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item).max(50), item.transform((one) => [one])]);

/** What is only pointed to says nothing here: the words name what they link. */
const pointer = z.looseObject({ type: z.literal("SpecificResource") }).transform(() => null);

const bodySchema = z.union([
  pointer,
  z.string().transform((value) => ({ value, purpose: [] as string[] })),
  z
    .looseObject({
      type: z.literal("TextualBody").optional(),
      value: z.string(),
      purpose: oneOrMany(z.string()).default([]),
    })
    .transform(({ value, purpose }) => ({ value, purpose })),
]);

const selectorSchema = z.union([
  z.looseObject({
    type: z.literal("TextQuoteSelector"),
    exact: z.string().min(1),
    prefix: z.string().default(""),
    suffix: z.string().default(""),
  }),
  z.looseObject({
    type: z.literal("TextPositionSelector"),
    start: z.number().int().min(0),
    end: z.number().int().min(0),
  }),
]);

/** Who made it: named in words, or by an address; of several, the first. */
const creatorSchema = oneOrMany(
  z.union([
    z.string(),
    z
      .looseObject({ name: z.string().optional(), nickname: z.string().optional(), id: z.string().optional() })
      .transform(({ name, nickname, id }) => name ?? nickname ?? id ?? ""),
  ]),
).transform((names) => names.map((name) => name.replaceAll(/\s+/g, " ").trim()).find((name) => name !== ""));

const annotationSchema = z.looseObject({
  type: z.literal("Annotation"),
  id: z.string().min(1).max(2000).optional(),
  creator: creatorSchema.optional(),
  created: z.iso.datetime({ offset: true }).optional(),
  motivation: oneOrMany(z.string()).default([]),
  body: oneOrMany(bodySchema)
    .transform((bodies) => bodies.filter((body) => body !== null))
    .default([]),
  target: z.union([
    // What it answers: another annotation, by its id.
    z.string().min(1).max(2000),
    z.looseObject({ source: z.string(), selector: oneOrMany(selectorSchema) }),
  ]),
});

/** What may be sent: one annotation, a list of them, or a page or collection's items. */
const sentSchema = z.union([
  z.looseObject({ items: z.array(z.unknown()).min(1) }).transform(({ items }) => items),
  z.array(z.unknown()).min(1),
  z.looseObject({ type: z.literal("Annotation") }).transform((one) => [one]),
]);

export type WebAnnotation = z.output<typeof annotationSchema>;

/** One that is on words, and one that answers another. */
type OnWords = WebAnnotation & { target: Exclude<WebAnnotation["target"], string> };
type Answering = WebAnnotation & { target: string };

/** Everything that was sent; null where it is neither an annotation nor several. */
export function sentAnnotations(raw: unknown): unknown[] | null {
  const read = sentSchema.safeParse(raw);
  return read.success ? read.data : null;
}

/** One of what was sent, or what is wrong with it. */
export function readSent(sent: unknown): { ok: true; annotation: WebAnnotation } | { ok: false; message: string } {
  const read = annotationSchema.safeParse(sent);
  if (read.success) {
    const long = tooLongIn(read.data);
    return long ? { ok: false, message: long } : { ok: true, annotation: read.data };
  }
  const where = read.error.issues[0]?.path.join(".");
  const looked = where ? ` Look at “${where}”.` : "";
  return {
    ok: false,
    message: `It is not in the form of a Web Annotation: “type”: “Annotation”, and as its “target” a “source” with a “selector”, or the id of the one that it answers.${looked}`,
  };
}

/** In UTF-16 units: what a wording can hold, and surroundings that tell a place from all others. */
const longest = { exact: 60_000, prefix: 1000, suffix: 1000 };

/** Why what it quotes is more than a quotation; null if it is not. Told apart from the form, so that it says which. */
function tooLongIn({ target }: WebAnnotation): string | null {
  if (typeof target === "string") return null;
  for (const selector of target.selector) {
    if (selector.type !== "TextQuoteSelector") continue;
    for (const part of ["exact", "prefix", "suffix"] as const)
      if (selector[part].length > longest[part])
        return `Its “${part}” is longer than ${longest[part].toLocaleString("en")} characters.`;
  }
  return null;
}

export function isReply(annotation: WebAnnotation): annotation is Answering {
  return typeof annotation.target === "string";
}

export function isOnWords(annotation: WebAnnotation): annotation is OnWords {
  return typeof annotation.target !== "string";
}

/** What a reply says, all its bodies together. */
export function saidIn({ body }: Pick<WebAnnotation, "body">): string {
  return body.map(({ value }) => value).join("\n\n");
}

export type ReadRemark = {
  clauseVersionId: string;
  kind: AnnotationKind;
  body: string;
  replacement?: string;
  start: number;
  end: number;
  quote: string;
};

/** The clause version that an annotation is on, named in its source; null where none is. */
export function clauseVersionOf({ target: { source } }: Pick<OnWords, "target">): string | null {
  const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  const found = new RegExp(`(?:^urn:uuid:|[?&]version=)(${uuid})(?:$|[&#])`, "i").exec(source);
  return found?.[1]?.toLowerCase() ?? null;
}

/**
 * The remark that an annotation makes on this text, or why it makes none. Its place has to be certain: where position and
 * quotation are both given they have to agree, and a quotation alone has to stand in one place only, its surroundings
 * considered.
 */
export function readWebAnnotation(
  annotation: Pick<OnWords, "target" | "motivation" | "body">,
  { id: clauseVersionId, text }: { id: string; text: string },
): { ok: true; remark: ReadRemark } | { ok: false; message: string } {
  const span = placeOf(annotation.target.selector, text);
  if (typeof span === "string") return { ok: false, message: span };
  const { motivation } = annotation;
  const replacement = annotation.body.find(({ purpose }) => purpose.includes("editing"))?.value;
  const body = annotation.body
    .filter(({ purpose }) => !purpose.includes("editing"))
    .map(({ value }) => value)
    .join("\n\n");
  const isSuggestion = motivation.includes("editing") && replacement !== undefined;
  const kind = isSuggestion ? "suggestion" : kindOf(motivation);
  const quote = text.slice(span.start, span.end);
  return {
    ok: true,
    remark: { clauseVersionId, kind, body, ...(isSuggestion ? { replacement } : {}), ...span, quote },
  };
}

function kindOf(motivation: readonly string[]): AnnotationKind {
  if (motivation.includes("questioning")) return "question";
  return motivation.includes("assessing") ? "concern" : "comment";
}

type Selector = z.output<typeof selectorSchema>;

function placeOf(selectors: readonly Selector[], text: string): { start: number; end: number } | string {
  const quoted = selectors.find((selector) => selector.type === "TextQuoteSelector");
  const placed = selectors.find((selector) => selector.type === "TextPositionSelector");
  if (placed) {
    const [start, end] = [utf16Offset(text, placed.start), utf16Offset(text, placed.end)];
    if (start === null || end === null || start >= end) return "Its position is not in the text.";
    if (quoted && text.slice(start, end) !== quoted.exact) return "The words it quotes are not at its position.";
    return { start, end };
  }
  if (!quoted) return "It selects no words.";
  const { exact, prefix, suffix } = quoted;
  const starts: number[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1))
    if (text.slice(0, at).endsWith(prefix) && text.startsWith(suffix, at + exact.length)) starts.push(at);
  const [start] = starts;
  if (start === undefined) return "The words it quotes are not in the text.";
  return starts.length > 1
    ? "The words it quotes stand in the text more than once."
    : { start, end: start + exact.length };
}

/** How many code points stand before this place, given in UTF-16 units. */
function codePoints(text: string, offset: number): number {
  return [...text.slice(0, offset)].length;
}

/** The place before which so many code points stand, in UTF-16 units; null beyond the text. */
function utf16Offset(text: string, count: number): number | null {
  let [offset, left] = [0, count];
  for (const character of text) {
    if (left === 0) return offset;
    offset += character.length;
    left -= 1;
  }
  return left === 0 ? offset : null;
}
