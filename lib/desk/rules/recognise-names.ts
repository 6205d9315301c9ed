/** Parties, people and terms by the names that are on record, and by what follows from those alone. */
import type { Span } from "@/lib/text/canonical";
import { type DeskFacts, movedBy, type NameMark, type TermMark } from "./marks";
import { phraseFinder } from "./phrases";

type Alias = { words: string; isExact: boolean; kind: NameMark["kind"]; id: string };

const rank =
  /^((?:(?:Gen|Lt|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Amb|Dr|Mr|Mrs|Ms|Prof)\.|President|General|Admiral|Ambassador|Minister|Sheikh|Mullah)\s+)+/u;
const suffix = /,?\s+(?:Jr|Sr|II|III)\.?$/u;

/** The names in a text. A name that two have means neither; of names that meet, the longest is meant. */
export function nameFinder({ parties, delegates }: DeskFacts): (text: string) => NameMark[] {
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
  const find = phraseFinder(aliases.filter(({ words }) => words.length > 1 && owners.get(key(words))?.size === 1));
  return (text) => {
    const taken = new Uint8Array(text.length);
    return find(text)
      .sort((a, b) => b.phrase.words.length - a.phrase.words.length || a.start - b.start)
      .filter(({ start, end }) => {
        const isFree = !taken.subarray(start, end).includes(1);
        if (isFree) taken.fill(1, start, end);
        return isFree;
      })
      .map(({ start, end, phrase: { kind, id } }): NameMark => ({ start, end, kind, id }))
      .sort((a, b) => a.start - b.start);
  };
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
export function termFinder({ terms }: DeskFacts): (text: string, sentences: readonly Span[]) => TermMark[] {
  const find = phraseFinder(terms.map(({ id, title }) => ({ id, words: title, isExact: false })));
  const titles = terms.map(({ id, title }) => ({ id, stems: new Set(stemsIn(title).map(({ stem }) => stem)) }));
  const byStem = new Map<string, typeof titles>();
  for (const title of titles) for (const stem of title.stems) byStem.set(stem, [...(byStem.get(stem) ?? []), title]);

  const inSentence = (said: string): TermMark[] => {
    const whole = find(said).map(
      ({ start, end, phrase: { id } }): TermMark => ({ start, end, kind: "term", id, isTitle: true }),
    );
    if (whole.length > 0) return whole;
    const hitsBy = new Map<(typeof titles)[number], ReturnType<typeof stemsIn>>();
    for (const word of stemsIn(said))
      for (const title of byStem.get(word.stem) ?? []) {
        const hits = hitsBy.get(title);
        if (hits) hits.push(word);
        else hitsBy.set(title, [word]);
      }
    const ranked = [...hitsBy]
      .map(([{ id, stems }, hits]) => {
        const count = new Set(hits.map(({ stem }) => stem)).size;
        return { id, hits, count, share: count / stems.size };
      })
      .filter(({ count, share }) => count >= 2 && share > 0.5)
      .sort((a, b) => b.count - a.count || b.share - a.share);
    const [best, next] = ranked;
    if (!best || (next && next.count === best.count && next.share === best.share)) return [];
    const [start, end] = [best.hits[0]?.start ?? 0, best.hits.at(-1)?.end ?? 0];
    return [{ start, end, kind: "term", id: best.id, isTitle: false }];
  };
  return (text, sentences) =>
    sentences.flatMap(({ start, end }) => inSentence(text.slice(start, end)).map((mark) => movedBy(mark, start)));
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

const key = (words: string) => words.toLowerCase();
