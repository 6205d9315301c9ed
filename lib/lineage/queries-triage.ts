/** What was said of terms that have been split or merged since, and nobody has placed yet, as it is read. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { stanceLabels } from "@/lib/positions/rules";
import { statusesIn, termsIn } from "@/lib/terms/queries";
import { linkageLabels } from "@/lib/terms/rules";
import { type LineageEdge, lineageIn, type Unallotted, unallottedIn } from "./queries";
import { mayBelongToSeveral } from "./rules/allotting";

export type TriageTerm = { id: string; number: string; title: string };

export type TriageItem = Pick<Unallotted, "kind" | "id" | "compartmentId" | "likeliestId" | "words"> & {
  /** Of which it was said; it may stay there unless that is withdrawn. */
  from: TriageTerm & { isWithdrawn: boolean };
  candidates: TriageTerm[];
  /** "Taliban: opposes", "1.4 requires 1.2"; null where the words say it all. */
  about: string | null;
  canBeSeveral: boolean;
};

/** More than this at once nobody looks through. */
const onOnePage = 100;

/** A page of what waits, and how much that is in all. `asked`: its number, from 1; one past the last is the last. */
export async function triagePage(opened: Opened, asked: string | null) {
  const items = await triageItems(opened);
  const pages = Math.max(1, Math.ceil(items.length / onOnePage));
  const number = Number(asked ?? 1);
  const page = Number.isInteger(number) ? Math.min(Math.max(number, 1), pages) : 1;
  return { items: items.slice((page - 1) * onOnePage, page * onOnePage), count: items.length, page, pages };
}

/** All of it that the reader sees, term by term in the order of the agreement. */
async function triageItems({ actor, negotiation, moment }: Opened): Promise<TriageItem[]> {
  return asActor(actor, async (tx) => {
    const edges = await lineageIn(tx, negotiation.id, moment);
    const items = await unallottedIn(tx, negotiation.id, moment, edges);
    if (items.length === 0) return [];
    const terms = new Map((await termsIn(tx, negotiation.id, moment)).map((term) => [term.id, term]));
    const statuses = await statusesIn(tx, negotiation.id, moment);
    const parties = await partiesIn(tx, negotiation.id, moment);
    const named = (id: string): TriageTerm[] => {
      const term = terms.get(id);
      return term ? [{ id, number: term.number, title: term.title }] : [];
    };
    const numberOf = (id: string) => terms.get(id)?.number ?? "a term not on record here";
    const aboutOf = ({ partyId, stance, linkage }: Unallotted): string | null => {
      if (linkage) {
        const joins = linkageLabels[linkage.kind];
        return `${numberOf(linkage.fromTermId)} ${joins} ${numberOf(linkage.toTermId)}`;
      }
      if (!stance) return null;
      return `${parties.find(({ id }) => id === partyId)?.name ?? "A party"}: ${stanceLabels[stance]}`;
    };
    return items.flatMap((item): TriageItem[] => {
      const [from] = named(item.fromTermId);
      if (!from) return [];
      const { kind, id, compartmentId, likeliestId, words, candidateIds } = item;
      const isWithdrawn = statuses.get(from.id)?.status === "withdrawn";
      return [
        {
          ...{ kind, id, compartmentId, likeliestId, words },
          from: { ...from, isWithdrawn },
          candidates: candidateIds.flatMap(named),
          about: aboutOf(item),
          canBeSeveral: mayBelongToSeveral(kind),
        },
      ];
    });
  });
}

/**
 * How many there are; which terms are read no more in the text, since all their words went to others; and of the terms
 * that came of a split or a merge, by the numbers of which terms their words stood before.
 */
export async function textLineage({ actor, negotiation, moment }: Opened) {
  return asActor(actor, async (tx) => {
    const edges = await lineageIn(tx, negotiation.id, moment);
    if (edges.length === 0) return { unplaced: 0, gone: new Set<string>(), formerly: new Map<string, string[]>() };
    const terms = await termsIn(tx, negotiation.id, moment);
    const statuses = await statusesIn(tx, negotiation.id, moment);
    const went = edges.map(({ fromTermId }) => fromTermId);
    return {
      unplaced: (await unallottedIn(tx, negotiation.id, moment, edges)).length,
      gone: new Set(went.filter((id) => statuses.get(id)?.status === "withdrawn")),
      formerly: formerlyOf(edges, terms),
    };
  });
}

/** What was merged into a term had a number of its own, and so had the term; what was split off one had that of the whole. */
function formerlyOf(
  edges: readonly LineageEdge[],
  terms: readonly { id: string; number: string }[],
): Map<string, string[]> {
  const formerly = new Map<string, string[]>();
  for (const { id } of terms) {
    const came = edges.filter(({ toTermId }) => toTermId === id);
    const from = new Set(came.map(({ fromTermId }) => fromTermId));
    if (came.some(({ how }) => how === "merge") && !came.some(({ how }) => how === "split")) from.add(id);
    const numbers = terms.filter((term) => from.has(term.id)).map(({ number }) => number);
    if (numbers.length > 0) formerly.set(id, numbers);
  }
  return formerly;
}
