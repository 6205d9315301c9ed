/** What the person who starts Parley may set; README lists the same. */
import { isAbsolute, join } from "node:path";
import { readOidcSettings } from "@/lib/platform/oidc/settings";
import { readInHouse, readOnlyHosts } from "@/lib/platform/outbound/target";
import type { SmtpServer } from "@/lib/platform/smtp";
import { isThisMachine } from "@/lib/platform/this-machine";
import { type Certificate, readCertificate } from "./certificate";
import { readListen, readPort } from "./ports.mjs";
import { StartError } from "./start-error";

/** Where the data are, and what is said of them outside. */
export interface Whereabouts {
  port: number;
  dataFolder: string;
  /** Where a build is made or found, in the project's folder: the tests make theirs apart. */
  buildFolder: string;
  /** A server of yours; without it the embedded one is started. */
  external: External | undefined;
  /** Where the heads of the audit chains are published, and how often. */
  heads: HeadSettings | undefined;
}

export interface External {
  appUrl: string;
  ownerUrl: string;
  /** Where the app listens to what Postgres announces; undefined: where it asks. */
  listenUrl: string | undefined;
  /** Whether the app names its statements. */
  isNamed: boolean;
}

export interface HeadSettings {
  file: string | null;
  mail: { to: string; server: SmtpServer } | null;
  everyMinutes: number;
}

export interface Settings extends Whereabouts {
  /** Where readers reach it: for links in mails and for cookies. */
  appUrl: string;
  /** The address of this machine on which the app listens. */
  listen: string;
  /** The certificate by which it listens, by https then; undefined: in the open. */
  tls: Certificate | undefined;
  isDev: boolean;
  /** What was built is served as it is, and nothing is installed or built. */
  isBuilt: boolean;
  /** Undefined: the embedded database is filled with the demo, a database of yours is not. */
  wantsDemo: boolean | undefined;
  authSecret: string | undefined;
}

export const isLoopback = (address: string) => /^(127\.|::1$)/.test(address);

type Environment = Record<string, string | undefined>;

/** Reads the settings. Throws a StartError for one that is missing or wrong. */
export function readSettings(env: Environment, args: string[], root: string): Settings {
  const isDev = args.includes("--dev");
  const whereabouts = readWhereabouts(env, root);
  const { port, external } = whereabouts;
  if (external && !isDev && !env.AUTH_SECRET)
    throw new StartError(
      "Set AUTH_SECRET, which signs the sessions, to 22 characters or more that nobody knows; `openssl rand -base64 32` makes such a word.",
    );
  if (env.AUTH_SECRET && env.AUTH_SECRET.length < 22)
    throw new StartError(
      "AUTH_SECRET is too short to keep sessions safe; set it to 22 characters or more, as `openssl rand -base64 32` makes them, and run `npm run secret:replace` with the present one as AUTH_SECRET_FORMER.",
    );
  requireAppSettings(env);
  const tls = readCertificate(env, (file) => inRoot(file, root));
  return {
    ...whereabouts,
    appUrl: readAppUrl(env.APP_URL, port, tls ? "https" : "http"),
    tls,
    listen: readListen(env.LISTEN),
    isDev,
    isBuilt: env.PARLEY_BUILT === "1",
    wantsDemo: env.PARLEY_DEMO ? !/^(0|false|no)$/i.test(env.PARLEY_DEMO) : undefined,
    authSecret: env.AUTH_SECRET || undefined,
  };
}

/** What the app itself reads later: said at the start, rather than by a page that fails. */
function requireAppSettings({ SMTP_URL, ...env }: Environment): void {
  if (SMTP_URL && !(URL.canParse(SMTP_URL) && /^smtps?:$/.test(new URL(SMTP_URL).protocol)))
    throw new StartError("SMTP_URL is no address of a mail server; write smtp://USER:PASSWORD@HOST:587, or smtps://.");
  if (env.MAIL_PAUSE_SECONDS && !(Number(env.MAIL_PAUSE_SECONDS) >= 0 && Number(env.MAIL_PAUSE_SECONDS) <= 86_400))
    throw new StartError(`MAIL_PAUSE_SECONDS is ${env.MAIL_PAUSE_SECONDS}; set it to seconds, 86400 at most.`);
  if (
    env.SHUTDOWN_PAUSE_SECONDS &&
    !(Number(env.SHUTDOWN_PAUSE_SECONDS) >= 0 && Number(env.SHUTDOWN_PAUSE_SECONDS) <= 300)
  )
    throw new StartError(`SHUTDOWN_PAUSE_SECONDS is ${env.SHUTDOWN_PAUSE_SECONDS}; set it to seconds, 300 at most.`);
  requireWebhookHosts(env);
  requireWatching(env);
  try {
    readOidcSettings(env);
  } catch (error) {
    throw new StartError((error as Error).message);
  }
  if (env.SECOND_FACTOR && !/^(optional|required)$/.test(env.SECOND_FACTOR))
    throw new StartError(`SECOND_FACTOR is ${env.SECOND_FACTOR}; set it to optional or required.`);
  if (
    env.REQUESTS_A_MINUTE &&
    !(Number.isInteger(Number(env.REQUESTS_A_MINUTE)) && Number(env.REQUESTS_A_MINUTE) >= 100)
  )
    throw new StartError(`REQUESTS_A_MINUTE is ${env.REQUESTS_A_MINUTE}; set it to a whole number, 100 at least.`);
  for (const [name, most] of [
    ["CONFIRM_MINUTES", 24 * 60],
    ["SIGN_IN_IDLE_HOURS", 24 * 365],
    ["SIGN_IN_DAYS", 365],
  ] as const)
    if (env[name] && !(Number(env[name]) > 0 && Number(env[name]) <= most))
      throw new StartError(`${name} is ${env[name]}; set it to a number above 0, ${most} at most.`);
}

