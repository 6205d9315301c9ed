/**
 * The lines of the log, sent to a collector as well, by OpenTelemetry: what stands on standard error is only as safe as this
 * machine. They have no content already (lib/platform/log). It is loaded only where it is asked for.
 */
import "server-only";
import type { Resource } from "@opentelemetry/resources";
import { LoggerProvider, type LogRecordProcessor } from "@opentelemetry/sdk-logs";
import { alsoHear } from "../log";

/** OpenTelemetry's numbers for pino's levels. */
const severities: Record<number, { severityNumber: number; severityText: string }> = {
  10: { severityNumber: 1, severityText: "TRACE" },
  20: { severityNumber: 5, severityText: "DEBUG" },
  30: { severityNumber: 9, severityText: "INFO" },
  40: { severityNumber: 13, severityText: "WARN" },
  50: { severityNumber: 17, severityText: "ERROR" },
  60: { severityNumber: 21, severityText: "FATAL" },
};

type Line = { level: number; time: number; msg?: string };

/** From now on each line goes to `out`, too: its words as the body, all else as attributes. One after the other, until shut down. */
export function sendLines(resource: Resource, out: LogRecordProcessor): LoggerProvider {
  const provider = new LoggerProvider({ resource, processors: [out] });
  const logger = provider.getLogger("parley");
  alsoHear((line) => {
    const { level, time, msg = "", ...attributes } = JSON.parse(line) as Line;
    logger.emit({ ...severities[level], timestamp: time, body: msg, attributes });
  });
  return provider;
}
