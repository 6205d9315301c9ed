import { exportFile } from "@/lib/exchange/export-file";
import { fileNamed } from "@/lib/exchange/rules/files";
import { asAsker } from "@/lib/exchange/api/asking";
import { refuse } from "@/lib/exchange/api/problem";
import { findNegotiationAs } from "@/lib/negotiations/queries";
import { env } from "@/lib/platform/env";
import { printPage } from "@/lib/platform/print-page";
import { failure } from "@/lib/platform/result";
import { dayOf } from "@/lib/time/zones";

type Context = { params: Promise<{ slug: string; file: string }> };

/** The record as a file, at `?asOf=` and `?knownAt=`, within what its reader may see. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return asAsker(request, { scope: "read", name: "export" }, async ({ actor }) => {
    const { slug, file } = await params;
    const search = Object.fromEntries(new URL(request.url).searchParams);
    const opened = await findNegotiationAs(actor, slug, search);
    const asked = fileNamed(file);
    if (!opened || !asked) return refuse(failure("not_found", "There is no such file."));
    // Of a moment that cannot be read a page shows the present and says so; a file would only be wrong.
    if (opened.moment.error) return refuse(failure("invalid", opened.moment.error));
    const result = await exportFile(opened, asked, search, {
      now: new Date(),
      appUrl: env.appUrl,
      signal: request.signal,
      // A print is of a page, which no token opens.
      print: actor.token ? null : printer(request, actor.userId),
    });
    if (!result.ok) return refuse(result);
    const [name = "", ending = ""] = file.split(".");
    const day = dayOf(opened.moment.asOf, opened.negotiation.timeZone);
    const { body, type } = result.value;
    return new Response(body, {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename="${`${slug}-${name}-${day}.${ending}`.replace(/[^\w.-]/g, "_")}"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  });
}

/** Without this Next would make the whole file, a print among them, and throw it away. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}

const limitMs = 30_000;

/** Prints a page of ours as whoever asks: their cookie stays here, and the browser is handed what we answer them. */
function printer(request: Request, reader: string) {
  const { chromium, port } = env;
  if (chromium === undefined) return null;
  const cookie = request.headers.get("cookie") ?? "";
  return (path: string) => {
    const answer = async (asked: string) => {
      // Of all that the page asks for, itself and what draws it; nothing that does or tells anything else.
      const isPage = asked === path;
      if (!isPage && !asked.startsWith("/_next/static/")) return null;
      const answered = await fetch(`http://127.0.0.1:${port}${asked}`, {
        headers: isPage ? { cookie } : {},
        redirect: "manual",
        signal: AbortSignal.timeout(limitMs),
      });
      return {
        status: answered.status,
        type: answered.headers.get("content-type") ?? "application/octet-stream",
        body: new Uint8Array(await answered.arrayBuffer()),
      };
    };
    return printPage({ chromium, path, limitMs, answer }, { reader, signal: request.signal });
  };
}
