import { redirect } from "next/navigation";
import { beginAtProvider } from "@/lib/platform/oidc/asking";

/** The way to the identity provider: a plain address, so that it needs no script and no form that could not lead elsewhere. */
export async function GET(request: Request): Promise<Response> {
  redirect(await beginAtProvider(request));
}
