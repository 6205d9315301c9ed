/** What a Word document's paragraph styles say of their paragraphs, with what each takes from the one it is based on. */
import { allUnder, childOf, type Element } from "./xml";

export type Style = {
  id: string;
  heading: number | null;
  isTitle: boolean;
  /** A line of a table of contents. */
  isContents: boolean;
  numId: string | null;
  level: number | null;
};

export type Styles = { of: (id: string | undefined) => Style };

const plain: Style = { id: "", heading: null, isTitle: false, isContents: false, numId: null, level: null };

export function stylesOf(root: Element | undefined): Styles {
  const elements = new Map(
    (root ? allUnder(root, "style") : []).map((style) => [style.attributes.styleId ?? "", style] as const),
  );
  const known = new Map<string, Style>();
  const read = (id: string, passed: ReadonlySet<string>): Style => {
    const done = known.get(id);
    if (done) return done;
    const element = elements.get(id);
    // A document without its styles still names them as Word does.
    const name = (childOf(element, "name")?.attributes.val ?? id).toLowerCase();
    const base = childOf(element, "basedOn")?.attributes.val;
    const above = base !== undefined && !passed.has(base) ? read(base, new Set([...passed, id])) : plain;
    const properties = childOf(element, "pPr");
    const numbers = childOf(properties, "numPr");
    const outline = childOf(properties, "outlineLvl")?.attributes.val;
    const named = /^heading ?([1-9])$/u.exec(name)?.[1];
    const level = outline === undefined ? Number(named ?? Number.NaN) - 1 : Number(outline);
    const style: Style = {
      id,
      heading: level >= 0 && level < 9 ? Math.min(level + 1, 6) : outline === undefined ? above.heading : null,
      isTitle: name === "title",
      isContents: /^toc ?\d$/u.test(name),
      numId: childOf(numbers, "numId")?.attributes.val ?? above.numId,
      level: numberOf(childOf(numbers, "ilvl")) ?? above.level,
    };
    known.set(id, style);
    return style;
  };
  return { of: (id) => (id === undefined ? plain : read(id, new Set())) };
}

export function numberOf(element: Element | undefined): number | null {
  const value = Number(element?.attributes.val ?? Number.NaN);
  return Number.isInteger(value) ? value : null;
}
