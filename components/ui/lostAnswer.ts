import {
  unstable_isUnrecognizedActionError as isUnrecognized,
  unstable_rethrow as goOnIfLedElsewhere,
} from "next/navigation";
import { type FormState, formValues } from "@/lib/platform/form";
import { type Failure, failure } from "@/lib/platform/result";

/**
 * What is said of an act to which no answer came: the wire is cut, what stands before Parley refuses it, or it failed there.
 * Throws on what Next throws to lead elsewhere.
 */
export function failureOfLost(error: unknown): Failure {
  goOnIfLedElsewhere(error);
  if (isUnrecognized(error)) return failure("unavailable", renewed);
  // What failed on the server has a digest there; a wire that is cut has none.
  return error instanceof Error && "digest" in error ? failure("fault", failed) : failure("unavailable", unreached);
}

const unreached = "The server cannot be reached. What you typed is here; try again.";
const failed = "Something went wrong on our side. What you typed is here; try again.";
const renewed = "Parley has been renewed since this page was opened. Copy what you typed, and open the page anew.";

type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

/** The action, with a lost answer told in the form like any other failure. Without this React gives up the whole page over it. */
export const tellingOfLost =
  (action: FormAction): FormAction =>
  async (previous, data) => {
    try {
      return await action(previous, data);
    } catch (error) {
      const { ok: _, ...lost } = failureOfLost(error);
      return { status: "error", ...lost, values: formValues(data) };
    }
  };
