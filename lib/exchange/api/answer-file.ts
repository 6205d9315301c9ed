/** Answers for what leaves as a file: the record as its reader sees it, at `?asOf=` and `?knownAt=`. */
import "server-only";
import { findNegotiationAs } from "@/lib/negotiations/queries";
import { env } from "@/lib/platform/env";
import { printPage } from "@/lib/platform/print-page";
import { failure } from "@/lib/platform/result";
import { dayOf } from "@/lib/time/zones";
import { exportFile } from "../export-file";
import { fileNamed } from "../rules/files";
import { asAsker } from "./asking";
import { refuse } from "./problem";

/** The file of that name (`terms.csv`), to be saved under one that says of what and of when it is. */
export function answerFile(request: Request, slug: string, file: string): Promise<Response> {
  return asAsker(request, { scope: "read", name: "export" }, async ({ actor }) => {
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
