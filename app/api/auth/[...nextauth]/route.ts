import NextAuth from "next-auth";
import { authOptions, canLeadBack } from "@/lib/platform/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

// Made on each request: the settings are not there yet when the app is built.
async function handler(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const refusal = await refusalOf(request, nextauth[0]);
  return refusal ?? ((await NextAuth(request as never, context as never, authOptions())) as Response);
}

/** What next-auth would answer, or log, as if we had made a mistake; null: nothing is wrong with it. */
async function refusalOf(request: Request, act: string | undefined): Promise<Response | null> {
  // Nobody signs in by an address.
  if (request.method === "GET" && act === "callback")
    return new Response("Sign in by the form.", { status: 405, headers: { allow: "POST" } });
  // It reads JSON as well, which no page of ours sends, and fails where it is none.
  if (request.headers.get("content-type")?.includes("application/json"))
    return new Response("Send a form.", { status: 415 });
  if (!(await canLeadBack(request))) return new Response("There is no such address to go back to.", { status: 400 });
  return null;
}

export { handler as GET, handler as POST };
