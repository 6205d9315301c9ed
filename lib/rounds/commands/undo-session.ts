import "server-only";
import { NotFound } from "@/lib/platform/errors";
import { retract } from "@/lib/record/commands/publish";
import { commonSaid, filledIn, undoneReason } from "@/lib/record/commands/said";
import type { Undoable } from "@/lib/record/commands/undoable";
import { recordSessionInput } from "../schema";
import { publishSession } from "./record-session";

/** A session says again what it said, with who sat and with its notes, if what it stands on is still there. */
export const undoableSession: Undoable = {
  takeBack: (context, recordId, reason, event) => retract(context, recordId, "session", reason, event),
  restate: async (context, said, superseded) => {
    const { tx } = context;
    const session = await tx.session.findUnique({ where: { recordId: said } });
    if (!session) throw new NotFound("There is no such record here.");
    const attendance = await tx.attendance.findMany({ where: { recordId: said }, orderBy: { id: "asc" } });
    const { roundId, title, format, venue, timeZone, level, levelNote, agenda, asked, notes } = session;
    const { input } = await commonSaid(tx, said);
    const again = recordSessionInput.parse({
      reason: undoneReason,
      ...input,
      supersedesId: superseded,
      ...filledIn({ roundId, title, format, venue, timeZone, level, levelNote, agenda, asked, notes }),
      attendance: attendance.map((seat) =>
        filledIn({
          partyId: seat.partyId,
          delegateId: seat.delegateId,
          level: seat.level,
          isHead: seat.isHead,
          note: seat.note,
        }),
      ),
    });
    await publishSession(context, again, { event: "undone" });
  },
};
