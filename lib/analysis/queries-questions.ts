/** What to ask next, of whom, and what an answer would settle: the open questions at a moment, in the order to ask them. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { boardFactsIn } from "./queries";
import { type AskedFor, chosenOf } from "./questions/chosen";
import { questionsToAsk, toldQuestion } from "./questions-to-ask";
import { standingsOf } from "./standing";

/** How many a page of the list has. */
const perPage = 40;

export type QuestionsView = Awaited<ReturnType<typeof questionsView>>;

/** One page of those that are asked for, each with what an answer settles in words; and what they can be chosen by. */
export async function questionsView({ actor, negotiation, moment }: Opened, asked: AskedFor & { page: number }) {
  const facts = await asActor(actor, (tx) => boardFactsIn(tx, negotiation.id, moment));
  const all = questionsToAsk({ ...facts, standings: standingsOf(facts) });
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
    total: all.length,
    settling: all.filter(({ worth }) => worth > 0).length,
    top: all[0] ? toldQuestion(all[0], facts) : null,
    page,
    pages,
  };
}
