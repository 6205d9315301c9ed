/**
 * The agreement as Akoma Ntoso 3.0 (OASIS LegalDocML 1.0, 2018): a bill, since nobody has enacted it yet. Articles and
 * paragraphs are its own elements, what it has no element for is a container of that name; a bracket is an inline element
 * that refers to who stands behind it, a footnote an authorial note.
 */
import type { Bracket } from "@/lib/text/brackets";
import type { TermKind } from "@/lib/terms/rules";
import { type ClauseParagraph, type ClausePiece, clauseParagraphs } from "./rules/clause-pieces";
import { element, xmlText } from "./xml";

export type AgreementText = {
  slug: string;
  name: string;
  /** A language tag. */
  language: string;
  /** The last day that it is as of, and on which day it left: ISO days. */
  asOf: string;
  madeOn: string;
  classification: string;
  parties: readonly { code: string; name: string }[];
  /** In the order of the agreement, a term before those under it. */
  terms: readonly AgreementTerm[];
};

export type AgreementTerm = {
  id: string;
  parentId: string | null;
  number: string;
  title: string;
  kind: TermKind;
  /** "" where it has no wording in this language. */
  text: string;
  /** The compartments that it is marked with, by name. */
  markings: readonly string[];
};

const namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

export function toAkomaNtoso(agreement: AgreementText): string {
  const { terms } = agreement;
  const known = new Set(terms.map(({ id }) => id));
  const tops = terms.filter(({ parentId }) => parentId === null || !known.has(parentId));
  const ids = new Set<string>();
  const body = tops.map((term) => partOf(term, "", { terms, ids }));
  // A body without anything in it is none: what is not worded yet is said to be so.
  const empty = element(
    "hcontainer",
    { eId: "hcontainer_1", name: "empty" },
    element("content", { eId: "hcontainer_1__content" }, "<p/>"),
  );
  const document = element(
    "akomaNtoso",
    { xmlns: namespace },
    element(
      "bill",
      { name: "agreement", contains: "singleVersion" },
      metaOf(agreement),
      element("preface", {}, element("p", {}, element("docTitle", {}, xmlText(agreement.name)))),
      element("body", {}, ...(body.length > 0 ? body : [empty])),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

function metaOf({ slug, language, asOf, madeOn, classification, parties }: AgreementText): string {
  const work = `/akn/un/bill/${asOf}/${slug}`;
  const expression = `${work}/${languageCode(language)}@${asOf}`;
  const facts = (uri: string, day: string, what: string) => [
    element("FRBRthis", { value: `${uri}/!main` }),
    element("FRBRuri", { value: uri }),
    element("FRBRdate", { date: day, name: what }),
    element("FRBRauthor", { href: "#parley" }),
  ];
  return element(
    "meta",
    {},
    element(
      "identification",
      { source: "#parley" },
      element("FRBRWork", {}, ...facts(work, asOf, "asOf"), element("FRBRcountry", { value: "un" })),
      element("FRBRExpression", {}, ...facts(expression, asOf, "asOf"), element("FRBRlanguage", { language })),
      element("FRBRManifestation", {}, ...facts(`${expression}.xml`, madeOn, "made")),
    ),
    element(
      "classification",
      { source: "#parley" },
      element("keyword", { value: "classification", showAs: classification, dictionary: "parley" }),
    ),
    element(
      "references",
      { source: "#parley" },
      element("TLCOrganization", { eId: "parley", href: "/ontology/organization/parley", showAs: "Parley" }),
      ...parties.map(({ code, name }) =>
        element("TLCOrganization", {
          eId: partyId(code),
          href: `/ontology/organization/${partyId(code)}`,
          showAs: name,
        }),
      ),
    ),
  );
}

const elements: Record<TermKind, { name: string; short: string; called?: string }> = {
  article: { name: "article", short: "art" },
  paragraph: { name: "paragraph", short: "para" },
  preambular: { name: "hcontainer", short: "hcontainer", called: "preambular" },
  chapeau: { name: "hcontainer", short: "hcontainer", called: "chapeau" },
  annex: { name: "hcontainer", short: "hcontainer", called: "annex" },
};

type Within = { terms: readonly AgreementTerm[]; ids: Set<string> };

/** A term with what is under it: its own words then introduce them. */
function partOf(term: AgreementTerm, above: string, within: Within): string {
  const { name, short, called } = elements[term.kind];
  const eId = uniqueId(`${above && `${above}__`}${short}_${numberId(term.number)}`, within.ids);
  const under = within.terms.filter(({ parentId }) => parentId === term.id);
  const blocks = blocksOf(clauseParagraphs(term.text), eId);
  const marked = term.markings.length > 0 ? `Marked ${term.markings.join(", ")}` : null;
  return element(
    name,
    { eId, GUID: term.id, name: called ?? null, class: marked && "marked", title: marked },
    element("num", {}, xmlText(term.number)),
    element("heading", {}, xmlText(term.title)),
    ...(under.length > 0
      ? [
          ...(blocks === "" ? [] : [element("intro", { eId: `${eId}__intro` }, blocks)]),
          ...under.map((each) => partOf(each, eId, within)),
        ]
      : [element("content", { eId: `${eId}__content` }, blocks || "<p/>")]),
  );
}

/** Paragraphs, and what follows each other as items of a list in one list. */
function blocksOf(paragraphs: readonly ClauseParagraph[], within: string): string {
  const blocks: string[] = [];
  let lists = 0;
  for (let at = 0; at < paragraphs.length; ) {
    const items: string[] = [];
    const listId = `${within}__list_${lists + 1}`;
    for (let next = paragraphs[at]; next && next.sign !== null; next = paragraphs[at]) {
      const eId = `${listId}__item_${items.length + 1}`;
      const num = element("num", {}, xmlText(next.sign ?? ""));
      items.push(element("item", { eId }, num, element("p", {}, inlineOf(next.pieces))));
      at += 1;
    }
    if (items.length > 0) {
      lists += 1;
      blocks.push(element("blockList", { eId: listId }, ...items));
      continue;
    }
    blocks.push(element("p", {}, inlineOf(paragraphs[at]?.pieces ?? [])));
    at += 1;
  }
  return blocks.join("");
}

/** Brackets nest as they do in the text; one that runs into another paragraph ends with its own here, and its sign stays. */
function inlineOf(pieces: readonly ClausePiece[]): string {
  let xml = "";
  const open: Bracket[] = [];
  for (const piece of pieces) {
    switch (piece.kind) {
      case "words":
        xml += piece.isEmphasised ? element("i", {}, lines(piece.text)) : lines(piece.text);
        break;
      case "sign": {
        const { bracket } = piece;
        const isWhole = pieces.some((each) => each.kind === "sign" && each.bracket === bracket && each.closes);
        if (piece.opens && isWhole) {
          const codes = bracket.sponsors.map((code) => `#${partyId(code)}`);
          const refersTo = codes.length > 0 ? ` refersTo="${codes.join(" ")}"` : "";
          xml += `<inline name="bracket"${bracket.kind ? ` class="${bracket.kind}"` : ""}${refersTo}>`;
          open.push(bracket);
        }
        xml += xmlText(piece.text);
        if (piece.closes && open.at(-1) === bracket) {
          xml += "</inline>";
          open.pop();
        }
        break;
      }
      case "sponsors":
        break;
      case "note":
        xml += element(
          "authorialNote",
          { marker: String(piece.number), placement: "bottom" },
          element("p", {}, inlineOf(piece.pieces)),
        );
    }
  }
  return xml;
}

const lines = (text: string) => text.split("\n").map(xmlText).join("<eol/>");

function numberId(number: string): string {
  return (
    number
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "x"
  );
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let eId = wanted;
  for (let count = 2; taken.has(eId); count += 1) eId = `${wanted}_${count}`;
  taken.add(eId);
  return eId;
}

const partyId = (code: string) => `party_${code}`;

/** The three letters that Akoma Ntoso's addresses call a language by; its tag where that has none here. */
function languageCode(language: string): string {
  const codes: Record<string, string> = {
    en: "eng",
    fr: "fra",
    es: "spa",
    ar: "ara",
    ps: "pus",
    fa: "fas",
    ru: "rus",
    zh: "zho",
  };
  return codes[language.split("-")[0] ?? ""] ?? language;
}
