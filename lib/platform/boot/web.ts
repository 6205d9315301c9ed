/** The web server's process: started with what it needs to know and no more, watched, ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { nextProgram } from "./build";
import { withoutSecrets } from "./without-secrets.mjs";
import { endWithItsOwn } from "./run-program";
import { StartError } from "./start-error";

/**
 * Milliseconds. Node's own five seconds end a connection just as a proxy or a client sends its next request on it,
 * which is then lost; common proxies let go after sixty, and the side that sends should be the one to let go.
 */
const idleConnection = 75_000;
const loopback = "127.0.0.1";

export interface WebOptions {
  root: string;
  port: number;
  /** The address of this machine on which it listens; undefined: loopback. */
  listen?: string;
  /** By what certificate it listens there, by https alone; Next itself listens on a port of loopback then. */
  tls?: { certFile: string; keyFile: string; innerPort: number } | undefined;
  appUrl: string;
  distFolder: string;
  isDev: boolean;
  /** The app's role; the owner's address stays with us. */
  databaseUrl: string;
  /** Where it listens to what Postgres announces; without it, at `databaseUrl`. */
  listenUrl?: string | undefined;
  authSecret: string;
  /** A mail server, instead of the one that the environment names. */
  smtpUrl?: string;
  /** How long what is mailed at once waits first, in seconds; instead of what the environment says. */
  mailPauseSeconds?: number;
  confirmMinutes?: number;
  /** How often one person may ask, instead of what the environment says. */
  requestsAMinute?: number;
  /** Where webhooks may lead besides public addresses, instead of what the environment says. */
  webhookAllow?: string;
  /** How long it goes on answering once it was told to end, in seconds; instead of what the environment says. */
  shutdownPauseSeconds?: number;
  /** A port of loopback for what is counted, instead of the one that the environment names. */
  metricsPort?: number;
  /** The settings of the identity provider, instead of those of the environment. */
  oidc?: Record<string, string>;
  /** A collector of OpenTelemetry's, instead of the one that the environment names, and the share of requests traced. */
  telemetry?: { endpoint: string; share: number };
  /** A Chromium that prints briefs, instead of the one that the environment names. */
  chromium?: string;
  /** A file for what the server says, instead of our own output. */
  log?: string;
  /** A process of `beginWeb` that waits to be told; without one, or where it has ended, one is made. */
  begun?: ChildProcess | undefined;
}

export interface Web {
  pid: number;
  /** Fulfilled when the process ends by itself, with what is to be said about it. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

export function startWeb(options: WebOptions): Web {
  const { root, isDev } = options;
  const { port, listen } = innerOf(options);
  const args = [isDev ? "dev" : "start", "--hostname", listen, "--port", String(port)];
  if (!isDev) args.push("--keepAliveTimeout", String(idleConnection));
  const told: Told = { program: nextProgram(root), args, env: environmentOf(options) };
  const child = tellBegun(options.begun, told) ?? spawnTold(told, options);
  if (child.stdout) passOn(child.stdout);
  return {
    pid: child.pid ?? 0,
    ended: endOf(child),
    // It exits by itself sooner, see lib/platform/running/ending.
    stop: () => endWithItsOwn(child, pauseOf(options) * 1000 + 25_000),
  };
}

/** Where Next itself listens. */
const innerOf = ({ port, listen = loopback, tls }: Pick<WebOptions, "port" | "listen" | "tls">) =>
  tls ? { port: tls.innerPort, listen: loopback } : { port, listen };

/** What Next's program is run with. */
type Told = { program: string; args: string[]; env: Record<string, string | undefined> };

/** Lets the process that waits serve; undefined where there is none, or it has ended. */
function tellBegun(begun: ChildProcess | undefined, told: Told): ChildProcess | undefined {
  if (!begun?.connected) return undefined;
  begun.send(told);
  return begun;
}

function spawnTold({ program, args, env }: Told, { root, isDev, log }: WebOptions): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    // A group of its own: on Ctrl-C it is we who end it, before the database.
    detached: true,
    stdio: log ? ["ignore", openSync(log, "a"), openSync(log, "a")] : ["ignore", isDev ? "inherit" : "pipe", "inherit"],
  });
}

