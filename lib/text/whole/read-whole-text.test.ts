import { describe, expect, it } from "vitest";
import { parseBrackets } from "../parse-brackets";
import { readWholeText, type TextFormat } from "./read-whole-text";

const sponsors = [
  { code: "US", name: "United States" },
  { code: "TB", name: "Taliban" },
];

function read(content: string, format?: TextFormat) {
  const result = readWholeText({ content, sponsors, ...(format ? { format } : {}) });
  if (!result.ok) throw new Error(result.message);
  const { title, terms, problems } = result.value;
  return {
    title,
    terms,
    problems: problems.map(({ place, message }) => `${place}: ${message}`),
    drawn: terms.map(
      ({ depth, number, kind, title, isTitled, text, options }) =>
        `${"-".repeat(depth)}${number} ${kind === "article" || kind === "paragraph" ? "" : `<${kind}> `}${isTitled ? `${title} | ` : ""}${text}${options.map((each) => ` {${each.label}: ${each.text}}`).join("")}`,
    ),
  };
}

const treaty = `AGREEMENT FOR BRINGING PEACE

The Parties to this Agreement,

Recalling the Charter of the United Nations,

Have agreed as follows:

PART ONE
WITHDRAWAL

Article 1
Withdrawal of forces

1. All foreign forces [shall/should] leave [within 14 months]{US}.

2. The Parties shall:
(a) withdraw [US: all / TB: any] troops;
(b) close bases; and
(c) report [twice.

[3. Nothing here prejudges [XX: anything].]

Article 2 bis: Guarantees

Option 1: No soil shall be used.

Option 2:
Soil may be used
(a) by day.

Article 3. The Parties meet.

FINAL PROVISIONS

Article 4
14 months after signature this ends. Article 4 shall not apply before.

Annex A
Maps

1. First map.
`;

describe("plain text", () => {
  it("becomes parts, articles, paragraphs, points, options and annexes", () => {
    const { title, drawn, problems } = read(treaty);
    expect(title).toBe("AGREEMENT FOR BRINGING PEACE");
    expect(drawn).toEqual([
      "P <preambular> The Parties to this Agreement,",
      "P2 <preambular> Recalling the Charter of the United Nations,",
      "P3 <preambular> Have agreed as follows:",
      "ONE WITHDRAWAL | ",
      "-1 Withdrawal of forces | ",
      "--1 All foreign forces [shall / should] leave [within 14 months]^US.",
      "--2 The Parties shall:",
      "---(a) withdraw [[all]^US / [any]^TB] troops;",
      "---(b) close bases; and",
      "---(c) report [twice.",
      "--3 [Nothing here prejudges [XX: anything].]",
      "-2bis Guarantees |  {Option 1: No soil shall be used.} {Option 2: Soil may be used\n(a) by day.}",
      "-3 The Parties meet.",
      "-4 FINAL PROVISIONS | ",
      "--4 14 months after signature this ends. Article 4 shall not apply before.",
      "A <annex> Maps | ",
      "-1 First map.",
    ]);
    expect(problems).toEqual([
      'Line 20: This "[" is never closed. It stands after “report”.',
      "Line 22: “XX” is the code of no party here: it is read as words.",
    ]);
  });

  it("joins lines that a program broke, and keeps those that somebody ended", () => {
    const wrapped = `Article 1
Forces

1. All foreign forces shall leave the territory of Afghanistan within
fourteen months of the day on which this agreement is announced, as are
14 months in all, and shall not come back to it thereafter for any
reason.

Chorus:
one line
another line
`;
    expect(read(wrapped).drawn).toEqual([
      "1 Forces | ",
      "-1 All foreign forces shall leave the territory of Afghanistan within fourteen months of the day on which this agreement is announced, as are 14 months in all, and shall not come back to it thereafter for any reason.\n\nChorus:\none line\nanother line",
    ]);
  });

  it("says where a number is missing or stands twice", () => {
    expect(read("Article 1\n\n1. One is.\n\n3. Three is.\n\n3. Again it is.").problems).toEqual([
      "Line 5: “3” follows nothing before it: look whether one is missing.",
      "Line 7: “3” follows nothing before it: look whether one is missing.",
      "Line 7: 3 stands under 1 twice: see line 5.",
    ]);
  });

  it("in Dari is read with its own words for article, annex and option", () => {
    const { title, drawn, problems } = read(`توافقنامه آوردن صلح به افغانستان

مقدمه

با توجه به منشور ملل متحد،

ماده ۱
خروج نیروها

۱. همه نیروهای خارجی [ظرف چهارده ماه]{US} خارج می\u200cشوند.

۲. طرفین:
(الف) زندانیان را آزاد می\u200cکنند؛
(ب) گزارش می\u200cدهند.

ماده ۲: تضمین\u200cها

گزینه ۱: خاک افغانستان استفاده نمی\u200cشود.

گزینه ۲: هیچ.

ضمیمه الف
نقشه\u200cها
`);
    expect(title).toBe("توافقنامه آوردن صلح به افغانستان");
    expect(drawn).toEqual([
      "P <preambular> مقدمه | ",
      "-P.1 <preambular> با توجه به منشور ملل متحد،",
      "۱ خروج نیروها | ",
      "-۱ همه نیروهای خارجی [ظرف چهارده ماه]^US خارج می\u200cشوند.",
      "-۲ طرفین:",
      "--(الف) زندانیان را آزاد می\u200cکنند؛",
      "--(ب) گزارش می\u200cدهند.",
      "۲ تضمین\u200cها |  {گزینه ۱: خاک افغانستان استفاده نمی\u200cشود.} {گزینه ۲: هیچ.}",
      "الف <annex> نقشه\u200cها | ",
    ]);
    expect(problems).toEqual([]);
  });
});

