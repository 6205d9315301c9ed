/** Answers a command: the same schema through the same runner as a form, with its faults told as problems. */
import "server-only";
import { createHash } from "node:crypto";
import { v5 } from "uuid";
import { z } from "zod";
import { readActId } from "@/lib/platform/act";
import { execute } from "@/lib/platform/command";
import { readJson } from "@/lib/platform/request";
import type { Failure } from "@/lib/platform/result";
import { commandNamed } from "../registry";
import { asAsker } from "./asking";
import { type Problem, refuse } from "./problem";

/** What a command's JSON says of the version that the writer had before their eyes. */
const versionFields = ["supersedesId", "recordId", "version"] as const;

/** Under which keys that are no UUIDs are kept. */
const keySpace = "6f0e7c53-4f0c-5b6a-9d4c-0f6c2b7b7a11";

/**
 * Runs the command of that name on the request's JSON. Sent twice under one `Idempotency-Key` it runs once, and gives the
 * same; something else under the same key is refused. With `If-Match` it runs only where what it changes is still the
 * version named there.
 */
export function answerCommand(request: Request, name: string): Promise<Response> {
  return asAsker(request, { scope: "write", name }, async ({ actor }) => {
    const asked = commandNamed(name);
    if (!asked) return refuse({ code: "not_found", message: "There is no such command." });
    const type = request.headers.get("content-type") ?? "";
    if (!/^application\/([\w.-]+\+)?json\b/i.test(type.trim()))
      return refuse(
        { code: "unsupported_media_type", message: "Send application/json." },
        { accept: "application/json" },
      );
    const key = request.headers.get("idempotency-key");
    if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key))
      return refuse({
        code: "invalid",
        message: "An Idempotency-Key is up to 255 characters without a space, such as a UUID.",
      });
    const body = await readJson(request);
    if (!body.ok) return refuse({ code: body.status === 413 ? "too_large" : "invalid", message: body.message });
    const condition = ifMatch(request.headers.get("if-match"), asked.input, body.value);
    if (typeof condition === "string") return refuse({ code: "invalid", message: condition });
    const askedHash = key === null ? undefined : hashOf([name, condition.input]);
    const result = await execute(asked, actor, condition.input, key === null ? undefined : actIdOf(key), askedHash);
    if (result.ok) return Response.json(result, { headers: { "cache-control": "no-store" } });
    return refuse(wrongOf(result, condition.isGiven));
  });
}

function wrongOf({ code, message, fieldErrors, standing }: Failure, isConditional: boolean) {
  return {
    code: code === "conflict" && isConditional ? ("precondition_failed" as const) : code,
    ...{ message, fieldErrors },
    ...(standing ? { standing } : {}),
  } satisfies { code: Problem["code"]; message: string; fieldErrors: Failure["fieldErrors"] };
}

/** A UUID is an act's id as it is; of any other key one is made that is the same each time. */
const actIdOf = (key: string) => readActId(key.toLowerCase()) ?? v5(key, keySpace);

/** The same for the same content, in whatever order its fields come. */
const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value, inOrder)).digest("base64url");

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

type Conditional = { input: unknown; isGiven: boolean };

/** The input with the version that `If-Match` names; or a sentence, where the command takes none or is told another. */
function ifMatch(header: string | null, schema: z.ZodType, input: unknown): Conditional | string {
  if (header === null) return { input, isGiven: false };
  const named = /^"([^"]{1,80})"$/.exec(header.trim())?.[1];
  if (named === undefined) return 'If-Match names one version in quotes: a record, as "2f1c…", or a number, as "3".';
  const shape = schema instanceof z.ZodObject ? schema.shape : {};
  const field = versionFields.find((each) => each in shape);
  if (!field || typeof input !== "object" || input === null || Array.isArray(input))
    return "This command takes no version, so that If-Match has nothing to be held against.";
  const said = (input as Record<string, unknown>)[field];
  const version = field === "version" ? Number(named) : named;
  if (said !== undefined && String(said) !== named) return `If-Match names another version than ${field} in the body.`;
  return { input: { ...input, [field]: version }, isGiven: true };
}
