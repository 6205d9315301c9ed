/** A person's own second factor: setting it up, its recovery codes, and removing it. */
import "server-only";
import { type Actor, asActor, asWritingActor } from "./actor";
import { requireConfirmed } from "./confirming";
import type { WritingTx } from "./database";
import { Conflict, Refusal } from "./errors";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";
import { openTotpSecret, sealTotpSecret } from "./second-factor-code";
import { tellOfNewFactor, tellOfRemovedFactor, tellOfRenewedCodes } from "./second-factor-mails";
import { newTotpSecret, stepOfCode, totpPicture } from "./totp";

/** How long a secret that was shown waits for its first code, in ms. */
const longestSetUp = 30 * 60_000;

/** The app on one's phone. */
type OwnApp =
  | { is: "none" }
  /** Its secret is shown, and a code is waited for; the picture is an SVG that a camera reads. */
  | { is: "begun"; secret: string; picture: string }
  | { is: "on"; since: Date };

export type OwnSecondFactor = {
  app: OwnApp;
  /** Whether there is one that counts: the app, or a passkey. */
  isOn: boolean;
  codesLeft: number;
};

type Row = {
  secret: string | null;
  startedAt: Date | null;
  confirmedAt: Date | null;
  codesLeft: number;
  isOn: boolean;
};

/** The actor's own, also of one who may do nothing else yet. */
export async function ownSecondFactor(actor: Actor, now: Date): Promise<OwnSecondFactor> {
  const row = await rowOf(actor);
  return { app: appOf(actor, row, now), isOn: row?.isOn ?? false, codesLeft: row?.codesLeft ?? 0 };
}

function appOf(actor: Actor, row: Row | undefined, now: Date): OwnApp {
  if (row?.confirmedAt) return { is: "on", since: row.confirmedAt };
  const secret = row?.secret && isFresh(row, now) ? openTotpSecret(actor.userId, row.secret) : null;
  return secret ? { is: "begun", secret, picture: totpPicture(secret, actor.email) } : { is: "none" };
}

/** Makes a secret and keeps it; it counts for nothing until a code confirms it. */
export async function beginSecondFactor(actor: Actor, now: Date): Promise<void> {
  const sealed = sealTotpSecret(actor.userId, newTotpSecret());
  const isBegun = await confirmedly(actor, now, async (tx) => {
    const [begun] = await tx.$queryRaw<{ ok: boolean }[]>`select begin_totp(${sealed}) as ok`;
    return begun?.ok;
  });
  if (!isBegun) throw new Conflict("You have a second factor already. Remove it first to set up another.");
}

/** Turns it on by the first code of the app; gives back recovery codes, this once, where they had none. */
export async function confirmSecondFactor(actor: Actor, typed: string, now: Date): Promise<string[]> {
  const row = await rowOf(actor);
  if (!row?.secret || row.confirmedAt || !isFresh(row, now)) throw new Conflict("This took too long. Begin again.");
  const secret = openTotpSecret(actor.userId, row.secret);
  const step = secret && stepOfCode(secret, typed.replace(/\s/g, ""), now);
  if (!step) throw new Refusal("This is not the code that the app shows now. Is the phone’s clock right?", "code");
  const codes = newRecoveryCodes();
  const came = await confirmedly(actor, now, async (tx) => {
    const [on] = await tx.$queryRaw<{ came: string | null }[]>`
      select confirm_totp(${row.secret}, ${step}::bigint, ${codes.map(recoveryHash)}::text[]) as came`;
    return on?.came;
  });
  if (!came) throw new Conflict("This was set up from elsewhere just now.");
  const isFirst = came === "with_codes";
  void tellOfNewFactor(actor, isFirst);
  return isFirst ? codes : [];
}

/** Makes the recovery codes anew, which ends those before, and gives them back this once. */
export async function renewRecoveryCodes(actor: Actor, now: Date): Promise<string[]> {
  const codes = newRecoveryCodes();
  const isDone = await confirmedly(actor, now, async (tx) => {
    const [done] = await tx.$queryRaw<{ ok: boolean }[]>`
      select renew_recovery_codes(${codes.map(recoveryHash)}::text[]) as ok`;
    return done?.ok;
  });
  if (!isDone) throw new Conflict("You have no second factor any more.");
  void tellOfRenewedCodes(actor);
  return codes;
}

/**
 * Removes the app. Gives back whether there is a second factor still, a passkey; without one the recovery codes go, too, and
 * the password alone signs in from then on.
 */
export async function removeSecondFactor(actor: Actor, now: Date): Promise<boolean> {
  const left = await confirmedly(actor, now, async (tx) => {
    const [done] = await tx.$queryRaw<{ isOn: boolean }[]>`select has_factor as "isOn" from remove_second_factor()`;
    return done;
  });
  if (!left) throw new Conflict("You have no authenticator app any more.");
  void tellOfRemovedFactor(actor, left.isOn);
  return left.isOn;
}

/** Runs what is for who has shown lately that it is them. */
function confirmedly<T>(actor: Actor, now: Date, change: (tx: WritingTx) => Promise<T>): Promise<T> {
  return asWritingActor(actor, async (tx) => {
    await requireConfirmed({ tx, actor, now });
    return change(tx);
  });
}

async function rowOf(actor: Actor): Promise<Row | undefined> {
  const [row] = await asActor(actor, (tx) => {
    return tx.$queryRaw<Row[]>`
      select secret, started_at as "startedAt", confirmed_at as "confirmedAt", codes_left as "codesLeft",
             has_factor as "isOn"
        from my_second_factor()`;
  });
  return row;
}

const isFresh = ({ startedAt }: Row, now: Date) =>
  startedAt !== null && now.getTime() - startedAt.getTime() < longestSetUp;
