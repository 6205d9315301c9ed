/** Rich text from elsewhere as a wording's notation: paragraphs, lists and emphasis stay, all other dress is dropped. */

/** What is needed of an element, so that it need not come from a browser. */
export type Pasted = {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: ArrayLike<Pasted>;
  getAttribute?: (name: string) => string | null;
};

const text = 3;
const blocks = new Set(
  "P DIV H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE HEADER FOOTER MAIN TABLE TBODY THEAD TR DL DT DD PRE FIGURE".split(
    " ",
  ),
);
const unread = new Set("STYLE SCRIPT TITLE HEAD META LINK TEMPLATE".split(" "));

/** Gathers paragraphs; items of one list stand on lines of one paragraph. */
class Gathered {
  readonly paragraphs: string[] = [];
  private line = "";
  private isItem = false;
  private wasItem = false;

  add(words: string): void {
    this.line += words;
  }

  break(): void {
    this.line = `${this.line.trimEnd()}\n`;
  }

  begin(sign: string | null): void {
    this.end();
    this.isItem = sign !== null;
    this.line = sign ?? "";
  }

  end(): void {
    const line = this.line.replace(/[ \t\u00a0]+/g, " ").trim();
    const last = this.paragraphs.length - 1;
    if (line && this.isItem && this.wasItem) this.paragraphs[last] = `${this.paragraphs[last]}\n${line}`;
    else if (line) this.paragraphs.push(line);
    if (line) this.wasItem = this.isItem;
    this.line = "";
    this.isItem = false;
  }
}

/** The wording that a piece of a page says. */
export function notationOfPage(page: Pasted): string {
  const gathered = new Gathered();
  read(page, gathered, false);
  gathered.end();
  return gathered.paragraphs.join("\n\n");
}

function read(node: Pasted, gathered: Gathered, isEmphasised: boolean): void {
  const name = node.nodeName.toUpperCase();
  const style = (node.getAttribute?.("style") ?? "").toLowerCase();
  if (node.nodeType === text) gathered.add((node.textContent ?? "").replace(/\s+/g, " "));
  else if (unread.has(name) || /mso-list:\s*ignore/.test(style)) return;
  else if (name === "BR") gathered.break();
  else if (name === "UL" || name === "OL") readList(node, gathered, isEmphasised);
  else if (blocks.has(name)) {
    gathered.begin(/mso-list:/.test(style) ? signOf(wordMarker(node)) : null);
    readAll(node, gathered, isEmphasised);
    gathered.end();
  } else if (!isEmphasised && isStrong(name, style)) readEmphasis(node, gathered);
  else readAll(node, gathered, isEmphasised);
}

/** The stars stand at the words, whatever space the page has within its own signs. */
function readEmphasis(node: Pasted, gathered: Gathered): void {
  const inner = node.textContent ?? "";
  const words = inner.trim().replace(/\s+/g, " ");
  const holdsBlocks = Array.from(node.childNodes).some(({ nodeName }) => blocks.has(nodeName.toUpperCase()));
  if (!words || words.includes("*") || holdsBlocks) readAll(node, gathered, true);
  else gathered.add(`${/^\s/.test(inner) ? " " : ""}*${words}*${/\s$/.test(inner) ? " " : ""}`);
}

function readAll(node: Pasted, gathered: Gathered, isEmphasised: boolean): void {
  for (const child of Array.from(node.childNodes)) read(child, gathered, isEmphasised);
}

function readList(list: Pasted, gathered: Gathered, isEmphasised: boolean): void {
  const isNumbered = list.nodeName.toUpperCase() === "OL";
  const kind = list.getAttribute?.("type") ?? "1";
  let number = Number(list.getAttribute?.("start") ?? 1) || 1;
  for (const child of Array.from(list.childNodes)) {
    if (child.nodeName.toUpperCase() !== "LI") {
      read(child, gathered, isEmphasised);
      continue;
    }
    const sign = !isNumbered ? "- " : /^[ai]$/i.test(kind) ? `(${letterOf(number)}) ` : `${number}. `;
    gathered.begin(sign);
    // A page puts paragraphs into its items: the first is the item's own line.
    for (const inner of Array.from(child.childNodes)) {
      if (blocks.has(inner.nodeName.toUpperCase())) readAll(inner, gathered, isEmphasised);
      else read(inner, gathered, isEmphasised);
    }
    gathered.end();
    number += 1;
  }
}

function isStrong(name: string, style: string): boolean {
  if (/font-weight:\s*(normal|400)/.test(style) && !/font-style:\s*italic/.test(style)) return false;
  if (/^(EM|I|STRONG|B)$/.test(name)) return true;
  return /font-style:\s*italic|font-weight:\s*(bold|[6-9]00)/.test(style);
}

/** Word writes an item as a paragraph, with its sign in a part of its own. */
function wordMarker(node: Pasted): string {
  for (const child of Array.from(node.childNodes)) {
    const style = (child.getAttribute?.("style") ?? "").toLowerCase();
    const marker = /mso-list:\s*ignore/.test(style) ? (child.textContent ?? "") : wordMarker(child);
    if (marker) return marker;
  }
  return "";
}

function signOf(marker: string): string {
  const [, number, letter] = /^\s*\(?(?:(\p{Nd}{1,3})|([\p{L}]{1,4}))[.)]/u.exec(marker) ?? [];
  if (number) return `${number}. `;
  return letter ? `(${letter}) ` : "- ";
}

function letterOf(number: number): string {
  return String.fromCharCode(96 + ((number - 1) % 26) + 1);
}
