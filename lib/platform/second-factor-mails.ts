/** What the owner of an account is told of their second factor, since it may not have been them. */
import "server-only";
import { tellOwner } from "./account-mail";
import { env } from "./env";
import { paths } from "./paths";

type Person = { name: string; email: string };

const tell = (to: Person, subject: string, what: string, otherwise: string) =>
  tellOwner({ to, subject, text: `Hello ${to.name},\n\n${what}\n\nIf it was not you, ${otherwise}\n` });

const ownPage = () => String(new URL(paths.secondFactor(), env.appUrl));
const othersOut = " Your other browsers have been signed out.";
const newPassword = () =>
  `set another password now: ${new URL(paths.forgottenPassword, env.appUrl)} and tell your administrator.`;

/** `isFirst`: it is what their other browsers were signed out for. */
export const tellOfNewFactor = (to: Person, isFirst: boolean) =>
  tell(
    to,
    "Signing in to Parley asks for a code now",
    `an authenticator app has been set up for your account with Parley: signing in asks for its code after the password.${isFirst ? othersOut : ""}`,
    newPassword(),
  );

/** `isOn`: whether a passkey is left. */
export const tellOfRemovedFactor = (to: Person, isOn: boolean) =>
  tell(
    to,
    isOn ? "Your authenticator app for Parley was removed" : "Signing in to Parley asks for no code any more",
    `the authenticator app of your account with Parley has been removed${isOn ? ". After the password a passkey is asked for, or a recovery code." : ": your password alone signs in."}`,
    newPassword(),
  );

export const tellOfNewPasskey = (to: Person, name: string, isFirst: boolean) =>
  tell(
    to,
    "A passkey signs in to Parley for you now",
    `the passkey “${name}” has been made for your account with Parley. It signs in by itself, and signing in by the password asks for it or a code.${isFirst ? othersOut : ""}`,
    newPassword(),
  );

/** `isOn`: whether another passkey or an app is left. */
export const tellOfRemovedPasskey = (to: Person, name: string, isOn: boolean) =>
  tell(
    to,
    "A passkey of yours for Parley was removed",
    `the passkey “${name}” of your account with Parley has been removed. Nobody signs in by it any more${isOn ? ", and the password alone does not, either" : ": your password alone signs in"}.`,
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

export const tellOfWrongCodes = (to: Person) =>
  tell(
    to,
    "Somebody has your password for Parley",
    "somebody has given the password of your account with Parley, and then so many wrong codes that none is taken for a while.",
    newPassword(),
  );

export const tellOfFactorTakenOff = (to: Person) =>
  tell(
    to,
    "Your second factor for Parley was taken off",
    `an administrator has taken off the second factor of your account with Parley, and your browsers have been signed out. Your password alone signs in until you set up another: ${ownPage()}`,
    "that is, if you had not asked for it, tell them at once and set another password.",
  );
