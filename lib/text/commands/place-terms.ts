/** Where a whole text puts its terms: new ones are recorded, and those that stand elsewhere or are called otherwise move. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { addStanding, foresee, termsSeen } from "@/lib/terms/commands/standing-terms";
import { termNoun } from "@/lib/terms/commands/term";
import { ranksFor } from "@/lib/terms/rules/arrange";
import { isSameNumber } from "@/lib/terms/rules/numbering";
import { recordTermInput } from "@/lib/terms/schema";
import { beside, shared, type TakenText } from "./taken-text";

type Seen = Awaited<ReturnType<typeof termsSeen>>[number];

/** The ids of the text's terms, in its order, and how many records that took. */
export async function placeTerms(
  context: CommandContext,
  input: TakenText,
): Promise<{ ids: string[]; changed: number }> {
  const compartmentId = input.compartmentId ?? null;
  const seen = await termsSeen(context);
  const known = new Map(seen.map((term) => [term.seriesId, term]));
  const ranks = ranksOf(input, seen);
  requireOneNumberEach(input, seen);
  // What only some may read of a draft changes nothing that more can see: such a term keeps its name and place.
  const isSeenByMore = (term: Seen | undefined) =>
    term !== undefined && compartmentId !== null && term.compartmentId !== compartmentId;
  const ids: string[] = [];
  let changed = 0;
  foresee(
    context,
    new Map(
      input.terms.flatMap(({ termId, number, parent }) => {
        if (!termId || isSeenByMore(known.get(termId))) return [];
        const above = parent === undefined ? null : (input.terms[parent]?.termId ?? pending(parent));
        return [[termId, { number, parentId: above }] as const];
      }),
    ),
  );
  for (const [index, term] of input.terms.entries()) {
    const parentId = term.parent === undefined ? null : (ids[term.parent] ?? null);
    const before = term.termId ? known.get(term.termId) : undefined;
    if (term.termId && !before)
      throw new NotFound("There is no such term in this negotiation.", `terms.${index}.termId`);
    const wanted = { ...term, parentId, rank: ranks.get(index) ?? before?.rank };
    if (before && (isSeenByMore(before) || !differs(before, wanted))) {
      ids.push(before.seriesId);
      continue;
    }
    const { termId, recordId } = await beside({ field: `terms.${index}.number`, number: term.number }, async () =>
      termNoun.publish(
        context,
        recordTermInput.parse({ ...(await saidOf(context, before)), ...defined(input, before, wanted) }),
      ),
    );
    if (!before)
      addStanding(context, compartmentId, {
        ...wanted,
        recordId,
        seriesId: termId,
        rank: wanted.rank ?? 0,
        axisUnit: null,
      });
    ids.push(termId);
    changed += 1;
  }
  return { ids, changed };
}

/** Stands for the id of a term that is not recorded yet: no term on record stands under it. */
function pending(place: number): string {
  return `pending ${place}`;
}

type Wanted = TakenText["terms"][number] & { parentId: string | null; rank: number | undefined };

function differs(before: Seen, { number, title, kind, parentId, rank }: Wanted): boolean {
  return (
    before.number !== number ||
    before.title !== title ||
    before.kind !== kind ||
    before.parentId !== parentId ||
    (rank !== undefined && before.rank !== rank)
  );
}

/** The fields that would say again what is on record of a term, which the text says nothing of: its axis, its summary. */
async function saidOf({ tx }: CommandContext, before: Seen | undefined): Promise<object> {
  if (!before) return {};
  const { parentId: _, ...said } = (await termNoun.inputIn(tx, before.recordId)) ?? {};
  return said;
}

function defined(input: TakenText, before: Seen | undefined, { number, title, kind, parentId, rank }: Wanted): object {
  const { compartmentId, ...rest } = shared(input);
  // A term keeps its marking, whatever that of the draft is.
  const marking = before ? before.compartmentId : compartmentId;
  const fields = {
    ...rest,
    compartmentId: marking ?? undefined,
    termId: before?.seriesId,
    number,
    title,
    kind,
    rank,
    parentId: parentId ?? undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The rank of each term of the text; terms that it does not have keep theirs, beside those they stood behind. */
function ranksOf({ terms }: TakenText, seen: readonly Seen[]): Map<number, number> {
  const ranks = new Map<number, number>();
  const taken = new Set(terms.flatMap(({ termId }) => termId ?? []));
  const rankOf = new Map(seen.map(({ seriesId, rank, parentId }) => [seriesId, { rank, parentId }]));
  for (const parent of new Set(terms.map((term) => term.parent))) {
    const above = parent === undefined ? null : terms[parent]?.termId;
    const group = terms.flatMap((term, index) => (term.parent === parent ? [{ term, index }] : []));
    const wanted = group.map(({ term, index }) => {
      const stood = term.termId ? rankOf.get(term.termId) : undefined;
      return { id: String(index), rank: stood && above !== undefined && stood.parentId === above ? stood.rank : null };
    });
    const others = seen.filter(
      ({ seriesId, parentId }) => above !== undefined && parentId === above && !taken.has(seriesId),
    );
    for (const other of others.sort((a, b) => a.rank - b.rank)) {
      const behind = wanted.findLastIndex(({ rank }) => rank !== null && rank <= other.rank);
      wanted.splice(behind + 1, 0, { id: other.seriesId, rank: other.rank });
    }
    const changed = ranksFor(wanted);
    for (const { index } of group) {
      const rank = changed.get(String(index)) ?? wanted.find(({ id }) => id === String(index))?.rank;
      if (rank != null) ranks.set(index, rank);
    }
  }
  return ranks;
}

/** No two terms of the text, and none of it and one that it does not have, are called the same under one parent. */
function requireOneNumberEach({ terms, compartmentId }: TakenText, seen: readonly Seen[]): void {
  const taken = new Set(terms.flatMap(({ termId }) => termId ?? []));
  terms.forEach(({ number, parent }, index) => {
    const twin = terms.slice(0, index).find((each) => each.parent === parent && isSameNumber(each.number, number));
    const above = parent === undefined ? null : terms[parent]?.termId;
    const holder =
      above === undefined
        ? undefined
        : seen.find(
            (each) =>
              each.parentId === above &&
              !taken.has(each.seriesId) &&
              isSameNumber(each.number, number) &&
              (each.compartmentId === null || each.compartmentId === (compartmentId ?? null)),
          );
    const title = twin?.title ?? holder?.title;
    if (title !== undefined)
      throw new Refusal(
        `${number} is taken${parent === undefined ? "" : ` under ${terms[parent]?.number}`} by “${title}”.`,
        `terms.${index}.number`,
      );
  });
}
