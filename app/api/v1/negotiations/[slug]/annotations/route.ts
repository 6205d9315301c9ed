import { toldRemarks } from "@/lib/exchange/queries-annotations";
import { takeInAnnotations } from "@/lib/exchange/take-in-annotations";
import { toWebAnnotations } from "@/lib/exchange/web-annotation";
import { findNegotiation } from "@/lib/negotiations/queries";
import { readActId } from "@/lib/platform/act";
import { currentActor } from "@/lib/platform/current-actor";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";
import { isOwnOrigin, readJson } from "@/lib/platform/request";
import { failure, httpStatuses, type Result } from "@/lib/platform/result";

type Context = { params: Promise<{ slug: string }> };

const mediaType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** The remarks as a page of W3C Web Annotations, at `?asOf=` and `?knownAt=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if (!(await currentActor())) return answer(failure("signed_out", "Sign in first."));
  const { slug } = await params;
  const { searchParams } = new URL(request.url);
  const opened = await findNegotiation(slug, Object.fromEntries(searchParams));
  if (!opened) return answer(failure("not_found", "There is no such negotiation."));
  const here = new URL(`${paths.annotations(slug)}?${searchParams}`, env.appUrl);
  const source = new URL(paths.text(slug), env.appUrl);
  const page = toWebAnnotations(await toldRemarks(opened), here.href, (id) => `${source.href}?version=${id}`);
  return Response.json(page, { headers: { "content-type": mediaType } });
}

/** Takes Web Annotations in as remarks, all or none. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request)) return answer(failure("forbidden", "This request does not come from a page of Parley."));
  if (!(await currentActor())) return answer(failure("signed_out", "Sign in first."));
  const opened = await findNegotiation((await params).slug, {});
  if (!opened) return answer(failure("not_found", "There is no such negotiation."));
  const body = await readJson(request);
  if (!body.ok) return Response.json(failure("invalid", body.message), { status: body.status });
  return answer(await takeInAnnotations(opened, body.value, readActId(request.headers.get("idempotency-key"))));
}

function answer(result: Result<unknown>): Response {
  return Response.json(result, { status: result.ok ? 200 : httpStatuses[result.code] });
}
