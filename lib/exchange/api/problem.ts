/** What went wrong, as RFC 9457 has it: `application/problem+json`, the same from every address of the API. */
import { requestId } from "@/lib/platform/running/requests";
import { type FailureCode, type FieldErrors, httpStatuses, type Standing } from "@/lib/platform/result";
import { z } from "zod";

/** What can go wrong besides what a command says. */
export type ProblemCode =
  | FailureCode
  | "method_not_allowed"
  | "not_acceptable"
  | "unsupported_media_type"
  | "too_large"
  | "precondition_failed"
  | "too_many_requests";

const others = {
  method_not_allowed: 405,
  not_acceptable: 406,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
};

export const problemStatuses: Record<ProblemCode, number> = { ...httpStatuses, ...others };

export const problemTitles: Record<ProblemCode, string> = {
  invalid: "What was sent is not of the form asked for",
  signed_out: "Nobody is signed in",
  forbidden: "This is not allowed",
  unconfirmed: "It is too long ago that they showed who they are",
  not_found: "There is nothing here",
  method_not_allowed: "This address takes another method",
  not_acceptable: "This is not to be had in that form",
  conflict: "Somebody else was quicker",
  precondition_failed: "It is no longer what you last saw",
  too_large: "That is too much at once",
  unsupported_media_type: "This cannot be read in that form",
  refused: "A rule says no",
  too_many_requests: "That was asked too often",
  unavailable: "The database does not answer",
  fault: "Something went wrong on our side",
};

/** What each means for whoever asked, and what to do about it. */
export const problemAdvice: Record<ProblemCode, string> = {
  invalid:
    "Look at `errors`: each names a field of the body by a JSON pointer, or a parameter. Mend it and send it again.",
  signed_out: "Send a token as `Authorization: Bearer …`. One that was sent has ended, or never was: make another.",
  forbidden: "The token was not made for that, its owner's role is too low, or a cookie came from another site.",
  unconfirmed:
    "A person shows again at a browser who they are, by the password or the second factor, and sends it again.",
  not_found: "It never was, it is gone, or it is not for this reader: these three look the same.",
  method_not_allowed: "See `Allow`: reads are asked by GET, commands by POST.",
  not_acceptable: "Ask for `application/json`, or leave `Accept` out.",
  conflict:
    "See `standing`, which holds both versions. Decide, and send it with `supersedesId` or `version` as it is now.",
  precondition_failed:
    "`If-Match` named another version than the one on record. Read it anew, decide, and send it again.",
  too_large: "Send less at once: a body holds at most 1 MB, and 8 MB of annotations.",
  unsupported_media_type: "Send the body as `application/json`.",
  refused:
    "It was understood, and a rule of negotiation or an earlier use of this key speaks against it: `detail` says which.",
  too_many_requests:
    "Wait for as many seconds as `Retry-After` says. `RateLimit` tells how many are left before it comes to that.",
  unavailable:
    "It may or may not have been written. Send it again after `Retry-After`, under the same `Idempotency-Key`; a command that takes none, after reading whether it was.",
  fault:
    "Nothing was written, and it is in our log. Sending it again rarely helps; tell whoever runs this installation.",
};

/** Where in what was sent something is wrong: a JSON pointer (RFC 6901) into the body, or the name of a parameter. */
export const problemSchema = z.object({
  type: z.string().describe("An address that tells of this kind of problem."),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("A sentence for a person."),
  code: z.enum(Object.keys(problemTitles) as [ProblemCode, ...ProblemCode[]]),
  requestId: z.string().optional().describe("Under which our log has it; the answer's `X-Request-Id` says the same."),
  errors: z
    .array(z.object({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }))
    .optional()
    .describe("What is wrong where: a JSON pointer into the body, or the name of a parameter."),
  standing: z
    .object({
      recordId: z.guid().nullable().describe("What a correction has to supersede now; null: it was taken back."),
      newestId: z.guid().describe("What to send as `seenRecordId` once this was seen."),
      ...{ by: z.string(), at: z.string(), reason: z.string().nullable() },
      differences: z.array(
        z.object({
          ...{ name: z.string(), label: z.string(), theirs: z.string().nullable(), yours: z.string().nullable() },
          side: z.enum(["yours", "theirs", "both"]).describe("Who changed it; both, where that is not known."),
          value: z.union([z.string(), z.array(z.string())]).optional(),
          rows: z.array(z.record(z.string(), z.string())).optional(),
          merged: z.object({ text: z.string(), isClean: z.boolean() }).optional(),
        }),
      ),
      wouldBe: z.string().optional(),
    })
    .optional()
    .describe("Of a conflict: the version on record, and the fields in which it differs from the one that was sent."),
});

export type Problem = z.output<typeof problemSchema>;

type Wrong = {
  code: ProblemCode;
  message: string;
  /** As a command names them: `citations.0.quote`. */
  fieldErrors?: FieldErrors;
  /** By the names of parameters. */
  parameterErrors?: FieldErrors;
  standing?: Standing;
};

export const problemType = "application/problem+json";

export function problemOf({ code, message, fieldErrors = {}, parameterErrors = {}, standing }: Wrong): Problem {
  const errors = [
    ...pairs(fieldErrors).map(([field, detail]) => ({ pointer: pointerTo(field), detail })),
    ...pairs(parameterErrors).map(([parameter, detail]) => ({ parameter, detail })),
  ];
  return {
    type: `/api/v1#problem-${code}`,
    title: problemTitles[code],
    status: problemStatuses[code],
    detail: message,
    code,
    requestId: requestId(),
    ...(errors.length > 0 ? { errors } : {}),
    ...(standing ? { standing } : {}),
  };
}

/** The same as an answer. */
export function refuse(wrong: Wrong, headers: Record<string, string> = {}): Response {
  const problem = problemOf(wrong);
  const later: Record<string, string> = wrong.code === "unavailable" ? { "retry-after": "5" } : {};
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": problemType, "cache-control": "no-store", ...later, ...headers },
  });
}

const pairs = (errors: FieldErrors): [string, string][] =>
  Object.entries(errors).flatMap(([field, details]) => details.map((detail): [string, string] => [field, detail]));

/** `citations.0.quote` as `#/citations/0/quote`; of the whole body, `#`. */
function pointerTo(field: string): string {
  if (field === "form") return "#";
  return `#/${field
    .split(".")
    .map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"))
    .join("/")}`;
}
