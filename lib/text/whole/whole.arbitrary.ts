/** Trees of an agreement's text as somebody would think of one, for the laws. */
import fc from "fast-check";
import { beginningOf } from "./finish";
import type { RecognisedTerm, WholeText } from "./whole";

const word = fc.constantFrom(
  ..."all foreign forces troops bases prisoners within fourteen months of signature without delay the party soil نیروها خروج".split(
    " ",
  ),
  "*",
  "a_b",
  "\\\\",
  "<x>",
  "and/or",
  "é",
);
const words = (most: number) => fc.array(word, { minLength: 2, maxLength: most }).map((all) => `The ${all.join(" ")}`);
const bracket = fc
  .tuple(words(3), fc.constantFrom("", "^US", "^TB:waiting", "^US,TB"))
  .map(([said, by]) => `[${said}]${by}`);
const emphasis = fc.constantFrom(
  "*not*",
  "*at once*",
  "\\*sic\\*",
  "*[shall / may]^TB*",
  "[*shall* / may]",
  "*two words*,",
);
const sentence = fc
  .array(fc.oneof(words(6), bracket, fc.constant("[[shall]^US / [may]^TB]"), fc.constant("\\[sic\\]"), emphasis), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => `That ${all.join(" ")} shall stand.`);
const clause = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .map((paragraphs) => paragraphs.map((lines) => lines.join("\n")).join("\n\n"));
const heading = words(4).filter((said) => !/[\\*<]|or$/u.test(said));
const option = (label: string) => clause.map((text) => ({ label, text }));
const options: fc.Arbitrary<{ label: string; text: string }[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<{ label: string; text: string }[]>([]) },
  { weight: 1, arbitrary: fc.tuple(option("Option 1"), option("Option 2")).map((both) => [...both]) },
);

type Drawn = { title: string | null; text: string; options: { label: string; text: string }[]; under: Drawn[] };
const item = (under: fc.Arbitrary<Drawn[]>): fc.Arbitrary<Drawn> =>
  fc.record({ title: fc.option(heading), text: clause, options: under === none ? options : fc.constant([]), under });
const none = fc.constant<Drawn[]>([]);
const points = fc.oneof(none, fc.array(item(none), { minLength: 1, maxLength: 3 }));
const paragraphs = fc.oneof(none, fc.array(item(points), { minLength: 1, maxLength: 4 }));
const articles = fc.array(item(paragraphs), { minLength: 1, maxLength: 4 });

/** Part, article, paragraph, point: how each level's terms are marked. */
const marks = [
  (place: number) => ["Part ", ["I", "II", "III", "IV"][place] ?? "V"],
  (place: number) => ["Article ", String(place + 1)],
  (place: number) => ["", String(place + 1)],
  (place: number) => ["", `(${String.fromCharCode(97 + place)})`],
];

export const anyWhole: fc.Arbitrary<Pick<WholeText, "title" | "terms">> = fc
  .record({
    title: fc.option(heading),
    recitals: fc.array(
      words(5).map((said) => `Recalling ${said},`),
      { maxLength: 3 },
    ),
    hasPreamble: fc.boolean(),
    isInParts: fc.boolean(),
    parts: fc.array(fc.record({ title: heading, articles }), { minLength: 1, maxLength: 2 }),
    annex: fc.option(item(paragraphs)),
  })
  .map(({ title, recitals, hasPreamble, isInParts, parts, annex }) => {
    const terms: RecognisedTerm[] = [];
    const add = (given: Partial<RecognisedTerm>, parent: number | null) => {
      const text = given.text ?? "";
      const depth = parent === null ? 0 : (terms[parent]?.depth ?? 0) + 1;
      terms.push({
        ...{ line: 0, number: "", isNumberPrinted: true, printed: "", kind: "paragraph", options: [], footnotes: [] },
        ...{ title: beginningOf(text || given.options?.[0]?.text || "") || (given.printed ?? ""), isTitled: false },
        ...given,
        ...{ text, parent, depth },
      });
      return terms.length - 1;
    };
    const draw = ({ title, under, ...drawn }: Drawn, place: number, level: number, parent: number | null) => {
      const [word = "", number = ""] = marks[level]?.(place) ?? [];
      const kind = level === 1 || parent === null ? "article" : "paragraph";
      const at = add(
        { ...drawn, number, kind, printed: word + number, ...(title ? { title, isTitled: true } : {}) },
        parent,
      );
      under.forEach((each, index) => {
        draw(each, index, level + 1, at);
      });
    };
    const preamble = hasPreamble
      ? add(
          {
            number: "P",
            printed: "Preamble",
            title: "Preamble",
            isTitled: true,
            isNumberPrinted: false,
            kind: "preambular",
          },
          null,
        )
      : null;
    for (const text of recitals) add({ text, kind: "preambular", isNumberPrinted: false }, preamble);
    if (isInParts)
      parts.forEach((part, index) => {
        draw({ title: part.title, text: "", options: [], under: part.articles }, index, 0, null);
      });
    else
      parts[0]?.articles.forEach((each, index) => {
        draw(each, index, 1, null);
      });
    if (annex) {
      const { under, title, ...drawn } = annex;
      const named = title ? { title, isTitled: true } : {};
      const at = add({ ...drawn, number: "A", printed: "Annex A", kind: "annex", ...named }, null);
      under.forEach((each, index) => {
        draw(each, index, 2, at);
      });
    }
    numberRecitals(terms);
    return { title, terms };
  });

/** As `numbersOf` does: "P", "P2" at the top, "P.1" under a preamble. */
function numberRecitals(terms: RecognisedTerm[]): void {
  let count = 0;
  for (const term of terms) {
    if (term.kind !== "preambular" || term.printed) continue;
    count += 1;
    term.number = term.parent === null ? (count === 1 ? "P" : `P${count}`) : `P.${count}`;
  }
}
