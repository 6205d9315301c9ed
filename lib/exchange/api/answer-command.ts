/** Answers a command: the same schema through the same runner as a form, with its faults told as problems. */
import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { readJson } from "@/lib/platform/request";
import type { Failure } from "@/lib/platform/result";
import { settleTable, turnTable } from "../commands/table";
import { commandNamed } from "../registry";
import { workSoon } from "../tables/work";
import { actOfKey } from "./act-of-key";
import { asAsker } from "./asking";
import { type Problem, refuse } from "./problem";

/** What a command's JSON says of the version that the writer had before their eyes. */
const versionFields = ["supersedesId", "recordId", "version"] as const;

/** After these there may be something to be done with a table, which a page has done at once as well. */
const startsWork: readonly string[] = [settleTable.name, turnTable.name];

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
    if (!asked.keepsAct && request.headers.has("idempotency-key"))
      return refuse({
        code: "invalid",
        message: "This command is on no record, so that no key can hold what it gave. Send it without Idempotency-Key.",
      });
    const body = await readJson(request);
    if (!body.ok) return refuse({ code: body.status === 413 ? "too_large" : "invalid", message: body.message });
    const condition = ifMatch(request.headers.get("if-match"), asked.input, body.value);
    if (typeof condition === "string") return refuse({ code: "invalid", message: condition });
    const act = actOfKey(request, [name, condition.input]);
    if (typeof act === "string") return refuse({ code: "invalid", message: act });
    const result = await execute(asked, actor, condition.input, act.actId, act.askedHash);
    if (result.ok && startsWork.includes(name)) workSoon();
    if (result.ok) return Response.json(result, { headers: { "cache-control": "no-store" } });
    return refuse(wrongOf(result, condition.isGiven, actor));
  });
}

/** What stands on record instead is shown to whoever may read it. */
function wrongOf({ code, message, fieldErrors, standing }: Failure, isConditional: boolean, { token }: Actor) {
  const mayRead = token === undefined || token.scopes.includes("read");
  return {
    code: code === "conflict" && isConditional ? ("precondition_failed" as const) : code,
    ...{ message, fieldErrors },
    ...(standing && mayRead ? { standing } : {}),
  } satisfies { code: Problem["code"]; message: string; fieldErrors: Failure["fieldErrors"] };
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