describe("Markdown", () => {
  const markdown = `# The Agreement

## Preamble

The Parties,

Recalling that,

## Part I. General

### Article 1. Terms

For *this* agreement[^1]:

(a) "force" means **any** force;
(b) \\[other\\] things.

1. **Heading.** Some words with [shall withdraw/should remain] here.

### Article 2

All is done.  
Twice. See [the Charter](https://un.org/charter).

#### Alternative A

Nothing is done.

## Annex A

- one;
- two.

[^1]: As
  amended.
`;
  it("is read with its headings, footnotes and escapes", () => {
    const { title, drawn, terms, problems } = read(markdown);
    expect(title).toBe("The Agreement");
    expect(drawn).toEqual([
      "P <preambular> Preamble | ",
      "-P.1 <preambular> The Parties,",
      "-P.2 <preambular> Recalling that,",
      "I General | ",
      "-1 Terms | For *this* agreement:",
      '--(a) "force" means *any* force;',
      "--(b) [other] things.",
      "--1 Heading | Some words with [shall withdraw/should remain] here.",
      "-2 All is done.\nTwice. See the Charter. {Alternative A: Nothing is done.}",
      "A <annex> - one;\n- two.",
    ]);
    expect(terms.flatMap(({ footnotes }) => footnotes)).toEqual([
      { sign: "1", text: "As amended.", after: "For this agreement" },
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^Line 18: Whether the slash in “\[shall withdraw\/should remain\]”/),
      "Line 23: Where “the Charter” led to is left out.",
    ]);
  });
});

it("keeps emphasis from Markdown, also over brackets with sponsors, and escapes stars that are words", () => {
  const text =
    "# 1. Forces\n\nAll **foreign** troops _shall_ leave [*US*: *over* sixty] months, \\*sic\\*.\n\n**Bold [US: words** here]\n";
  expect(read(text).drawn).toEqual([
    "1 Forces | All *foreign* troops *shall* leave [*over* sixty]^US months, \\*sic\\*.\n\n*Bold* [*words* here]^US",
  ]);
});

