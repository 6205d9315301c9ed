import "server-only";
import type { z } from "zod";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { earliest } from "@/lib/time/fuzzy-date";
import { ranksFor } from "../rules/arrange";
import { isSameNumber } from "../rules/numbering";
import { wouldStandUnderItself } from "../rules/tree";
import { arrangeTermsInput, recordTermInput } from "../schema";
import { refuseMoved } from "./moved-since";
import { foresee, type TermPlace, termsSeen } from "./standing-terms";
import { termNoun } from "./term";

export type SeenTerm = Awaited<ReturnType<typeof termsSeen>>[number];
type Wanted = TermPlace & { rank: number };

/**
 * Puts terms into another order, under others, and gives them other numbers: all at once, and a record only of those that
 * moved or were renumbered. What is said of a term stays with it.
 */
export const arrangeTerms = command({
  name: "term.arrange",
  input: arrangeTermsInput,
  may: mayRecord,
  change: async (context, input) => {
    const terms = new Map((await termsSeen(context)).map((term) => [term.seriesId, term]));
    const wanted = wantedPlaces(terms, input.places);
    const moved = [...wanted].filter(([id, place]) => differs(terms.get(id), place));
    const ids = input.places.map(({ termId }) => termId);
    await refuseMoved(context, { seenRecordId: input.seenRecordId, asked: ids, moved: new Map(moved), terms });
    requireKnown(terms, input.places);
    if (moved.length === 0) throw new Refusal("Everything stands there already: nothing was moved.", "places");
    const after = new Map([...terms].map(([id, term]) => [id, { ...term, ...wanted.get(id) }]));
    requireTree(
      after,
      moved.map(([id]) => id),
    );
    foresee(context, wanted);
    for (const [id, place] of moved) {
      const term = terms.get(id);
      if (term) await publishPlace(context, term, place, input);
    }
    return { termIds: moved.map(([id]) => id) };
  },
});

type Input = z.output<typeof arrangeTermsInput>;

/** Where each known term of the input is to stand. Ranks change only for those that leave the order of their siblings. */
function wantedPlaces(terms: ReadonlyMap<string, SeenTerm>, places: Input["places"]): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const { termId, parentId, number } of places) {
    const term = terms.get(termId);
    if (term) wanted.set(termId, { number: number ?? term.number, parentId: parentId ?? null, rank: term.rank });
  }
  for (const parentId of new Set([...wanted.values()].map((place) => place.parentId))) {
    const siblings = [...wanted].filter(([, place]) => place.parentId === parentId);
    const ranks = ranksFor(
      siblings.map(([id, { rank }]) => ({ id, rank: parentOf(terms, id) === parentId ? rank : null })),
    );
    for (const [id, place] of siblings) wanted.set(id, { ...place, rank: ranks.get(id) ?? place.rank });
  }
  return wanted;
}

/** One whose parent is not to be seen is read at the top. */
function parentOf(terms: ReadonlyMap<string, SeenTerm>, id: string): string | null {
  const parentId = terms.get(id)?.parentId ?? null;
  return parentId !== null && terms.has(parentId) ? parentId : null;
}

function differs(term: SeenTerm | undefined, { number, parentId, rank }: Wanted): boolean {
  return term !== undefined && (term.number !== number || term.parentId !== parentId || term.rank !== rank);
}

function requireKnown(terms: ReadonlyMap<string, SeenTerm>, places: Input["places"]): void {
  const named = places.flatMap(({ termId, parentId }) => [termId, ...(parentId ? [parentId] : [])]);
  if (named.some((id) => !terms.has(id))) throw new NotFound("There is no such term in this negotiation.", "places");
  if (new Set(places.map(({ termId }) => termId)).size < places.length)
    throw new Refusal("A term stands in one place: one of these is named twice.", "places");
}

/** Every term that moves stands under another that its readers see, not under itself, and has its number alone there. */
function requireTree(after: ReadonlyMap<string, SeenTerm>, moved: readonly string[]): void {
  const parents = new Map([...after].map(([id, { parentId }]) => [id, parentId]));
  for (const id of moved) {
    const term = after.get(id);
    if (!term) continue;
    const parent = term.parentId === null ? null : after.get(term.parentId);
    const name = `${term.number} ${term.title}`;
    if (term.parentId && wouldStandUnderItself(id, term.parentId, parents))
      throw new Refusal(`${name} cannot stand under itself or under one of its own.`, "places");
    if (parent?.compartmentId && parent.compartmentId !== term.compartmentId)
      throw new Refusal(`${name} cannot stand under ${parent.number}, which not all who see it may see.`, "places");
    const holder = [...after.values()].find(
      (each) =>
        each.seriesId !== id &&
        each.parentId === term.parentId &&
        isSameNumber(each.number, term.number) &&
        (each.compartmentId === null || each.compartmentId === term.compartmentId),
    );
    if (holder)
      throw new Refusal(
        `${term.number} would be the number of two${parent ? ` under ${parent.number}` : " at the top"}: “${term.title}” and “${holder.title}”. Renumber by place, or change one first.`,
        "places",
      );
  }
}

async function publishPlace(context: CommandContext, term: SeenTerm, place: Wanted, input: Input): Promise<void> {
  const { tx, member } = context;
  const { isCorrection, heldFrom, isDateInferred, reason } = input;
  if (!isCorrection && heldFrom && earliest(heldFrom, member.timeZone) < term.record.validFrom)
    throw new Refusal(
      `${term.number} ${term.title} is on record only since later: choose a later day, or say that it stood so all along.`,
      "heldFrom",
    );
  const said = await termNoun.inputIn(tx, term.recordId);
  const citations = await tx.citation.findMany({
    where: { recordId: term.recordId },
    select: { sourceId: true, credibility: true, locator: true, quote: true, anchor: true },
    orderBy: { id: "asc" },
  });
  const { parentId: _, ...rest } = said ?? {};
  const again = recordTermInput.parse({
    ...rest,
    negotiationId: member.negotiationId,
    ...(term.compartmentId ? { compartmentId: term.compartmentId } : {}),
    // What the term is, is known from where it was.
    citations: citations.map((citation) =>
      Object.fromEntries(Object.entries(citation).filter(([, value]) => value !== null)),
    ),
    number: place.number,
    rank: place.rank,
    ...(place.parentId ? { parentId: place.parentId } : {}),
    ...(isCorrection ? { supersedesId: term.recordId } : { termId: term.seriesId, isDateInferred }),
    ...(heldFrom && !isCorrection ? { heldFrom } : {}),
    ...(reason ? { reason } : {}),
  });
  await termNoun.publish(context, again);
}
