import { lookForChanges } from "@/lib/activity/queries-live";
import { presenceFor } from "@/lib/negotiations/queries-presence";
import type { ToldSince } from "@/lib/activity/rules/told";
import { signInCarriedBy } from "@/lib/platform/auth";
import { failureOf } from "@/lib/platform/failure";
import { accessOf } from "@/lib/platform/live/access";
import { readCursor, writeCursor } from "@/lib/platform/live/cursor";
import { liveStream } from "@/lib/platform/live/stream";
import { keepPace } from "@/lib/platform/pace";
import { failure, httpStatuses } from "@/lib/platform/result";

/**
 * What an open browser is told as it happens, as server-sent events: from where it was cut (`Last-Event-ID`), or else
 * from what its page has seen (`?from=`). With `?since=` the same is answered at once, as JSON, for who cannot listen; and
 * with `?in=` of one negotiation alone.
 */
export async function GET({ url, headers, signal }: Request): Promise<Response> {
  const asked = new URL(url).searchParams;
  const since = asked.get("since");
  try {
    const signInId = await signInCarriedBy(headers.get("cookie"));
    if (since !== null) return await answer(signInId, since, asked.get("in"));
    const access = signInId ? await accessOf(signInId) : null;
    if (!signInId || !access) return refuse(signedOut);
    await keepPace(access.userId, "reads");
    const from = readCursor(headers.get("last-event-id") || asked.get("from") || "");
    return new Response(liveStream(lookForChanges, presenceFor, signInId, access.userId, from, signal), {
      headers: unheld,
    });
  } catch (error) {
    return refuse(failureOf(error, "live"));
  }
}

async function answer(signInId: string | null, since: string, only: string | null): Promise<Response> {
  const sight = signInId ? await lookForChanges(signInId, readCursor(since), only === null ? undefined : [only]) : null;
  if (!signInId || !sight) return refuse(signedOut);
  await keepPace(sight.access.userId, "reads");
  const { access, resyncIn, changes, places } = sight;
  const asked = [...places].filter(([negotiationId]) => only === null || negotiationId === only);
  const cursor = writeCursor(asked.map(([, { id }]) => id));
  const present = await presenceFor(signInId);
  const told: ToldSince = { cursor, access: access.state, resyncIn, changes, present };
  return Response.json(told, { headers: { "cache-control": "no-store" } });
}

const signedOut = failure("signed_out", "Sign in first.");

/** A proxy that gathers or packs an answer before it passes it on would hold the events back. */
const unheld = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

const refuse = (result: ReturnType<typeof failure>) => Response.json(result, { status: httpStatuses[result.code] });
