/** Everything that the record holds about one party, or about one person who speaks. */
import "server-only";
import { citedOf, questionsIn, type SourceView, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import { partySpokenFor } from "@/lib/evidence/rules";
import type { Opened } from "@/lib/negotiations/queries";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { delegateLifeIn, partyLifeIn } from "@/lib/parties/queries-history";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { idInput } from "@/lib/platform/inputs";
import { heldUpTo, latestFirst, type ReadAt } from "@/lib/record/reading";
import { roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { termsIn } from "@/lib/terms/queries";
import { clauseVersionsIn, optionsIn, sponsorsIn } from "@/lib/text/queries";
import { sponsoredBrackets } from "@/lib/text/sponsored";
import { positionsHeldIn, positionsIn } from "../queries";
import { onTerm } from "../rules/on-term";
import { heldBefore, namesParty } from "../rules/party";

export type PartyRecord = NonNullable<Awaited<ReturnType<typeof partyRecord>>>;
export type PersonRecord = NonNullable<Awaited<ReturnType<typeof personRecord>>>;

/**
 * All about the party; null where there never was one, or not for this reader. `party` is null at a moment at which it is
 * not on record: before it came, or after it was taken back.
 */
export async function partyRecord({ actor, negotiation, moment }: Opened, partyId: string) {
  if (!idInput.safeParse(partyId).success) return null;
  return asActor(actor, async (tx) => {
    const life = await partyLifeIn(tx, negotiation.id, moment, partyId);
    if (!life) return null;
    const known = await knownIn(tx, negotiation.id, moment);
    const { parties, delegates, terms } = known;
    const party = parties.find(({ id }) => id === partyId) ?? null;
    const held = await positionsHeldIn(tx, negotiation.id, moment, { partyIds: [partyId] });
    const conditional = await positionsIn(tx, negotiation.id, moment, { isConditional: true });
    const offices = await officesIn(tx, negotiation.id, moment);
    const former = new Set(offices.filter((office) => office.partyId === partyId).map(({ seriesId }) => seriesId));
    const questions = (await questionsIn(tx, negotiation.id, moment)).filter((each) => each.partyId === partyId);
    return {
      ...known,
      party,
      life,
      bloc: parties.find(({ id }) => id === party?.blocId) ?? null,
      belonging: parties.filter(({ blocId }) => blocId === partyId),
      objectedTo: parties.filter(({ objectorIds }) => objectorIds.includes(partyId)),
      people: delegates.filter((each) => each.partyId === partyId),
      formerPeople: delegates.filter((each) => each.partyId !== partyId && former.has(each.id)),
      positions: terms.flatMap((term) => {
        const steps = onTerm(held, term.id);
        // The latest that held is what holds.
        return steps[0] ? [{ term, ...cited(steps[0], known.sources), before: heldBefore(steps) }] : [];
      }),
      statements: latestFirst(
        (await statementsIn(tx, negotiation.id, moment)).filter((statement) => {
          // Whose word it is does not change when its speaker changes sides.
          const office = offices.find(
            ({ seriesId, record }) =>
              seriesId === statement.speakerId && record.validFrom <= statement.record.validFrom,
          );
          return partySpokenFor(statement, office) === partyId;
        }),
      ),
      sessions: (await sessionsIn(tx, negotiation.id, moment)).flatMap((session) => {
        const seats = session.attendance.filter((seat) => seat.partyId === partyId);
        return seats.length > 0 ? [{ session, seats }] : [];
      }),
      deeds: (await roundsIn(tx, negotiation.id, moment)).flatMap((round) =>
        round.events.filter(({ byPartyIds }) => byPartyIds.includes(partyId)).map((event) => ({ round, event })),
      ),
      brackets: (await clauseVersionsIn(tx, negotiation.id, moment)).flatMap((version) => {
        const term = terms.find(({ id }) => id === version.termId);
        const words = party ? sponsoredBrackets(version.text, party.code) : [];
        return term && words.length > 0 ? [{ term, version, words }] : [];
      }),
      options: (await optionsIn(tx, negotiation.id, moment)).flatMap((option) => {
        const term = terms.find(({ id }) => id === option.termId);
        return term && option.sponsorIds.includes(partyId) ? [{ term, option }] : [];
      }),
      sponsors: await sponsorsIn(tx, negotiation.id, moment),
      questions,
      conditions: conditional.flatMap((position) => {
        const [holder, term] = [
          parties.find(({ id }) => id === position.partyId),
          terms.find(({ id }) => id === position.termId),
        ];
        if (!party || !holder || !term || holder.id === partyId) return [];
        return position.conditions.flatMap((condition) =>
          condition.kind === "text" && namesParty(condition.text, party)
            ? [{ holder, term, text: condition.text, compartmentId: position.compartmentId }]
            : [],
        );
      }),
    };
  });
}

/** All about the person; null where there never was one, or not for this reader. */
export async function personRecord({ actor, negotiation, moment }: Opened, delegateId: string) {
  if (!idInput.safeParse(delegateId).success) return null;
  return asActor(actor, async (tx) => {
    const life = await delegateLifeIn(tx, negotiation.id, moment, delegateId);
    if (!life) return null;
    const known = await knownIn(tx, negotiation.id, moment);
    const delegate = known.delegates.find(({ id }) => id === delegateId) ?? null;
    return {
      ...known,
      delegate,
      life,
      party: known.parties.find(({ id }) => id === delegate?.partyId) ?? null,
      statements: latestFirst(
        (await statementsIn(tx, negotiation.id, moment)).filter(({ speakerId }) => speakerId === delegateId),
      ),
      sessions: (await sessionsIn(tx, negotiation.id, moment)).flatMap((session) => {
        const seats = session.attendance.filter((seat) => seat.delegateId === delegateId);
        return seats.length > 0 ? [{ session, seats }] : [];
      }),
    };
  });
}

/** What both pages name things by. */
async function knownIn(tx: Tx, negotiationId: string, at: ReadAt) {
  return {
    parties: await partiesIn(tx, negotiationId, at),
    delegates: await delegatesIn(tx, negotiationId, at),
    terms: await termsIn(tx, negotiationId, at),
    sources: await sourcesIn(tx, negotiationId, at),
  };
}

/** Every office that anybody has held up to the moment, from late to early; without what was superseded. */
async function officesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  return tx.delegate.findMany({
    where: { negotiationId, record: heldUpTo(at) },
    select: { seriesId: true, partyId: true, record: { select: { validFrom: true } } },
    orderBy: [{ record: { validFrom: "desc" } }, { record: { seq: "desc" } }],
  });
}

function cited<Row extends { record: Parameters<typeof citedOf>[0] }>(row: Row, sources: readonly SourceView[]) {
  return { ...row, ...citedOf(row.record, sources) };
}
