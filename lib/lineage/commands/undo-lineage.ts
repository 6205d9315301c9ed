/** Undoing a split or merge, and what was allotted after one. */
import "server-only";
import { undoableRow } from "@/lib/record/commands/undoable";
import type { Prisma } from "@/prisma/generated/client";

export const undoableLineage = undoableRow(
  "lineage",
  (tx, recordId) => tx.lineage.findUnique({ where: { recordId } }),
  (tx, { pieces, ...row }) => tx.lineage.create({ data: { ...row, pieces: pieces as Prisma.InputJsonValue } }),
);

export const undoableAllotment = undoableRow(
  "allotment",
  (tx, recordId) => tx.allotment.findUnique({ where: { recordId } }),
  (tx, data) => tx.allotment.create({ data }),
);
