"use server";

import { figureNoun } from "@/lib/evidence/commands/figure";
import { questionNoun } from "@/lib/evidence/commands/question";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { statementNoun } from "@/lib/evidence/commands/statement";
import type { z } from "zod";
import type { Command } from "@/lib/platform/command";
import { runAction } from "@/lib/platform/action";
import { failureOfInput } from "@/lib/platform/failure";
import type { Failure, FieldErrors, Result } from "@/lib/platform/result";
import { positionNoun } from "@/lib/positions/commands/position";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { fieldOfEntry, inputOfEntry } from "./rules/entry-input";
import { deskEntryInput } from "./schema";

const commands = {
  position: positionNoun.record,
  statement: statementNoun.record,
  status: termStatusNoun.record,
  event: roundEventNoun.record,
  figure: figureNoun.record,
  risk: riskNoun.record,
  question: questionNoun.record,
} as const;

/** Records an entry of the desk by the command of its noun, which checks it like any other. */
export async function recordPassageAction(asked: unknown, actId: string): Promise<Result<{ recordId: string }>> {
  const parsed = deskEntryInput.safeParse(asked);
  if (!parsed.success) return byField(failureOfInput(parsed.error.issues));
  const command: Command<z.ZodType, { recordId: string }> = commands[parsed.data.command];
  const result = await runAction(command, inputOfEntry(parsed.data), { actId });
  return result.ok ? { ok: true, value: { recordId: result.value.recordId } } : byField(result);
}

/** What was wrong, by the fields of the desk's form. */
function byField(refused: Failure): Failure {
  const fieldErrors: FieldErrors = {};
  for (const [path, messages] of Object.entries(refused.fieldErrors)) {
    const field = fieldOfEntry(path);
    fieldErrors[field] = [...(fieldErrors[field] ?? []), ...messages];
  }
  return { ...refused, fieldErrors };
}
