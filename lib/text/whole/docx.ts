/**
 * The paragraphs of a Word document with what tells the tree of an agreement: headings, the numbers that Word counts
 * itself (kept in no paragraph's words), footnotes. Converters to HTML lose those numbers, so the parts are read here.
 * Method: ECMA-376 part 1, sections 17.3 (paragraphs), 17.7 (styles), 17.9 (numbering), 17.11 (footnotes).
 */
import { numbering } from "./docx-numbering";
import { stylesOf } from "./docx-styles";
import { footnoteMark, italic, joinRuns, plainWords, strong, withoutMarks } from "./marks";
import { unzipParts } from "./unzip";
import { type Block, type Draft, type Found, Unreadable } from "./whole";
import { allUnder, childOf, type Element, elementsOf, readXml, wordsIn } from "./xml";

const part = (name: string) => `word/${name}.xml`;
const names = ["document", "styles", "numbering", "footnotes", "endnotes"].map(part);

/** Reads the bytes of a DOCX file; throws `Unreadable` for anything else. */
export function readDocx(bytes: Uint8Array): Draft {
  const parts = unzipParts(bytes, names);
  const main = parts.get(part("document"));
  if (main === undefined) throw new Unreadable("This is an archive, but not a Word document: it has no text in it.");
  const read = (name: string) => {
    const text = parts.get(part(name));
    return text === undefined ? undefined : readXml(withoutMarks(text), `The document’s part “${name}”`);
  };
  const body = childOf(readXml(withoutMarks(main), "The document"), "body");
  if (!body) throw new Unreadable("This Word document has no text in it.");
  const footnotes = new Map<string, string>();
  for (const kind of ["footnote", "endnote"]) {
    const root = read(`${kind}s`);
    for (const note of root ? elementsOf(root) : [])
      if (note.attributes.type === undefined && note.attributes.id)
        footnotes.set(signOf(kind, note.attributes.id), plainWords(wordsOfNote(note)));
  }
  const styles = stylesOf(read("styles"));
  const numbers = numbering(read("numbering"), styles);
  const problems: Found[] = [];
  const blocks: Block[] = [];
  let title: string | null = null;
  let place = 0;
  let contents = 0;

  const paragraph = (element: Element) => {
    place += 1;
    const properties = childOf(element, "pPr");
    const style = styles.of(childOf(properties, "pStyle")?.attributes.val);
    const counted = numbers.next(properties, style);
    const words = runsOf(element, (message) => problems.push({ line: place, message }));
    if (!/\S/u.test(plainWords(words)) && !counted?.label) return;
    if (style.isContents) {
      contents += 1;
      return;
    }
    if (style.isTitle && title === null) {
      title = plainWords(words).replace(/\s+/gu, " ").trim();
      return;
    }
    const outline = childOf(properties, "outlineLvl")?.attributes.val;
    const heading = outline === undefined ? style.heading : levelOf(outline);
    const lines = words.split("\n").map((text) => ({ line: place, text: text.trim(), isJoined: false }));
    const [first] = lines;
    if (counted?.label === null && first) first.text = `• ${first.text}`;
    blocks.push({
      lines: lines.filter(({ text }, index) => text || index === 0),
      heading,
      indent: counted?.level ?? 0,
      label: counted?.label || null,
    });
  };
  const walk = (element: Element) => {
    for (const child of elementsOf(element)) {
      if (child.name === "p") paragraph(child);
      else if (child.name === "tbl") {
        problems.push({ line: place + 1, message: "A table: what is in its cells is kept as paragraphs." });
        for (const cell of allUnder(child, "tc")) walk(cell);
      } else if (["sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"].includes(child.name)) walk(child);
    }
  };
  walk(body);
  if (contents > 0) problems.push({ line: 1, message: "The table of contents is left out." });
  return {
    title,
    blocks,
    footnotes,
    problems: [...changesIn(body), ...numbers.problems(), ...problems],
    unit: "Paragraph",
  };
}

