import "server-only";
import { publishFigure } from "@/lib/evidence/commands/record-figure";
import { publishQuestion } from "@/lib/evidence/commands/record-question";
import { publishRisk } from "@/lib/evidence/commands/record-risk";
import { publishSource } from "@/lib/evidence/commands/record-source";
import { publishStatement } from "@/lib/evidence/commands/record-statement";
import type { CommandContext } from "@/lib/platform/command";
import { publishPosition } from "@/lib/positions/commands/record-position";
import { publishRoundEvent } from "@/lib/rounds/commands/record-round-event";
import { publishTermStatus } from "@/lib/terms/commands/record-term-status";
import type { FilingEntry } from "../rules/filing-notes";

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
      return publishPosition(context, { ...entry.input, ...inSession });
    case "status":
      return publishTermStatus(context, { ...entry.input, ...inSession });
    case "statement":
      return publishStatement(context, { ...entry.input, ...inSession });
    case "pause":
    case "resume":
      return publishRoundEvent(context, { ...entry.input, ...inSession, roundId });
    case "figure":
      return publishFigure(context, { ...entry.input, ...inSession });
    case "risk":
      return publishRisk(context, { ...entry.input, ...inSession });
    case "question":
      return publishQuestion(context, { ...entry.input, ...inSession });
    case "source":
      return publishSource(context, { ...entry.input, ...inSession });
  }
}
