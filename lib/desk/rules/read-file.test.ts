import { Document, Packer, Paragraph } from "docx";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { keptWords } from "@/lib/evidence/rules-words";
import { readSourceFile } from "./read-file";
import { keptFileName, largestSourceFile } from "./source-file";

const bytes = (text: string) => new TextEncoder().encode(text);
const wordsOf = async (content: Uint8Array, name: string) => {
  const read = await readSourceFile(content, name);
  return read.ok ? read.text : `refused: ${read.message}`;
};

describe("reading a source's file", () => {
  it("keeps the paragraphs of a text", async () => {
    expect(await wordsOf(bytes("\uFEFFOne.\r\n\r\n\r\nTwo. \n"), "cable.txt")).toBe("One.\n\nTwo.");
  });

  it("keeps of a web page the words of its article, and no markup, script or address", async () => {
    const article = `<p>The talks <b>paused</b> on Wednesday, <a href="https://x.example/?spy=1">officials</a> said.</p>`;
    const page = `<!doctype html><html><head><title>T</title><style>p{}</style><script>alert(1)</script></head><body>
      <nav>Home News</nav><article><h1>Talks pause</h1>${article}<img src="https://x.example/spy.png" alt="spy">
      <p>${"They are to resume on Saturday. ".repeat(8)}</p></article><footer>All rights</footer></body></html>`;
    const words = await wordsOf(bytes(page), "report.html");
    expect(words).toMatch(/^Talks pause\n\nThe talks paused on Wednesday, officials said\.\n\nThey are to resume/);
    expect(words).not.toMatch(/<|alert|Home|rights|spy|x\.example/);
  });

  it("reads a page that names no article whole", async () => {
    expect(await wordsOf(bytes("<html><body><div>One</div><p>Two</p></body></html>"), "x")).toBe("One\n\nTwo");
  });

  it("reads a Word document", async () => {
    const document = new Document({ sections: [{ children: [new Paragraph("One."), new Paragraph("Two.")] }] });
    expect(await wordsOf(new Uint8Array(await Packer.toBuffer(document)), "cable.docx")).toBe("One.\n\nTwo.");
  });

  it("reads a PDF that has words", async () => {
    expect(await wordsOf(bytes(pdfOf("(The talks paused.) Tj 0 -16 Td (They resume.) Tj")), "note.pdf")).toBe(
      "The talks paused. They resume.",
    );
  });

  it.each([
    ["a picture of a page", bytes(pdfOf("")), /picture of its pages/],
    ["a damaged PDF", bytes("%PDF-1.4 nothing"), /damaged/],
    ["an archive that is no document", zipSync({ "a.txt": bytes("a") }), /not a Word document/],
    ["bytes", new Uint8Array([0, 1, 2, 255, 254]), /no text in Unicode/],
    ["an old Word document", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), /Word before 2007/],
    ["nothing", new Uint8Array(), /no words/],
    ["what is too large", new Uint8Array(largestSourceFile + 1), /larger than 15 MB/],
  ])("says why it does not take %s", async (_, content, why) => {
    expect(await wordsOf(content, "file")).toMatch(why);
  });

  it("does not unpack an archive that says it is larger than a document can be", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(41 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await wordsOf(bomb, "bomb.docx")).toMatch(/unpacks to more/);
  });
});

describe("the name of a file as it is kept", () => {
  it("reads in the order in which it is written, in one line", () => {
    expect(keptFileName("report\u202efdp.\u2066exe\n")).toBe("reportfdp.exe");
    expect(keptFileName("😀".repeat(150)).isWellFormed()).toBe(true);
    expect(keptFileName("😀".repeat(150)).length).toBeLessThanOrEqual(200);
  });
});

describe("the words as they are kept", () => {
  it("are the same when they are kept again, and keep the joiners of Arabic script", () => {
    for (const text of ["a\r\n b\u0000 \n\n\n\nc\ufeff", "می\u200cشود\u2029e\u0301", "\ud800x"])
      expect(keptWords(keptWords(text))).toBe(keptWords(text));
    expect(keptWords("می\u200cشود")).toContain("\u200c");
  });
});

/** The smallest PDF that has these drawing words on its one page. */
function pdfOf(drawn: string): string {
  const stream = `BT /F1 12 Tf 72 700 Td ${drawn} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
}
