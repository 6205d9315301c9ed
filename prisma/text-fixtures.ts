/** A term to be worded, in a negotiation of its own: where the tests of what is read from its wordings begin. */
import { makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import type { Owner } from "./fixtures";
import { must, newTeam } from "./team-fixtures";

const zone = "Asia/Qatar";

/**
 * A term since January 2019 in talks whose present is 28 February, with a circle that the founder alone is in. `word`
 * words it, and `openedAs` opens the talks as a reader of theirs does.
 */
export async function newWordedTerm(owner: Owner) {
  const present = "2019-02-28";
  const { negotiationId, slug, people } = await newTeam(owner, { reader: "reader" }, { present });
  const { founder } = people;
  const circle = { negotiationId, name: "Circle", meaning: "Few" };
  const { id: compartmentId } = must(await execute(makeCompartment, founder, circle));
  const term = { negotiationId, number: "1", title: "Troops", kind: "paragraph", heldFrom: "2019-01" };
  const { termId } = must(await execute(termNoun.record, founder, term));
  return {
    ...{ negotiationId, people, compartmentId, termId },
    word: async (heldFrom: string, text: string, more: object = {}) =>
      must(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, heldFrom, text, ...more })),
    openedAs: (actor: Actor, params: MomentParams = {}): Opened => ({
      actor,
      negotiation: { id: negotiationId, slug, name: "Talks", summary: null, timeZone: zone, present, version: 1 },
      member: { userId: actor.userId, negotiationId, role: "reader", timeZone: zone, present },
      moment: parseMoment(params, { zone, present }, new Date()),
      newestRecordId: null,
    }),
  };
}
