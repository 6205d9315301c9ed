import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocx } from "@/lib/text/whole/docx";
import type { Brief } from "../rules/brief";
import { toDocx } from "./docx";

const brief: Brief = {
  ...{
    title: "Talks",
    moment: "As of Thursday 28 February 2019",
    made: "Made by Ruth",
    markings: ["Core"],
    circles: [],
  },
  ...{ classification: "Marked Core: for its members only", sponsors: [] },
  notes: [{ number: 1, text: "“Talks go on”; B2" }],
  parts: [
    {
      ...{ section: "standing", title: "Where the deal stands" },
      blocks: [
        {
          kind: "paragraph",
          line: [{ words: "Two terms of د افغانستان are open." }, { notes: [1] }, { markings: ["Core"] }],
        },
        { kind: "table", caption: "Terms", heads: ["Term"], rows: [[[{ words: "1.1 Timetable" }, { notes: [1] }]]] },
      ],
    },
    {
      ...{ section: "text", title: "The text" },
      blocks: [
        { kind: "heading", line: [{ words: "1.1 Timetable" }] },
        { kind: "clause", language: "en", text: "Leave within [six]^US months{{As told.}}.", was: null },
        { kind: "clause", language: "ps", text: "ځواکونه ووځي.", was: null },
        {
          kind: "clause",
          language: "en",
          text: "All forces leave in nine months.",
          was: "All forces leave in six months.",
          since: "20 Feb 2019",
          recordedAt: "2019-02-21T09:00:00.000Z",
        },
      ],
    },
  ],
};

async function partsOf() {
  const files = unzipSync(await toDocx(brief, "letter"));
  const part = (name: string) => strFromU8(files[`word/${name}.xml`] ?? new Uint8Array());
  const core = strFromU8(files["docProps/core.xml"] ?? new Uint8Array());
  return {
    core,
    document: part("document"),
    footnotes: part("footnotes"),
    header: part("header1"),
    styles: part("styles"),
    footer: part("footer1"),
  };
}
const wordsIn = (xml: string) => [...xml.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, words]) => words);

describe("a brief for Word", () => {
  it("is read by another's reader: its headings, words and footnotes", async () => {
    const { blocks, footnotes } = readDocx(await toDocx(brief, "letter"));
    const said = JSON.stringify([blocks, [...footnotes.values()]]);
    for (const words of ["Where the deal stands", "1.1 Timetable", "As told.", "“Talks go on”; B2"])
      expect(said).toContain(words);
  });

  it("carries its classification and the number of each page, and contents to be filled in", async () => {
    const { document, header, footer, styles } = await partsOf();
    expect(wordsIn(header)).toContain("Marked Core: for its members only");
    expect(footer).toContain("NUMPAGES");
    expect(document).toContain("TOC ");
    expect(document).toContain('<w:pgSz w:w="12240" w:h="15840"');
    expect(document).toContain('<w:pStyle w:val="Heading1"/>');
    // Other readers than Word know a heading by its level alone.
    expect(styles).toMatch(/w:styleId="Heading1">.*?<w:outlineLvl w:val="0"\/>/s);
  });

  it("counts a footnote at each place that rests on it", async () => {
    const { document, footnotes } = await partsOf();
    expect(document.match(/<w:footnoteReference /g)).toHaveLength(3);
    expect(wordsIn(footnotes).filter((words) => words === "“Talks go on”; B2")).toHaveLength(2);
  });

  it("runs from right to left what does, in whatever line it stands", async () => {
    const { document } = await partsOf();
    expect(document).toMatch(/<w:bidi\/>/);
    expect(document).toMatch(/<w:rtl\/>.{0,80}<w:t[^>]*>د افغانستان</s);
  });

  it("tracks what came and went, so that Word can take or refuse it, as nobody's who exports it", async () => {
    const { core, document } = await partsOf();
    const told = 'w:author="Parley, since 20 Feb 2019" w:date="2019-02-21T09:00:00.000Z"';
    const change = (tag: string) => new RegExp(`<w:${tag} [^>]*${told}[^>]*>(.*?)</w:${tag}>`, "gs");
    expect(core).toContain("<dc:creator>Parley</dc:creator><cp:lastModifiedBy>Parley</cp:lastModifiedBy>");
    expect(document).not.toContain('w:author="Ruth"');
    expect([...document.matchAll(change("ins"))].flatMap(([all]) => wordsIn(all))).toEqual(["nine"]);
    expect([...document.matchAll(change("del"))].flatMap(([all]) => wordsIn(all))).toEqual(["six"]);
  });
});
