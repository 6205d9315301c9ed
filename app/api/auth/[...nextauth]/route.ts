import NextAuth from "next-auth";
import { authOptions, canLeadBack } from "@/lib/platform/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

// Made on each request: the settings are not there yet when the app is built.
async function handler(request: Request, context: Context): Promise<Response> {
  // It answers who asks by GET as if we had made a mistake; nobody signs in by an address.
  const { nextauth } = await context.params;
  if (request.method === "GET" && nextauth[0] === "callback")
    return new Response("Sign in by the form.", { status: 405, headers: { allow: "POST" } });
  if (!(await canLeadBack(request))) return new Response("There is no such address to go back to.", { status: 400 });
  return (await NextAuth(request as never, context as never, authOptions())) as Response;
}

export { handler as GET, handler as POST };
