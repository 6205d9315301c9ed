/**
 * What is counted and timed, by OpenTelemetry: read from a page that Prometheus understands, or sent by OTLP. It is loaded
 * only where somebody asks for it.
 */
import "server-only";
import type { Attributes, Meter } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import type { Resource } from "@opentelemetry/resources";
import { MeterProvider, type MetricReader, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { log } from "../log";
import { watchRequests } from "./requests";
import { watchStanding } from "./standing";
import type { Doing, Watcher } from "./watched";

/** Seconds, as OpenTelemetry advises for requests, with finer steps for statements. */
const steps = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const described: Record<Doing, string> = {
  command: "Commands by name, and what came of them.",
  guess: "Passwords and codes that somebody gave, and whether they were right.",
  transaction: "Transactions, from waiting for a connection to their end.",
  statement: "Statements that were sent to Postgres.",
  job: "Jobs by kind, and what came of them.",
  mail: "Mails, and whether they went.",
  webhook: "Deliveries of webhooks, and whether they were taken.",
  telling: "From the announcement of a change until an open page is told.",
};

export type Where = {
  /** A port of loopback on which it can be read; undefined: on none. */
  port: number | undefined;
  /** Whether it is sent by OTLP, to where the environment says. */
  isSent: boolean;
};

/** What counts for these readers; the page is there once it is given back. */
export async function meteringFor({ port, isSent }: Where, resource: Resource): Promise<MeterProvider> {
  const readers: MetricReader[] = [];
  if (port) readers.push(await pageOn(port));
  if (isSent) readers.push(new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() }));
  return new MeterProvider({ resource, readers });
}

/** What is served and how things stand, from now on. */
export function meterServing(meter: Meter): void {
  const requests = timing(meter, "http.server.request.duration", "Requests by the pattern of their address.");
  watchRequests(({ method, route, status, seconds }) => {
    requests.record(seconds, { "http.request.method": method, "http.route": route, status });
  });
  watchStanding(meter);
}

/** A watcher that counts what is done. */
export function meterWork(meter: Meter): Watcher {
  const histograms = Object.fromEntries(
    Object.entries(described).map(([doing, text]) => [doing, timing(meter, `parley.${doing}.duration`, text)]),
  );
  const begin: Watcher["begin"] = (doing, name) => {
    const began = performance.now();
    return (result) => histograms[doing]?.record((performance.now() - began) / 1000, labels(doing, name, result));
  };
  return {
    begin,
    async during(doing, name, work, resultOf) {
      const end = begin(doing, name);
      let result = "failed";
      try {
        const value = await work();
        result = resultOf(value);
        return value;
      } finally {
        end(result);
      }
    },
  };
}

const timing = (meter: Meter, name: string, description: string) =>
  meter.createHistogram(name, { description, unit: "s", advice: { explicitBucketBoundaries: steps } });

/** Statements are too many to be counted one by one. */
const labels = (doing: Doing, name: string, result: string): Attributes =>
  doing === "statement" ? { result } : { name, result };

/** A port that is taken is said in the log: what cannot be counted keeps nobody from reading. */
function pageOn(port: number): Promise<PrometheusExporter> {
  return new Promise((resolve) => {
    const exporter = new PrometheusExporter({ host: "127.0.0.1", port, withoutScopeInfo: true }, (error) => {
      if (error) log.error({ err: error, port }, "cannot serve what is counted on METRICS_PORT");
      resolve(exporter);
    });
  });
}
