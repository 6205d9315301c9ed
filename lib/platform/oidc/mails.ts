/** What the owner of an account is told of the identity provider, since it may not have been them. */
import "server-only";
import { tellOwner } from "../account-mail";
import { env } from "../env";
import { paths } from "../paths";
import { requireOidc } from "./provider";

type Person = { name: string; email: string };

const ownPage = () => String(new URL(paths.account, env.appUrl));

/** `label`: what the provider calls them. */
export async function tellOfLinked(to: Person, label: string): Promise<void> {
  const { name } = requireOidc();
  const text = `Hello ${to.name},

from now on ${label} at ${name} signs in to your account with Parley.

If it was not you, unlink it now at ${ownPage()} and tell your administrator.
`;
  await tellOwner({ to, subject: "Another way to sign in to Parley", text });
}

export async function tellOfUnlinked(to: Person): Promise<void> {
  const { name } = requireOidc();
  const text = `Hello ${to.name},

nobody signs in to your account with Parley by ${name} any more.

If it was not you, look at ${ownPage()} and tell your administrator.
`;
  await tellOwner({ to, subject: "A way to sign in to Parley was removed", text });
}
