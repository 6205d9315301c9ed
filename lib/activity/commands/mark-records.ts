import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import type { RecordKind } from "@/prisma/generated/enums";
import { nounOf } from "./nouns";
import { markRecordsInput } from "../schema";

/** An open record never names something hidden. */
const namedByOthers: ReadonlySet<RecordKind> = new Set([
  "party",
  "delegate",
  "source",
  "round",
  "session",
  "term",
  "clause_version",
]);

/**
 * Changes who may see records, all or none; those that are marked so already stay as they are. Each is taken back where it stands and said again under its new marking: who
 * saw it before keeps seeing that it was there, and who may see it now sees the same from the same date on.
 */
export const markRecords = command({
  name: "record.mark",
  input: markRecordsInput,
  may: mayRecord,
  change: async (context, { negotiationId, recordIds, compartmentId = null, reason }) => {
    const records = await context.tx.record.findMany({
      where: { id: { in: recordIds }, negotiationId, isRetraction: false },
      orderBy: { seq: "asc" },
      select: { id: true, kind: true, compartmentId: true },
    });
    if (records.length < new Set(recordIds).size) throw new NotFound("One of these records is not there.", "recordIds");
    const unlike = records.filter((record) => record.compartmentId !== compartmentId);
    if (unlike.length === 0)
      throw new Refusal(
        records.length === 1 ? "It is marked so already." : "All of these are marked so already.",
        "recordIds",
      );
    const marked: string[] = [];
    for (const { id, kind } of unlike) {
      const noun = nounOf(kind);
      if (compartmentId && namedByOthers.has(kind))
        throw new Refusal("Other records name this, and all their readers have to see it: it stays open.", "recordIds");
      if (!noun) throw new Refusal("The marking of this cannot be changed.", "recordIds");
      marked.push((await noun.remark(context, id, { compartmentId, reason })).recordId);
    }
    return { recordIds: marked };
  },
});
