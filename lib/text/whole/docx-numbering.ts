/** The numbers that Word gives its paragraphs and keeps in no paragraph's words, counted as Word counts them. */
import { writeNumber } from "@/lib/terms/rules/numbering";
import { numberOf, type Style, type Styles } from "./docx-styles";
import type { Found } from "./whole";
import { childOf, type Element, elementsOf } from "./xml";

type Level = {
  start: number;
  format: string;
  pattern: string;
  style: string | null;
  isLegal: boolean;
  restartsAfter: number | null;
};
type List = { abstractId: string; starts: Map<number, number>; levels: Map<number, Level> };
type Counted = {
  /** As Word shows it; null for the sign of a list that does not count. */
  label: string | null;
  level: number;
};

const letters = (isUpper: boolean) => ({ of: "letter", isUpper }) as const;
const romans = (isUpper: boolean) => ({ of: "roman", isUpper }) as const;
const decimal = { of: "decimal", zero: 0x30 } as const;
const counters = new Map<string, Parameters<typeof writeNumber>[0]["counter"]>([
  ["decimal", decimal],
  ["decimalZero", decimal],
  ["lowerLetter", letters(false)],
  ["upperLetter", letters(true)],
  ["lowerRoman", romans(false)],
  ["upperRoman", romans(true)],
  ["hindiNumbers", { of: "decimal", zero: 0x660 }],
]);

export function numbering(root: Element | undefined, styles: Styles) {
  const lists = listsIn(root, styles);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  const strange = new Set<string>();

  /** The number of the next paragraph; null where it has none. Numbers of an empty paragraph count too, as in Word. */
  const next = (properties: Element | undefined, style: Style): Counted | null => {
    const own = childOf(properties, "numPr");
    const numId = childOf(own, "numId")?.attributes.val ?? style.numId;
    const list = numId === null || numId === "0" ? undefined : lists.get(numId);
    if (!list || numId === null) return null;
    const byStyle = [...list.levels].find(([, each]) => each.style !== null && each.style === style.id)?.[0];
    const level = Math.min(Math.max(numberOf(childOf(own, "ilvl")) ?? byStyle ?? style.level ?? 0, 0), 8);
    const at = list.levels.get(level);
    if (!at || at.format === "none") return { label: at?.pattern.replace(/%\d/gu, "").trim() || null, level };
    if (at.format === "bullet") return { label: null, level };
    const count = counts.get(list.abstractId) ?? [];
    counts.set(list.abstractId, count);
    // The first paragraph of a list that starts anew at a level starts there, whatever another list counted before.
    if (!begun.has(`${numId} ${level}`)) {
      begun.add(`${numId} ${level}`);
      if (list.starts.has(level)) delete count[level];
    }
    count[level] = (count[level] ?? at.start - 1) + 1;
    for (let deeper = level + 1; deeper < 9; deeper += 1) {
      const after = list.levels.get(deeper)?.restartsAfter ?? null;
      if (after === null || level < after) delete count[deeper];
    }
    const label = at.pattern.replace(/%([1-9])/gu, (_, digit: string) => {
      const shown = Number(digit) - 1;
      const of = list.levels.get(shown);
      return of ? written(at.isLegal ? "decimal" : of.format, count[shown] ?? of.start) : "";
    });
    return { label: label.trim() || null, level };
  };

  const written = (format: string, value: number): string => {
    const counter = counters.get(format);
    if (!counter) strange.add(format);
    const text = writeNumber(
      { counter: counter ?? decimal, before: "", after: "", startsWithParent: false },
      value,
      null,
    );
    return format === "decimalZero" ? text.padStart(2, "0") : text;
  };

  const problems = (): Found[] =>
    [...strange].map((format) => ({
      line: 1,
      message: `Word’s way of counting “${format}” is not known here: such numbers are written in digits.`,
    }));

  return { next, problems };
}

function listsIn(root: Element | undefined, styles: Styles): Map<string, List> {
  const all = root ? elementsOf(root) : [];
  const abstract = new Map(
    all
      .filter(({ name }) => name === "abstractNum")
      .map((each) => [each.attributes.abstractNumId ?? "", each] as const),
  );
  const instances = all.filter(({ name }) => name === "num");
  const abstractOf = (num: Element | undefined) => childOf(num, "abstractNumId")?.attributes.val ?? "";
  const lists = new Map<string, List>();
  for (const num of instances) {
    let abstractId = abstractOf(num);
    const link = childOf(abstract.get(abstractId), "numStyleLink")?.attributes.val;
    if (link !== undefined) {
      const linked = styles.of(link).numId;
      abstractId = abstractOf(instances.find(({ attributes }) => attributes.numId === linked)) || abstractId;
    }
    const levels = levelsIn(abstract.get(abstractId));
    const starts = new Map<number, number>();
    for (const override of elementsOf(num).filter(({ name }) => name === "lvlOverride")) {
      const level = Number(override.attributes.ilvl ?? 0);
      for (const [at, own] of levelsIn(override)) levels.set(at, own);
      const start = numberOf(childOf(override, "startOverride"));
      const known = levels.get(level);
      if (start !== null) starts.set(level, start);
      if (start !== null && known) levels.set(level, { ...known, start });
    }
    lists.set(num.attributes.numId ?? "", { abstractId, starts, levels });
  }
  return lists;
}

function levelsIn(element: Element | undefined): Map<number, Level> {
  const levels = (element ? elementsOf(element) : []).filter(({ name }) => name === "lvl");
  return new Map(
    levels.map((level) => [
      Number(level.attributes.ilvl ?? 0),
      {
        start: numberOf(childOf(level, "start")) ?? 1,
        format: childOf(level, "numFmt")?.attributes.val ?? "decimal",
        pattern: childOf(level, "lvlText")?.attributes.val ?? "",
        style: childOf(level, "pStyle")?.attributes.val ?? null,
        isLegal: childOf(level, "isLgl") !== undefined,
        restartsAfter: numberOf(childOf(level, "lvlRestart")),
      },
    ]),
  );
}
