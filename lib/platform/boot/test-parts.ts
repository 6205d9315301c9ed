/** The parts of `npm test` that run the code: alone, against a database, and in a browser on the production build. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attempt, type Finding, oneStep, type TestRun } from "./attempt";
import { ensureBrowser, inPath } from "./browser";
import { build, hashSources, isBuilt } from "./build";
import { withoutSecrets } from "./without-secrets.mjs";
import { newSecret, openDataFolder } from "./data-folder";
import { type Database, prepareDatabase } from "./database";
import type { Lifetime } from "./lifetime";
import { freePort } from "./ports.mjs";
import { runProgram } from "./run-program";
import { reasonOf, StartError } from "./start-error";
import { type Tally, tallyOf, tallyPlaywright, tallyVitest, total } from "./tally";
import { answers, startWeb } from "./web";

const distFolder = ".next-test";

type Detail = (text: string) => void;
type Environment = Record<string, string | undefined>;

export function runUnitTests(run: TestRun, filters: string[]): Promise<Tally> {
  return attempt(run, "unit tests", (detail) => vitest(run, "unit", filters, {}, detail));
}

export function runDatabaseTests(run: TestRun, filters: string[]): Promise<Tally> {
  return orFailure(run, async () => {
    // As many as the tests have processes.
    const databases = [await testDatabase(run, false), await testDatabase(run, false)];
    const env = { TEST_DATABASES: JSON.stringify(databases.map(addressesOf)) };
    return attempt(run, "database tests", (detail) => vitest(run, "database", filters, env, detail));
  });
}

/** What leaves for an office, opened by one. It is asked for by name, since an office suite is much to install. */
export function runOfficeTests(run: TestRun, filters: string[]): Promise<Tally> {
  return orFailure(run, async () => {
    for (const program of ["soffice", "pdftotext"])
      if (!inPath(program))
        throw new StartError(
          `These tests need ${program}: apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils`,
        );
    const env = { TEST_DATABASES: JSON.stringify([addressesOf(await testDatabase(run, false))]) };
    return attempt(run, "tests with an office suite", (detail) => vitest(run, "office", filters, env, detail));
  });
}

/** By the run that it is for: parts that go on beside each other share one. */
const builds = new WeakMap<Lifetime, Promise<Tally>>();

/** Builds once in a run, and counts once; where that failed, each part that waits for it does. */
async function buildForTests(run: TestRun): Promise<Tally> {
  const { root, lifetime } = run;
  const before = builds.get(lifetime);
  if (before) return { passed: 0, failed: (await before).failed };
  const building = attempt(run, "production build", async (detail) => {
    const sources = hashSources(root, "");
    if (isBuilt(root, distFolder, sources)) detail("unchanged");
    else await build(root, distFolder, sources, lifetime);
    return oneStep(0);
  });
  builds.set(lifetime, building);
  return building;
}

/** What the long form does a hundred times and for a minute each. */
const shortSoak = [...["killed", "postgres-away", "in-turn"], ...["--rounds", "2", "--seconds", "2"]];

/** The short form of `npm run soak`. */
export function runSoakTests(run: TestRun): Promise<Tally> {
  return byCommand(run, "kill -9 and other faults under load", ["soak.mjs", ...shortSoak]);
}

/** The short form of `npm run hostile`. */
export function runHostileTests(run: TestRun): Promise<Tally> {
  return byCommand(run, "hostile requests, and texts that would run as scripts", ["hostile.mjs", "short"]);
}

/** Runs another of our commands on the build for tests. */
async function byCommand(run: TestRun, title: string, [program = "", ...args]: string[]): Promise<Tally> {
  const { root, lifetime } = run;
  const built = await buildForTests(run);
  if (built.failed) return built;
  const ended = await attempt(run, title, async () => {
    const env = { ...withoutSecrets(process.env), NEXT_DIST_DIR: distFolder };
    const asked = [join(root, "lib", "platform", "boot", program), ...args];
    const { code, output } = await runProgram(process.execPath, asked, { cwd: root, env, lifetime });
    return oneStep(code, output);
  });
  return total([built, ended]);
}

