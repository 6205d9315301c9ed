/** What the labels of the app's metrics may say: words of lists that are closed before anybody has written anything. */
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

/** Commands that no list of the matrix has, since their doors are no command's address. */
const besides = ["invitation.accept", "invitation.enter"];
const names: Record<string, readonly string[]> = {
  command: [...Object.keys(commands), ...besides],
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
