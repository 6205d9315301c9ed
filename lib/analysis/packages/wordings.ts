/** The wordings and options that packages choose: those on offer for a term, and the words of those that are chosen. */
import "server-only";
import type { Choice } from "@/lib/packages/rules";
import type { Tx } from "@/lib/platform/database";
import { recordedUpTo } from "@/lib/record/history";
import { heldUpTo, inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/record/reading";
import { languageName } from "@/lib/text/languages";
import type { Prisma } from "@/prisma/generated/client";

/** `isGone`: corrected or taken back since, and only what was chosen already. */
export type VersionChoice = { id: string; termId: string; label: string; isCurrent: boolean; isGone: boolean };
export type OptionChoice = { id: string; termId: string; label: string; isGone: boolean };

/** The wordings and options that these terms can be given; and those that are gone, which a package may name still. */
export async function wordingsOffered(tx: Tx, negotiationId: string, at: ReadAt, termIds: readonly string[]) {
  if (termIds.length === 0) return { versions: [], options: [] };
  const where = { negotiationId, termId: { in: [...termIds] } };
  const ofVersions = (record: Prisma.RecordWhereInput) =>
    tx.clauseVersion.findMany({
      where: { ...where, record },
      include: { record: { select: recordFacts } },
      orderBy: [{ record: { validFrom: "desc" } }, { record: { seq: "desc" } }],
    });
  const ofOptions = (record: Prisma.RecordWhereInput) =>
    tx.option.findMany({
      where: { ...where, record },
      include: { record: { select: recordFacts } },
      orderBy: { record: { seq: "asc" } },
    });
  const held = await ofVersions(heldUpTo(at));
  const current = new Set(latestOfEachSeries(held).map(({ recordId }) => recordId));
  const standing = new Set(held.map(({ recordId }) => recordId));
  const inForce = new Set((await ofOptions(inForceAt(at))).map(({ recordId }) => recordId));
  const options = await ofOptions(recordedUpTo(at));
  const offered = latestOfEachSeries(options.filter(({ recordId }) => inForce.has(recordId)));
  const offeredIds = new Set(offered.map(({ seriesId }) => seriesId));
  const gone = latestOfEachSeries(options.filter(({ seriesId }) => !offeredIds.has(seriesId)));
  return {
    versions: (await ofVersions(recordedUpTo(at))).map((row): VersionChoice => {
      const isGone = !standing.has(row.recordId);
      const label = `${versionLabel(row)}${isGone ? ", not on record any more" : ""}`;
      return { id: row.recordId, termId: row.termId, label, isCurrent: current.has(row.recordId), isGone };
    }),
    options: [...offered, ...gone].map(({ seriesId, termId, label }): OptionChoice => {
      return { id: seriesId, termId, label, isGone: !offeredIds.has(seriesId) };
    }),
  };
}

/** The words that are chosen, and those that positions on the same terms are about. */
export async function wordsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  choices: readonly Choice[],
  { positions }: { positions: readonly { termId: string; clauseVersionId: string | null }[] },
) {
  const worded = new Set(choices.flatMap((one) => (one.clauseVersionId || one.optionId ? one.termId : [])));
  const ids = [
    ...choices.flatMap(({ clauseVersionId }) => clauseVersionId ?? []),
    ...positions.flatMap(({ termId, clauseVersionId }) => (worded.has(termId) ? (clauseVersionId ?? []) : [])),
  ];
  const optionIds = choices.flatMap(({ optionId }) => optionId ?? []);
  const record = at.knownAtDay === null ? {} : { recordedAt: { lte: at.knownAt } };
  const versions =
    ids.length === 0
      ? []
      : await tx.clauseVersion.findMany({ where: { negotiationId, recordId: { in: ids }, record } });
  const options =
    optionIds.length === 0
      ? []
      : await tx.option.findMany({
          where: { negotiationId, seriesId: { in: optionIds }, record: inForceAt(at) },
          include: { record: { select: recordFacts } },
        });
  return {
    wordings: new Map(
      versions.map(({ recordId, text, translatesId, ...row }) => [
        recordId,
        { id: recordId, text, translatesId, label: versionLabel(row) },
      ]),
    ),
    options: new Map(
      latestOfEachSeries(options).map(({ seriesId, label, text }) => [seriesId, { id: seriesId, label, text }]),
    ),
  };
}

/** "version 3"; in another language than English, "version 3, Dari". */
function versionLabel({ number, language }: { number: number; language: string }): string {
  return `version ${number}${language === "en" ? "" : `, ${languageName(language)}`}`;
}
