/**
 * The settings of the running app, the only place that reads them from the environment. Each is checked when it is
 * first asked for, so that a test or a build needs only those it uses. `npm start` hands all of them over.
 */
import { z } from "zod";
import { type OidcSettings, readOidcSettings } from "./oidc/settings";
import { readInHouse, readOnlyHosts } from "./outbound/target";

const settings = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_LISTEN_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_STATEMENTS: z.enum(["named", "unnamed"]).default("named"),
  AUTH_SECRET: z.string().min(22, "needs 22 characters or more"),
  APP_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  TRUST_PROXY: z.stringbool().default(false),
  SIGN_IN_IDLE_HOURS: z.coerce
    .number()
    .positive()
    .max(24 * 365)
    .default(12),
  SIGN_IN_DAYS: z.coerce.number().positive().max(365).default(14),
  CONFIRM_MINUTES: z.coerce
    .number()
    .positive()
    .max(24 * 60)
    .default(10),
  SECOND_FACTOR: z.enum(["optional", "required"]).default("optional"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().trim().min(3).optional(),
  MAIL_PAUSE_SECONDS: z.coerce.number().min(0).max(86_400).default(90),
  CHROMIUM_PATH: z.string().trim().min(1).optional(),
  WEBHOOK_ALLOW: z
    .string()
    .default("")
    .transform((text, context) => {
      try {
        return readInHouse(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: (error as Error).message });
        return z.NEVER;
      }
    }),
  WEBHOOK_HOSTS: z
    .string()
    .default("")
    .transform((text, context) => {
      try {
        return readOnlyHosts(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: (error as Error).message });
        return z.NEVER;
      }
    }),
  SHUTDOWN_PAUSE_SECONDS: z.coerce.number().min(0).max(300).default(0),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  REQUESTS_A_MINUTE: z.coerce.number().int().min(100).default(3000),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  TLS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  TLS_LISTEN: z.string().default("127.0.0.1"),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  NEXT_DIST_DIR: z.string().default(".next"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
};

type Settings = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name]> };

/** What was read of each, for as long as the environment says the same: tests of one process say different things. */
const known = new Map<string, { said: string | undefined; value: unknown }>();

function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
  const said = process.env[name] || undefined;
  const before = known.get(name);
  if (before && before.said === said) return before.value as Settings[Name];
  const { success, data, error } = settings[name].safeParse(said);
  if (!success) throw new Error(`The environment's ${name} is missing or wrong: ${z.prettifyError(error)}`);
  known.set(name, { said, value: data });
  return data as Settings[Name];
}

/** What was read of the identity provider's, which are checked together: some need, or rule out, another. */
let oidc: { said: string; value: OidcSettings | null } | undefined;

function oidcSettings(): OidcSettings | null {
  const names = Object.keys(process.env).filter((name) => name.startsWith("OIDC_"));
  const said = JSON.stringify(names.map((name) => [name, process.env[name]]));
  if (oidc?.said !== said) oidc = { said, value: readOidcSettings(process.env) };
  return oidc.value;
}

export const env = {
  /** The database as the app's own role, which owns nothing. */
  get databaseUrl() {
    return setting("DATABASE_URL");
  },
  /** The same past any pooler, for the connection that listens to what Postgres announces. */
  get listenUrl() {
    return setting("DATABASE_LISTEN_URL") ?? setting("DATABASE_URL");
  },
  /** Whether statements have names, by which Postgres keeps their plans on a connection; some poolers lose them. */
  get namesStatements() {
    return setting("DATABASE_STATEMENTS") === "named";
  },
  /** Signs the sessions. 22 characters of chance are 128 bits. */
  get authSecret() {
    return setting("AUTH_SECRET");
  },
  /** Where readers reach Parley: scheme, host and port, without a path. */
  get appUrl() {
    return new URL(setting("APP_URL"));
  },
  get isProduction() {
    return setting("NODE_ENV") === "production";
  },
  /** A proxy in front of us sets X-Forwarded-For; without one, anybody could write any address into it. */
  get trustsProxy() {
    return setting("TRUST_PROXY");
  },
  /** A sign-in that is not used for so long has ended. */
  get signInIdleSeconds() {
    return Math.round(setting("SIGN_IN_IDLE_HOURS") * 3600);
  },
  /** A sign-in ends after so long whatever happens. */
  get signInSeconds() {
    return Math.round(setting("SIGN_IN_DAYS") * 86_400);
  },
  /** What matters asks for the password or the second factor again once so long has passed since. */
  get confirmSeconds() {
    return Math.round(setting("CONFIRM_MINUTES") * 60);
  },
  /** How many pages and readings one person gets in a minute at their browsers, and as many acts. */
  get requestsAMinute() {
    return setting("REQUESTS_A_MINUTE");
  },
  /** Whether everybody needs a second factor, whatever administrators have chosen. */
  get needsSecondFactor() {
    return setting("SECOND_FACTOR") === "required";
  },
  /** The identity provider that people may sign in by; null: there is none. */
  get oidc() {
    return oidcSettings();
  },
  /** The mail server, with user and password where it wants them; undefined: this installation sends no mail. */
  get smtpUrl() {
    return setting("SMTP_URL");
  },
  /** Whom our mail is from: an address, or `Parley <parley@example.org>`. */
  get mailFrom() {
    return setting("MAIL_FROM") ?? `Parley <parley@${new URL(setting("APP_URL")).hostname}>`;
  },
  /** How long what is mailed at once waits first: an act can be undone for a minute, and may be read meanwhile. */
  get mailPauseSeconds() {
    return setting("MAIL_PAUSE_SECONDS");
  },
  /** The browser that prints briefs as PDF; undefined: readers print with their own. */
  get chromium() {
    return setting("CHROMIUM_PATH");
  },
  /** Where webhooks may lead besides public addresses, also without https. */
  get inHouse() {
    return setting("WEBHOOK_ALLOW");
  },
  /** The only hosts that webhooks may lead to besides those; null: every public one. */
  get webhookHosts() {
    return setting("WEBHOOK_HOSTS");
  },
  /** Where this process listens, on loopback. */
  get port() {
    return setting("PORT");
  },
  /** Where it listens by https as well, and by what certificate; null: nowhere. The port and the address are what `npm start` was told to listen on. */
  get encryption() {
    const [certFile, keyFile, port] = [setting("TLS_CERT_FILE"), setting("TLS_KEY_FILE"), setting("TLS_PORT")];
    return certFile && keyFile && port ? { certFile, keyFile, port, host: setting("TLS_LISTEN") } : null;
  },
  /** How long this process goes on answering after it was told to end, for a proxy to notice, in ms. */
  get shutdownPause() {
    return Math.round(setting("SHUTDOWN_PAUSE_SECONDS") * 1000);
  },
  /** The port of loopback on which what is counted can be read; undefined: nowhere. */
  get metricsPort() {
    return setting("METRICS_PORT");
  },
  /** Whether what is watched is sent by OTLP; OpenTelemetry's packages read where to and how. */
  get isTelemetrySent() {
    return setting("OTEL_EXPORTER_OTLP_ENDPOINT") !== undefined;
  },
  /** Of how many requests, as 0 to 1, it is sent what they did. */
  get traceShare() {
    return setting("OTEL_TRACES_SAMPLER_ARG");
  },
  /** Whether requests are traced. */
  get isTracing() {
    return this.isTelemetrySent && this.traceShare > 0;
  },
  /** The folder of the build that is served, in the project's. */
  get buildFolder() {
    return setting("NEXT_DIST_DIR");
  },
  get logLevel() {
    return setting("LOG_LEVEL");
  },
};
