/** What the app's metrics and traces may say: words of lists that are closed before anybody has written anything. */
import { once } from "node:events";
import { createServer } from "node:http";
import { httpStatuses } from "@/lib/platform/result";
import { commands } from "./commands";
import { pages, routes } from "./pages";

type Label = { metric: string; label: string; value: string };

/** Every label on a page that Prometheus reads. */
export function labelsOfMetrics(page: string): Label[] {
  return page.split("\n").flatMap((line) => {
    const [, metric = "", labels = ""] = /^(\w+)\{(.*)\} \S+$/.exec(line) ?? [];
    return [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label = "", value = ""]) => ({
      metric,
      label,
      value,
    }));
  });
}

const names: Record<string, readonly string[]> = {
  command: Object.keys(commands),
  guess: ["password", "code"],
  transaction: ["reading", "writing"],
  job: ["mail.at_once", "mail.daily", "mail.invitation", "table.work"],
  mail: ["plain", "once"],
  webhook: ["delivery"],
  telling: ["changes"],
};
const outcomes = ["done", "nothing", "unknown", "retry", "again", "left", "sent", "delivered", "withheld"];

const lists: Record<string, readonly string[]> = {
  http_request_method: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"],
  http_route: [
    ...Object.keys({ ...pages, ...routes }).map((folder) => `/${folder}`),
    "/_next/static",
    "/icon.svg",
    "/_not-found",
    "/_global-error",
    "none",
  ],
  status: ["none", "1xx", "2xx", "3xx", "4xx", "5xx"],
  result: ["ok", "failed", "right", "refused", ...outcomes, ...Object.keys(httpStatuses)],
  state: ["idle", "used"],
  of: ["process", "heap"],
  kind: [...(names.job ?? []), "webhook"],
  service_name: ["parley"],
};

/** Whether it says something that is on no list. */
export function unlisted({ metric, label, value }: Label): boolean {
  if (label === "le") return !/^(\+Inf|[\d.]+)$/.test(value);
  // Made anew at each start of a process.
  if (label === "service_instance_id") return !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
  if (label !== "name") return !lists[label]?.includes(value);
  const [, doing = ""] = /^parley_([a-z]+)_duration/.exec(metric) ?? [];
  return !names[doing]?.includes(value);
}

type Attribute = { key: string; value: { stringValue?: string; intValue?: number | string } };
export type CollectedSpan = {
  name: string;
  attributes?: Attribute[];
  events?: unknown[];
  status?: { message?: string };
};
type Sent = { resourceSpans?: { scopeSpans: { spans: CollectedSpan[] }[] }[] };

/** Takes in what the app sends by OTLP, as long as it listens. */
export class Collector {
  private readonly bodies: string[] = [];
  private readonly server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      this.bodies.push(body);
      response.setHeader("content-type", "application/json").end("{}");
    });
  });

  constructor(private readonly port: number) {}

  async listen(): Promise<void> {
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** All that was sent, as it came. */
  get text(): string {
    return this.bodies.join("\n");
  }

  spans(): CollectedSpan[] {
    return this.bodies
      .flatMap((body) => (JSON.parse(body) as Sent).resourceSpans ?? [])
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  }
}

const ofNext = /^[A-Z][A-Za-z]+\.[A-Za-z.]+$/;
const ours = /^(command|guess|transaction|statement|job|mail|webhook) ([a-z_. ]+)$/;

/** What a span says that is on no list. */
export function unknownIn({ name, attributes = [], events = [], status }: CollectedSpan): string[] {
  const [step = "", route] = name.split(" ");
  const [, doing = "", what = ""] = ours.exec(name) ?? [];
  const isKnown = doing
    ? doing === "statement" || Boolean(names[doing]?.includes(what))
    : (step === "span" || ofNext.test(step)) && (route === undefined || isRoute(route));
  const strange = attributes.filter(({ key, value: { stringValue: value = "" } }) => {
    if (key === "http.route") return !isRoute(value);
    if (key === "next.span_type") return !ofNext.test(value);
    if (key === "http.method") return !lists.http_request_method?.includes(value);
    if (key === "parley.result") return !lists.result?.includes(value);
    return key !== "http.status_code";
  });
  const said = [...events, ...(status?.message ? [status.message] : [])].map((each) => JSON.stringify(each));
  return [...(isKnown ? [] : [name]), ...strange.map((each) => JSON.stringify(each)), ...said];
}

const isRoute = (route: string) => Boolean(lists.http_route?.includes(route)) || route.startsWith("/_");
