/** Whether this process answers, whatever its database does: one that does not is to be started anew. */
export function GET(): Response {
  return Response.json({ ok: true });
}
