/** What a webhook can tell, and how that and what came of it is said. A browser may run this file. */
import { z } from "zod";

/** The nouns of the audit chain whose acts a webhook can tell of. */
export const webhookNouns = {
  negotiation: "The negotiation itself",
  member: "Members",
  party: "Parties",
  delegate: "Delegates",
  round: "Rounds",
  round_event: "Events of rounds",
  session: "Sessions",
  term: "Terms",
  term_status: "Statuses of terms",
  linkage: "Linkages",
  clause_version: "Wordings",
  option: "Options",
  lineage: "Terms split and merged",
  allotment: "What was placed after a split or merge",
  position: "Positions",
  package: "Packages",
  forecast: "Forecasts",
  annotation: "Remarks",
  annotation_reply: "Replies to remarks",
  annotation_state: "Remarks resolved, assigned, placed",
  source: "Sources",
  statement: "Statements",
  figure: "Figures",
  risk: "Risks",
  question: "Questions",
  brief: "Kept briefs",
  review: "Reviews",
  review_answer: "Answers to reviews",
} as const;
export type WebhookNoun = keyof typeof webhookNouns;
export const webhookNounNames = Object.keys(webhookNouns) as [WebhookNoun, ...WebhookNoun[]];

/** What befalls a record, whatever its noun. Other acts (a member who joins) are told where no verb is chosen. */
export const webhookVerbs = {
  recorded: "Recorded",
  corrected: "Corrected",
  retracted: "Taken back",
  undone: "Undone",
} as const;
export type WebhookVerb = keyof typeof webhookVerbs;
export const webhookVerbNames = Object.keys(webhookVerbs) as [WebhookVerb, ...WebhookVerb[]];

/** So many a person has that have not ended. */
export const mostWebhooks = 20;

/** Where the API reads one of these; of the others it tells what was done on the negotiation's activity. */
const readsOf: Partial<Record<string, string>> = {
  party: "parties",
  delegate: "delegates",
  round: "rounds",
  round_event: "round-events",
  session: "sessions",
  term: "terms",
  term_status: "statuses",
  linkage: "linkages",
  clause_version: "wordings",
  option: "options",
  position: "positions",
  package: "packages",
  forecast: "forecasts",
  source: "sources",
  statement: "statements",
  figure: "figures",
  risk: "risks",
  question: "questions",
};

/** Where the API reads what an event is about, from the API's root. */
export function apiPathOf(slug: string, noun: string, seriesId: string | null): string {
  const at = readsOf[noun];
  return `/negotiations/${slug}/${at && seriesId ? `${at}/${seriesId}` : "activity"}`;
}

/** The body of a delivery. It says that something was done, and never what: the receiver asks the API, by its own token. */
export const webhookEvent = z
  .object({
    id: z.guid().describe("The delivery's: the same on each attempt, and the same as the header `webhook-id`."),
    type: z.string().describe("Noun and verb of what was done: `position.recorded`. `ping` is a test."),
    at: z.iso.datetime().describe("When it was done, in UTC."),
    negotiation: z.string().nullable().describe("The slug of the negotiation; null: a test."),
    noun: z.string().nullable(),
    recordId: z.guid().nullable().describe("The id of the version that was recorded; null where there is none."),
    seriesId: z.guid().nullable().describe("The stable id of what it is a version of: the API’s `id`."),
    url: z.url().describe("Where the API reads it now, for a token that may."),
  })
  .meta({ title: "What a webhook is told" });
export type WebhookEvent = z.output<typeof webhookEvent>;

/** What a webhook tells of, in a sentence: "Risks and positions, when recorded." */
export function tellingInWords({ nouns, verbs }: { nouns: readonly string[]; verbs: readonly string[] }): string {
  const list = new Intl.ListFormat("en");
  const labels: Readonly<Record<string, string>> = { ...webhookNouns, ...webhookVerbs };
  const wordsOf = (words: readonly string[]) => list.format(words.map((word) => (labels[word] ?? word).toLowerCase()));
  const what = nouns.length === 0 ? "Everything" : upperFirst(wordsOf(nouns));
  return verbs.length === 0 ? `${what}.` : `${what}, when ${wordsOf(verbs)}.`;
}

const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export const webhookStates = ["on", "paused", "ended"] as const;
export type WebhookState = (typeof webhookStates)[number];

/** Why a webhook does not send. `closed`: what let it read has ended, with a new password, a disabled account or a restored backup. */
export type WebhookBecause = "owner" | "signed_out" | "failing" | "gone" | "closed";

const becauseWords: Record<WebhookBecause, string> = {
  owner: "You paused it.",
  signed_out: "Paused when you signed out everywhere.",
  failing: "Paused, since its receiver took nothing for three days.",
  gone: "Ended, since its receiver answered that it is gone (410).",
  closed: "Stopped by a new password, an end of your account, or a restored backup.",
};

/** How it is with a webhook, in a sentence. */
export function webhookStateInWords(state: WebhookState, because: WebhookBecause | null): string {
  if (state === "on") return "It sends.";
  return state === "ended" && because === "owner" ? "You ended it." : becauseWords[because ?? "owner"];
}

/** How often in a row nothing was taken: "Not taken the last time", "Not taken the last 3 times"; null: the last was. */
export function failuresInWords(failures: number): string | null {
  if (failures === 0) return null;
  return failures === 1 ? "Not taken the last time" : `Not taken the last ${failures.toLocaleString("en")} times`;
}

export type AttemptView = {
  at: Date;
  status: number | null;
  failure: string | null;
  detail: string | null;
  lasted: number;
};

const failureWords: Record<string, string> = {
  name: "Its name was not found",
  connection: "No connection",
  certificate: "No secure connection",
  timeout: "No whole answer within 15 seconds",
  cut: "The connection broke off",
  fault: "Parley failed to send it",
  secret: "Its secret cannot be read any more: make a new one",
};

/** What came of an attempt: "Answered 500", "Answered 302, and no redirect is followed". */
export function attemptInWords({
  status,
  failure,
  detail,
}: Pick<AttemptView, "status" | "failure" | "detail">): string {
  if (status !== null) {
    if (status >= 300 && status < 400) return `Answered ${status}: no redirect is followed`;
    return `Answered ${status}`;
  }
  if (failure === "address")
    return detail ? `Not sent: its name leads to ${detail}` : "Not sent: Parley sends to no such address";
  const words = failureWords[failure ?? ""] ?? "It did not succeed";
  return detail ? `${words} (${detail})` : words;
}

export type DeliveryState = "waiting" | "trying" | "delivered" | "failed" | "withheld" | "skipped";

export const deliveryLabels: Record<DeliveryState, string> = {
  waiting: "Waiting",
  trying: "Trying again",
  delivered: "Delivered",
  failed: "Failed",
  withheld: "Withheld",
  skipped: "Left out",
};

/** What has become of a delivery, from what is kept of it. */
export function deliveryStateOf(outcome: string | null, attempts: number): DeliveryState {
  if (outcome === null) return attempts > 0 ? "trying" : "waiting";
  return (["delivered", "failed", "withheld"] as const).find((state) => state === outcome) ?? "skipped";
}
