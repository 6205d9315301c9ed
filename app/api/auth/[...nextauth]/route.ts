import NextAuth from "next-auth";
import { authOptions } from "@/lib/platform/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

// Made on each request: the settings are not there yet when the app is built.
async function handler(request: Request, context: Context): Promise<Response> {
  return (await NextAuth(request as never, context as never, authOptions())) as Response;
}

export { handler as GET, handler as POST };
