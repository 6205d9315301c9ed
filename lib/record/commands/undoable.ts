/** What undoing needs of a kind of record, and how it is done where no rule of the kind looks at other records. */
import "server-only";
import { z } from "zod";
import type { CommandContext } from "@/lib/platform/command";
import type { Tx, WritingTx } from "@/lib/platform/database";
import { Conflict, NotFound } from "@/lib/platform/errors";
import type { RecordKind } from "@/prisma/generated/enums";
import { recordFields } from "../schema";
import { publish, retract, type Stamp } from "./publish";
import { commonSaid, undoneReason } from "./said";

export type Undoable = {
  /** Takes a record back that nothing stands on. */
  takeBack: (context: CommandContext, recordId: string, reason: string, event?: string) => Promise<void>;
  /** Is told all that will be said again, where one record's rules look at the others. */
  beforeRestating?: ((context: CommandContext, recordIds: readonly string[]) => Promise<void>) | undefined;
  /** Puts what one record said in the place of another of its series. */
  restate: (context: CommandContext, said: string, superseded: string) => Promise<void>;
};

const commonInput = z.object(recordFields);

/** Undoing of records whose rows stand on their own: the row is written again as it was. */
export function undoableRow<Row extends Stamp>(
  kind: RecordKind,
  find: (tx: Tx, recordId: string) => Promise<Row | null>,
  create: (tx: WritingTx, row: Row) => Promise<Row>,
): Undoable {
  return {
    takeBack: (context, recordId, reason, event) => retract(context, recordId, kind, reason, event),
    restate: async (context, said, superseded) => {
      const { input } = await commonSaid(context.tx, said);
      const row = await find(context.tx, said);
      if (!row) throw new NotFound("There is no such record here.");
      const fields = commonInput.parse({ reason: undoneReason, ...input, supersedesId: superseded });
      await publish(context, { kind, fields, event: "undone" }, (stamp) => create(context.tx, { ...row, ...stamp }));
    },
  };
}

/**
 * The same where each record of a series says all of it: under a later one, taking an earlier one back would change
 * nothing, and saying an earlier one again would put it over what was said since.
 */
export function undoableAtLast(undoable: Undoable, otherwise: string): Undoable {
  return {
    ...undoable,
    takeBack: async (context, recordId, ...why) => {
      await requireLast(context, recordId, otherwise);
      await undoable.takeBack(context, recordId, ...why);
    },
    restate: async (context, said, superseded) => {
      await requireLast(context, superseded, otherwise);
      await undoable.restate(context, said, superseded);
    },
  };
}

async function requireLast({ tx, member, actId }: CommandContext, recordId: string, otherwise: string): Promise<void> {
  const { seriesId, seq } = await tx.record.findUniqueOrThrow({ where: { id: recordId } });
  const later = await tx.record.findFirst({
    where: {
      ...{ seriesId, negotiationId: member.negotiationId, isRetraction: false, supersededBy: null, seq: { gt: seq } },
      // What the same undoing has said again just now, of an act that wrote twice on the series.
      OR: [{ actId: null }, { actId: { not: actId } }],
    },
    select: { id: true },
  });
  if (later) throw new Conflict(otherwise);
}
