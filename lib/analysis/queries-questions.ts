/** What to ask next, of whom, and what an answer would settle: the open questions at a moment, in the order to ask them. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import type { AskedQuestion } from "@/lib/logbook/rules/asks";
import { asActor } from "@/lib/platform/actor";
import { positionsIn } from "@/lib/positions/queries";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { printIntervals } from "@/lib/positions/rules/interval-syntax";
import { takesUp } from "@/lib/positions/rules/noted-from";
import { heldOn } from "@/lib/positions/rules/on-term";
import { markingsOf } from "./facts";
import { boardFactsIn } from "./queries";
import { type AskedFor, chosenOf } from "./questions/chosen";
import { questionsToAsk, toldQuestion } from "./questions-to-ask";
import { standingsOf } from "./standing";

/** The questions that a session's notes were taken for, as they stand now, in the order of the notes. */
export async function askedInNotes(
  { actor, negotiation, moment }: Opened,
  ids: readonly string[],
): Promise<AskedQuestion[]> {
  if (ids.length === 0) return [];
  const asked = new Set(ids);
  const { facts, positions } = await asActor(actor, async (tx) => {
    const read = await boardFactsIn(tx, negotiation.id, moment);
    const about = read.questions.filter(({ id }) => asked.has(id));
    const partyIds = about.flatMap(({ partyId }) => partyId ?? []);
    const termIds = about.flatMap(({ termId }) => termId ?? []);
    // The board does not read what is held on every term.
    return { facts: read, positions: await positionsIn(tx, negotiation.id, moment, { partyIds, termIds }) };
  });
  const termOf = (id: string) => facts.terms.find((each) => each.id === id) ?? null;
  const open = new Map(
    questionsToAsk({ ...facts, standings: standingsOf(facts), zone: negotiation.timeZone }).map((each) => [
      each.id,
      each,
    ]),
  );
  return ids.flatMap((questionId): AskedQuestion[] => {
    const question = facts.questions.find(({ id }) => id === questionId);
    if (!question) return [];
    const told = open.get(questionId);
    const settled = told ? toldQuestion(told, facts) : null;
    const party = facts.parties.find(({ id }) => id === question.partyId) ?? null;
    const term = question.termId ? termOf(question.termId) : null;
    const held = party && term ? heldOn(positions, party.id, term.id) : undefined;
    return [
      {
        questionId,
        text: question.text,
        party: party && { id: party.id, name: party.name },
        term: term && { id: term.id, number: term.number, title: term.title },
        settling: settled?.settling ?? question.settles,
        answer: question.answer,
        isNoted:
          question.given !== null && held !== undefined && takesUp(held.record, question.given, negotiation.timeZone),
        held: held
          ? {
              intervals: term?.axisUnit ? printIntervals(held.intervals, term.axisUnit) : "",
              conditions: held.conditions.map((condition) => ({
                words: conditionInWords(condition, termOf),
                isOfTerm: condition.kind !== "text",
              })),
              salience: held.salience,
              compartmentId: held.record.compartmentId,
            }
          : null,
        compartmentId: question.record.compartmentId,
        markedWith: settled?.markedWith ?? markingsOf(question.record),
      },
    ];
  });
}

/** How many a page of the list has. */
const perPage = 40;

export type QuestionsView = Awaited<ReturnType<typeof questionsView>>;

/** One page of those that are asked for, each with what an answer settles in words; and what they can be chosen by. */
export async function questionsView({ actor, negotiation, moment }: Opened, asked: AskedFor & { page: number }) {
  const facts = await asActor(actor, (tx) => boardFactsIn(tx, negotiation.id, moment));
  const all = questionsToAsk({ ...facts, standings: standingsOf(facts), zone: negotiation.timeZone });
  const open = all.filter(({ answered }) => answered === null);
  const chosen = chosenOf(all, asked);
  const pages = Math.max(1, Math.ceil(chosen.questions.length / perPage));
  const page = Math.min(Math.max(1, asked.page), pages);
  const shown = chosen.questions.slice((page - 1) * perPage, page * perPage);
  return {
    ...chosen,
    questions: shown.map((question) => toldQuestion(question, facts)),
    /** The place of the first of them in what is asked for. */
    first: (page - 1) * perPage,
    count: chosen.questions.length,
    /** Those that nobody has answered. */
    total: open.length,
    settling: open.filter(({ worth }) => worth > 0).length,
    top: open[0] ? toldQuestion(open[0], facts) : null,
    /** How many were answered, without a position noted from the answer; and who sees the records that tell of it. */
    answered: all.length - open.length,
    answeredMarkedWith: markingsOf(...all.flatMap(({ answered, rests }) => (answered ? rests : []))),
    page,
    pages,
  };
}
