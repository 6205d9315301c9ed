/** Wordings that were corrected or taken back, and what stands where they stood: remarks on them are not lost. */
import "server-only";
import type { ReadAt } from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import { Prisma } from "@/prisma/generated/client";
import type { ClauseVersionView } from "@/lib/text/queries";

type Mended = {
  termId: string;
  language: string;
  number: number;
  validFrom: Date;
  text: string;
  /** The correction that took its place, or what an undoing put back; null where it was taken back. */
  successorId: string | null;
};

/** By the wording that is no longer on record. */
export type MendedVersions = ReadonlyMap<string, Mended>;

/** Every wording that had been corrected or taken back by the moment; of some terms only, where these are given. */
export async function mendedVersionsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  termIds?: readonly string[],
): Promise<MendedVersions> {
  const isKnown = ({ recordedAt }: { recordedAt: Date }) => at.knownAtDay === null || recordedAt <= at.knownAt;
  const rows = await tx.clauseVersion.findMany({
    where: termIds
      ? { recordId: { in: await endedOn(tx, negotiationId, at, termIds) } }
      : {
          negotiationId,
          record: {
            isRetraction: false,
            supersededBy: at.knownAtDay === null ? { isNot: null } : { recordedAt: { lte: at.knownAt } },
          },
        },
    select: {
      recordId: true,
      termId: true,
      language: true,
      text: true,
      number: true,
      record: {
        select: {
          validFrom: true,
          supersededBy: {
            select: { id: true, isRetraction: true, supersededBy: { select: { id: true, recordedAt: true } } },
          },
        },
      },
    },
  });
  return new Map(
    rows.map(({ recordId, record: { validFrom, supersededBy: ending }, ...named }) => {
      const again = ending?.supersededBy && isKnown(ending.supersededBy) ? ending.supersededBy.id : null;
      return [recordId, { ...named, validFrom, successorId: ending?.isRetraction ? again : (ending?.id ?? null) }];
    }),
  );
}

/** The records of those on these terms. Asked of the client, what supersedes them would be looked up in the whole record. */
async function endedOn(tx: Tx, negotiationId: string, at: ReadAt, termIds: readonly string[]): Promise<string[]> {
  const byThen = at.knownAtDay === null ? Prisma.empty : Prisma.sql`and s.recorded_at <= ${at.knownAt}`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select r.id::text from clause_version n join record r on r.id = n.record_id
     where n.negotiation_id = ${negotiationId}::uuid and n.term_id = any(${[...new Set(termIds)]}::uuid[])
       and not r.is_retraction and exists (select from record s where s.supersedes_id = r.id ${byThen})`;
  return rows.map(({ id }) => id);
}

/**
 * The wording of a line in which a remark on this version stands: the version itself, what corrected it or, where it was
 * taken back, what had stood before it. Null where the version is of another line, or nothing of its own line stands.
 */
export function standingIn(
  line: readonly ClauseVersionView[],
  versionId: string,
  mended: MendedVersions,
): ClauseVersionView | null {
  const found = line.find(({ id }) => id === versionId);
  if (found) return found;
  const former = mended.get(versionId);
  if (!former) return null;
  if (former.successorId) return standingIn(line, former.successorId, mended);
  const isOfLine = line.some(({ termId, language }) => termId === former.termId && language === former.language);
  if (!isOfLine) return null;
  return line.findLast(({ record }) => record.validFrom <= former.validFrom) ?? line[0] ?? null;
}

/** Whether a version, or the last correction of it, was taken back. */
export function isTakenBack(versionId: string, mended: MendedVersions): boolean {
  const former = mended.get(versionId);
  return former !== undefined && (former.successorId === null || isTakenBack(former.successorId, mended));
}