function requireWebhookHosts(env: Environment): void {
  for (const [name, read] of [
    ["WEBHOOK_ALLOW", readInHouse],
    ["WEBHOOK_HOSTS", readOnlyHosts],
  ] as const)
    try {
      read(env[name] ?? "");
    } catch (error) {
      throw new StartError(`In ${name}, ${(error as Error).message}.`);
    }
}

function requireWatching({ METRICS_PORT, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, PORT }: Environment): void {
  if (METRICS_PORT && readPort(METRICS_PORT, "METRICS_PORT") === readPort(PORT))
    throw new StartError(
      "METRICS_PORT is PORT; what is counted is read on a port of its own, which no reader reaches.",
    );
  if (endpoint && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)))
    throw new StartError(
      `OTEL_EXPORTER_OTLP_ENDPOINT is ${endpoint}; write the address of a collector, such as http://127.0.0.1:4318.`,
    );
}

/** The settings of a command that looks at the data and serves nobody. */
export function readWhereabouts(env: Environment, root: string): Whereabouts {
  return {
    port: readPort(env.PORT),
    dataFolder: inRoot(env.DATA_DIR || ".data", root),
    buildFolder: env.NEXT_DIST_DIR || ".next",
    external: readExternal(env),
    heads: readHeadSettings(env, root),
  };
}

const aDay = 24 * 60;
/** A timer counts milliseconds in 31 bits. */
const longestWait = 35_000;

function readHeadSettings(env: Environment, root: string): HeadSettings | undefined {
  const { AUDIT_HEAD_FILE: file, AUDIT_HEAD_MAIL: to, AUDIT_HEAD_EVERY: every, SMTP_URL: url } = env;
  if (!file && !to) return undefined;
  const everyMinutes = Number(every || aDay);
  if (!(everyMinutes > 0 && everyMinutes <= longestWait))
    throw new StartError(
      `AUDIT_HEAD_EVERY is ${every}; set it to minutes, from 1 to ${longestWait}, such as ${aDay} for once a day.`,
    );
  if (to && !url) throw new StartError("AUDIT_HEAD_MAIL needs SMTP_URL, the server that takes the mail.");
  const host = new URL(readAppUrl(env.APP_URL, readPort(env.PORT))).hostname;
  const from = env.MAIL_FROM?.trim() || `Parley <parley@${host}>`;
  return {
    file: file ? inRoot(file, root) : null,
    mail: to && url ? { to, server: { url, from } } : null,
    everyMinutes,
  };
}

const inRoot = (path: string, root: string) => (isAbsolute(path) ? path : join(root, path));

/** The address readers use, without a path. Throws a StartError for one that is wrong. */
export function readAppUrl(text: string | undefined, port: number, scheme = "http"): string {
  if (!text) return `${scheme}://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/") return url.origin;
  throw new StartError(`APP_URL is ${text}; set it to the address readers use, such as https://parley.example.`);
}

function readExternal(env: Environment): Settings["external"] {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_LISTEN_URL, DATABASE_STATEMENTS } = env;
  if (DATABASE_STATEMENTS && !/^(un)?named$/.test(DATABASE_STATEMENTS))
    throw new StartError(`DATABASE_STATEMENTS is ${DATABASE_STATEMENTS}; set it to named or unnamed.`);
  if (!appUrl && !ownerUrl) return undefined;
  if (!appUrl || !ownerUrl)
    throw new StartError(
      `Set ${appUrl ? "DATABASE_OWNER_URL, the role that owns the tables and runs migrations" : "DATABASE_URL, the role the app itself uses"}, too; or neither, for the embedded database.`,
    );
  const urls = {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    ...(DATABASE_LISTEN_URL && { DATABASE_LISTEN_URL }),
  };
  for (const [name, url] of Object.entries(urls))
    if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
      throw new StartError(`${name} is no address of a database; write postgresql://USER:PASSWORD@HOST:5432/DATABASE.`);
  for (const [name, url] of Object.entries(urls))
    if (!env.PGSSLMODE && isOpenOnTheWay(new URL(url)))
      throw new StartError(
        `${name} leads to another machine and does not say how it is encrypted; add ?sslmode=verify-full (with &sslrootcert=FILE where the certificate is of your own authority), or ?sslmode=disable where nobody can read along.`,
      );
  return { appUrl, ownerUrl, listenUrl: DATABASE_LISTEN_URL || undefined, isNamed: DATABASE_STATEMENTS !== "unnamed" };
}

/** pg encrypts only where it is told to. */
function isOpenOnTheWay({ hostname, searchParams }: URL): boolean {
  const isSaid = ["sslmode", "ssl", "sslnegotiation"].some((name) => searchParams.has(name));
  return !isSaid && !isThisMachine(searchParams.get("host") ?? hostname);
}
