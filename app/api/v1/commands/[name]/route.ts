import { commandNamed } from "@/lib/exchange/registry";
import { readActId } from "@/lib/platform/act";
import { execute } from "@/lib/platform/command";
import { currentActor } from "@/lib/platform/current-actor";
import { isOwnOrigin, readJson } from "@/lib/platform/request";
import { failure, httpStatuses, type Result } from "@/lib/platform/result";

type Context = { params: Promise<{ name: string }> };

/**
 * Runs a command by name on a JSON body: the same door as the forms, with the same answers. Sent twice under one
 * `Idempotency-Key` (a UUID), it runs once.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request)) return answer(failure("forbidden", "This request does not come from a page of Parley."));
  const actor = await currentActor();
  if (!actor) return answer(failure("signed_out", "Sign in first."));
  const asked = commandNamed((await params).name);
  if (!asked) return answer(failure("not_found", "There is no such command."));
  const body = await readJson(request);
  if (!body.ok) return Response.json(failure("invalid", body.message), { status: body.status });
  const actId = readActId(request.headers.get("idempotency-key"));
  return answer(await execute(asked, actor, body.value, actId));
}

function answer(result: Result<unknown>): Response {
  return Response.json(result, { status: result.ok ? 200 : httpStatuses[result.code] });
}
