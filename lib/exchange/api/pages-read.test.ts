/**
 * No page of a negotiation is without its reads: each names those that give what it is about, or why none does. Whether
 * they give all that it shows, this cannot tell.
 */
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { fileOperations } from "./other-operations";
import { reads } from "./reads";

const underWay =
  "Notes under way: they are their author's alone, on no record, and merged by browsers that write together.";
const forms = "A form: what it offers is read by the nouns, and a command takes what it sends.";

/** By the folder under app/negotiations/[slug]. */
const pages: Record<string, { reads: readonly string[] } | { none: string }> = {
  "": { reads: ["board", "negotiations.one", "changes"] },
  activity: { reads: ["activity.list"] },
  analysis: { reads: ["analysis"] },
  "analysis/movement": { reads: ["movement"] },
  brief: { reads: ["export.brief.md", "export.brief.docx"] },
  briefs: { reads: ["briefs.list"] },
  "briefs/[briefId]": { reads: ["briefs.one", "briefs.history", "export.brief.md"] },
  changes: { reads: ["changes"] },
  evidence: {
    reads: ["sources.list", "statements.list", "figures.list", "risks.list", "questions.list", "citations.list"],
  },
  "evidence/[sourceId]": { reads: ["sources.one", "sources.history", "sources.words", "citations.list"] },
  forecasts: { reads: ["forecasts.list", "forecasts.scores"] },
  "known/[recordId]": { reads: ["records.known"] },
  members: { reads: ["team", "invitations.list"] },
  packages: { reads: ["packages.list", "packages.standing"] },
  "packages/[packageId]": { reads: ["packages.one", "packages.history", "packages.standing"] },
  "packages/compare": { reads: ["packages.standing"] },
  "packages/new": { none: forms },
  parties: { reads: ["parties.list", "delegates.list"] },
  "parties/[partyId]": { reads: ["parties.one", "parties.history", "positions.list", "statements.list"] },
  pauses: { reads: ["pauses.list"] },
  "people/[delegateId]": { reads: ["delegates.one", "delegates.history", "statements.list"] },
  positions: { reads: ["positions.list", "positions.history"] },
  questions: { reads: ["questions.to_ask"] },
  reviews: { reads: ["reviews.list"] },
  "reviews/[reviewId]": { reads: ["reviews.list", "threads.list"] },
  said: { reads: ["search"] },
  search: { reads: ["search", "search.everywhere"] },
  sessions: { reads: ["rounds.list", "round-events.list", "sessions.list"] },
  "sessions/[sessionId]": { reads: ["sessions.one", "sessions.history", "sessions.notes"] },
  "sessions/drafts/[draftId]": { none: underWay },
  "sessions/new": { none: forms },
  "take-in": { reads: ["tables.list", "tables.one", "tables.bad"] },
  terms: { reads: ["terms.list", "statuses.list", "linkages.list"] },
  "terms/[termId]": {
    reads: ["terms.whole", "terms.one", "terms.history", "statuses.history", "wordings.list", "positions.list"],
  },
  "terms/[termId]/merge": { none: forms },
  "terms/[termId]/split": { none: forms },
  text: { reads: ["text", "threads.list"] },
  "text/[termId]": { reads: ["wordings.list", "wordings.history", "options.list"] },
  "text/brackets": { reads: ["brackets.list"] },
  "text/compare": { reads: ["wordings.history", "changes"] },
  "text/take-in": { none: forms },
  "text/triage": { reads: ["unplaced"] },
  timeline: { reads: ["timeline"] },
};

const root = "app/negotiations/[slug]";

const folders = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => dirname(file).replace(/^\.$/, ""));

it("knows every page of a negotiation", () => {
  expect(Object.keys(pages).sort()).toEqual(folders.sort());
});

it("names reads that there are", () => {
  const known = new Set([...reads.map(({ name }) => name), ...fileOperations.map(({ operationId }) => operationId)]);
  const named = Object.values(pages).flatMap((page) => ("reads" in page ? page.reads : []));
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
