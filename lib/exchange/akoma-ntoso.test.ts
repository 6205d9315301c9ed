import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { termKinds } from "@/lib/terms/rules";
import { type AgreementTerm, type AgreementText, toAkomaNtoso } from "./akoma-ntoso";

/** What Akoma Ntoso 3.0 (OASIS, akomantoso30.xsd, 2018) lets the elements used here hold, in this order. */
const inline = "(#|i|inline|authorialNote|eol)*";
const models: Record<string, string> = {
  akomaNtoso: "bill",
  bill: "meta preface body",
  meta: "identification classification references",
  identification: "FRBRWork FRBRExpression FRBRManifestation",
  FRBRWork: "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRcountry",
  FRBRExpression: "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRlanguage",
  FRBRManifestation: "FRBRthis FRBRuri FRBRdate FRBRauthor",
  classification: "(keyword)+",
  references: "(TLCOrganization)+",
  preface: "(p)+",
  body: "(article|paragraph|hcontainer)+",
  article: "num heading (content|(intro)?(article|paragraph|hcontainer)+)",
  paragraph: "num heading (content|(intro)?(article|paragraph|hcontainer)+)",
  hcontainer: "(num heading)?(content|(intro)?(article|paragraph|hcontainer)+)",
  intro: "(p|blockList)+",
  content: "(p|blockList)+",
  blockList: "(item)+",
  item: "num p",
  p: "(#|i|inline|authorialNote|eol|docTitle)*",
  i: inline,
  inline,
  authorialNote: "(p)+",
};

type Seen = { name: string; attributes: Record<string, string>; children: string };

/** Every element of the document, with what it holds. */
function elementsOf(xml: string): Seen[] {
  const [seen, open]: Seen[][] = [[], []];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const above = open?.at(-1);
    if (above) above.children += `<${name}>`;
    const element = { name, attributes: { ...attributes }, children: "" };
    seen?.push(element);
    open?.push(element);
  });
  parser.on("text", (words) => {
    const above = open?.at(-1);
    if (above && words !== "") above.children += "<#>";
  });
  parser.on("closetag", () => open?.pop());
  parser.write(xml).close();
  return seen ?? [];
}

const modelOf = (model: string) => new RegExp(`^(?:${model.replace(/#|[a-zA-Z]+/g, "<$&>").replaceAll(" ", "")})$`);

const agreement = (terms: readonly AgreementTerm[]): AgreementText => ({
  ...{ slug: "talks", name: "Talks & more", language: "en", asOf: "2019-02-28", madeOn: "2026-11-30" },
  ...{ classification: "For members of the negotiation", parties: [{ code: "US", name: "United States" }], terms },
});

const words = fc
  .array(fc.constantFrom("a ", "[", "]^US", "]", " / ", "*b*", "{{c}}", "\n(a) ", "\n- ", "\n\n", "<&>", '"', "د "), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

const terms = fc
  .array(
    fc.record({
      text: words,
      kind: fc.constantFrom(...termKinds),
      above: fc.nat(),
      number: fc.constantFrom("1", "1.1", "A", ""),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(
      ({ text, kind, above, number }, place): AgreementTerm => ({
        ...{ id: `t${place}`, number, title: `Term ${place}`, kind, text, markings: [] },
        parentId: place === 0 || above % (place + 1) === place ? null : `t${above % place}`,
      }),
    ),
  );

describe("Akoma Ntoso", () => {
  it("holds in each element what the schema lets it hold, and names each part once", () => {
    fc.assert(
      fc.property(terms, (all) => {
        const elements = elementsOf(toAkomaNtoso(agreement(all)));
        for (const { name, children } of elements) {
          const model = models[name];
          if (model) expect(children.replace(/(<#>)+/g, "<#>"), name).toMatch(modelOf(model));
        }
        const ids = elements.flatMap(({ attributes }) => attributes.eId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(elements.filter(({ attributes }) => "GUID" in attributes)).toHaveLength(all.length);
        for (const { name, attributes } of elements)
          if (name === "inline" || name === "hcontainer") expect(attributes.name).toBeTruthy();
      }),
    );
  });

  it("keeps a list as one, and words above what is under them as their introduction", () => {
    const xml = toAkomaNtoso(
      agreement([
        {
          ...{ id: "t1", parentId: null, number: "1", title: "One", kind: "article" },
          text: "Both shall:\n(a) leave;\n(b) stay away.",
          markings: [],
        },
        {
          ...{ id: "t2", parentId: "t1", number: "1.1", title: "Two", kind: "paragraph" },
          text: "",
          markings: ["Core"],
        },
      ]),
    );
    expect(xml).toContain(
      '<intro eId="art_1__intro"><p>Both shall:</p><blockList eId="art_1__list_1"><item eId="art_1__list_1__item_1"><num>(a)</num><p>leave;</p></item>',
    );
    expect(xml).toContain('class="marked" title="Marked Core"');
    expect(xml).toContain("<docTitle>Talks &amp; more</docTitle>");
  });
});
