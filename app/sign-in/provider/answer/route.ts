import { redirect } from "next/navigation";
import { followGroups } from "@/lib/exchange/follow-groups";
import { takeProviderAnswer } from "@/lib/platform/oidc/answering";

/** Where the identity provider sends somebody back to, with a code or with what went wrong. */
export async function GET(request: Request): Promise<Response> {
  redirect(await takeProviderAnswer(new URL(request.url).searchParams, new Date(), followGroups));
}