function levelOf(outline: string): number | null {
  const level = Number(outline);
  return level >= 0 && level < 9 ? Math.min(level + 1, 6) : null;
}

function signOf(kind: string, id: string): string {
  return kind === "endnote" ? `e${id}` : id;
}

function wordsOfNote(note: Element): string {
  return allUnder(note, "p")
    .map((each) => runsOf(each, () => undefined).trim())
    .join("\n")
    .trim();
}

/** The words of a paragraph as they read with all tracked changes accepted. */
function runsOf(paragraph: Element, note: (message: string) => void): string {
  let words = "";
  const run = (element: Element) => {
    const properties = childOf(element, "rPr");
    const isOn = (name: string) => {
      const found = childOf(properties, name);
      return found !== undefined && !["0", "false", "none", "off"].includes(found.attributes.val ?? "1");
    };
    const style = childOf(properties, "rStyle")?.attributes.val?.toLowerCase() ?? "";
    const isNamed = (name: string) => new RegExp(`^(intense|subtle)?${name}$`, "u").test(style);
    const said = textOf(element, note);
    if (!said) return;
    if (isOn("vanish")) {
      note(`Hidden words are left out: “${said.slice(0, 60)}”.`);
      return;
    }
    if (isOn("strike") || isOn("dstrike")) note(`Words that are struck through are kept: “${said.slice(0, 60)}”.`);
    const isRaised = childOf(properties, "vertAlign")?.attributes.val === "superscript";
    if (isRaised && /^[A-Z][A-Z, -]*$/u.test(said) && /\]\s*$/u.test(words)) words += `{${said}}`;
    else words += dressed(said, isOn("b") || isOn("u") || isNamed("strong"), isOn("i") || isNamed("emphasis"));
  };
  const walk = (element: Element) => {
    for (const child of elementsOf(element)) {
      if (child.name === "r") run(child);
      else if (["del", "moveFrom", "pPr", "oMath", "oMathPara"].includes(child.name)) {
        if (child.name.startsWith("oMath")) note("A formula is left out.");
      } else walk(child);
    }
  };
  walk(paragraph);
  return joinRuns(words);
}

function dressed(said: string, isStrong: boolean, isItalic: boolean): string {
  if (!/\S/u.test(said)) return said;
  if (isStrong) return strong(said);
  return isItalic ? italic(said) : said;
}

function textOf(run: Element, note: (message: string) => void): string {
  let words = "";
  for (const child of elementsOf(run)) {
    const { name, attributes } = child;
    if (name === "t") words += wordsIn(child).replace(/[\r\n]+/gu, " ");
    else if (name === "tab" || name === "ptab") words += " ";
    else if (name === "br" || name === "cr")
      words += attributes.type === "page" || attributes.type === "column" ? "" : "\n";
    else if (name === "noBreakHyphen") words += "\u2011";
    else if (name === "footnoteReference" && attributes.id) words += footnoteMark(attributes.id);
    else if (name === "endnoteReference" && attributes.id) words += footnoteMark(`e${attributes.id}`);
    else if (name === "sym") note("A sign of a symbol font is left out.");
    else if (["drawing", "pict", "object", "AlternateContent"].includes(name)) {
      const said = allUnder(child, "t").map(wordsIn).join(" ").trim();
      note(said ? `A text box is left out: “${said.slice(0, 60)}”.` : "A picture is left out.");
    }
  }
  return words;
}

function changesIn(body: Element): Found[] {
  const changes = ["ins", "del", "moveFrom", "moveTo"].reduce((sum, name) => sum + allUnder(body, name).length, 0);
  const comments = allUnder(body, "commentReference").length;
  const said = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
  return [
    ...(changes > 0 ? [`It has ${said(changes, "tracked change")}: it is read as if all were accepted.`] : []),
    ...(comments > 0 ? [`${said(comments, "comment")} of Word’s are left out.`] : []),
  ].map((message) => ({ line: 1, message }));
}
