/** What was said, in quotation marks or as it is reported, and by whom. */
import type { Span } from "@/lib/text/canonical";
import type { NameMark, Speaker, SpeechMark } from "./marks";
import { covered, meetsAny, within } from "./within";

const verbs =
  "said|says|told|added|warned|argued|insisted|declared|wrote|stated|acknowledged|cautioned|announced|stressed|explained|confirmed";
const spoke = new RegExp(`\\b(?:${verbs})\\b`, "giu");
/** Within a paragraph: where one does not end, what stands under it, a byline or a caption, was not said. */
const quoted = /“((?:(?!\n\n)[^“”]){6,1500})”|"([^"\n]{6,1500})"/gu;
/**
 * "the chief Taliban negotiator", "two American diplomats": from what begins the phrase to what they are. It begins with a
 * word and no word of it is endless, so that a text without spaces is gone through once.
 */
const unnamed =
  /(?<![\p{L}.’'-])(?:(?:a|an|the|its|their|one|two|three|several|some|many|more than [a-z]{2,12})\s+)?(?:(?!(?:a|an|the|that|who|which|in|of|to|at|on|for|with|from|by|but|as|said|was|were|is|are|had|has|told)\b)[\p{L}.’'-]{1,30}\s+){0,6}\b(?:officials?|diplomats?|envoys?|negotiators?|mediators?|commanders?|ministers?|advisers?|spokes(?:man|woman|person))\b/giu;
/** A person's name begins with none of these, though a sentence may. */
const noName =
  /^(?:On|In|At|The|A|An|But|And|After|Before|When|While|As|It|He|She|They|We|Some|One|Two|Both|If|For|By)\b/u;
const properName = /^\p{Lu}[\p{L}.’'-]*(?:\s+(?:(?:al|bin|van|von|de)\s+)?\p{Lu}[\p{L}.’'-]*){1,4}/u;

/** One mark for each quotation and each sentence in which somebody said something. */
export function recogniseSpeech(text: string, sentences: readonly Span[], names: readonly NameMark[]): SpeechMark[] {
  const quotes = [...text.matchAll(quoted)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const inQuotes = (at: number) => meetsAny(quotes, { start: at, end: at + 1 });
  const said: SpeechMark[] = [];
  let [first, last] = [0, 0];
  for (const quote of quotes) {
    // Both are in the order of the text, so no sentence is looked at again for every quotation.
    while ((sentences[first + 1]?.start ?? Infinity) <= quote.start) first++;
    while ((sentences[last]?.end ?? Infinity) < quote.end) last++;
    const around = {
      start: Math.min(quote.start, sentences[first]?.start ?? quote.start),
      end: sentences[last]?.end ?? quote.end,
    };
    const isSpeech = [...text.slice(around.start, around.end).matchAll(spoke)].some(
      (verb) => !inQuotes(around.start + verb.index),
    );
    // A word or two in quotation marks are the writer's own sentence.
    if (!isSpeech || quote.end - quote.start < 14) continue;
    const speaker = speakerIn(text, around, names, inQuotes);
    said.push({
      ...around,
      kind: "speech",
      words: { start: quote.start + 1, end: quote.end - 1 },
      speaker,
      isQuoted: true,
    });
  }
  const told = covered(said);
  for (const sentence of sentences) {
    if (meetsAny(told, sentence)) continue;
    const words = text.slice(sentence.start, sentence.end);
    if (![...words.matchAll(spoke)].some((verb) => !inQuotes(sentence.start + verb.index))) continue;
    const speaker = speakerIn(text, sentence, names, inQuotes);
    if (speaker) said.push({ ...sentence, kind: "speech", words: sentence, speaker, isQuoted: false });
  }
  return said.sort((a, b) => a.start - b.start || a.words.start - b.words.start);
}

/** Whoever is named nearest to the word that says that they spoke, and outside the quotation marks. */
function speakerIn(
  text: string,
  { start, end }: Span,
  names: readonly NameMark[],
  inQuotes: (at: number) => boolean,
): Speaker | null {
  const verb = [...text.slice(start, end).matchAll(spoke)].find((each) => !inQuotes(start + each.index));
  if (!verb) return null;
  const [from, to] = [start + verb.index, start + verb.index + verb[0].length];
  const after = text.slice(to, Math.min(end, to + 160)).trimStart();
  // “…,” said somebody.
  const isInverted = /[”"]\s*$/u.test(text.slice(start, from));
  const near = within(names, { start, end })
    .filter((mark) => !inQuotes(mark.start))
    .map((mark) => ({ mark, away: mark.end <= from ? from - mark.end : mark.start - to, isBefore: mark.end <= from }))
    .filter(({ away, isBefore }) => away < 90 && away >= 0 && isBefore !== isInverted)
    .sort((a, b) => a.away - b.away || 0);
  const person = near.find(({ mark }) => mark.kind === "delegate");
  const party = near.find(({ mark }) => mark.kind === "party");
  const before = text.slice(start, from);
  if (person && (!party || person.away <= party.away + 40)) return { delegateId: person.mark.id };
  const name = properName.exec(isInverted ? after : before.trimStart())?.[0];
  if (name && !noName.test(name) && !party) return { name: name.replace(/[,.]$/u, ""), isUnnamed: false };
  const phrases = [...(isInverted ? after : before).matchAll(unnamed)];
  const someone = isInverted ? phrases[0] : phrases.at(-1);
  if (!someone) return party ? { partyId: party.mark.id } : null;
  // Whom they speak for, where that is part of what they are called.
  const at = someone.index + (isInverted ? text.indexOf(after, to) : start);
  const [own] = within(names, { start: at, end: at + someone[0].length }).filter(({ kind }) => kind === "party");
  return { name: someone[0].trim(), isUnnamed: true, ...(own && { partyId: own.id }) };
}
