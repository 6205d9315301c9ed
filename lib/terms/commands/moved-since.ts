/** Who arranges terms does not put back what somebody else has moved meanwhile: they are shown both places. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, NotFound } from "@/lib/platform/errors";
import { namesIn } from "@/lib/record/names";
import { listed } from "../rules/answer";
import type { TermPlace, termsSeen } from "./standing-terms";

type Seen = Awaited<ReturnType<typeof termsSeen>>[number];

type Arranged = {
  /** The newest record that the writer could have seen; left out, nothing is compared. */
  seenRecordId: string | undefined;
  /** All that they arranged, and of these what would move. */
  asked: readonly string[];
  moved: ReadonlyMap<string, TermPlace>;
  terms: ReadonlyMap<string, Seen>;
};

/** A conflict if one of the terms was recorded or taken back since the writer looked. */
export async function refuseMoved(context: CommandContext, arranged: Arranged): Promise<void> {
  const { seenRecordId, asked, moved, terms } = arranged;
  if (!seenRecordId) return;
  const { tx, member } = context;
  const { negotiationId } = member;
  const seen = await tx.record.findFirst({ where: { id: seenRecordId, negotiationId }, select: { seq: true } });
  if (!seen) throw new NotFound("The record that you had before you is not there.", "seenRecordId");
  const mayMove = asked.filter((id) => moved.has(id) || !terms.has(id));
  const newer = await tx.record.findMany({
    where: { negotiationId, kind: "term", seriesId: { in: mayMove }, seq: { gt: seen.seq } },
    orderBy: { seq: "desc" },
    select: { id: true, seriesId: true, recordedAt: true, recordedBy: true, reason: true },
  });
  const [newest] = newer;
  if (!newest) return;
  const names = await namesIn(tx, negotiationId);
  const nameOf = (id: string) => names.term(id) ?? "A term";
  const placeOf = ({ number, parentId }: TermPlace) =>
    `${number}, ${parentId === null ? "at the top" : `under ${nameOf(parentId)}`}`;
  const ids = [...new Set(newer.map(({ seriesId }) => seriesId))];
  const said = ids.map((id) => {
    const [now, yours] = [terms.get(id), moved.get(id)];
    return {
      name: id,
      label: now ? `${now.number} ${now.title}` : nameOf(id),
      theirs: now ? placeOf(now) : "taken back",
      yours: yours ? placeOf(yours) : null,
      side: "both" as const,
    };
  });
  throw new Conflict(
    `Somebody has changed ${listed(said.map(({ label }) => label))} since you looked. Nothing of yours is saved yet, or lost.`,
    {
      recordId: newest.id,
      newestId: newest.id,
      by: names.person(newest.recordedBy) ?? "A former member",
      at: newest.recordedAt.toISOString(),
      reason: newest.reason,
      differences: said,
    },
  );
}
