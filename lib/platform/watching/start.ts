/** Whether this process lets itself be watched, and by what: see README, "Running it for a team". */
import "server-only";
import { randomUUID } from "node:crypto";
import type { Resource } from "@opentelemetry/resources";
import { env } from "../env";
import { log } from "../log";
import { whenEnding } from "../running/ending";
import { allPatterns, readManifest } from "./routes";
import { both, type Watcher, watchBy } from "./watched";

/** Begins with what the settings ask for. What is watched with is loaded only then, and what fails keeps nobody from reading. */
export async function startWatching(): Promise<void> {
  const { metricsPort, isTelemetrySent } = env;
  if (!metricsPort && !isTelemetrySent) return;
  try {
    const { resourceFromAttributes } = await import("@opentelemetry/resources");
    const resource = resourceFromAttributes({ "service.name": "parley", "service.instance.id": randomUUID() });
    const metering = await meteredBy(resource);
    if (isTelemetrySent) await sentBy(resource);
    watchBy(env.isTracing ? both(await tracedBy(resource), metering) : metering);
  } catch (error) {
    log.error({ err: error }, "nothing is counted, traced or sent");
  }
}

async function meteredBy(resource: Resource): Promise<Watcher> {
  const { meteringFor, meterServing, meterWork } = await import("./metrics");
  const metering = await meteringFor({ port: env.metricsPort, isSent: env.isTelemetrySent }, resource);
  const meter = metering.getMeter("parley");
  meterServing(meter);
  whenEnding(() => void metering.forceFlush().catch(() => {}));
  return meterWork(meter);
}

async function sentBy(resource: Resource): Promise<void> {
  const [{ sendLines }, { BatchLogRecordProcessor }, { OTLPLogExporter }] = await Promise.all([
    import("./logs"),
    import("@opentelemetry/sdk-logs"),
    import("@opentelemetry/exporter-logs-otlp-http"),
  ]);
  const provider = sendLines(resource, new BatchLogRecordProcessor({ exporter: new OTLPLogExporter() }));
  whenEnding(() => void provider.forceFlush().catch(() => {}));
}

async function tracedBy(resource: Resource): Promise<Watcher> {
  const [{ startTracing, traceWork }, { BatchSpanProcessor }, { OTLPTraceExporter }] = await Promise.all([
    import("./traces"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const { traceShare: share, trustsProxy } = env;
  const out = new BatchSpanProcessor({ exporter: new OTLPTraceExporter() });
  const provider = startTracing({ resource, share, trustsProxy, routes: allPatterns(readManifest()), out });
  whenEnding(() => void provider.forceFlush().catch(() => {}));
  return traceWork(provider);
}
