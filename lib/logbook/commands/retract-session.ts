import "server-only";
import { figureNoun } from "@/lib/evidence/commands/figure";
import { questionNoun } from "@/lib/evidence/commands/question";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { positionNoun } from "@/lib/positions/commands/position";
import { requireCurrent, retract } from "@/lib/record/commands/publish";
import type { AnyNoun } from "@/lib/record/commands/record-noun";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { type NotedKind, notedKinds } from "@/lib/rounds/schema";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { retractSessionInput } from "../schema";

const nouns: Record<NotedKind, AnyNoun> = {
  position: positionNoun,
  term_status: termStatusNoun,
  statement: statementNoun,
  round_event: roundEventNoun,
  figure: figureNoun,
  risk: riskNoun,
  question: questionNoun,
  source: sourceNoun,
};

/**
 * Takes a session back that did not take place, or not so. What was recorded in it stands on its own, unless it is asked
 * to be taken back too; then all of it is, or nothing.
 */
export const retractSession = command({
  name: "session.retract",
  input: retractSessionInput,
  may: mayRecord,
  change: async (context, { recordId, reason, withEntries }) => {
    const { seriesId } = await requireCurrent(context, recordId, "session");
    if (withEntries) await takeBackEntries(context, seriesId, reason);
    await retract(context, recordId, "session", reason);
    return { recordId };
  },
});

/** From the last to the first, since what came later rests on what came before. */
async function takeBackEntries(context: CommandContext, sessionId: string, reason: string): Promise<void> {
  const standing = await context.tx.record.findMany({
    where: {
      sessionId,
      negotiationId: context.member.negotiationId,
      kind: { in: [...notedKinds] },
      isRetraction: false,
      supersededBy: null,
    },
    orderBy: { seq: "desc" },
    select: { id: true, kind: true },
  });
  for (const { id, kind } of standing) {
    const noun = notedKinds.find((each) => each === kind);
    if (noun) await nouns[noun].takeBack(context, id, reason);
  }
}
