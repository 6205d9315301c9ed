/** What a session can be logged with: who and what its notes can name, the rounds it can sit in, what it can cite. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { partLabel } from "@/lib/parties/rules";
import { asActor } from "@/lib/platform/actor";
import { roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { pausesOf } from "@/lib/rounds/rules-pauses";
import { statusesIn, termsIn } from "@/lib/terms/queries";
import type { Materials } from "./rules/materials";

/** The materials at the moment, without anything that the writer cannot see. */
export async function loggingMaterials({ actor, negotiation, moment }: Opened): Promise<Materials> {
  const { id } = negotiation;
  return asActor(actor, async (tx) => {
    const statuses = await statusesIn(tx, id, moment);
    const compartments = await tx.compartment.findMany({
      where: { negotiationId: id, members: { some: { userId: actor.userId } } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    });
    const rounds = await roundsIn(tx, id, moment);
    return {
      parties: (await partiesIn(tx, id, moment)).map((party) => ({
        id: party.id,
        name: party.name,
        code: party.code,
        part: partLabel(party),
        isAtTable: party.isAtTable,
      })),
      delegates: (await delegatesIn(tx, id, moment)).map((delegate) => ({
        id: delegate.id,
        name: delegate.name,
        title: delegate.title,
        partyId: delegate.partyId,
        isHead: delegate.isHead,
      })),
      terms: (await termsIn(tx, id, moment)).map((term) => ({
        id: term.id,
        number: term.number,
        title: term.title,
        axisUnit: term.axisUnit,
        axisLabel: term.axisLabel,
        status: statuses.get(term.id)?.status ?? "not_tabled",
      })),
      sources: (await sourcesIn(tx, id, moment)).map((source) => ({
        id: source.id,
        title: source.title,
        reliability: source.reliability,
      })),
      pauses: pausesOf(rounds).map(({ round, paused, endedBy }) => ({
        roundId: round.id,
        paused: paused.record.validText,
        endedAt: endedBy?.record.validFrom ?? null,
      })),
      rounds: rounds.map((round) => ({
        id: round.id,
        number: round.number,
        title: round.title,
        venue: round.venue,
        timeZone: round.timeZone,
        track: round.track,
        state: round.state,
        compartmentId: round.compartmentId,
      })),
      levels: (await sessionsIn(tx, id, moment)).map((session) => session.level),
      compartments,
    };
  });
}
