/** What can be found, in the order in which it is shown. */
import type { RecordKind } from "@/prisma/generated/enums";

export const foundNouns = {
  term: { one: "term", many: "Terms" },
  clause_version: { one: "wording", many: "Wordings" },
  option: { one: "option", many: "Options" },
  party: { one: "party", many: "Parties" },
  delegate: { one: "person", many: "People" },
  position: { one: "position", many: "Positions" },
  statement: { one: "statement", many: "Statements" },
  session: { one: "session", many: "Sessions" },
  round: { one: "round", many: "Rounds" },
  round_event: { one: "round event", many: "Round events" },
  question: { one: "question", many: "Questions" },
  figure: { one: "figure", many: "Figures" },
  risk: { one: "risk", many: "Risks" },
  source: { one: "source", many: "Sources" },
  term_status: { one: "status", many: "Statuses" },
  linkage: { one: "linkage", many: "Linkages" },
  annotation: { one: "remark", many: "Remarks" },
  annotation_reply: { one: "reply", many: "Replies" },
  package: { one: "package", many: "Packages" },
  forecast: { one: "forecast", many: "Forecasts" },
  brief: { one: "brief", many: "Kept briefs" },
  review: { one: "review", many: "Reviews" },
  review_answer: { one: "answer to a review", many: "Answers to reviews" },
} as const satisfies Partial<Record<RecordKind, { one: string; many: string }>>;

export type FoundNoun = keyof typeof foundNouns;

export function isFoundNoun(name: string | null): name is FoundNoun {
  return name !== null && Object.hasOwn(foundNouns, name);
}
