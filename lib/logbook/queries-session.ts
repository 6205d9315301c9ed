/** A session as its page tells it: what was said, by whom, on which term, and what it changed. */
import "server-only";
import { questionsIn, sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { idInput } from "@/lib/platform/inputs";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import { positionsIn } from "@/lib/positions/queries";
import { takesUp } from "@/lib/positions/rules/noted-from";
import { heldOn } from "@/lib/positions/rules/on-term";
import {
  roundsIn,
  type RoundView,
  type SessionView,
  type SessionWithNotes,
  sessionIn,
  sessionsIn,
} from "@/lib/rounds/queries";
import { isHighestSoFar } from "@/lib/rounds/rules";
import { pauseAround, pausesOf } from "@/lib/rounds/rules-pauses";
import { statusesIn, termsIn } from "@/lib/terms/queries";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { changesIn } from "./queries-changes";
import { namesIn, sessionEntriesIn } from "./queries-entries";
import { sessionVersionsIn } from "./queries-session-history";
import { tellNotes } from "./rules/told-notes";

/**
 * Everything on the page of one session, of one that was taken back too; null where there is none for this reader at this
 * moment.
 */
export async function sessionPage({ actor, negotiation, moment }: Opened, sessionId: string) {
  if (!idInput.safeParse(sessionId).success) return null;
  const { id: negotiationId, timeZone: zone } = negotiation;
  return asActor(actor, async (tx) => {
    const terms = await termsIn(tx, negotiationId, moment);
    const statuses = await statusesIn(tx, negotiationId, moment);
    const rounds = await roundsIn(tx, negotiationId, moment);
    const names = await namesIn(tx, negotiationId, moment, terms);
    const about = { negotiationId, sessionId };
    const { steps, last } = await sessionVersionsIn(tx, about, moment, { names, rounds });
    const isTakenBack = steps[0]?.ended?.isRetraction === true;
    const session = (await sessionIn(tx, negotiationId, sessionId, moment)) ?? (isTakenBack ? last : null);
    if (!session) return null;
    const entries = await sessionEntriesIn(tx, negotiationId, sessionId, moment, { names, rounds });
    const changes = await changesIn(tx, negotiationId, moment, { entries, names, rounds, zone });
    const earlier = (await sessionsIn(tx, negotiationId, moment)).filter(
      (each) => each.record.validFrom < session.record.validFrom,
    );
    const author = await tx.user.findUnique({ where: { id: session.record.recordedBy }, select: { name: true } });
    return {
      session,
      round: rounds.find((round) => round.id === session.roundId) ?? null,
      inPause: pauseOf(session, rounds),
      isHighest: isHighestSoFar(
        session.level,
        earlier.map((each) => each.level),
      ),
      notes: tellNotes(session.notes, entries, names),
      changes,
      asked: await askedAt(tx, negotiation, moment, session),
      agenda: session.agenda.flatMap((termId) => {
        const term = terms.find((each) => each.id === termId);
        return term ? [{ term, status: statuses.get(termId)?.status ?? "not_tabled" }] : [];
      }),
      terms,
      parties: await partiesIn(tx, negotiationId, moment),
      delegates: await delegatesIn(tx, negotiationId, moment),
      sources: await sourcesIn(tx, negotiationId, moment),
      /** What was recorded in it and stands. */
      entries: entries.filter((entry) => !entry.isRetracted),
      history: steps,
      /** Who took it back, when and why; null while it is on record. */
      retracted: steps[0]?.ended?.isRetraction ? steps[0].ended : null,
      filedBy: author?.name ?? "a former member",
    };
  });
}

/** The pause of its round that its day lies in, by when that began and who may see it; null where it lies in none. */
function pauseOf({ roundId, timeZone, record }: SessionView, rounds: readonly RoundView[]) {
  const pauses = pausesOf(rounds).map(({ round, paused, endedBy }) => ({
    ...{ roundId: round.id, endedAt: endedBy?.record.validFrom ?? null },
    ...{ paused: requireFuzzyDate(paused.record.validText), compartmentId: paused.record.compartmentId },
  }));
  return pauseAround(pauses, { held: requireFuzzyDate(record.validText), roundId, zone: timeZone }) ?? null;
}

export type SessionAsk = Awaited<ReturnType<typeof askedAt>>[number];

/**
 * The questions that were taken along, and those that were answered in it; each as it stands at the moment, whether the
 * answer was given here, and whether a position was noted from it.
 */
async function askedAt(
  tx: Tx,
  { id: negotiationId, timeZone: zone }: Pick<Opened["negotiation"], "id" | "timeZone">,
  at: ReadAt,
  session: Pick<SessionWithNotes, "id" | "asked">,
) {
  const place = new Map(session.asked.map((id, index) => [id, index]));
  const asked = (await questionsIn(tx, negotiationId, at)).filter(
    ({ id, answer, record }) => place.has(id) || (answer !== null && record.sessionId === session.id),
  );
  const about = asked.flatMap(({ partyId, termId }) => (partyId && termId ? [{ partyId, termId }] : []));
  const held =
    about.length === 0
      ? []
      : await positionsIn(tx, negotiationId, at, {
          partyIds: about.map(({ partyId }) => partyId),
          termIds: about.map(({ termId }) => termId),
        });
  return asked
    .map(({ id, text, partyId, termId, answer, compartmentId, record, given }) => {
      const isHere = answer !== null && record.sessionId === session.id;
      const outcome = isHere ? ("here" as const) : answer === null ? ("open" as const) : ("elsewhere" as const);
      const position = partyId && termId ? heldOn(held, partyId, termId) : undefined;
      /** Null where there is nothing to note: it is open, or asked of nobody on no term. */
      const isNoted =
        given === null || !partyId || !termId ? null : position ? takesUp(position.record, given, zone) : false;
      return { id, text, partyId, termId, answer, compartmentId, outcome, isNoted };
    })
    .sort((a, b) => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size));
}
