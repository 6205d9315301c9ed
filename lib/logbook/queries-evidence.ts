/** How we know, how well, and from how many independent origins: the sources and all that rests on them. */
import "server-only";
import { figuresIn, questionsIn, risksIn, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { positionsIn } from "@/lib/positions/queries";
import { roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { agreementIn } from "@/lib/terms/queries";
import { clauseVersionsIn, optionsIn } from "@/lib/text/queries";
import { restingLines } from "./rules/resting";

export type EvidencePage = Awaited<ReturnType<typeof evidencePage>>;

export async function evidencePage({ actor, negotiation: { id }, moment }: Opened) {
  return asActor(actor, async (tx) => {
    const { terms, statuses, linkages } = await agreementIn(tx, id, moment);
    const facts = {
      terms,
      linkages,
      statuses: [...statuses.values()],
      parties: await partiesIn(tx, id, moment),
      delegates: await delegatesIn(tx, id, moment),
      wordings: await clauseVersionsIn(tx, id, moment),
      options: await optionsIn(tx, id, moment),
      positions: await positionsIn(tx, id, moment),
      rounds: await roundsIn(tx, id, moment),
      sessions: await sessionsIn(tx, id, moment),
      statements: await statementsIn(tx, id, moment),
      figures: await figuresIn(tx, id, moment),
      risks: await risksIn(tx, id, moment),
      questions: await questionsIn(tx, id, moment),
    };
    return { ...facts, sources: await sourcesIn(tx, id, moment), lines: restingLines(facts) };
  });
}
