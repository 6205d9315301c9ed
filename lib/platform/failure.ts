/** What a person is told of an error: the expected in its own words, anything else as a fault of ours, which is logged. */
import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { type Away, awayIn } from "./away";
import { Conflict, ExpectedError, InvalidFields } from "./errors";
import { log } from "./log";
import { type Failure, failure } from "./result";
import { noteAway } from "./running/unavailable";

/** Of an input that is not of the form asked for, field by field. */
export function failureOfInput(issues: readonly { path: PropertyKey[]; message: string }[]): Failure {
  const fieldErrors: Record<string, string[]> = {};
  for (const issue of issues) {
    const field = issue.path.join(".") || "form";
    fieldErrors[field] = [...(fieldErrors[field] ?? []), issue.message];
  }
  return failure("invalid", "Some of this cannot be saved yet.", fieldErrors);
}

const unavailableBecause: Record<Away, string> = {
  // Where the wire broke while it was saved, nobody can say whether it was; what is sent again is done once.
  away: "The database does not answer just now. What you wrote is still here: send it again in a moment.",
  full: "The database has no room left, so nothing was saved; what you wrote is still here. Tell whoever runs your Parley.",
};

/** Of what was thrown while a command of this name ran. */
export function failureOf(error: unknown, command: string): Failure {
  if (error instanceof InvalidFields) return failure(error.code, error.message, error.fieldErrors);
  if (error instanceof Conflict && error.standing) {
    return { ...failure(error.code, error.message), standing: error.standing };
  }
  if (error instanceof ExpectedError) {
    return failure(error.code, error.message, error.field ? { [error.field]: [error.message] } : {});
  }
  const away = awayIn(error);
  if (away) {
    noteAway();
    log.error({ command, because: away }, "database away");
    return failure("unavailable", unavailableBecause[away]);
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const { fields, sqlState } = saidByDatabase(error);
    if (error.code === "P2002" || sqlState === notUnique) {
      return fields.includes("supersedes_id")
        ? failure("conflict", "Somebody changed this while you were writing. Compare, then save again.")
        : failure("refused", "There is one already that is called the same.");
    }
    if (sqlState === lockTimedOut) {
      log.warn({ command }, "waited too long for another writer");
      return failure(
        "unavailable",
        "Others are writing here just now, and your turn did not come. Nothing was saved; what you wrote is still here. Try again.",
      );
    }
  }
  if (String(error).includes(refusedByTheWall) || String(error).includes("row-level security")) {
    return failure("forbidden", "Your role here does not allow this.");
  }
  log.error({ command, err: error }, "command failed");
  return failure("fault", "Something went wrong on our side. Nothing was saved; what you wrote is still here.");
}

const lockTimedOut = "55P03";
const notUnique = "23505";
const refusedByTheWall = "42501";

type DriverError = { cause?: { originalCode?: string; constraint?: { fields?: string[] } } };

/** What the driver passes on: Postgres' SQLSTATE, and the columns of a constraint that was broken. */
function saidByDatabase({ meta }: Prisma.PrismaClientKnownRequestError) {
  const { cause } = (meta?.driverAdapterError ?? {}) as DriverError;
  return { sqlState: cause?.originalCode, fields: cause?.constraint?.fields ?? [] };
}
