/**
 * `npm run secret:replace`: another `AUTH_SECRET`, and what was sealed under the former one sealed under it. Where whoever
 * runs Parley sets it, the environment has the next one, and the former as `AUTH_SECRET_FORMER`; the embedded database's own
 * is made here.
 */
import { asOwner } from "./as-owner";
import { type DataFolder, newSecret, openDataFolder } from "./data-folder";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { reseal } from "./reseal";
import { readSettings, type Settings } from "./settings";
import { StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const settings = readSettings(process.env, launched.args, launched.root);
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    const said = await asOwner(launched, settings, lifetime, async (owner) => {
      const { former, next, keep } = secretsOf(settings);
      const { held, lost, isForeign } = await reseal(owner, { former, next });
      if (isForeign)
        throw new StartError("Nothing was sealed under AUTH_SECRET_FORMER; set it to the word that held until now.");
      keep();
      const ofOthers = lost > 0 ? ` ${lost} could be opened by neither word, and are made anew by their owners.` : "";
      return `${held} ${held === 1 ? "secret is" : "secrets are"} sealed under the next word.${ofOthers}`;
    });
    console.log(`${said} Restart every process with it: everybody signs in anew.`);
  });
  await lifetime.exit(0);
}

type Secrets = { former: string; next: string /** Once all is sealed under the next. */; keep: () => void };

function secretsOf(settings: Settings): Secrets {
  if (settings.authSecret === undefined) return ownSecrets(openDataFolder(settings.dataFolder));
  const former = process.env.AUTH_SECRET_FORMER;
  if (!former || former === settings.authSecret)
    throw new StartError("Set AUTH_SECRET to the next word, and AUTH_SECRET_FORMER to the one that held until now.");
  return { former, next: settings.authSecret, keep: () => {} };
}

/** The next one is noted before anything is sealed under it: who breaks off in between does it again. */
function ownSecrets(folder: DataFolder): Secrets {
  const { authSecret: former, nextSecret: next = newSecret() } = folder.kept();
  if (!former) throw new StartError(`There is no word in ${folder.path} yet; start Parley once.`);
  folder.keep({ nextSecret: next });
  return { former, next, keep: () => folder.keep({ authSecret: next, nextSecret: undefined }) };
}