function environmentOf(options: WebOptions): Told["env"] {
  const { appUrl, distFolder, isDev, databaseUrl, listenUrl, authSecret, tls } = options;
  const { smtpUrl, mailPauseSeconds, confirmMinutes, webhookAllow, metricsPort, telemetry, chromium } = options;
  return {
    ...withoutSecrets(process.env),
    NODE_ENV: isDev ? "development" : "production",
    PORT: String(innerOf(options).port),
    ...(tls && {
      ...{ TLS_CERT_FILE: tls.certFile, TLS_KEY_FILE: tls.keyFile },
      ...{ TLS_PORT: String(options.port), TLS_LISTEN: options.listen ?? loopback },
    }),
    DATABASE_URL: databaseUrl,
    ...(listenUrl && { DATABASE_LISTEN_URL: listenUrl }),
    AUTH_SECRET: authSecret,
    NEXTAUTH_SECRET: authSecret,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    NEXT_DIST_DIR: distFolder,
    NEXT_TELEMETRY_DISABLED: "1",
    ...(options.oidc ?? oidcSettings()),
    ...(chromium && { CHROMIUM_PATH: chromium }),
    ...(smtpUrl && { SMTP_URL: smtpUrl }),
    ...(options.requestsAMinute && { REQUESTS_A_MINUTE: String(options.requestsAMinute) }),
    ...(webhookAllow && { WEBHOOK_ALLOW: webhookAllow }),
    ...(metricsPort && { METRICS_PORT: String(metricsPort) }),
    ...(telemetry && {
      OTEL_EXPORTER_OTLP_ENDPOINT: telemetry.endpoint,
      OTEL_TRACES_SAMPLER_ARG: String(telemetry.share),
    }),
    SHUTDOWN_PAUSE_SECONDS: String(isDev ? 0 : pauseOf(options)),
    ...(confirmMinutes !== undefined && { CONFIRM_MINUTES: String(confirmMinutes) }),
    ...(mailPauseSeconds !== undefined && { MAIL_PAUSE_SECONDS: String(mailPauseSeconds) }),
  };
}

const oidcSettings = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("OIDC_")));

const pauseOf = ({ shutdownPauseSeconds }: WebOptions) =>
  shutdownPauseSeconds ?? Number(process.env.SHUTDOWN_PAUSE_SECONDS || 0);

/** What the app logs; Next's own lines say less than we do. */
function passOn(stream: NodeJS.ReadableStream): void {
  createInterface({ input: stream }).on("line", (line) => {
    if (line.trim() && !/^\s*[▲✓-]/.test(line)) console.log(line);
  });
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(`The web server could not be started (${error.message}).`));
    child.once("exit", (code, signal) =>
      resolve(`The web server ended by itself (${signal ?? `exit code ${code}`}); start Parley again.`),
    );
  });
}

/** Waits until the server answers a request. Throws a StartError when it ends before, or says nothing for a minute. */
export async function answers(web: Web, options: Pick<WebOptions, "port" | "listen" | "tls">): Promise<void> {
  const { port, listen } = innerOf(options);
  let end: string | undefined;
  void web.ended.then((sentence) => {
    end = sentence;
  });
  for (const start = performance.now(); performance.now() - start < 60_000; await delay(25)) {
    if (end) throw new StartError(end);
    try {
      const response = await fetch(`http://${reachable(listen)}:${port}/`, {
        redirect: "manual",
        // Kept open, it would be all that the server waits for when it is told to end before anybody else has asked.
        headers: { connection: "close" },
        signal: AbortSignal.timeout(30_000),
      });
      await response.body?.cancel();
      // It begins to listen there once it has been asked, and ends where it cannot.
      if (options.tls && !(await isOpen(options))) continue;
      return;
    } catch (error) {
      if (isRefusedByBrowsers(error))
        throw new StartError(`Browsers open no page on port ${port}, which is another service's; set PORT to another.`);
      // Not listening yet.
    }
  }
  throw new StartError(`The web server on port ${port} does not answer; what it said is above.`);
}

/** Whether somebody listens there. */
function isOpen({ port, listen }: Pick<WebOptions, "port" | "listen">): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, reachable(listen).replace(/[[\]]/g, ""));
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** An address under which this machine reaches what listens there. */
function reachable(listen = loopback): string {
  if (listen === "0.0.0.0") return loopback;
  if (listen === "::") return "[::1]";
  return listen.includes(":") ? `[${listen}]` : listen;
}

/** Some ports, such as 4190, are refused by every browser before it asks (the Fetch standard's "bad ports"); so do we. */
const isRefusedByBrowsers = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error && error.cause.message === "bad port";
