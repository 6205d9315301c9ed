/** The fields of an entry that a passage fills in, each with the words that it is taken from. */
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Span } from "@/lib/text/canonical";
import { eventIn, stanceIn, statusIn } from "./cues";
import { type DeskDocument, type Filled, quotedFrom, wordsOf } from "./desk-document";
import { type DeskCommand, type DeskEntry, deskShapes } from "./entries";
import { basisOf, holderOf, speakerOf, speechAround } from "./fill-people";
import { type DateMark, marksIn, type NumberMark } from "./marks";

/** Only what stands in the passage is filled in, and what is filled in says from which words. */
export function fillEntry(command: DeskCommand, passage: Span, document: DeskDocument): DeskEntry {
  const filled = { ...common(passage, document), ...own[command](passage, document) };
  const names = new Set(deskShapes[command].fields.map(({ name }) => name));
  const entry: DeskEntry = { command, fields: {}, because: {}, isDateInferred: false };
  for (const [name, found] of Object.entries(filled)) {
    if (!names.has(name) || !found?.value) continue;
    entry.fields[name] = found.value;
    if (found.because) entry.because[name] = found.because;
    if (name === "heldFrom") entry.isDateInferred = found.isInferred ?? false;
  }
  return entry;
}

type Fill = (passage: Span, document: DeskDocument) => Record<string, Filled | null | undefined>;

const common: Fill = (passage, { text, marks, source, habits }) => {
  const speeches = marksIn(marks, passage, "speech");
  // What is said of another day in quotation marks was not said on that day.
  const isSaid = ({ start }: Span) =>
    speeches.some(({ words, isQuoted }) => isQuoted && words.start <= start && start < words.end);
  const dates = marksIn(marks, passage, "date").filter((mark) => !isSaid(mark));
  const date = dateOf(passage, text, dates);
  const published = source.published && {
    value: inWords(source.published),
    because: "no date in the words: the day of publication",
    isInferred: true,
  };
  return {
    heldFrom: date ? dated(date) : published || null,
    credibility: { value: habits.credibility, because: "" },
    basis: basisOf(speeches[0], source.kind),
  };
};

const own: Record<DeskCommand, Fill> = {
  position: (passage, document) => {
    const words = wordsOf(document, passage);
    const stance = stanceIn(words);
    const [term] = marksIn(document.marks, passage, "term");
    const speech = marksIn(document.marks, passage, "speech")[0];
    return {
      partyId: holderOf(passage, document, stance),
      termId: term && quotedFrom(document, term, term.id),
      stance: stance && { value: stance.value, because: `“${stance.words}”` },
      intervals: intervalsOf(passage, document, stance?.value),
      confidence: { value: document.habits.confidence, because: "" },
      basis: basisOf(speech, document.source.kind) ?? {
        value: "reported",
        because: "told by the source in its own words",
      },
      why: { value: words, because: "the passage" },
    };
  },
  status: (passage, document) => {
    const status = statusIn(wordsOf(document, passage));
    const [term] = marksIn(document.marks, passage, "term");
    return {
      termId: term && quotedFrom(document, term, term.id),
      status: status && { value: status.value, because: `“${status.words}”` },
    };
  },
  statement: (passage, document) => {
    const speech = marksIn(document.marks, passage, "speech")[0] ?? speechAround(passage, document.marks);
    const words =
      speech?.isQuoted && speech.words.start >= passage.start && speech.words.end <= passage.end
        ? speech.words
        : passage;
    const terms = [...new Set(marksIn(document.marks, passage, "term").map(({ id }) => id))];
    return {
      text: {
        value: wordsOf(document, words).replace(/,$/u, "."),
        because: speech?.isQuoted ? "the quotation" : "the passage",
      },
      termIds: { value: terms.join(","), because: "its words" },
      ...(speech ? speakerOf(speech, document) : ofHolder(passage, document)),
      basis: basisOf(speech, document.source.kind) ?? {
        value: "reported",
        because: "told by the source in its own words",
      },
    };
  },
  event: (passage, document) => {
    const words = wordsOf(document, passage);
    const event = eventIn(words);
    const live = document.rounds.filter(({ isLive }) => isLive);
    const round = live.length === 1 ? live[0] : document.rounds.length === 1 ? document.rounds[0] : undefined;
    const dates = marksIn(document.marks, passage, "date");
    const planned = dates.find(({ start }) =>
      /\b(?:resume|reconvene|open|begin|start|until|on again)\b[^.]{0,20}$/iu.test(
        document.text.slice(Math.max(passage.start, start - 40), start),
      ),
    );
    const when = dates.find((date) => date !== planned);
    const isPlan = event?.value === "paused" || event?.value === "scheduled";
    return {
      roundId: round && { value: round.id, because: "the record: no other round is under way" },
      event: event && { value: event.value, because: `“${event.words}”` },
      planned: isPlan && planned ? { value: inWords(planned.date), because: planned.because } : null,
      ...(isPlan && planned && when ? { heldFrom: dated(when) } : {}),
    };
  },
  figure: (passage, document) => {
    const [number] = marksIn(document.marks, passage, "number");
    const [term] = marksIn(document.marks, passage, "term");
    if (!number) return {};
    const because = `“${wordsOf(document, number)}”`;
    const said = hedge.exec(document.text.slice(passage.start, number.start))?.[0].trim();
    return {
      label: labelOf(number, passage, document),
      value: number.to === null ? { value: String(number.value), because } : null,
      unit: { value: number.unit ?? "", because },
      note:
        number.to === null
          ? said
            ? { value: `The source says “${said} ${wordsOf(document, number)}”.`, because: `“${said}”` }
            : null
          : { value: `From ${number.value} to ${number.to} ${number.unit ?? ""}`.trim(), because },
      termId: term && quotedFrom(document, term, term.id),
    };
  },
  risk: (passage, document) => ({
    text: { value: wordsOf(document, passage), because: "the passage" },
    termId: termOf(passage, document),
  }),
  question: (passage, document) => {
    const party = marksIn(document.marks, passage, "party")[0];
    return {
      text: { value: wordsOf(document, passage), because: "the passage" },
      termId: termOf(passage, document),
      partyId: party && quotedFrom(document, party, party.id),
    };
  },
};

