import "server-only";
import { Conflict, ExpectedError, InvalidFields } from "@/lib/platform/errors";
import type { FieldErrors } from "@/lib/platform/result";

/**
 * Runs the parts of one act to the last, so that whoever asked for it hears of all that is refused at once. What a part
 * wrote before it was refused is undone with the whole act: whoever tries parts has to raise what was refused.
 */
export class Refusals {
  private readonly found: ExpectedError[] = [];

  /** What the part gives back; null where it is refused. */
  async trying<Value>(part: () => Promise<Value>): Promise<Value | null> {
    try {
      return await part();
    } catch (error) {
      if (!(error instanceof ExpectedError) || error instanceof Conflict) throw error;
      this.found.push(error);
      return null;
    }
  }

  /** Ends the act if any part of it was refused. One refusal is told as it is; several by their fields. */
  raise(): void {
    const [first, ...others] = this.found;
    if (!first) return;
    if (others.length === 0) throw first;
    const fieldErrors: FieldErrors = {};
    for (const { field = "form", message } of this.found) fieldErrors[field] = [...(fieldErrors[field] ?? []), message];
    throw new InvalidFields(fieldErrors, "Some of this cannot be recorded as it is.");
  }
}
