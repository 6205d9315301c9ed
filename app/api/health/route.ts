import { isDatabaseAnswering } from "@/lib/platform/installation";

/** Whether the app and its database answer; for whoever watches over the process. */
export async function GET(): Promise<Response> {
  const isAnswering = await isDatabaseAnswering();
  return Response.json({ ok: isAnswering }, { status: isAnswering ? 200 : 503 });
}
