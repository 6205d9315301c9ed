import { asAsker } from "@/lib/exchange/api/asking";
import { openApi } from "@/lib/exchange/api/openapi";

/** The API's own document, for whoever may ask anything of it. */
export async function GET(request: Request): Promise<Response> {
  return asAsker(request, { scope: "read", name: "openapi" }, async () => Response.json(openApi()));
}
