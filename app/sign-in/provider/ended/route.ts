import { endedAtProvider } from "@/lib/platform/oidc/asking";

/** What the identity provider sends by itself once it has signed somebody out (OpenID Connect Back-Channel Logout 1.0). */
export async function POST(request: Request): Promise<Response> {
  const status = await endedAtProvider(request, new Date());
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
