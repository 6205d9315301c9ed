/** A whole text as it is asked to be taken in, and what its records have in common. */
import "server-only";
import type { z } from "zod";
import { ExpectedError, NotFound, Refusal } from "@/lib/platform/errors";
import type { takeInTextInput } from "../schema";

export type TakenText = z.output<typeof takeInTextInput>;

/** What every record of the draft has in common. */
export function shared(input: TakenText) {
  const { negotiationId, heldFrom, isDateInferred, compartmentId, citations, sessionId, seenRecordId, reason } = input;
  return {
    negotiationId,
    heldFrom,
    isDateInferred,
    compartmentId,
    citations,
    sessionId,
    seenRecordId,
    reason,
    supersedesId: undefined,
  };
}

/** Says what is refused beside the term of the text that it is about. */
export async function beside<Value>(
  { field, number }: { field: string; number: string },
  run: () => Promise<Value>,
): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ExpectedError) || error.code === "conflict" || error.field === "drafterId") throw error;
    const said = error.field === "reason" ? "reason" : error.field === "citations" ? "citations" : field;
    const message = `${number}: ${error.message}`;
    if (error instanceof NotFound) throw new NotFound(message, said);
    throw new Refusal(message, said);
  }
}
