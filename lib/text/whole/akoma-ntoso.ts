/**
 * The terms of a text in Akoma Ntoso (OASIS LegalDocML 1.0), which says itself what stands under what. Elements are known
 * by their names: https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part2-specs.html
 */
import type { TermKind } from "@/lib/terms/rules";
import { type Marker, readLine } from "@/lib/terms/rules/outline-line";
import { footnoteMark, italic, joinRuns, strong, withoutMarks } from "./marks";
import { optionIn } from "./options";
import type { FoundTerm, FoundTree } from "./recognise";
import { type Found, Unreadable } from "./whole";
import { allUnder, childOf, type Element, elementsOf, readXml, wordsIn } from "./xml";

/** Parts of a text that stand under one another, by the rank of what they are called in a text that is typed. */
const parts = new Map<string, { kind: TermKind | null; rank: number }>([
  ...["book", "title", "tome", "part", "subpart", "division"].map((name) => [name, { kind: null, rank: 0 }] as const),
  ...["chapter", "subchapter", "subtitle", "subdivision"].map((name) => [name, { kind: null, rank: 1 }] as const),
  ...["section", "subsection"].map((name) => [name, { kind: null, rank: 2 }] as const),
  ...["article", "rule", "proviso"].map((name) => [name, { kind: "article", rank: 3 } as const] as const),
  ...["paragraph", "clause", "subclause", "subparagraph", "subrule", "transitional"].map(
    (name) => [name, { kind: "paragraph", rank: 6 } as const] as const,
  ),
  ...["point", "indent", "alinea", "list", "sublist", "item", "level", "hcontainer"].map(
    (name) => [name, { kind: "paragraph", rank: 10 } as const] as const,
  ),
]);
const annexes = new Set(["attachment", "component", "annex"]);
const wrappers = new Set([
  ...[
    "content",
    "intro",
    "wrapUp",
    "container",
    "block",
    "blockContainer",
    "longTitle",
    "formula",
    "citations",
    "recitals",
  ],
  ...["recital", "citation", "body", "mainBody", "preamble", "preface", "blockList", "listIntroduction", "listWrapUp"],
]);
const aside = new Set([
  "meta",
  "coverPage",
  "conclusions",
  "docTitle",
  "shortTitle",
  "num",
  "heading",
  "subheading",
  "authorialNote",
  "componentRef",
]);

/** Whether a text is XML that begins as Akoma Ntoso does. */
export function looksLikeXml(text: string): boolean {
  return /^\s*<(\?xml|!DOCTYPE|[A-Za-z][\w.-]*:?akomaNtoso|akomaNtoso)/iu.test(text);
}

