/** The packages that a team has put together, at a moment. */
import "server-only";
import { z } from "zod";
import { historyFacts, recordedUpTo, stepsOf } from "@/lib/record/history";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import type { Package } from "@/prisma/generated/client";
import type { Choice } from "./rules";
import { choiceSchema } from "./schema";

export type PackageView = Awaited<ReturnType<typeof packagesIn>>[number];
/** The packages in force, in the order in which they were first recorded. */
export async function packagesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.package.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows).map(asRead);
}

/** The package as one record says it, whatever became of that; null where it is not there for this reader. */
export async function packageRecordIn(tx: Tx, negotiationId: string, at: ReadAt, recordId: string) {
  const row = await tx.package.findFirst({
    where: { negotiationId, recordId, record: recordedUpTo(at) },
    include: { record: { select: recordFacts } },
  });
  return row && asRead(row);
}

/** Everything recorded of a package by the moment, from late to early. */
export async function packageStepsIn(tx: Tx, negotiationId: string, at: ReadAt, packageId: string) {
  const rows = await tx.package.findMany({
    where: { negotiationId, seriesId: packageId, record: recordedUpTo(at) },
    include: { record: { select: historyFacts } },
  });
  return stepsOf(tx, rows.map(asRead), at);
}

function asRead<Row extends Package>(row: Row) {
  const choices: Choice[] = z.array(choiceSchema).parse(row.choices);
  return { ...row, id: row.seriesId, choices };
}
