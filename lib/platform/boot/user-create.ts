/**
 * `npm run user:create`: makes an account; the first of an installation manages the others. Asks for what its flags
 * (`--email`, `--name`) leave out, and prints a link by which the password is set once, unless it comes with
 * `--password-stdin`. `--admin` makes another administrator; `--link` prints a new link for an account that is there.
 */
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { paths } from "@/lib/platform/paths";
import { asOwner } from "./as-owner";
import { createAccount, linkDays, renewLink } from "./account";
import { openCluster } from "./cluster";
import { openDataFolder } from "./data-folder";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readAppUrl, readWhereabouts } from "./settings";
import { reasonOf, StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const { root, args } = launched;
  const flags = readFlags(args);
  const settings = readWhereabouts(process.env, root);
  const appUrl = readAppUrl(process.env.APP_URL, settings.port);
  const asked = { email: flags.email, name: flags.name };
  if (process.stdin.isTTY && !flags["password-stdin"]) await askFor(asked, flags.link);
  const { email, name } = asked;
  if (!email || (!name && !flags.link))
    throw new StartError('Write npm run user:create -- --email NAME@EXAMPLE.ORG --name "A NAME".');
  const password = flags["password-stdin"] ? (await text(process.stdin)).replace(/\r?\n$/, "") : undefined;

  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    // An installation may get its first account before its first start, which then brings no demo.
    if (!settings.external) await openCluster(openDataFolder(settings.dataFolder));
    const appRole = settings.external ? decodeURIComponent(new URL(settings.external.appUrl).username) : "parley_app";
    const made = await asOwner(launched, settings, lifetime, (owner) =>
      flags.link
        ? renewLink(owner, email)
        : createAccount(owner, { root, appRole, email, name: name ?? "", isAdmin: flags.admin, password }),
    );
    if (!flags.link) console.log(`${made.email} has an account${made.isAdmin ? " and manages all others" : ""}.`);
    if (made.token)
      console.log(
        `This link sets its password, once, within ${linkDays} days:\n\n  ${appUrl}${paths.newPassword(made.token)}\n`,
      );
  });
  await lifetime.exit(0);
}

function readFlags(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        email: { type: "string" },
        name: { type: "string" },
        admin: { type: "boolean", default: false },
        link: { type: "boolean", default: false },
        "password-stdin": { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new StartError(`${reasonOf(error)}. There are --email, --name, --admin, --link and --password-stdin.`);
  }
}

async function askFor(
  asked: { email?: string | undefined; name?: string | undefined },
  isLink: boolean,
): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    asked.email ??= await terminal.question("E-mail address: ");
    if (!isLink) asked.name ??= await terminal.question("Name, as colleagues read it: ");
  } catch {
    // Ctrl-C or Ctrl-D.
    throw new StartError("No account was made.");
  } finally {
    terminal.close();
  }
}
