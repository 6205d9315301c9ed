/** The expected errors: thrown inside a command, told to the person, not reported. Anything else is a fault of ours. */

import type { FailureCode, FieldErrors, Standing } from "./result";

export class ExpectedError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    /** The input's field that the message belongs beside. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** A rule of negotiation says no: "A resumption needs a pause." */
export class Refusal extends ExpectedError {
  constructor(message: string, field?: string) {
    super("refused", message, field);
  }
}

/** It is not there, or not for this actor. */
export class NotFound extends ExpectedError {
  constructor(message = "There is nothing here by that name.", field?: string) {
    super("not_found", message, field);
  }
}

/** Somebody else changed it since the actor last saw it. */
export class Conflict extends ExpectedError {
  constructor(
    message = "Somebody changed this while you were writing. Nothing of yours is lost: compare, then save again.",
    /** What stands now, beside what was written. */
    readonly standing?: Standing,
  ) {
    super("conflict", message);
  }
}

/** Several fields at once are not what they have to be: found only after the input's own schema was content. */
export class InvalidFields extends ExpectedError {
  constructor(
    readonly fieldErrors: FieldErrors,
    message = "Some of this cannot be saved yet.",
  ) {
    super("invalid", message);
  }
}
