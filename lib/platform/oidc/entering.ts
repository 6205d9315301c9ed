/**
 * Signing in by what the identity provider says. Somebody is known by the provider and their subject there, never by an
 * address alone: it may change, or be given to somebody else. An account is found by its address once, to be linked.
 */
import "server-only";
import type { Actor } from "../actor";
import { database } from "../database";
import { env } from "../env";
import { log } from "../log";
import type { Role } from "../member";
import { hashToken, newToken } from "../passwords";
import { watched } from "../security-log";
import { halfSeconds, type Origin } from "../sign-in";
import type { EnterFault } from "./faults";
import { tellOfLinked } from "./mails";
import { requireOidc } from "./provider";
import { roleOf, type Said } from "./said";

export type EnteredByProvider =
  | { ok: true; signInId: string; role: Role | undefined }
  /** Their own second factor is asked for, of who carries `half`. */
  | { ok: false; half: string; role: Role | undefined }
  | { ok: false; half?: undefined; fault: EnterFault };

/**
 * Lets in whom the provider has named, or says why not. `role`: what their groups make of them, where groups give roles. Who
 * holds the link of an open invitation may come in anew, as they may by choosing a password.
 */
export async function enterByProvider(
  said: Said,
  origin: Origin,
  invitation: string | null = null,
): Promise<EnteredByProvider> {
  const settings = requireOidc();
  const role = roleOf(said.groups, settings.roles);
  if (role === null) return { ok: false, fault: "role" };
  const known = await enter(said, origin);
  if (known.state !== "unknown") return answerOf(known, role);
  const fault = await makeKnown(said, invitation);
  const entered = await enter(said, origin);
  // Of two askings at once one finds what the other has made.
  return entered.state === "unknown" ? { ok: false, fault: fault ?? "taken" } : answerOf(entered, role);
}

type Door = {
  state: "entered" | "half" | "disabled" | "unknown";
  userId: string | null;
  signInId: string | null;
  half: string;
};

function answerOf({ state, signInId, half }: Door, role: Role | undefined): EnteredByProvider {
  if (state === "entered" && signInId) return { ok: true, signInId, role };
  return state === "half" ? { ok: false, half, role } : { ok: false, fault: "disabled" };
}

async function enter(said: Said, { address, agent, device }: Origin): Promise<Door> {
  const half = newToken();
  const [came] = await database().$queryRaw<Omit<Door, "half">[]>`
    select state, user_id::text as "userId", sign_in_id::text as "signInId"
      from enter_by_identity(${said.issuer}, ${said.subject}, ${said.label}, ${said.isStrong}, ${said.session},
        ${hashToken(half)}, make_interval(secs => ${halfSeconds}), make_interval(secs => ${env.signInSeconds}),
        ${agent?.slice(0, 400) ?? null}, ${address?.slice(0, 100) ?? null},
        make_interval(secs => ${env.signInIdleSeconds}), ${device && hashToken(device)})`;
  if (!came) throw new Error("enter_by_identity gave nothing back");
  const { state, userId } = came;
  if (userId && state === "entered") watched({ security: "signed in", by: "identity provider", userId });
  if (userId && state === "half") watched({ security: "second factor asked for", userId });
  return { ...came, half };
}

/** Links them to the account with their verified address, or makes one, as far as this installation does. Null: it is done. */
async function makeKnown(said: Said, invitation: string | null): Promise<EnterFault | null> {
  const { issuer, subject, label, verifiedEmail, name } = said;
  const { who } = requireOidc();
  const isInvited = invitation !== null && (await isOpen(invitation));
  if (who === "linked" && !isInvited) return "unknown";
  if (!verifiedEmail) return "unverified";
  if (who !== "linked") {
    const came = await linkByEmail(said, verifiedEmail);
    if (came !== "nobody") return came === "linked" ? null : "taken";
    if (who !== "new" && !isInvited) return "unknown";
  }
  const [made] = await database().$queryRaw<{ ok: boolean }[]>`
    select make_identity_account(${verifiedEmail}, ${name}, ${issuer}, ${subject}, ${label}) as ok`;
  return made?.ok ? null : "taken";
}

async function linkByEmail({ issuer, subject, label }: Said, verifiedEmail: string): Promise<string> {
  const [linked] = await database().$queryRaw<{ came: string; name: string; email: string }[]>`
    select came, name, email from link_identity_by_email(${verifiedEmail}, ${issuer}, ${subject}, ${label})`;
  if (!linked) throw new Error("link_identity_by_email gave nothing back");
  if (linked.came === "linked") {
    log.info("an account was linked to the identity provider by its address");
    void tellOfLinked(linked, label);
  }
  return linked.came;
}

async function isOpen(invitation: string): Promise<boolean> {
  const [found] = await database().$queryRaw<{ state: string }[]>`
    select state from find_invitation(${hashToken(invitation)})`;
  return found?.state === "open";
}

/** Who acts for a minute so that their roles follow their groups; null: they cannot sign in any more. */
export async function actorByGroups(said: Said, role: Role): Promise<Pick<Actor, "signInId"> | null> {
  const [opened] = await database().$queryRaw<{ id: string | null }[]>`
    select open_groups_sign_in(${said.issuer}, ${said.subject}, ${role}::"Role")::text as id`;
  return opened?.id ? { signInId: opened.id } : null;
}
