/** A negotiation of two-paragraph terms that tests split and merge, and what they ask of it. */
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { threadsIn } from "@/lib/annotations/queries";
import { wordedAgreement } from "@/lib/annotations/queries-text";
import { lineageIn, unallottedIn } from "@/lib/lineage/queries";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { positionsIn } from "@/lib/positions/queries";
import { atLast } from "@/lib/record/reading";
import { termsIn } from "@/lib/terms/queries";
import type { Owner } from "./fixtures";
import { must, newTeam, openedAs, wordTerm } from "./team-fixtures";

export const first = "The force leaves the five bases within one hundred and thirty-five days.";
export const second = "A joint commission of both sides verifies each departure from a base.";
export const wording = `${first}\n\n${second}`;
export const cut = first.length + 2;

export type LineageStage = Awaited<ReturnType<typeof lineageStage>>;

/** A founder, a recorder, a commenter and an outsider; one party; one compartment, of the founder alone. */
export async function lineageStage(owner: Owner) {
  const { negotiationId, people } = await newTeam(owner, { recorder: "recorder", commenter: "commenter" });
  const { founder, commenter } = people;
  let count = 0;
  const run = async <Value>(asked: Command<never, Value> | Command, input: object, who: Actor = founder) =>
    must(await execute(asked, who, { negotiationId, ...input })) as Record<string, string>;
  const reading = <Value>(who: Actor, read: (tx: Parameters<typeof unallottedIn>[0]) => Promise<Value>) =>
    asActor(who, read);
  const openedFor = (actor: Actor) => openedAs(actor, { negotiationId, slug: "" });
  const party = { name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating" };
  const { partyId = "" } = await run(partyNoun.record, party);
  const { id: compartmentId = "" } = await run(makeCompartment, { name: "Circle", meaning: "Those who know." });
  return {
    ...{ negotiationId, partyId, compartmentId, run, reading, openedFor },
    ...{ founder, commenter, recorder: people.recorder, outsider: people.outsider },
    pendingFor: (who: Actor, termId: string) =>
      reading(who, async (tx) => {
        const at = atLast(new Date());
        const items = await unallottedIn(tx, negotiationId, at, await lineageIn(tx, negotiationId, at));
        return items.filter((item) => item.fromTermId === termId);
      }),
    threadsFor: (who: Actor) => reading(who, (tx) => threadsIn(tx, negotiationId, atLast(new Date()))),
    positionsFor: (who: Actor) => reading(who, (tx) => positionsIn(tx, negotiationId, atLast(new Date()))),
    numbersFor: async (who: Actor) =>
      (await reading(who, (tx) => termsIn(tx, negotiationId, atLast(new Date())))).map(({ number }) => number),
    clausesOf: async (termId: string) =>
      (await wordedAgreement(openedFor(commenter))).terms.find(({ id }) => id === termId)?.clauses ?? [],
    notesBeside: async (termId: string) => {
      const { terms } = await wordedAgreement(openedFor(commenter));
      return terms.find(({ id }) => id === termId)?.clauses.flatMap(({ notes }) => notes.map(({ id }) => id));
    },
    /** A term with the two paragraphs, or with others. */
    worded: async (text = wording) => {
      const number = `${++count}`;
      return { number, ...(await wordTerm(founder, { negotiationId, number, title: "Departure", text })) };
    },
    remark: async (clauseVersionId: string, quote: string, input: object = {}, who = commenter) => {
      const start = wording.indexOf(quote);
      const end = start + quote.length;
      const made = { clauseVersionId, kind: "comment", body: `On ${quote}`, start, end, quote, ...input };
      const { annotationId = "" } = await run(makeAnnotation, made, who);
      return annotationId;
    },
    splitting: (clauseVersionId: string, number: string) => ({
      negotiationId,
      clauseVersionId,
      parts: [{ number, title: "Verification" }],
      pieces: [
        { start: 0, end: cut, part: 0 },
        { start: cut, end: wording.length, part: 1 },
      ],
    }),
  };
}