/** Reads the text; throws `Unreadable` for other XML. */
export function readAkomaNtoso(text: string): FoundTree & { footnotes: ReadonlyMap<string, string> } {
  const root = readXml(withoutMarks(text), "This text");
  if (root.name !== "akomaNtoso")
    throw new Unreadable(`This is XML, but no Akoma Ntoso: its outermost element is “${root.name}”.`);
  if (elementsOf(root).every(({ name }) => name === "meta"))
    throw new Unreadable("This Akoma Ntoso has no document in it.");
  const terms: FoundTerm[] = [];
  const problems: Found[] = [];
  const footnotes = new Map<string, string>();
  const report = (line: number, message: string) => problems.push({ line, message });
  const title = wordsIn(allUnder(root, "docTitle")[0] ?? { ...root, children: [] })
    .replace(/\s+/gu, " ")
    .trim();

  const begin = (
    element: Element,
    parent: number | null,
    given: { kind: TermKind | null; rank: number; isRecital?: boolean },
  ) => {
    const num = wordsIn(childOf(element, "num") ?? { ...element, children: [] })
      .replace(/\s+/gu, " ")
      .trim();
    const named = childOf(element, "heading");
    const heading = named ? spoken(named).replace(/\s+/gu, " ").trim() : "";
    const marker = markerOf(num, given);
    if (num && !marker)
      report(element.line, `“${num}” is no number that Parley can keep: the term is numbered by its place.`);
    terms.push({
      line: element.line,
      marker:
        marker ??
        (given.kind === "annex" || (given.kind === "preambular" && !given.isRecital) ? unnumbered(given) : null),
      parent,
      depth: parent === null ? 0 : (terms[parent]?.depth ?? 0) + 1,
      isRecital: given.isRecital ?? false,
      lead: heading ? { line: element.line, words: heading } : null,
      isHeading: true,
      passages: [],
      options: [],
    });
    return terms.length - 1;
  };

  /** The words of an element that is no part by its name, as they are said. */
  function spoken(element: Element): string {
    return joinRuns(
      element.children
        .map((child): string => {
          if (typeof child === "string") return child.replace(/\s+/gu, " ");
          const { name } = child;
          if (name === "authorialNote") {
            const sign = child.attributes.marker ?? String(footnotes.size + 1);
            const key = footnotes.has(sign) ? `${sign}-${footnotes.size + 1}` : sign;
            footnotes.set(
              key,
              elementsOf(child)
                .map((each) => spoken(each).trim())
                .join("\n") || wordsIn(child).trim(),
            );
            return footnoteMark(key);
          }
          if (name === "eol" || name === "br") return "\n";
          if (name === "del") {
            report(child.line, `Deleted words are left out: “${wordsIn(child).trim().slice(0, 60)}”.`);
            return "";
          }
          if (name === "img") {
            report(child.line, "A picture is left out.");
            return "";
          }
          if (name === "b" || name === "u") return strong(spoken(child));
          return name === "i" ? italic(spoken(child)) : spoken(child);
        })
        .join(""),
    );
  }

  const say = (at: number, line: number, words: string) => {
    const term = terms[at];
    if (!term || !words.trim()) return;
    const option = optionIn(words.trim());
    if (option)
      term.options.push({
        label: option.label,
        passages: option.rest.trim() ? [{ line, words: option.rest.trim() }] : [],
      });
    else (term.options.at(-1)?.passages ?? term.passages).push({ line, words: words.trim() });
  };

  /** Takes in what is under an element; words belong to the term `at`, or begin one where there is none. */
  const walk = (element: Element, at: number | null, isPreamble: boolean): void => {
    let loose = "";
    const settle = () => {
      if (loose.trim()) words(element, loose);
      loose = "";
    };
    const words = ({ line }: { line: number }, said: string) => {
      if (at !== null && !isPreamble) say(at, line, said);
      else if (said.trim()) {
        const made = begin({ ...element, line, children: [] }, at, {
          kind: "preambular",
          rank: lastRank,
          isRecital: true,
        });
        say(made, line, said);
      }
    };
    let hasParts = false;
    for (const child of element.children) {
      if (typeof child === "string") {
        loose += child.replace(/\s+/gu, " ");
        continue;
      }
      const { name } = child;
      const part = parts.get(name);
      if (aside.has(name) || (name !== "preface" && !part && allUnder(child, "docTitle").length > 0)) continue;
      settle();
      if (name === "preamble") {
        const made = begin(child, null, { kind: "preambular", rank: 0 });
        walk(child, made, true);
      } else if (part && (name !== "list" || childOf(child, "num"))) {
        hasParts = true;
        walk(child, begin(child, at, part), false);
      } else if (annexes.has(name)) {
        const inner = elementsOf(child).find((each) => !aside.has(each.name)) ?? child;
        const made = begin({ ...child, children: [...child.children, ...inner.children] }, null, {
          kind: "annex",
          rank: 0,
        });
        walk(inner, made, false);
      } else if (name === "attachments" || name === "components" || name === "list") walk(child, at, isPreamble);
      else if (wrappers.has(name) && elementsOf(child).length > 0) {
        if ((name === "wrapUp" || name === "listWrapUp") && hasParts)
          report(child.line, "Closing words are kept with the opening ones, before what stands between them.");
        walk(child, at, isPreamble);
      } else if (name === "table") {
        report(child.line, "A table: its rows are kept as lines of words.");
        for (const row of allUnder(child, "tr"))
          words(
            row,
            elementsOf(row)
              .map((cell) => spoken(cell).trim())
              .join(" | "),
          );
      } else if (name === "ul" || name === "ol")
        for (const item of elementsOf(child)) words(item, `• ${spoken(item).trim()}`);
      else words(child, spoken(child));
    }
    settle();
  };
  for (const document of elementsOf(root).filter(({ name }) => name !== "meta"))
    walk(
      document.name === "attachments" || document.name === "components" ? { ...root, children: [document] } : document,
      null,
      false,
    );
  if (terms.length === 0) throw new Unreadable("No term was found in this text.");
  return { title: title || null, terms, problems, footnotes };
}

const lastRank = 3.6;

function unnumbered({ kind, rank }: { kind: TermKind | null; rank: number }): Marker {
  return { rank, number: null, prefix: null, kind, printed: kind === "annex" ? "Annex" : "Preamble" };
}

/** The number as Parley keeps it: "4" of "Article 4". */
function markerOf(num: string, { kind, rank }: { kind: TermKind | null; rank: number }): Marker | null {
  if (!num) return null;
  const { marker } = readLine(num, new Map());
  const bare = num.replace(/[\s.:)]+$/u, "");
  const number = marker?.number ?? (/^\(?[\p{L}\p{N}][\p{L}\p{M}\p{N}.()-]*$/u.test(bare) ? bare : null);
  return number === null
    ? null
    : { rank, number, prefix: null, kind: kind ?? marker?.kind ?? null, printed: marker?.printed ?? bare };
}
