/** The provider's answer: from the code that a browser brings back to who is signed in, and where they go. */
import "server-only";
import { AuthorizationResponseError } from "openid-client";
import { findSignedIn } from "../actor";
import { carriedSignIn, requestOrigin, setSignInCookie } from "../auth";
import { env } from "../env";
import { keepHalf } from "../half-cookie";
import { log } from "../log";
import { invitationIn, paths, safeReturn } from "../paths";
import { watched } from "../security-log";
import { fingerprint, type Origin } from "../sign-in";
import { actorByGroups, enterByProvider } from "./entering";
import type { ProviderFault } from "./faults";
import { finishFlow, type FlowBegun, readFlow } from "./flow";
import { takeFlow } from "./flow-cookie";
import { confirmByProvider, linkOwn } from "./linking";
import { faultOf, logFault } from "./provider";
import type { Said } from "./said";

/** What is done as somebody whose roles follow their groups. The platform knows no negotiation, so it is handed over. */
export type FollowGroups = (as: { signInId: string }) => Promise<void>;

/** Takes the answer, does what the browser was sent for, and gives back where it goes. */
export async function takeProviderAnswer(
  answer: URLSearchParams,
  now: Date,
  followGroups: FollowGroups,
): Promise<string> {
  if (!env.oidc) return paths.signIn();
  const state = answer.get("state") ?? "";
  const kept = await takeFlow(state);
  const flow = kept ? readFlow(state, kept, now) : null;
  if (!flow) return paths.signInAfter("over", paths.home);
  let said: Said;
  try {
    said = await finishFlow(flow, state, answer, now);
  } catch (error) {
    if (error instanceof AuthorizationResponseError) return leadBack(flow, refusedAs(error));
    logFault(error, "answering");
    watched({ security: "identity refused", because: faultOf(error), source: placeOf(await requestOrigin()) });
    return leadBack(flow, faultOf(error));
  }
  try {
    if (flow.purpose === "enter") return await enter(said, safeReturn(flow.backTo), followGroups);
    return leadBack(flow, await asOwn(flow, said));
  } catch (error) {
    log.error({ err: error, purpose: flow.purpose }, "an answer of the identity provider's could not be followed");
    return leadBack(flow, "broken");
  }
}

/** Providers say so, too, where it is they that cannot. */
const refusedAs = ({ error }: AuthorizationResponseError): ProviderFault =>
  error === "temporarily_unavailable" || error === "server_error" ? "away" : "refused";

const placeOf = ({ address }: Origin) => address && fingerprint(address);

/** Where somebody goes who came for this. */
function leadBack({ purpose, backTo }: FlowBegun, fault: ProviderFault | null): string {
  if (purpose === "confirm") return paths.providerConfirmed(fault ?? undefined);
  if (purpose === "link") return paths.ownIdentity(fault ?? undefined);
  return paths.signInAfter(fault ?? "wrong", safeReturn(backTo));
}

async function enter(said: Said, backTo: string, followGroups: FollowGroups): Promise<string> {
  const origin = await requestOrigin();
  const entered = await enterByProvider(said, origin, invitationIn(backTo));
  if (!entered.ok && entered.half === undefined) {
    watched({ security: "identity refused", because: entered.fault, source: placeOf(origin) });
    return paths.signInAfter(entered.fault, backTo);
  }
  if (entered.role) {
    const as = await actorByGroups(said, entered.role);
    // Whose groups cannot be followed just now comes in with the roles that they have, and is tried again next time.
    if (as) await followGroups(as).catch((error: unknown) => log.error({ err: error }, "roles did not follow groups"));
  }
  if (!entered.ok) {
    await keepHalf(entered.half);
    return paths.signInCode(backTo);
  }
  await setSignInCookie(entered.signInId, origin.device);
  return backTo;
}

/** For who is signed in still, and by the very sign-in with which they went there. */
async function asOwn({ purpose, signInId }: FlowBegun, said: Said): Promise<ProviderFault | null> {
  const carried = await carriedSignIn();
  const found = carried && carried === signInId ? await findSignedIn(carried) : null;
  if (!found) return "other";
  return purpose === "link" ? linkOwn(found.actor, said) : confirmByProvider(found.actor, said);
}
