/** Whether this process lets itself be watched, and by what: see README, "Running it for a team". */
import "server-only";
import { randomUUID } from "node:crypto";
import { env } from "../env";
import { log } from "../log";
import { whenEnding } from "../running/ending";
import { watchBy } from "./watched";

/** Begins with what the settings ask for. What is watched with is loaded only then, and what fails keeps nobody from reading. */
export async function startWatching(): Promise<void> {
  const { metricsPort: port, isTelemetrySent: isSent } = env;
  if (!port && !isSent) return;
  try {
    const { resourceFromAttributes } = await import("@opentelemetry/resources");
    const resource = resourceFromAttributes({ "service.name": "parley", "service.instance.id": randomUUID() });
    const { meteringFor, meterServing, meterWork } = await import("./metrics");
    const metering = await meteringFor({ port, isSent }, resource);
    const meter = metering.getMeter("parley");
    meterServing(meter);
    watchBy(meterWork(meter));
    whenEnding(() => void metering.forceFlush().catch(() => {}));
  } catch (error) {
    log.error({ err: error }, "nothing is counted");
  }
}
