/** What the owner of an account is told of their second factor, since it may not have been them. */
import "server-only";
import { tellOwner } from "./account-mail";
import { env } from "./env";
import { paths } from "./paths";

type Person = { name: string; email: string };

const tell = (to: Person, subject: string, what: string, otherwise: string) =>
  tellOwner({ to, subject, text: `Hello ${to.name},\n\n${what}\n\nIf it was not you, ${otherwise}\n` });

const ownPage = () => String(new URL(paths.secondFactor(), env.appUrl));
const newPassword = () =>
  `set another password now: ${new URL(paths.forgottenPassword, env.appUrl)} and tell your administrator.`;

export const tellOfNewFactor = (to: Person) =>
  tell(
    to,
    "Signing in to Parley asks for a code now",
    "an authenticator app has been set up for your account with Parley: signing in asks for its code after the password.",
    newPassword(),
  );

export const tellOfRemovedFactor = (to: Person) =>
  tell(
    to,
    "Signing in to Parley asks for no code any more",
    "the second factor of your account with Parley has been removed: your password alone signs in.",
    newPassword(),
  );

export const tellOfNewPasskey = (to: Person, name: string) =>
  tell(
    to,
    "A passkey signs in to Parley for you now",
    `the passkey “${name}” has been made for your account with Parley. It signs in by itself, and signing in by the password asks for it or a code.`,
    newPassword(),
  );

export const tellOfRemovedPasskey = (to: Person, name: string) =>
  tell(
    to,
    "A passkey of yours for Parley was removed",
    `the passkey “${name}” of your account with Parley has been removed. Nobody signs in by it any more.`,
    newPassword(),
  );

export const tellOfRenewedCodes = (to: Person) =>
  tell(
    to,
    "Your recovery codes for Parley are new",
    "recovery codes have been made anew for your account with Parley. Those that you had before hold no more.",
    newPassword(),
  );

export const tellOfUsedRecoveryCode = (to: Person) =>
  tell(
    to,
    "A recovery code of yours was used",
    `somebody, you we hope, has just given one of your recovery codes to Parley. How many are left is said here: ${ownPage()}`,
    newPassword(),
  );

export const tellOfFactorTakenOff = (to: Person) =>
  tell(
    to,
    "Your second factor for Parley was taken off",
    `an administrator has taken off the second factor of your account with Parley, and your browsers have been signed out. Your password alone signs in until you set up another: ${ownPage()}`,
    "that is, if you had not asked for it, tell them at once and set another password.",
  );
