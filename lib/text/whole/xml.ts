/** XML read into plain elements: without a document type, so that nothing is expanded or fetched, and bounded in depth. */
import { SaxesParser } from "saxes";
import { Unreadable } from "./whole";

export type Element = {
  /** Without its prefix. */
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
  line: number;
};

const deepest = 200;
const mostElements = 2_000_000;

/** The root element. `called` names the file in what is said of it. */
export function readXml(text: string, called: string): Element {
  const parser = new SaxesParser({ fragment: false, position: true });
  const open: Element[] = [];
  let root: Element | null = null;
  let count = 0;
  parser.on("doctype", () => {
    throw new Unreadable(
      `${called} declares a document type, which is not read: it could name files or grow without end.`,
    );
  });
  parser.on("opentag", ({ name, attributes }) => {
    count += 1;
    if (open.length >= deepest) throw new Unreadable(`${called} nests deeper than ${deepest} elements.`);
    if (count > mostElements) throw new Unreadable(`${called} has more than two million elements.`);
    const element: Element = { name: local(name), attributes: {}, children: [], line: parser.line };
    for (const [key, value] of Object.entries(attributes)) element.attributes[local(key)] = value;
    const above = open.at(-1);
    if (above) above.children.push(element);
    else root = element;
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const words = (said: string) => {
    open.at(-1)?.children.push(said);
  };
  parser.on("text", words);
  parser.on("cdata", words);
  parser.on("error", (error) => {
    throw new Unreadable(`${called} is not well-formed XML: ${error.message.replace(/^undefined:/u, "")}`);
  });
  parser.write(text).close();
  if (!root) throw new Unreadable(`${called} holds no XML.`);
  return root;
}

export function elementsOf({ children }: Element): Element[] {
  return children.filter((child) => typeof child !== "string");
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element && elementsOf(element).find((child) => child.name === name);
}

/** Every element of this name under it, however deep. */
export function allUnder(element: Element, name: string): Element[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allUnder(child, name)]);
}

/** The words in it and under it. */
export function wordsIn(element: Element): string {
  return element.children.map((child) => (typeof child === "string" ? child : wordsIn(child))).join("");
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
