/** What an operation of the document is, and which problems it can answer with. */
import { problemAdvice, type ProblemCode, problemStatuses, problemTitles, problemType } from "./problem";

export type Schema = Record<string, unknown>;

export type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  /** Where it is not the document's. */
  security?: Schema[];
  parameters?: Schema[];
  requestBody?: Schema;
  responses: Record<string, Schema>;
};

/** Whatever is asked, we can fail, and so can the database. */
const always = ["fault", "unavailable"] as const satisfies ProblemCode[];

/** The answers of these problems, by status. */
export function faults(...codes: ProblemCode[]): Record<string, Schema> {
  return Object.fromEntries(
    [...codes, ...always].map((code) => [String(problemStatuses[code]), { $ref: `#/components/responses/${code}` }]),
  );
}

const header = (description: string, type = "string"): Schema => ({ description, schema: { type } });

const headers: Partial<Record<ProblemCode, Schema>> = {
  signed_out: { "WWW-Authenticate": header("How to say who asks.") },
  method_not_allowed: { Allow: header("The methods that this address takes.") },
  too_many_requests: { "Retry-After": header("In seconds.", "integer"), RateLimit: header("How many are left.") },
  unavailable: { "Retry-After": header("In seconds.", "integer") },
};

/** Every problem as an answer that operations point to. */
export function problemResponses(): Schema {
  return Object.fromEntries(
    (Object.keys(problemTitles) as ProblemCode[]).map((code) => [
      code,
      {
        description: `${problemTitles[code]}. ${problemAdvice[code]}`,
        ...(headers[code] ? { headers: headers[code] } : {}),
        content: { [problemType]: { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
