/** What a party or a person has been over time: every record of them, and in what each differs from the one before. */
import "server-only";
import type { Delegate, Party, Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/platform/database";
import { differencesIn, type FieldDifference } from "@/lib/record/differences";
import { historyFacts, stepsOf } from "@/lib/record/history";
import { namesIn } from "@/lib/record/names";
import type { ReadAt } from "@/lib/record/reading";
import type { NounWords } from "@/lib/record/words";
import { delegateWords, partyWords } from "./words";

type HistoryFacts = Prisma.RecordGetPayload<{ select: typeof historyFacts }>;
type Recorded<Row> = Row & { record: HistoryFacts };

export type LifeStep = Awaited<ReturnType<typeof lifeOf>>["steps"][number];

/** Of a party; null where no record of it had been made by the moment, or none for this reader. */
export async function partyLifeIn(tx: Tx, negotiationId: string, at: ReadAt, partyId: string) {
  const rows = await tx.party.findMany({
    where: { negotiationId, seriesId: partyId, record: recordedBy(at) },
    include: { record: { select: historyFacts } },
  });
  return rows.length > 0 ? lifeOf<Party>(tx, negotiationId, at, { rows, words: partyWords }) : null;
}

/** Of a person. */
export async function delegateLifeIn(tx: Tx, negotiationId: string, at: ReadAt, delegateId: string) {
  const rows = await tx.delegate.findMany({
    where: { negotiationId, seriesId: delegateId, record: recordedBy(at) },
    include: { record: { select: historyFacts } },
  });
  return rows.length > 0 ? lifeOf<Delegate>(tx, negotiationId, at, { rows, words: delegateWords }) : null;
}

function recordedBy({ knownAt, knownAtDay }: ReadAt): Prisma.RecordWhereInput {
  return { isRetraction: false, ...(knownAtDay === null ? {} : { recordedAt: { lte: knownAt } }) };
}

async function lifeOf<Row extends { name: string; recordId: string }>(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { rows, words }: { rows: readonly Recorded<Row>[]; words: NounWords },
) {
  const names = await namesIn(tx, negotiationId, at.knownAtDay === null ? null : at.knownAt);
  const steps = await stepsOf(
    tx,
    rows.filter(({ record }) => record.validFrom <= at.asOf),
    at,
  );
  const standing = steps.filter(({ ended }) => !ended);
  return {
    /** What they were called last, whatever became of that record. */
    name: rows.reduce((last, row) => (row.record.seq > last.record.seq ? row : last)).name,
    /** From late to early. */
    steps: steps.map((step) => {
      const place = standing.indexOf(step);
      const correction = steps.find(({ record }) => record.supersedesId === step.recordId);
      const differences: FieldDifference[] =
        step.ended && correction
          ? differencesIn(words, names, step, correction)
          : differencesIn(words, names, (place !== -1 && standing[place + 1]) || null, step);
      return {
        ...step,
        /** To what it was before; of one that was corrected, to what took its place; of the first, all that it says. */
        differences,
      };
    }),
  };
}