describe("Akoma Ntoso", () => {
  const akn = `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta/>
<preface><p><docTitle>Agreement for Peace</docTitle></p></preface>
<preamble><recitals><recital><p>Recalling the Charter,</p></recital><recital><p>Noting all else,</p></recital></recitals></preamble>
<mainBody><part><num>Part One</num><heading>General</heading>
<article><num>Article 1</num><heading>Forces</heading>
<paragraph><num>1.</num><content><p>All [shall/should] leave <authorialNote marker="1"><p>By land &amp; air.</p></authorialNote>now.</p></content></paragraph>
<paragraph><num>2.</num><intro><p>They shall:</p></intro><point><num>(a)</num><content><p>go; and</p></content></point><wrapUp><p>without delay.</p></wrapUp></paragraph>
<paragraph><num>3.</num><content><p>Option 1: Soil is safe.</p><p>Option 2: Soil is <del>not</del> free.</p></content></paragraph>
</article></part></mainBody></statement>
<attachments><attachment><heading>Maps</heading><doc><mainBody><p>Map one.</p></mainBody></doc></attachment></attachments>
</akomaNtoso>`;

  it("is read as it is marked up", () => {
    const { title, drawn, terms, problems } = read(akn);
    expect(title).toBe("Agreement for Peace");
    expect(drawn).toEqual([
      "P <preambular> Preamble | ",
      "-P.1 <preambular> Recalling the Charter,",
      "-P.2 <preambular> Noting all else,",
      "One General | ",
      "-1 Forces | ",
      "--1 All [shall / should] leave now.",
      "--2 They shall:\n\nwithout delay.",
      "---(a) go; and",
      "--3  {Option 1: Soil is safe.} {Option 2: Soil is free.}",
      "Annex <annex> Maps | Map one.",
    ]);
    expect(terms.flatMap(({ footnotes }) => footnotes)).toEqual([
      { sign: "1", text: "By land & air.", after: "All [shall/should] leave" },
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^Line 8: Closing words/),
      expect.stringMatching(/^Line 9: Deleted words are left out: “not”/),
    ]);
  });

  it("keeps what is bold and italic, and stars that are none", () => {
    const marked = akn.replace("All [shall/should] leave", "All <i>foreign</i> troops <b>[shall/should] leave</b> *");
    expect(read(marked).drawn).toContain("--1 All *foreign* troops *[shall / should] leave* * now.");
  });

  it("that is none, or is not safe, is refused in a sentence", () => {
    const refused = (content: string, format?: TextFormat) => {
      const result = readWholeText({ content, sponsors, ...(format ? { format } : {}) });
      return result.ok ? "read" : result.message;
    };
    expect(refused("<?xml version='1.0'?><html/>")).toMatch(/no Akoma Ntoso: its outermost element is “html”/);
    expect(refused("<akomaNtoso><act>")).toMatch(/not well-formed/);
    expect(refused('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso/>')).toMatch(/document type/);
    expect(refused(`<akomaNtoso><act>${"<part>".repeat(500)}`)).toMatch(/deeper than/);
    expect(refused("<akomaNtoso/>")).toMatch(/no document/);
    expect(refused("<akomaNtoso><act/></akomaNtoso>")).toMatch(/No term/);
    expect(refused(" \n ")).toMatch(/no words/);
    expect(refused("words", "docx")).toMatch(/uploaded as a file/);
  });
});

it("reads 600 clauses with 1,000 brackets within a second", () => {
  const clause = (at: number) =>
    `${(at % 20) + 1}. The Parties [shall/should] meet in the year ${at} [US: at the place that they choose] to see how this agreement is kept by each of them.`;
  const articles = Array.from({ length: 30 }, (_, article) =>
    [
      `Article ${article + 1}`,
      `Of part ${article}`,
      "",
      ...Array.from({ length: 20 }, (_, at) => `${clause(article * 20 + at)}\n`),
    ].join("\n"),
  );
  const text = articles.join("\n");
  // The best of three: other tests run beside this one.
  const took = [1, 2, 3].map(() => {
    const began = performance.now();
    read(text);
    return performance.now() - began;
  });
  const { terms, problems } = read(text);
  expect(terms).toHaveLength(630);
  expect(terms.reduce((sum, { text }) => sum + parseBrackets(text).all.length, 0)).toBe(1200);
  expect(problems).toEqual([]);
  expect(Math.min(...took)).toBeLessThan(10_000);
});

it("never throws, whatever is pasted", () => {
  for (const text of [
    "[",
    "]]]",
    "1.",
    "(a)",
    "#",
    "Article",
    "\uFDD0x\uFDD1",
    "Option 1:",
    "[[[[1. [",
    "۱.",
    "= = =",
    "\\",
  ])
    expect(typeof readWholeText({ content: text, sponsors }).ok).toBe("boolean");
});
