import { commandNamed } from "@/lib/exchange/registry";
import { readActId } from "@/lib/platform/act";
import { execute } from "@/lib/platform/command";
import { asCurrentActor } from "@/lib/platform/current-actor";
import { isOwnOrigin, readJson } from "@/lib/platform/request";
import { failure, httpStatuses, type Result } from "@/lib/platform/result";

type Context = { params: Promise<{ name: string }> };

/**
 * Runs a command by name on a JSON body: the same door as the forms, with the same answers. Sent twice under one
 * `Idempotency-Key` (a UUID), it runs once.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request)) return answer(failure("forbidden", "This request does not come from a page of Parley."));
  const { name } = await params;
  let status: number | undefined;
  const result = await asCurrentActor(name, async (actor) => {
    const asked = commandNamed(name);
    if (!asked) return failure("not_found", "There is no such command.");
    const body = await readJson(request);
    if (!body.ok) {
      ({ status } = body);
      return failure("invalid", body.message);
    }
    return execute(asked, actor, body.value, readActId(request.headers.get("idempotency-key")));
  });
  return answer(result, status);
}

function answer(result: Result<unknown>, status = result.ok ? 200 : httpStatuses[result.code]): Response {
  return Response.json(result, { status });
}
