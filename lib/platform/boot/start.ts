/** `npm start` and `npm run dev`: everything up, from an empty folder or from where the last run left off. */
import { demoEmail, demoPassword, demoPeople } from "@/lib/platform/demo-people";
import { buildIfChanged, hashSources, requireBuilt } from "./build";
import { type Cluster, startCluster } from "./cluster";
import { openDataFolder } from "./data-folder";
import { type Database, prepareDatabase } from "./database";
import { isEmpty } from "./demo";
import { claimInstance } from "./instance";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { freePort, requireFree } from "./ports.mjs";
import type { Postgres } from "./postgres";
import { isLoopback, readSettings, type Settings } from "./settings";
import { findRunning } from "./running-server";
import { reasonOf } from "./start-error";
import { answers, startWeb } from "./web";

const devFolder = ".next-dev";

export async function main(launched: Launched): Promise<void> {
  const settings = readSettings(process.env, launched.args, launched.root);
  const lifetime = new Lifetime();
  await lifetime.run(async () => {
    const folder = openDataFolder(settings.dataFolder);
    const instance = await claimInstance(folder, settings.port, !settings.external);
    lifetime.defer(() => instance.release());
    await requireFree(settings.port, settings.listen);
    const distFolder = settings.isDev ? devFolder : settings.buildFolder;
    if (settings.isBuilt) requireBuilt(launched.root, distFolder);
    const [database, sources] = await Promise.all([
      prepareDatabase({ launched, settings, folder, lifetime }),
      // Read while the database's own programs start.
      settings.isDev || settings.isBuilt ? null : laterHash(launched.root, settings.dataFolder),
    ]);
    if (sources) await buildIfChanged(launched, settings, lifetime, sources);
    await launched.step(settings.isDev ? "starting in development" : "starting the web server", async () => {
      const tls = settings.tls && { ...settings.tls, innerPort: await freePort() };
      const web = startWeb({
        ...settings,
        ...database,
        tls,
        root: launched.root,
        distFolder,
        begun: launched.begun,
      });
      lifetime.defer(() => web.stop());
      lifetime.defer(() => instance.markEnding());
      instance.keepWeb(web.pid);
      await answers(web, { ...settings, tls });
      void web.ended.then(async (sentence) => {
        if (lifetime.isEnding) return;
        console.error(`\n${sentence}`);
        await lifetime.exit(1);
      });
    });
    if (settings.heads) {
      // It takes what sends mail, which every start would wait for.
      const { publishOnSchedule } = await import("./publishing");
      await publishOnSchedule(settings.heads, database.ownerUrl, lifetime);
    }
    if (database.postgres) keepAlive(database.postgres, lifetime);
    await announce(settings, database);
  });
}

/** What cannot be read is told as anything else that fails, and not while nobody listens yet. */
const laterHash = async (root: string, dataFolder: string) => hashSources(root, dataFolder);

/** The server may be killed under us; what was acknowledged is in its log, and a start recovers it. */
function keepAlive({ cluster }: Postgres, lifetime: Lifetime): void {
  let restarting = Promise.resolve();
  lifetime.defer(() => restarting);
  const look = () => {
    if (lifetime.isEnding) return;
    if (!findRunning(cluster.folder)) restarting = restart(cluster);
    void restarting.then(() => setTimeout(look, 1000).unref());
  };
  look();
}

async function restart(cluster: Cluster): Promise<void> {
  try {
    await startCluster(cluster, { keepsPort: true });
    console.error("The database server had ended; it has been started again.");
  } catch (error) {
    console.error(`The database server had ended. ${reasonOf(error)}`);
  }
}

async function announce({ port, listen, appUrl, tls }: Settings, database: Database): Promise<void> {
  const here = `${tls ? "https" : "http"}://localhost:${port}`;
  console.log(`\n  Parley is ready: ${here}`);
  if (appUrl !== here) console.log(`  Readers reach it at ${appUrl}`);
  if (!isLoopback(listen)) {
    console.log(`  It listens on ${listen}: whoever reaches that address reaches Parley, past any proxy.`);
    if (!appUrl.startsWith("https:"))
      console.log(
        "  APP_URL is not https: passwords and the record go over the wire as they are, for all on it to read.",
      );
  }
  if (database.isDemo) {
    console.log(`\n  A demo. Sign in with the password ${demoPassword} as`);
    for (const { address, does } of demoPeople) console.log(`    ${demoEmail(address).padEnd(26)}${does}`);
  }
  if (await isEmpty(database.ownerUrl))
    console.log("\n  Nobody can sign in yet. Make the first account in another terminal: npm run user:create");
  console.log("\n  Ctrl-C ends it.\n");
}
