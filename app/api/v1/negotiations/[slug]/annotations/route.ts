import { linkHref } from "@/components/annotations/linkHref";
import { toldRemarks } from "@/lib/exchange/queries-annotations";
import { longestPage, takeInAnnotations } from "@/lib/exchange/take-in-annotations";
import { toWebAnnotations } from "@/lib/exchange/web-annotation";
import { actOfKey } from "@/lib/exchange/api/act-of-key";
import { asAsker } from "@/lib/exchange/api/asking";
import { refuse } from "@/lib/exchange/api/problem";
import { findNegotiationAs } from "@/lib/negotiations/queries";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";
import { readJson } from "@/lib/platform/request";
import { failure } from "@/lib/platform/result";

type Context = { params: Promise<{ slug: string }> };

const mediaType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** The remarks as a page of W3C Web Annotations, at `?asOf=` and `?knownAt=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return asAsker(request, { scope: "read", name: "annotations.read" }, async ({ actor }) => {
    const { slug } = await params;
    const { searchParams } = new URL(request.url);
    const opened = await findNegotiationAs(actor, slug, Object.fromEntries(searchParams));
    if (!opened) return refuse(failure("not_found", "There is no such negotiation."));
    if (opened.moment.error) return refuse(failure("invalid", opened.moment.error));
    const here = new URL(`${paths.annotations(slug)}?${searchParams}`, env.appUrl);
    const source = new URL(paths.text(slug), env.appUrl);
    const page = toWebAnnotations(await toldRemarks(opened), here.href, {
      wording: (id) => `${source.href}?version=${id}`,
      record: (target) => new URL(linkHref({ slug, moment: opened.moment }, target), env.appUrl).href,
    });
    return Response.json(page, { headers: { "content-type": mediaType } });
  });
}

/** Takes Web Annotations in as remarks, all or none: at most 2,000 of them and 8 MB at once. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return asAsker(request, { scope: "write", name: "annotations.take_in" }, async ({ actor }) => {
    const { slug } = await params;
    const opened = await findNegotiationAs(actor, slug, {});
    if (!opened) return refuse(failure("not_found", "There is no such negotiation."));
    const body = await readJson(request, longestPage);
    if (!body.ok) return refuse({ code: body.status === 413 ? "too_large" : "invalid", message: body.message });
    const act = actOfKey(request, ["annotations.take_in", slug, body.value]);
    if (typeof act === "string") return refuse({ code: "invalid", message: act });
    const result = await takeInAnnotations(opened, body.value, act);
    return result.ok ? Response.json(result) : refuse(result);
  });
}
