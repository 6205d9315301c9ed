/** What browsers and the provider ask at the addresses of the way there, besides its answer. */
import "server-only";
import { takeAllowance } from "../allowance-shared";
import { currentActor } from "../current-actor";
import { carriedSignIn } from "../auth";
import { env } from "../env";
import { paths, safeReturn } from "../paths";
import { clientAddress, fingerprint } from "../sign-in";
import type { ProviderFault } from "./faults";
import { beginFlow } from "./flow";
import { keepFlow } from "./flow-cookie";
import { endByLogoutToken, leaveUrl } from "./leaving";
import { faultOf, logFault } from "./provider";

/** How often an address may ask: each asking may make us ask the provider, and wait for it. */
const asking = { most: 120, within: 60 };

/** Whether this address has asked seldom enough to be heard. */
export async function mayAskProvider(headers: Headers): Promise<boolean> {
  const address = clientAddress(headers) ?? "unknown";
  return (await takeAllowance(`provider:${fingerprint(address)}`, asking)).isTaken;
}

/** Where the browser goes that asks to be sent to the provider: there, or back with what went wrong. */
export async function beginAtProvider(request: Request): Promise<string> {
  const query = new URL(request.url).searchParams;
  const backTo = safeReturn(query.get("callbackUrl"));
  const isConfirming = query.get("for") === "confirm";
  const failed = (fault: ProviderFault) =>
    isConfirming ? paths.providerConfirmed(fault) : paths.signInAfter(fault, backTo);
  if (!env.oidc) return paths.signIn();
  // Nobody is signed in by another site's sending them here: it has to be asked for on a page of ours.
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return paths.signIn(backTo);
  const signInId = isConfirming ? await carriedSignIn() : null;
  if (isConfirming && !signInId) return failed("other");
  if (!(await mayAskProvider(request.headers))) return failed("often");
  return sendToProvider({ purpose: isConfirming ? "confirm" : "enter", backTo, signInId }, failed);
}

/** Begins a flow that this browser keeps; gives back the provider's address, or what `failed` makes of what went wrong. */
export async function sendToProvider(
  begun: Parameters<typeof beginFlow>[0],
  failed: (fault: ProviderFault) => string,
): Promise<string> {
  try {
    const { url, state, kept } = await beginFlow(begun, new Date());
    await keepFlow(state, kept);
    return url.href;
  } catch (error) {
    logFault(error, "beginning");
    return failed(faultOf(error));
  }
}

/** Where somebody signs out at the provider; where it offers no such thing, or does not answer, the page to sign in at. */
export async function leaveProvider(now: Date): Promise<string> {
  if (!env.oidc || (await currentActor())) return paths.signIn();
  try {
    return (await leaveUrl(now))?.href ?? paths.signIn();
  } catch (error) {
    logFault(error, "leaving");
    return paths.signInAfter(faultOf(error), paths.home);
  }
}

const longestBody = 20_000;

/** The status that the provider is answered with. */
export async function endedAtProvider(request: Request, now: Date): Promise<200 | 400 | 404 | 429> {
  if (!env.oidc) return 404;
  if (!(await mayAskProvider(request.headers))) return 429;
  if (Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > longestBody) return 400;
  try {
    const token = new URLSearchParams(await request.text()).get("logout_token");
    if (!token) return 400;
    await endByLogoutToken(token, now);
    return 200;
  } catch (error) {
    logFault(error, "ending");
    return 400;
  }
}
