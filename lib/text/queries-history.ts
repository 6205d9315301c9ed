/** How a term came to be worded as it is: every wording and every option recorded of it, whatever became of them. */
import "server-only";
import { historyFacts, recordedUpTo, stepsOf } from "@/lib/record/history";
import type { ReadAt } from "@/lib/record/reading";
import { idInput } from "@/lib/platform/inputs";
import type { Tx } from "@/lib/platform/database";
import { inReadingOrder } from "./languages";

export type WordingStep = Awaited<ReturnType<typeof wordingHistoryIn>>[number]["steps"][number];
export type EndedVersion = NonNullable<Awaited<ReturnType<typeof endedVersionIn>>>;
export type OptionStep = Awaited<ReturnType<typeof optionHistoryIn>>[number]["steps"][number];

/** The wordings of a term recorded by the moment, one line for each language, English first; each from late to early. */
export async function wordingHistoryIn(tx: Tx, negotiationId: string, at: ReadAt, termId: string) {
  const rows = await tx.clauseVersion.findMany({
    where: { negotiationId, termId, record: recordedUpTo(at) },
    include: { record: { select: historyFacts } },
  });
  const lines = [];
  for (const language of inReadingOrder(rows.map((row) => row.language)))
    lines.push({
      language,
      steps: await stepsOf(
        tx,
        rows.filter((row) => row.language === language),
        at,
      ),
    });
  return lines;
}

/** The options of a term recorded by the moment, in the order in which they first were; each from late to early. */
export async function optionHistoryIn(tx: Tx, negotiationId: string, at: ReadAt, termId: string) {
  const rows = await tx.option.findMany({
    where: { negotiationId, termId, record: recordedUpTo(at) },
    include: { record: { select: historyFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  const options = [];
  for (const optionId of new Set(rows.map(({ seriesId }) => seriesId)))
    options.push({
      optionId,
      steps: await stepsOf(
        tx,
        rows.filter(({ seriesId }) => seriesId === optionId),
        at,
      ),
    });
  return options;
}

/** A clause version that had been corrected or taken back by the moment, with what ended it; null if it is none. */
export async function endedVersionIn(tx: Tx, negotiationId: string, at: ReadAt, versionId: string | null) {
  if (versionId === null || !idInput.safeParse(versionId).success) return null;
  const row = await tx.clauseVersion.findFirst({
    where: { recordId: versionId, negotiationId, record: recordedUpTo(at) },
    include: { record: { select: historyFacts } },
  });
  const [step] = row ? await stepsOf(tx, [row], at) : [];
  return step?.ended ? { ...step, id: step.recordId, ended: step.ended } : null;
}