/** Of a sentence that tells a party's stance without saying that anybody spoke, whose word it is: the party's. */
function ofHolder(passage: Span, document: DeskDocument): Record<string, Filled> {
  const stance = stanceIn(wordsOf(document, passage));
  const partyId = stance && holderOf(passage, document, stance);
  return partyId ? { partyId, capacity: { value: "party", because: `its stance is told: “${stance.words}”` } } : {};
}

/** What makes a number less than exact, right before it. */
const hedge =
  /\b(?:about|around|some|nearly|almost|roughly|approximately|more than|over|at least|up to|fewer than|less than|as many as|under)\s*$/iu;

const dated = ({ date, because, isInferred }: DateMark): Filled => ({ value: inWords(date), because, isInferred });

const inWords = (date: string) => formatFuzzy(requireFuzzyDate(date), "UTC");

function termOf(passage: Span, document: DeskDocument): Filled | undefined {
  const [term] = marksIn(document.marks, passage, "term");
  return term && quotedFrom(document, term, term.id);
}

/** The date that stands nearest to the passage's front; one of a plan is when something will be, not when this was. */
function dateOf(passage: Span, text: string, dates: readonly DateMark[]) {
  return dates.find(
    ({ start }) =>
      !/\b(?:resume|until|by|before|planned for|scheduled for)\s+(?:on\s+)?$/iu.test(
        text.slice(Math.max(passage.start, start - 30), start),
      ),
  );
}

/** Only where the passage has one term with an axis, one number on that axis, and a stance that says what becomes of it. */
function intervalsOf(passage: Span, document: DeskDocument, stance: string | undefined): Filled | null {
  const [term] = marksIn(document.marks, passage, "term");
  const unit = document.facts.terms.find(({ id }) => id === term?.id)?.axisUnit;
  const numbers = marksIn(document.marks, passage, "number").filter(({ axis }) => axis && axis.unit === unit);
  const [number] = numbers;
  if (!number?.axis || numbers.length !== 1) return null;
  const state =
    stance === "unknown"
      ? "unknown"
      : /reject|oppos/u.test(stance ?? "")
        ? "rejects"
        : stance && stance !== "conditional"
          ? "accepts"
          : null;
  const { value, to } = number.axis;
  return (
    state && { value: `${state} ${to === null ? value : `${value}..${to}`}`, because: `“${wordsOf(document, number)}”` }
  );
}

/** What is counted: from the unit to where the words stop being about it. */
function labelOf(number: NumberMark, passage: Span, { text }: DeskDocument): Filled | null {
  const counted = text
    .slice(number.start, passage.end)
    .replace(/^[\d.,$€£\s]+(?:(?:hundred|thousand|[mb]illion|trillion|bn|mn|tr?n|[km])\b)?\s*/iu, "");
  const words =
    /^[^,.;:()“”]{2,80}?(?=\s+(?:would|will|are|is|were|was|have|has|had|by|to be|who|which|that|and)\b|[,.;:()“”]|$)/u
      .exec(counted)?.[0]
      .trim();
  return words ? { value: words.charAt(0).toUpperCase() + words.slice(1), because: `“${words}”` } : null;
}
