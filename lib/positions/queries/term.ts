/** Everything that the record holds about one term, its wording and the remarks on it apart. */
import "server-only";
import { citedOf, figuresIn, questionsIn, risksIn, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { agreementIn, statusHistoryIn } from "@/lib/terms/queries";
import { optionHistoryIn, wordingHistoryIn } from "@/lib/text/queries-history";
import { positionsIn } from "../queries";
import { inColumnOrder } from "../rules/answer";

export type TermRecord = NonNullable<Awaited<ReturnType<typeof termRecord>>>;

/** All about the term at the moment; null where it is not in force, or not for this reader. */
export async function termRecord({ actor, negotiation, moment }: Opened, termId: string) {
  return asActor(actor, async (tx) => {
    const agreement = await agreementIn(tx, negotiation.id, moment);
    const term = agreement.terms.find(({ id }) => id === termId);
    if (!term) return null;
    const parties = inColumnOrder(await partiesIn(tx, negotiation.id, moment));
    const sources = await sourcesIn(tx, negotiation.id, moment);
    const isOnTerm = (row: { termId: string | null }) => row.termId === termId;
    const cited = <Row extends { record: Parameters<typeof citedOf>[0] }>(row: Row) => ({
      ...row,
      ...citedOf(row.record, sources),
    });
    return {
      term: cited(term),
      agreement,
      above: agreement.terms.filter(({ id }) => term.path.includes(id)),
      parts: agreement.terms.filter(({ parentId }) => parentId === termId),
      status: agreement.statuses.get(termId) ?? null,
      statusHistory: (await statusHistoryIn(tx, negotiation.id, moment, termId)).map(cited),
      wordings: (await wordingHistoryIn(tx, negotiation.id, moment, termId)).map(({ language, steps }) => ({
        language,
        steps: steps.map(cited),
      })),
      options: (await optionHistoryIn(tx, negotiation.id, moment, termId)).map(({ optionId, steps }) => ({
        optionId,
        steps: steps.map(cited),
      })),
      linkages: agreement.linkages.filter((each) => each.fromTermId === termId || each.toTermId === termId).map(cited),
      parties,
      delegates: await delegatesIn(tx, negotiation.id, moment),
      positions: (await positionsIn(tx, negotiation.id, moment, { termIds: [termId] }))
        .filter((each) => parties.some(({ id }) => id === each.partyId))
        .map(cited),
      statements: (await statementsIn(tx, negotiation.id, moment))
        .filter(({ termIds }) => termIds.includes(termId))
        .map(cited),
      questions: (await questionsIn(tx, negotiation.id, moment)).filter(isOnTerm).map(cited),
      risks: (await risksIn(tx, negotiation.id, moment)).filter(isOnTerm).map(cited),
      figures: (await figuresIn(tx, negotiation.id, moment)).filter(isOnTerm).map(cited),
      sources,
    };
  });
}
