/**
 * Passkeys (WebAuthn level 3): making one, and signing in or confirming by one. The device asks its owner for a finger, a face
 * or a PIN each time, so that a passkey alone is two factors: what one has, and what one is or knows.
 */
import "server-only";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { type Actor, asActor, asWritingActor, findSignedIn } from "./actor";
import { requireConfirmed } from "./confirming";
import { database, type Tx } from "./database";
import { env } from "./env";
import { NotFound, Refusal } from "./errors";
import { hashToken } from "./passwords";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";
import { tellOfNewPasskey, tellOfRemovedPasskey } from "./second-factor-mails";
import { watched } from "./security-log";
import type { Origin } from "./sign-in";

/** How long a challenge waits for its answer, in seconds: somebody may look for their key. */
const challengeSeconds = 5 * 60;

/** More nobody tells apart. The database keeps to it as well. */
const mostPasskeys = 20;

type Purpose = "make" | "enter" | "confirm";

export type OwnPasskey = { id: string; name: string; madeAt: Date; usedAt: Date | null; isSynced: boolean };

/** Whether browsers make passkeys for the address of this installation: they do for names, and not for numbers. */
export function canUsePasskeys(): boolean {
  const { hostname, protocol } = env.appUrl;
  return !/^[\d.]+$|^\[/.test(hostname) && (protocol === "https:" || hostname === "localhost");
}

export async function ownPasskeys(actor: Actor): Promise<OwnPasskey[]> {
  return asActor(actor, (tx) => {
    return tx.$queryRaw<OwnPasskey[]>`
      select id, name, made_at as "madeAt", used_at as "usedAt", is_synced as "isSynced" from my_passkeys()`;
  });
}

/** What the browser needs to make one. It is asked here whether they may: once the device has made it, it is there. */
export async function beginPasskey(actor: Actor, now: Date): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await ownPasskeys(actor);
  if (known.length >= mostPasskeys) throw tooMany();
  const options = await generateRegistrationOptions({
    rpName: "Parley",
    rpID: env.appUrl.hostname,
    userName: actor.email,
    userDisplayName: actor.name,
    userID: new Uint8Array(Buffer.from(actor.userId)),
    attestationType: "none",
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await asWritingActor(actor, async (tx) => {
    await requireConfirmed({ tx, actor, now });
    await tx.$executeRaw`select begin_passkey_challenge(${hashToken(options.challenge)}, 'make', make_interval(secs => ${challengeSeconds}))`;
  });
  return options;
}

/**
 * Keeps the one that was made; gives back recovery codes, this once, where they had none. That it is them they showed before
 * they got the challenge that it answers.
 */
export async function keepPasskey(
  actor: Actor,
  { name, response }: { name: string; response: RegistrationResponseJSON },
): Promise<string[]> {
  const { registrationInfo: made } = await accepting("make", actor, (expectedChallenge) =>
    verifyRegistrationResponse({ ...expected, ...relyingParty(), response, expectedChallenge }),
  );
  if (!made) throw notThis("make", "not made");
  const codes = newRecoveryCodes();
  const { credential, credentialDeviceType } = made;
  const came = await asWritingActor(actor, async (tx) => {
    const [kept] = await tx.$queryRaw<{ came: string }[]>`
      select keep_passkey(${credential.id}, ${Buffer.from(credential.publicKey).toString("base64url")}, ${credential.counter}::bigint,
        ${name}, ${credentialDeviceType === "multiDevice"}, ${codes.map(recoveryHash)}::text[]) as came`;
    return kept?.came;
  });
  if (came === "known") throw new Refusal("This passkey is known already.");
  if (came === "many") throw tooMany();
  const isFirst = came === "with_codes";
  void tellOfNewPasskey(actor, name, isFirst);
  return isFirst ? codes : [];
}

/** Gives back whether signing in asks for a second factor still, as there is another. */
export async function removePasskey(actor: Actor, id: string, now: Date): Promise<boolean> {
  const removed = await asWritingActor(actor, async (tx) => {
    await requireConfirmed({ tx, actor, now });
    const [row] = await tx.$queryRaw<{ name: string; isOn: boolean }[]>`
      select name, has_factor as "isOn" from remove_passkey(${id})`;
    return row;
  });
  if (!removed) throw new NotFound("There is no such passkey of yours any more.");
  void tellOfRemovedPasskey(actor, removed.name, removed.isOn);
  return removed.isOn;
}

/** What the browser needs to ask for one: of nobody in particular, so that nothing is told of who has one. */
export async function askForPasskey(actor: Actor | null): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: env.appUrl.hostname, userVerification: "required" });
  const hash = hashToken(options.challenge);
  if (actor)
    await asWritingActor(
      actor,
      (tx) =>
        tx.$executeRaw`select begin_passkey_challenge(${hash}, 'confirm', make_interval(secs => ${challengeSeconds}))`,
    );
  else
    await database()
      .$executeRaw`select begin_passkey_challenge(${hash}, 'enter', make_interval(secs => ${challengeSeconds}))`;
  return options;
}

