/** What an entry of the audit chain holds, and of what nouns the chain tells. */
import { z } from "zod";
import type { Names } from "@/lib/record/words";

export type ActivityFields = Readonly<Record<string, unknown>>;
export type ActivityBody = {
  before: ActivityFields | null;
  after: ActivityFields | null;
  /** What the token is called that it came by; null: it came from a browser. */
  token: string | null;
};

const fields = z.record(z.string(), z.unknown()).nullish();
const bodySchema = z.object({ before: fields, after: fields, token: z.object({ name: z.string() }).nullish() });

/** Reads the JSON text of an entry; one that is not what an entry holds reads as empty, never as an error. */
export function readActivityBody(text: string): ActivityBody {
  try {
    const { before, after, token } = bodySchema.parse(JSON.parse(text));
    return { before: before ?? null, after: after ?? null, token: token?.name ?? null };
  } catch {
    return { before: null, after: null, token: null };
  }
}

/** The record that a correction or retraction was about. */
export function supersededBy({ before }: Omit<ActivityBody, "token">): string | null {
  return before ? textOf(before, "recordId") : null;
}

export function textOf(held: ActivityFields, name: string): string | null {
  const value = held[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** Only what the reader may see has a name; null: not on record for this reader. */
export type ActivityNames = Names & { compartment: (id: string) => string | null };

/** What the chain tells of, with what a list of each is called. */
export const activityNouns = {
  position: "Positions",
  term_status: "Statuses",
  session: "Sessions",
  round: "Rounds",
  round_event: "Round events",
  statement: "Statements",
  clause_version: "Wordings",
  option: "Options",
  annotation: "Remarks",
  annotation_reply: "Replies",
  annotation_state: "Threads",
  question: "Questions",
  risk: "Risks",
  figure: "Figures",
  source: "Sources",
  party: "Parties",
  delegate: "People",
  term: "Terms",
  linkage: "Linkages",
  package: "Packages",
  brief: "Kept briefs",
  forecast: "Forecasts",
  review: "Reviews",
  review_answer: "Answers to reviews",
  lineage: "Splits and merges",
  allotment: "Allotments",
  member: "Members",
  invitation: "Invitations",
  compartment: "Compartments",
  negotiation: "The negotiation",
} as const;

export type ActivityNoun = keyof typeof activityNouns;

/** What the address asks for; a word that is no noun asks for all of them. */
export function readActivityNoun(asked: string | null): ActivityNoun | null {
  return asked !== null && Object.hasOwn(activityNouns, asked) ? (asked as ActivityNoun) : null;
}
