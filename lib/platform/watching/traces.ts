/**
 * Traces, by OpenTelemetry: of a request, what it did one within the other and how long each took, down to the statements.
 * Next says of requests and pages, we of commands, transactions, statements and jobs. It is loaded only where it is asked for.
 */
import "server-only";
import { context, propagation, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import {
  ParentBasedSampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { Watcher } from "./watched";
import { allowing, CleanedSpans, ourScope } from "./without-content";

type Tracing = {
  resource: Resource;
  /** Which of a hundred are traced, as 0 to 1. */
  share: number;
  /** Whether a proxy of ours begins traces; anybody could send the same header. */
  trustsProxy: boolean;
  /** The patterns of all addresses. */
  routes: ReadonlySet<string>;
  /** Takes what may go out. */
  out: SpanProcessor;
};

/** From now on this process traces; once in its life. */
export function startTracing({ resource, share, trustsProxy, routes, out }: Tracing): TracerProvider {
  const provider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new CleanedSpans(out, allowing(routes))],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  if (trustsProxy) propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return provider;
}

/** A watcher that traces what is done. */
export function traceWork(provider: TracerProvider): Watcher {
  const tracer = provider.getTracer(ourScope);
  return {
    begin(doing, name) {
      // Looking for what is due every so often would be most of the traces, and telling belongs to whoever did it.
      if (!trace.getActiveSpan()) return () => {};
      return ended(tracer.startSpan(`${doing} ${name}`));
    },
    during: (doing, name, work, resultOf) => inSpan(tracer, `${doing} ${name}`, work, resultOf),
  };
}

type Traced = ReturnType<Tracer["startSpan"]>;

const ended = (span: Traced) => (result: string) => {
  span.setAttribute("parley.result", result);
  if (result === "failed") span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
};

function inSpan<T>(tracer: Tracer, name: string, work: () => Promise<T>, resultOf: (value: T) => string): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    let result = "failed";
    try {
      const value = await work();
      result = resultOf(value);
      return value;
    } finally {
      ended(span)(result);
    }
  });
}
