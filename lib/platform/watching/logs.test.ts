/** Lines of the log, as a collector gets them. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor } from "@opentelemetry/sdk-logs";
import { expect, it, vi } from "vitest";
import { alsoHear, log } from "../log";
import { asRequest } from "../running/requests";
import { sendLines } from "./logs";

type Sent = { path: string; body: string };
type Records = {
  resourceLogs: { resource: object; scopeLogs: { logRecords: Record<string, unknown>[] }[] }[];
};

it("sends each line that is written, with its level, its words and what else it says, and no content", async () => {
  const sent: Sent[] = [];
  const collector = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      sent.push({ path: request.url ?? "", body });
      response.end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const written: string[] = [];
  const writing = vi.spyOn(process.stderr, "write").mockImplementation((line) => written.push(String(line)) > 0);
  const { level } = log;
  log.level = "info";
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/logs`;
  const out = new BatchLogRecordProcessor({ exporter: new OTLPLogExporter({ url }) });
  const provider = sendLines(resourceFromAttributes({ "service.name": "parley" }), out);
  try {
    await asRequest("of-this-test", async () => {
      log.warn({ security: "command refused", userId: "one" }, "refused");
      log.error({ err: new Error("Failing row contains (the secret clause)") }, "command failed");
      log.debug("too little to be written");
    });
    await provider.shutdown();
  } finally {
    writing.mockRestore();
    alsoHear(undefined);
    log.level = level;
    collector.close();
  }
  expect(written).toHaveLength(2);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.path).toBe("/v1/logs");
  expect(sent[0]?.body).not.toContain("secret");
  const { resourceLogs } = JSON.parse(sent[0]?.body ?? "") as Records;
  expect(resourceLogs).toHaveLength(1);
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  expect(JSON.stringify(resourceLogs[0]?.resource)).toContain('"parley"');
  expect(resourceLogs[0]?.scopeLogs[0]?.logRecords).toMatchObject([
    {
      severityNumber: 13,
      severityText: "WARN",
      timeUnixNano: expect.stringMatching(/^\d{13}000000$/),
      body: { stringValue: "refused" },
      attributes: expect.arrayContaining([
        attribute("security", "command refused"),
        attribute("userId", "one"),
        attribute("request", "of-this-test"),
      ]),
    },
    { severityText: "ERROR", body: { stringValue: "command failed" } },
  ]);
});
