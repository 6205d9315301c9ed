/** What became of an act: what a command gives back, and what a form shows of it. A browser may run this file. */

export type FieldErrors = Record<string, string[]>;

export type FailureCode =
  /** The input is not of the form asked for. */
  | "invalid"
  | "signed_out"
  /** It is not there, or not there for this actor: the two look the same. */
  | "not_found"
  | "forbidden"
  /** It is too long ago that they showed who they are; once they do so again it can be sent as it is. */
  | "unconfirmed"
  /** Somebody else changed it first. */
  | "conflict"
  /** A rule of negotiation says no. */
  | "refused"
  /** Not just now: the database is away, others write, or it was asked too often. Nothing was written. */
  | "unavailable"
  /** A mistake of ours; it is in the log. */
  | "fault";

/** What stands on record where somebody else was quicker, beside what was written. */
export type Standing = {
  /** What a correction has to supersede now; null: it was taken back, so that saving records it anew. */
  recordId: string | null;
  /** The newest record that the writer has seen once they have seen this. */
  newestId: string;
  by: string;
  /** ISO 8601. */
  at: string;
  reason: string | null;
  /** The fields in which the two versions differ, in words. */
  differences: StandingField[];
  /** What saving again would make it, where that has a name of its own: "version 3". */
  wouldBe?: string;
};

export type StandingField = {
  /** The input's field. */
  name: string;
  label: string;
  theirs: string | null;
  yours: string | null;
  /** Who changed it since the writer began; both, where that is not known. */
  side: "yours" | "theirs" | "both";
  /** What the field's control takes to say theirs; left out where no single control can. */
  value?: string | string[];
  /** The same where the field is a list of rows: what the fields of each take. */
  rows?: Record<string, string>[];
  /** Of running text that both changed: both in one. Clean where no two changes touch. */
  merged?: { text: string; isClean: boolean };
};

export type Failure = {
  ok: false;
  code: FailureCode;
  message: string;
  fieldErrors: FieldErrors;
  /** Of a conflict over a record. */
  standing?: Standing;
};
export type Result<Value> = { ok: true; value: Value } | Failure;

/** What a policy answers. The reason is a sentence for the person who was refused. */
export type Verdict = { allowed: true } | { allowed: false; because: string };

export const allowed: Verdict = { allowed: true };

export function refusedBecause(because: string): Verdict {
  return { allowed: false, because };
}

export function failure(code: FailureCode, message: string, fieldErrors: FieldErrors = {}): Failure {
  return { ok: false, code, message, fieldErrors };
}

export const httpStatuses: Record<FailureCode, number> = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  unconfirmed: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
  fault: 500,
};
