/** Parties, people and terms by the names that are on record, and by what follows from those alone. */
import type { Span } from "@/lib/text/canonical";
import type { DeskFacts, NameMark, TermMark } from "./marks";

type Alias = { words: string; isExact: boolean; kind: NameMark["kind"]; id: string };

const rank =
  /^((?:(?:Gen|Lt|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Amb|Dr|Mr|Mrs|Ms|Prof)\.|President|General|Admiral|Ambassador|Minister|Sheikh|Mullah)\s+)+/u;
const suffix = /,?\s+(?:Jr|Sr|II|III)\.?$/u;

/** A name that two have means neither. */
export function recogniseNames(text: string, { parties, delegates }: DeskFacts): NameMark[] {
  const aliases: Alias[] = [
    ...parties.flatMap(({ id, name, code }) =>
      partyAliases(name, code).map((each) => ({ ...each, kind: "party" as const, id })),
    ),
    ...delegates.flatMap(({ id, name }) =>
      personAliases(name).map((each) => ({ ...each, kind: "delegate" as const, id })),
    ),
  ];
  const owners = new Map<string, Set<string>>();
  for (const { words, id } of aliases) owners.set(key(words), (owners.get(key(words)) ?? new Set()).add(id));
  const known = aliases
    .filter(({ words }) => words.length > 1 && owners.get(key(words))?.size === 1)
    .sort((a, b) => b.words.length - a.words.length);
  const marks: NameMark[] = [];
  for (const { words, isExact, kind, id } of known)
    for (const span of placesOf(text, words, isExact))
      if (!marks.some((mark) => meets(mark, span))) marks.push({ ...span, kind, id });
  return marks.sort((a, b) => a.start - b.start);
}

function partyAliases(name: string, code: string): Pick<Alias, "words" | "isExact">[] {
  const plain = name.replace(/^the\s+/iu, "");
  const letters = code.length > 1 && /^\p{Lu}+$/u.test(code) ? [code, `${[...code].join(".")}.`] : [];
  return [{ words: plain, isExact: plain.length < 4 }, ...letters.map((words) => ({ words, isExact: true }))];
}

/** The whole name; without rank and middle initials; the last name, alone or after the rank. */
function personAliases(full: string): Pick<Alias, "words" | "isExact">[] {
  const title = rank.exec(full)?.[0].trim() ?? "";
  const name = full.slice(title.length).trim().replace(suffix, "");
  const short = name.replace(/\s+\p{Lu}\.(?=\s)/gu, "");
  const last = name.split(/\s+/u).at(-1) ?? "";
  const all = [
    full,
    name,
    short,
    title && last !== name ? `${title} ${last}` : "",
    last.length > 3 && last !== name ? last : "",
  ];
  return [...new Set(all.filter(Boolean))].map((words) => ({ words, isExact: true }));
}

const stopWords = new Set("the and for with from into over under this that their other against between".split(" "));

/** Terms by their title or, in one sentence, by most words of it: at least two, and more than any other term's. */
export function recogniseTerms(text: string, sentences: readonly Span[], { terms }: DeskFacts): TermMark[] {
  const titles = terms.map(({ id, title }) => ({ id, title, stems: stemsIn(title).map(({ stem }) => stem) }));
  const wanted = new Set(titles.flatMap(({ stems }) => stems));
  return sentences.flatMap((sentence): TermMark[] => {
    const said = text.slice(sentence.start, sentence.end);
    const whole = titles.flatMap(({ id, title }) =>
      placesOf(said, title, false).map(
        ({ start, end }): TermMark => ({
          start: sentence.start + start,
          end: sentence.start + end,
          kind: "term",
          id,
          isTitle: true,
        }),
      ),
    );
    if (whole.length > 0) return whole.sort((a, b) => a.start - b.start);
    const words = stemsIn(said).filter(({ stem }) => wanted.has(stem));
    if (words.length < 2) return [];
    const ranked = titles
      .map(({ id, stems }) => {
        const hits = words.filter(({ stem }) => stems.includes(stem));
        const count = new Set(hits.map(({ stem }) => stem)).size;
        return { id, hits, count, share: count / Math.max(stems.length, 1) };
      })
      .filter(({ count, share }) => count >= 2 && share > 0.5)
      .sort((a, b) => b.count - a.count || b.share - a.share);
    const [best, next] = ranked;
    if (!best || (next && next.count === best.count && next.share === best.share)) return [];
    const [start, end] = [best.hits[0]?.start ?? 0, best.hits.at(-1)?.end ?? 0];
    return [{ start: sentence.start + start, end: sentence.start + end, kind: "term", id: best.id, isTitle: false }];
  });
}

function stemsIn(text: string): { stem: string; start: number; end: number }[] {
  return [...text.matchAll(/[\p{L}]{4,}/gu)]
    .filter(([word]) => !stopWords.has(word.toLowerCase()))
    .map((found) => ({
      stem: found[0].toLowerCase().slice(0, 6),
      start: found.index,
      end: found.index + found[0].length,
    }));
}

/** Where the words stand as words of their own. */
export function placesOf(text: string, words: string, isExact: boolean): Span[] {
  const pattern = words
    .split(/\s+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
    .join("\\s+");
  const found = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, isExact ? "gu" : "giu"));
  return [...found].map((each) => ({ start: each.index, end: each.index + each[0].length }));
}

const key = (words: string) => words.toLowerCase();
const meets = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
