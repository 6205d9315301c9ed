import { redirect } from "next/navigation";
import { leaveProvider } from "@/lib/platform/oidc/asking";

export async function GET(): Promise<Response> {
  redirect(await leaveProvider(new Date()));
}
