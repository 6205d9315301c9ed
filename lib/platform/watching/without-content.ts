/**
 * What goes out of a trace. Next puts whole addresses into its spans, with ids and what was searched for, and errors with
 * their messages: so a span leaves as a new one, of what is on the list here and nothing else.
 */
import "server-only";
import type { Attributes, SpanContext } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";

/** Whose spans have names that come from our own code. */
export const ourScope = "parley";
const nextScope = "next.js";

type Check = (value: unknown) => boolean;
const isWord: Check = (value) => typeof value === "string" && /^[a-z_]{1,20}$/.test(value);
const isMethod: Check = (value) =>
  typeof value === "string" && /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(value);
const isStatus: Check = (value) => typeof value === "number" && Number.isInteger(value) && value >= 100 && value < 600;
/** As `AppRender.getBodyResult`, of which Next has some thirty. */
const isType: Check = (value) =>
  typeof value === "string" && /^[A-Za-z0-9]{1,40}(\.[A-Za-z0-9]{1,60}){0,2}$/.test(value);

/** `routes` are the patterns of all addresses. */
export function allowing(routes: ReadonlySet<string>): (span: ReadableSpan) => ReadableSpan {
  const checks: Record<string, Check> = {
    "parley.result": isWord,
    "http.method": isMethod,
    "http.status_code": isStatus,
    "http.route": (value) => routes.has(String(value)),
    "next.span_type": isType,
  };
  return (span) => {
    const attributes = Object.fromEntries(
      Object.entries(span.attributes).filter(([name, value]) => checks[name]?.(value)),
    );
    return {
      name: nameOf(span, attributes),
      kind: span.kind,
      spanContext: () => bare(span.spanContext()),
      ...(span.parentSpanContext && { parentSpanContext: bare(span.parentSpanContext) }),
      startTime: span.startTime,
      endTime: span.endTime,
      duration: span.duration,
      ended: span.ended,
      status: { code: span.status.code },
      attributes,
      links: [],
      events: [],
      resource: span.resource,
      instrumentationScope: { name: isOurs(span) ? ourScope : nextScope },
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    };
  };
}

const isOurs = ({ instrumentationScope }: ReadableSpan) => instrumentationScope.name === ourScope;

function nameOf(span: ReadableSpan, allowed: Attributes): string {
  if (isOurs(span)) return span.name;
  return [allowed["next.span_type"] ?? "span", allowed["http.route"]].filter(Boolean).join(" ");
}

/** What a proxy says along with a trace is its own. */
const bare = ({ traceId, spanId, traceFlags }: SpanContext): SpanContext => ({ traceId, spanId, traceFlags });

/** Hands on what may go out. */
export class CleanedSpans implements SpanProcessor {
  constructor(
    private readonly next: SpanProcessor,
    private readonly cleaned: (span: ReadableSpan) => ReadableSpan,
  ) {}

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    this.next.onEnd(this.cleaned(span));
  }

  forceFlush(): Promise<void> {
    return this.next.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.next.shutdown();
  }
}
