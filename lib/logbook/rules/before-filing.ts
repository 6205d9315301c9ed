/**
 * What is worth a look before notes are filed, and does not stand in the way: a session may well sit in a pause, or hear
 * what settles nothing.
 */
import { pauseAround } from "@/lib/rounds/rules-pauses";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { isTimeZone } from "@/lib/time/zones";
import type { DraftContent } from "../schema";
import { type AskedQuestion, askState } from "./asks";
import type { Materials } from "./materials";

/** Where something is mended: a field beside the notes, one of the questions that were taken along, or a block of the notes. */
export type Place =
  | { kind: "field"; name: "held" | "attendance" | "notes" }
  | { kind: "ask"; questionId: string }
  | { kind: "block"; key: string };

export type Check = {
  /** In two or three words, for the line that names all of them. */
  short: string;
  sentence: string;
  place: Place;
};

type Known = { pauses: Materials["pauses"]; asked: readonly AskedQuestion[] };

/** In the order of the page; none before anything is written. */
export function beforeFiling(content: DraftContent, { pauses, asked }: Known): Check[] {
  const isBegun =
    content.asks.some(({ answer }) => answer.trim()) ||
    content.blocks.some((block) => block.kind !== "line" || block.text.trim());
  if (!isBegun) return [];
  return [
    ...inPause(content, pauses),
    ...unanswered(content, asked),
    ...notNoted(content, asked),
    ...nobodyPresent(content),
    ...sourceless(content),
  ];
}

function inPause({ held, roundId, timeZone, blocks }: DraftContent, pauses: Known["pauses"]): Check[] {
  const parsed = parseFuzzyDate(held);
  const isResumed = blocks.some((block) => block.kind === "entry" && block.command === "resume");
  if (!parsed.ok || isResumed) return [];
  const zone = isTimeZone(timeZone) ? timeZone : "UTC";
  const dated = pauses.map((each) => ({ ...each, paused: requireFuzzyDate(each.paused) }));
  const pause = pauseAround(dated, { held: parsed.date, roundId, zone });
  if (!pause) return [];
  const { paused, endedAt } = pause;
  const since = formatFuzzy(paused, zone, { year: false });
  const act = endedAt === null ? " If the talks went on, note it with /resume." : "";
  return [
    {
      short: "a day inside a pause",
      sentence: `The day lies inside the pause of ${since}.${act}`,
      place: { kind: "field", name: "held" },
    },
  ];
}

function unanswered({ asks }: DraftContent, asked: readonly AskedQuestion[]): Check[] {
  const open = asks.filter(
    ({ questionId, answer }) => !answer.trim() && asked.some((each) => each.questionId === questionId && !each.answer),
  );
  const [first] = open;
  if (!first) return [];
  const sentence =
    open.length === 1
      ? "A question that was taken along has no answer."
      : `${open.length} questions that were taken along have no answer.`;
  return [{ short: "no answer", sentence, place: { kind: "ask", questionId: first.questionId } }];
}

function notNoted({ asks, blocks }: DraftContent, asked: readonly AskedQuestion[]): Check[] {
  const bare = asks.filter(
    ({ questionId, answer }) =>
      askState(
        asked.find((each) => each.questionId === questionId),
        answer,
        blocks,
      ) === "not_noted",
  );
  const [first] = bare;
  if (!first) return [];
  const sentence =
    bare.length === 1
      ? "No position is noted from an answer."
      : `No position is noted from ${bare.length} of the answers.`;
  return [{ short: "no position noted", sentence, place: { kind: "ask", questionId: first.questionId } }];
}

function nobodyPresent({ attendance, newcomers }: DraftContent): Check[] {
  if (attendance.length + newcomers.length > 0) return [];
  return [
    {
      short: "nobody present",
      sentence: "Nobody is named as present.",
      place: { kind: "field", name: "attendance" },
    },
  ];
}

/** A correction keeps what the session rested on. */
function sourceless({ blocks, corrects }: DraftContent): Check[] {
  if (corrects) return [];
  const entries = blocks.filter((block) => block.kind === "entry");
  if (entries.some(({ command, fields }) => command === "source" || fields.sourceId?.trim())) return [];
  const first = entries.find(({ command }) => command !== "question");
  return [
    {
      short: "no source",
      sentence: "Nothing that is recorded here names a source.",
      place: first ? { kind: "block", key: first.key } : { kind: "field", name: "notes" },
    },
  ];
}
