/** What goes out of a trace, as a collector gets it: what was done, and no word of it. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { SimpleSpanProcessor } from "@opentelemetry/sdk-trace";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newTeam } from "@/prisma/team-fixtures";
import { execute } from "../command";
import { closeDatabase } from "../database";
import { startTracing, traceWork } from "./traces";
import { watchBy } from "./watched";

let owner: Owner;
let collector: Server;
let came = "";
const planted = `Ruritania${randomUUID().replaceAll("-", "")}`;
const routes = new Set(["/negotiations/[slug]"]);

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  collector = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => {
      came += text;
    });
    request.on("end", () => response.end("{}"));
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
});

afterAll(async () => {
  collector.close();
  await owner.end();
  await closeDatabase();
});

afterEach(() => {
  came = "";
  for (const api of [trace, context, propagation]) api.disable();
});

function tracing(trustsProxy: boolean) {
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
  const out = new SimpleSpanProcessor({ exporter: new OTLPTraceExporter({ url }) });
  const resource = resourceFromAttributes({ "service.name": "parley" });
  return startTracing({ resource, share: 1, trustsProxy, routes, out });
}

it("has a command, its transaction and its statements one in the other", async () => {
  const provider = tracing(false);
  const watchNoMore = watchBy(traceWork(provider));
  try {
    const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
    const party = { negotiationId, name: planted, code: "RU", kind: "state", role: "observer" };
    expect((await execute(partyNoun.record, people.officer, party)).ok).toBe(true);
    expect((await execute(partyNoun.record, people.officer, { ...party, kind: planted })).ok).toBe(false);
    await provider.shutdown();
    expect(came).toContain('"name":"command party.record"');
    expect(came).toContain('"name":"transaction writing"');
    expect(came).toContain('"name":"statement insert party"');
    for (const word of [planted, negotiationId, people.officer.userId, people.officer.signInId, "set_config", "$1"])
      expect(came).not.toContain(word);
  } finally {
    watchNoMore();
  }
});

it("lets out of a span of Next's, or of anybody's, only what it knows", async () => {
  const provider = tracing(false);
  const tracer = provider.getTracer("next.js", planted);
  tracer.startActiveSpan(`GET /negotiations/${planted}?q=${planted}`, { kind: SpanKind.SERVER }, (span) => {
    span.setAttributes({
      "next.span_type": "BaseServer.handleRequest",
      "next.span_name": `GET /negotiations/${planted}`,
      "http.method": "GET",
      "http.target": `/negotiations/${planted}`,
      "http.route": "/negotiations/[slug]",
      "http.status_code": 200,
      "parley.result": `${planted}`,
    });
    span.addEvent(planted, { planted }).recordException(new Error(planted));
    span.setStatus({ code: SpanStatusCode.ERROR, message: planted });
    provider
      .getTracer(planted)
      .startSpan(planted, { attributes: { "http.route": `/${planted}` } })
      .end();
    span.end();
  });
  await provider.shutdown();
  expect(came).not.toContain(planted);
  expect(came).toContain('"name":"BaseServer.handleRequest /negotiations/[slug]"');
  expect(came).toContain('"name":"span"');
});

it("goes on with a trace that a proxy began only where proxies are trusted", async () => {
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const carrier = { traceparent: `00-${traceId}-b7ad6b7169203331-01`, tracestate: planted };
  for (const isTrusted of [false, true]) {
    const provider = tracing(isTrusted);
    provider.getTracer("next.js").startSpan("x", {}, propagation.extract(context.active(), carrier)).end();
    await provider.shutdown();
    expect(came.includes(traceId)).toBe(isTrusted);
    expect(came).not.toContain(planted);
    for (const api of [trace, context, propagation]) api.disable();
  }
});
