import { linkHref } from "@/components/annotations/linkHref";
import { toldRemarks } from "@/lib/exchange/queries-annotations";
import { longestPage, takeInAnnotations } from "@/lib/exchange/take-in-annotations";
import { toWebAnnotations } from "@/lib/exchange/web-annotation";
import { findNegotiation } from "@/lib/negotiations/queries";
import { readActId } from "@/lib/platform/act";
import { asCurrentActor } from "@/lib/platform/current-actor";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";
import { isOwnOrigin, readJson } from "@/lib/platform/request";
import { failure, httpStatuses, type Result } from "@/lib/platform/result";

type Context = { params: Promise<{ slug: string }> };

const mediaType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** The remarks as a page of W3C Web Annotations, at `?asOf=` and `?knownAt=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const read = await asCurrentActor("annotations.read", async () => {
    const { slug } = await params;
    const { searchParams } = new URL(request.url);
    const opened = await findNegotiation(slug, Object.fromEntries(searchParams));
    if (!opened) return failure("not_found", "There is no such negotiation.");
    const here = new URL(`${paths.annotations(slug)}?${searchParams}`, env.appUrl);
    const source = new URL(paths.text(slug), env.appUrl);
    const value = toWebAnnotations(await toldRemarks(opened), here.href, {
      wording: (id) => `${source.href}?version=${id}`,
      record: (target) => new URL(linkHref({ slug, moment: opened.moment }, target), env.appUrl).href,
    });
    return { ok: true, value };
  });
  return read.ok ? Response.json(read.value, { headers: { "content-type": mediaType } }) : answer(read);
}

/** Takes Web Annotations in as remarks, all or none: at most 2,000 of them and 8 MB at once. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request)) return answer(failure("forbidden", "This request does not come from a page of Parley."));
  let status: number | undefined;
  const result = await asCurrentActor("annotations.take_in", async () => {
    const opened = await findNegotiation((await params).slug, {});
    if (!opened) return failure("not_found", "There is no such negotiation.");
    const body = await readJson(request, longestPage);
    if (!body.ok) {
      ({ status } = body);
      return failure("invalid", body.message);
    }
    return takeInAnnotations(opened, body.value, readActId(request.headers.get("idempotency-key")));
  });
  return answer(result, status);
}

function answer(result: Result<unknown>, status = result.ok ? 200 : httpStatuses[result.code]): Response {
  return Response.json(result, { status });
}
