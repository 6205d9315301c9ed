import { carriedSignIn } from "@/lib/platform/auth";
import { failureOf } from "@/lib/platform/failure";
import { accessOf } from "@/lib/platform/live/access";
import { accessStream } from "@/lib/platform/live/stream";
import { failure, httpStatuses } from "@/lib/platform/result";

/** What an open browser is told as it happens, as server-sent events. */
export async function GET({ signal }: Request): Promise<Response> {
  try {
    const signInId = await carriedSignIn();
    const access = signInId ? await accessOf(signInId) : null;
    if (!signInId || !access) return refuse(failure("signed_out", "Sign in first."));
    // A proxy that gathers an answer before it passes it on would hold the events back.
    const headers = { "content-type": "text/event-stream", "x-accel-buffering": "no" };
    return new Response(accessStream(signInId, access, signal), { headers });
  } catch (error) {
    return refuse(failureOf(error, "live"));
  }
}

const refuse = (result: ReturnType<typeof failure>) => Response.json(result, { status: httpStatuses[result.code] });
