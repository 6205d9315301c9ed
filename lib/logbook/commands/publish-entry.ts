import "server-only";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { questionNoun } from "@/lib/evidence/commands/question";
import { positionNoun } from "@/lib/positions/commands/position";
import { figureNoun } from "@/lib/evidence/commands/figure";
import type { CommandContext } from "@/lib/platform/command";
import type { FilingEntry } from "../rules/filing-notes";
import { wordingAt } from "./wording-at";

type Made = {
  roundId: string;
  sessionId: string;
  /** The source that the entry cites, where it was recorded a moment ago. */
  sourceId: string | undefined;
};

/** Publishes one entry through its noun. Gives back its record, and of a source also what others cite it by. */
export async function publishEntry(
  context: CommandContext,
  entry: FilingEntry,
  { roundId, sessionId, sourceId }: Made,
): Promise<{ recordId: string; sourceId?: string }> {
  const { citations } = entry.input;
  const inSession = {
    sessionId,
    citations: sourceId ? citations.map((citation) => ({ ...citation, sourceId })) : citations,
  };
  switch (entry.command) {
    case "position":
      return positionNoun.publish(context, {
        ...entry.input,
        ...inSession,
        clauseVersionId: await wordingAt(context, entry.input),
      });
    case "status":
      return termStatusNoun.publish(context, { ...entry.input, ...inSession });
    case "statement":
      return statementNoun.publish(context, { ...entry.input, ...inSession });
    case "pause":
    case "resume":
      return roundEventNoun.publish(context, { ...entry.input, ...inSession, roundId });
    case "figure":
      return figureNoun.publish(context, { ...entry.input, ...inSession });
    case "risk":
      return riskNoun.publish(context, { ...entry.input, ...inSession });
    case "question":
      return questionNoun.publish(context, { ...entry.input, ...inSession });
    case "source":
      return sourceNoun.publish(context, { ...entry.input, ...inSession });
  }
}
