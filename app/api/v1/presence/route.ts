import { whereabouts } from "@/lib/negotiations/rules-presence";
import { presenceInput } from "@/lib/negotiations/schema";
import { Allowance } from "@/lib/platform/allowance";
import { signInCarriedBy } from "@/lib/platform/auth";
import { failureOf, failureOfInput } from "@/lib/platform/failure";
import { bePresent } from "@/lib/platform/live/be-present";
import { isOwnOrigin, readJson } from "@/lib/platform/request";
import { failure, httpStatuses } from "@/lib/platform/result";

/** A page says every twelve seconds that it is there, and when its reader begins to write or to read something else. */
const allowance = new Allowance({ most: 60, within: 10_000 });

/** Takes in where a page of the caller's is just now. `isTaken: false`: they are not shown, and it need not go on. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return refuse(failure("forbidden", "This request does not come from a page of Parley."));
  try {
    const signInId = await signInCarriedBy(request.headers.get("cookie"));
    if (!signInId) return refuse(failure("signed_out", "Sign in first."));
    if (!allowance.takes(signInId, performance.now())) return new Response(null, { status: 429 });
    const body = await readJson(request, { longest: 4000, tooMuch: "That is no presence." });
    if (!body.ok) return refuse(failure("invalid", body.message));
    const said = presenceInput.safeParse(body.value);
    if (!said.success) return refuse(failureOfInput(said.error.issues));
    const { pathname, writing, ...rest } = said.data;
    const isTaken = await bePresent(signInId, { ...rest, ...whereabouts(pathname ?? "", writing) });
    return Response.json({ isTaken }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refuse(failureOf(error, "presence"));
  }
}

const refuse = (result: ReturnType<typeof failure>) => Response.json(result, { status: httpStatuses[result.code] });
