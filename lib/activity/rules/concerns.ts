/** Which pages a change concerns: those that would say something else if they were opened again. */
import type { ToldChange } from "./told";

type Change = Pick<ToldChange, "noun" | "seriesId" | "termIds" | "partyIds" | "sessionIds">;

const remarks = ["annotation", "annotation_reply", "annotation_state"];
const reviews = ["review", "review_answer", "brief"];
const team = ["member", "invitation", "compartment"];
const terms = ["term", "term_status", "linkage", "lineage"];
const happened = ["round", "round_event", "session", "statement"];
const worded = [...terms, "clause_version", "option", "allotment"];
const weighed = [...terms, "position", "party", "option", "clause_version"];

/** By the first part of the address behind the negotiation's; what is not listed here concerns no such page. */
const nounsOn: Readonly<Record<string, readonly string[]>> = {
  board: [...weighed, ...happened, "question", "risk", "figure", "source", "allotment", "package", "forecast"],
  timeline: [...happened, "term_status", "position", "clause_version", "delegate", "party"],
  changes: [...weighed, ...happened, "question", "risk", "figure"],
  questions: [...weighed, "question", "session", "package", "statement", "figure", "source"],
  pauses: [...happened, ...weighed],
  sessions: [...happened, "delegate", "party", "question"],
  text: [...terms, ...remarks, ...reviews, "clause_version", "option", "allotment", "position"],
  reviews: [...reviews, ...remarks, "term", "clause_version", "member", "compartment"],
  terms: [...terms, "allotment"],
  positions: [...terms, "position", "party", "statement", "source"],
  parties: ["party", "delegate", "position", "statement"],
  people: ["party", "delegate", "statement", "session"],
  analysis: [...weighed, "question", "session", "round"],
  packages: [...weighed, "package"],
  briefs: [...reviews],
  forecasts: ["forecast", "term", "term_status"],
  evidence: ["source", "statement", "figure", "risk", "question", "position"],
  members: team,
};

/** Where a session is being logged: what is chosen from, and what is typed is checked against. */
const inNotes = [...happened, "term", "term_status", "delegate", "party", "question", "source"];

/** Sections under whose own name stands one term, party or session: it is concerned by what is about that one. */
const aboutOne = { terms: "termIds", text: "termIds", parties: "partyIds", sessions: "sessionIds" } as const;

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `pathname` is that of a page in the change's negotiation: `/negotiations/doha/terms/…`. */
export function concerns(change: Change, pathname: string): boolean {
  // The negotiation's name, zone and present stand on every page.
  if (change.noun === "negotiation") return true;
  const [section = "board", second = ""] = pathname.split("/").slice(3).filter(Boolean);
  if (section === "activity") return true;
  // Where a clause is worded, what colleagues say about it is not shown.
  if (id.test(second) && section === "text" && !worded.includes(change.noun)) return false;
  if (id.test(second) && section in aboutOne) {
    if (change[aboutOne[section as keyof typeof aboutOne]].includes(second)) return true;
    // What the ends of a linkage or the holder of a position is called stands on the page of one term, too.
    return section === "terms" && ["party", "source"].includes(change.noun);
  }
  if (section === "sessions" && second === "drafts") return inNotes.includes(change.noun);
  if (section === "people" && id.test(second) && change.noun === "delegate") return change.seriesId === second;
  const nouns = nounsOn[section];
  return nouns === undefined || nouns.includes(change.noun);
}
