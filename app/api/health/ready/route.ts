import { unreadyBecause } from "@/lib/platform/running/readiness";

/** Whether readers may be sent to this process; where not, why, and they are sent to another. */
export async function GET(): Promise<Response> {
  const because = await unreadyBecause();
  return Response.json(because ? { ok: false, because } : { ok: true }, { status: because ? 503 : 200 });
}
