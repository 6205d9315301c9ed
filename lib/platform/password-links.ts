/** The link by which a password is set without the one before: asked for by mail, or made by whoever runs Parley. */
import "server-only";
import { tellOwner } from "./account-mail";
import { database } from "./database";
import { env } from "./env";
import { log } from "./log";
import { faultInUsingPassword } from "./oidc/passwords";
import { faultInPassword } from "./password-rules";
import { hashPassword, hashToken, newToken } from "./passwords";
import { paths } from "./paths";
import { fingerprint, inWords, normalEmail, type Refused } from "./sign-in";

/** How long a link holds. */
export const linkSeconds = 60 * 60;

/** What is left to do once the asker has their answer: how long a mail takes must not tell who has an account. */
type Asked = { ok: true; afterwards: () => Promise<void> };

/** Somebody asks for a link. The answer is the same whether the address has an account or not. */
export async function askForPasswordLink(asked: { email: string; address: string | null }): Promise<Asked | Refused> {
  const email = normalEmail(asked.email);
  const { address } = asked;
  const token = newToken();
  const [answer] = await database().$queryRaw<{ wait: number; name: string | null }[]>`
    select wait, name from ask_for_password_link(${email}, ${fingerprint(email)}, ${address && fingerprint(address)},
      ${hashToken(token)}, make_interval(secs => ${linkSeconds}))`;
  if (!answer) throw new Error("ask_for_password_link gave nothing back");
  const { wait, name } = answer;
  if (wait > 0) {
    const message = `Enough links were asked for. Look through your mail, or ask again in ${inWords(wait)}.`;
    return { ok: false, message, retryAfter: wait };
  }
  return { ok: true, afterwards: async () => (name === null ? undefined : sendLink({ name, email }, token)) };
}

/** Whose password a link sets, or null if it was used, has run out, or never was. */
export async function readPasswordLink(token: string): Promise<{ name: string; email: string } | null> {
  const [whose] = await database().$queryRaw<{ name: string; email: string }[]>`
    select name, email from find_password_link(${hashToken(token)})`;
  return whose ?? null;
}

export type PasswordSet =
  | { ok: true; userId: string }
  | { ok: false; message: string /** What is wrong with the new password. */; fault?: string };

/** Sets the password and uses the link up. Every sign-in that was open has ended then. */
export async function setPasswordByLink(token: string, password: string): Promise<PasswordSet> {
  const whose = await readPasswordLink(token);
  if (!whose) return { ok: false, message: linkIsOver };
  const fault = faultInPassword(password, whose);
  if (fault) return { ok: false, message: "This cannot be your password yet.", fault };
  const [used] = await database().$queryRaw<{ user_id: string | null }[]>`
    select use_password_link(${hashToken(token)}, ${await hashPassword(password)}) as user_id`;
  if (!used?.user_id) return { ok: false, message: linkIsOver };
  log.info({ userId: used.user_id }, "password set by link");
  void tellOfNewPassword(whose);
  return { ok: true, userId: used.user_id };
}

export const linkIsOver = "This link was used already, or its time is over. Ask for a new one.";

/** Tells the owner of an account, who may not be the one that did it. */
export async function tellOfNewPassword(to: { name: string; email: string }): Promise<void> {
  const text = `Hello ${to.name},

your password for Parley has just been changed, and every other browser that was signed in has been signed out.

If it was not you, set another one now: ${new URL(paths.forgottenPassword, env.appUrl)}
`;
  await tellOwner({ to, subject: "Your password for Parley was changed", text });
}

/** The link; or, where a password opens nothing of theirs any more, what does. */
async function sendLink(to: { name: string; email: string }, token: string): Promise<void> {
  const [asker] = await database().$queryRaw<{ user_id: string }[]>`
    select user_id from find_password_link(${hashToken(token)})`;
  const fault = asker ? await faultInUsingPassword(asker.user_id) : null;
  if (fault) return sendOtherWay(to, fault);
  const text = `Hello ${to.name},

somebody, you we hope, wants to set a new password for your account with Parley. This link does it, once, within an hour:

${new URL(paths.newPassword(token), env.appUrl)}

If it was not you, do nothing: your password stays as it is.
`;
  await tellOwner({ to, subject: "Set a new password for Parley", text });
}

async function sendOtherWay(to: { name: string; email: string }, why: string): Promise<void> {
  const text = `Hello ${to.name},

somebody, you we hope, wants to set a new password for your account with Parley. ${why}

${new URL(paths.signIn(), env.appUrl)}

If it was not you, do nothing: nothing has changed.
`;
  await tellOwner({ to, subject: "How you sign in to Parley", text });
}