/** Opens a sign-in for who has the passkey. Throws a Refusal where it is none of ours. */
export async function enterByPasskey(
  response: AuthenticationResponseJSON,
  { address, agent, device }: Origin,
): Promise<string> {
  const { key, counter } = await proven(response, "enter", null);
  const [opened] = await database().$queryRaw<{ id: string | null }[]>`
    select enter_by_passkey(${response.id}, ${key.counter}::bigint, ${counter}::bigint, make_interval(secs => ${env.signInSeconds}),
      ${agent?.slice(0, 400) ?? null}, ${address?.slice(0, 100) ?? null}, make_interval(secs => ${env.signInIdleSeconds}),
      ${device && hashToken(device)})::text as id`;
  if (!opened?.id) throw notThis("enter", "used");
  const found = await findSignedIn(opened.id);
  if (found) watched({ security: "signed in", by: "passkey", userId: found.actor.userId });
  return opened.id;
}

/** Confirms that it is the actor, by a passkey of theirs. */
export async function confirmByPasskey(actor: Actor, response: AuthenticationResponseJSON): Promise<void> {
  const { key, counter } = await proven(response, "confirm", actor);
  const [done] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<{ ok: boolean }[]>`
      select confirm_my_sign_in_by_passkey(${response.id}, ${key.counter}::bigint, ${counter}::bigint) as ok`;
  });
  if (!done?.ok) throw notThis("confirm", "used");
}

type Key = { publicKey: string; counter: bigint };

async function proven(response: AuthenticationResponseJSON, purpose: Purpose, actor: Actor | null) {
  const [key] = await database().$queryRaw<Key[]>`
    select public_key as "publicKey", counter from find_passkey(${response.id})`;
  if (!key) throw notThis(purpose, "unknown");
  const credential = {
    id: response.id,
    publicKey: new Uint8Array(Buffer.from(key.publicKey, "base64url")),
    counter: Number(key.counter),
  };
  const { verified, authenticationInfo } = await accepting(purpose, actor, (expectedChallenge) =>
    verifyAuthenticationResponse({ ...expected, ...relyingParty(), response, expectedChallenge, credential }),
  );
  if (!verified) throw notThis(purpose, "not verified");
  return { key, counter: authenticationInfo.newCounter };
}

/** Whether it was ours, for that, and is used hereby: the same answer sent again finds it gone. */
async function takeChallenge(challenge: string, purpose: Purpose, actor: Actor | null): Promise<boolean> {
  const take = (tx: Tx) =>
    tx.$queryRaw<{ ok: boolean }[]>`select take_passkey_challenge(${hashToken(challenge)}, ${purpose}) as ok`;
  const [taken] = await (actor ? asWritingActor(actor, take) : take(database()));
  return taken?.ok ?? false;
}

const expected = { requireUserVerification: true };
const relyingParty = () => ({ expectedOrigin: env.appUrl.origin, expectedRPID: env.appUrl.hostname });
const tooMany = () => new Refusal("You have twenty passkeys. Remove one that you no longer use first.");
function notThis(purpose: Purpose, reason: string): Refusal {
  watched({ security: "passkey refused", purpose, reason });
  return new Refusal("This passkey was not accepted. Try again, or sign in by your password.");
}

/**
 * Runs a check of the library's, which throws a sentence of its own, for developers, at whatever is not as it should be: that
 * is logged, and told as a passkey that was not accepted. Where the challenge cannot be looked up, it is we who failed.
 */
async function accepting<Checked>(
  purpose: Purpose,
  actor: Actor | null,
  check: (expectedChallenge: (challenge: string) => Promise<boolean>) => Promise<Checked>,
): Promise<Checked> {
  let isOurs = false;
  const taken = (challenge: string) =>
    takeChallenge(challenge, purpose, actor).catch((error: unknown) => {
      isOurs = true;
      throw error;
    });
  try {
    return await check(taken);
  } catch (error) {
    if (isOurs) throw error;
    throw notThis(purpose, error instanceof Error ? error.message : "unknown");
  }
}
