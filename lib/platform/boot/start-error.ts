/** What keeps Parley from starting, as one sentence that says what to do. Shown without a stack; the exit code is 1. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** An error's own words, for a sentence of ours to quote. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
