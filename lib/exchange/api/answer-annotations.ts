/** The remarks as a page of W3C Web Annotations, given and taken. */
import "server-only";
import type { LinkTarget } from "@/lib/annotations/rules/links";
import { findNegotiationAs, type Opened } from "@/lib/negotiations/queries";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";
import { readJson } from "@/lib/platform/request";
import { failure } from "@/lib/platform/result";
import { toldRemarks } from "../queries-annotations";
import { longestPage, takeInAnnotations } from "../take-in-annotations";
import { toWebAnnotations } from "../web-annotation";
import { actOfKey } from "./act-of-key";
import { asAsker } from "./asking";
import { refuse } from "./problem";

const mediaType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** Where a page of ours shows what a remark names, from the app's root on. */
type HrefOf = (reading: { slug: string; moment: Opened["moment"] }, target: LinkTarget) => string;

/** The remarks, at `?asOf=` and `?knownAt=`. */
export function answerAnnotations(request: Request, slug: string, hrefOf: HrefOf): Promise<Response> {
  return asAsker(request, { scope: "read", name: "annotations.read" }, async ({ actor }) => {
    const { searchParams } = new URL(request.url);
    const opened = await findNegotiationAs(actor, slug, Object.fromEntries(searchParams));
    if (!opened) return refuse(failure("not_found", "There is no such negotiation."));
    if (opened.moment.error) return refuse(failure("invalid", opened.moment.error));
    const here = new URL(`${paths.annotations(slug)}?${searchParams}`, env.appUrl);
    const source = new URL(paths.text(slug), env.appUrl);
    const page = toWebAnnotations(await toldRemarks(opened), here.href, {
      wording: (id) => `${source.href}?version=${id}`,
      record: (target) => new URL(hrefOf({ slug, moment: opened.moment }, target), env.appUrl).href,
    });
    return Response.json(page, { headers: { "content-type": mediaType } });
  });
}

/** Takes Web Annotations in as remarks, all or none: at most 2,000 of them and 8 MB at once. */
export function answerTakingIn(request: Request, slug: string): Promise<Response> {
  return asAsker(request, { scope: "write", name: "annotations.take_in" }, async ({ actor }) => {
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
