/** Everything that the record holds about one term, its wording and the remarks on it apart. */
import "server-only";
import { citedOf, figuresIn, questionsIn, risksIn, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { composedOnce } from "@/lib/record/composed-once";
import type { ReadAt } from "@/lib/record/reading";
import { type Agreement, agreementOnce, statusHistoryIn, type TermView } from "@/lib/terms/queries";
import { optionHistoryIn, wordingHistoryIn } from "@/lib/text/queries-history";
import { positionsIn } from "../queries";
import { inColumnOrder } from "../rules/answer";

export type TermRecord = NonNullable<Awaited<ReturnType<typeof termRecord>>>;

/** All about the term at the moment; null where it is not in force, or not for this reader. */
export async function termRecord(opened: Opened, termId: string) {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const agreement = await agreementOnce(tx, opened);
    const term = agreement.terms.find(({ id }) => id === termId);
    return term
      ? composedOnce(tx, { negotiation, moment, what: ["term", termId], isSigned: true }, () =>
          termRecordIn(tx, opened, { term, agreement }),
        )
      : null;
  });
}

async function termRecordIn(
  tx: Tx,
  { negotiation, moment }: Opened,
  { term, agreement }: { term: TermView; agreement: Agreement },
) {
  const termId = term.id;
  const { parties, delegates, sources } = await composedOnce(tx, { negotiation, moment, what: ["around terms"] }, () =>
    aroundTermsIn(tx, negotiation.id, moment),
  );
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
    delegates,
    positions: (await positionsIn(tx, negotiation.id, moment, { termIds: [termId] }))
      .filter((each) => parties.some(({ id }) => id === each.partyId))
      .map(cited),
    statements: (await statementsIn(tx, negotiation.id, moment, { termId })).map(cited),
    questions: (await questionsIn(tx, negotiation.id, moment)).filter(isOnTerm).map(cited),
    risks: (await risksIn(tx, negotiation.id, moment)).filter(isOnTerm).map(cited),
    figures: (await figuresIn(tx, negotiation.id, moment)).filter(isOnTerm).map(cited),
    sources,
  };
}

/** What is read beside each term, and is the same for all of them. */
async function aroundTermsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  return {
    parties: inColumnOrder(await partiesIn(tx, negotiationId, at)),
    delegates: await delegatesIn(tx, negotiationId, at),
    sources: await sourcesIn(tx, negotiationId, at),
  };
}