export async function runBrowserTests(run: TestRun, filters: string[]): Promise<Tally> {
  const { root, lifetime, step } = run;
  // Where it has to be fetched first, the build is what we wait for meanwhile.
  const finding = step("finding Chromium", () => ensureBrowser(lifetime));
  finding.catch(() => undefined);
  const built = await buildForTests(run);
  if (built.failed) return built;
  const tests = await orFailure(run, async () => {
    const chromium = await finding;
    const database = await testDatabase(run, true);
    // The mail server and the identity provider are the tests' own; nothing listens there until they start them.
    const [port, mailPort] = [await freePort(), await freePort()];
    const [metricsPort, collectorPort, identityPort] = [await freePort(), await freePort(), await freePort()];
    const [tlsPort, identitySecret] = [await freePort(), newSecret()];
    mkdirSync(join(root, ".test"), { recursive: true });
    // It listens by https as well, for the test that asks so.
    const { makeCertificate } = await import("@/prisma/certificate-fixture");
    const certificate = await makeCertificate(join(root, ".test"));
    const tls = { ...certificate, innerPort: port };
    await step("serving it", async () => {
      const appUrl = `http://localhost:${port}`;
      const web = startWeb({
        ...database,
        root,
        port: tlsPort,
        tls,
        appUrl,
        distFolder,
        isDev: false,
        smtpUrl: `smtp://127.0.0.1:${mailPort}`,
        mailPauseSeconds: 1,
        // Each of the demo's people signs in once for all tests, which take longer than a sign-in stays confirmed.
        confirmMinutes: 600,
        // A few people ask for all tests.
        requestsAMinute: 1_000_000,
        webhookAllow: "127.0.0.1",
        metricsPort,
        oidc: {
          OIDC_ISSUER: `http://localhost:${identityPort}`,
          OIDC_CLIENT_ID: "parley",
          OIDC_CLIENT_SECRET: identitySecret,
          OIDC_NAME: "your ministry",
          OIDC_PEOPLE: "new",
          OIDC_ROLES: "negotiators=recorder,leads=manager",
        },
        // As the mail server, the collector is a test's own. A tenth of all that they ask is enough to see what goes out.
        telemetry: { endpoint: `http://127.0.0.1:${collectorPort}`, share: 0.1 },
        chromium,
        log: join(root, ".test", "web.log"),
      });
      lifetime.defer(() => web.stop());
      await answers(web, { port: tlsPort, tls });
    });
    const env = {
      ...addressesOf(database),
      BASE_URL: `http://127.0.0.1:${port}`,
      TLS_PORT: String(tlsPort),
      TLS_CERT_FILE: certificate.certFile,
      TLS_KEY_FILE: certificate.keyFile,
      MAIL_PORT: String(mailPort),
      METRICS_PORT: String(metricsPort),
      IDENTITY_PORT: String(identityPort),
      IDENTITY_SECRET: identitySecret,
      COLLECTOR_PORT: String(collectorPort),
      CHROMIUM_PATH: chromium,
    };
    return attempt(run, "browser and accessibility tests", (detail) => playwright(run, filters, env, detail));
  });
  return total([built, tests]);
}

/** What must be there before the tests of a part: if it fails, that is one failure, and the part is left. */
async function orFailure({ lifetime }: TestRun, work: () => Promise<Tally>): Promise<Tally> {
  try {
    return await work();
  } catch (error) {
    if (lifetime.isEnding) throw error;
    console.log(`\n${reasonOf(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** A server of its own in a folder for temporary files: as root, its user can enter there wherever the clone is. */
function testDatabase(run: TestRun, wantsDemo: boolean): Promise<Database> {
  const { lifetime } = run;
  const path = mkdtempSync(join(tmpdir(), "parley-test-"));
  chmodSync(path, 0o711);
  lifetime.defer(() => rmSync(path, { recursive: true, force: true }));
  const settings = {
    port: 0,
    appUrl: "",
    dataFolder: path,
    isDev: false,
    wantsDemo,
    authSecret: newSecret(),
    external: undefined,
    heads: undefined,
  };
  return prepareDatabase({ launched: run, settings, folder: openDataFolder(path), lifetime, isDurable: false });
}

const addressesOf = ({ databaseUrl, ownerUrl, authSecret }: Database): Environment => ({
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: ownerUrl,
  AUTH_SECRET: authSecret,
});

function vitest(run: TestRun, project: string, filters: string[], env: Environment, detail: Detail): Promise<Finding> {
  const report = join(run.root, ".test", `${project}.json`);
  return runTests(run, {
    args: [
      join("node_modules", "vitest", "vitest.mjs"),
      ...["run", "--project", project, "--reporter", "default", "--reporter", "json", "--outputFile.json", report],
      ...filters,
    ],
    env: { NODE_ENV: "test", ...env },
    doneIn: (text) => [...text.matchAll(/\((\d+) tests?/g)].reduce((before, [, count]) => before + Number(count), 0),
    tally: (code) => tallyOf(report, code, tallyVitest),
    detail,
  });
}

function playwright(run: TestRun, filters: string[], env: Environment, detail: Detail): Promise<Finding> {
  return runTests(run, {
    args: [join("node_modules", "@playwright", "test", "cli.js"), "test", ...filters],
    env,
    doneIn: (text) => text.match(/^\s+[✓✘]\s+\d+ /gm)?.length ?? 0,
    tally: (code) => tallyOf(join(run.root, ".test", "browser.json"), code, tallyPlaywright),
    detail,
  });
}

interface Runner {
  args: string[];
  env: Environment;
  /** How many tests a piece of output reports as done. */
  doneIn: (text: string) => number;
  tally: (code: number) => Tally;
  detail: Detail;
}

async function runTests({ root, lifetime }: TestRun, { args, env, doneIn, tally, detail }: Runner): Promise<Finding> {
  let done = 0;
  const { code, output } = await runProgram(process.execPath, args, {
    cwd: root,
    env: { ...withoutSecrets(process.env), NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
    lifetime,
    onOutput: (text) => {
      done += doneIn(text);
      if (done > 0) detail(`${done} done`);
    },
  });
  const counted = tally(code);
  detail(`${counted.passed} passed, ${counted.failed} failed`);
  const failures = output.split("\n").filter((line) => !/^\s*✓/.test(line));
  return { tally: counted, output: failures.join("\n") };
}
