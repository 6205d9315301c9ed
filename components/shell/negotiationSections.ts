/** The pages of a negotiation, in the order of its tabs. */
import { paths } from "@/lib/platform/paths";

export const negotiationSections = [
  "board",
  "timeline",
  "sessions",
  "text",
  "positions",
  "analysis",
  "parties",
  "evidence",
  "activity",
] as const;

export type NegotiationSection = (typeof negotiationSections)[number];

export const sectionLabels: Record<NegotiationSection, string> = {
  board: "Board",
  timeline: "Timeline",
  sessions: "Sessions",
  text: "Text",
  positions: "Positions",
  analysis: "Analysis",
  parties: "Parties",
  evidence: "Evidence",
  activity: "Activity",
};

/** The key after `g`. */
const keys: Record<NegotiationSection, string> = {
  board: "b",
  timeline: "l",
  sessions: "s",
  text: "t",
  positions: "p",
  analysis: "n",
  parties: "d",
  evidence: "e",
  activity: "a",
};

/** What people call it elsewhere. */
const keywords: Record<NegotiationSection, readonly string[]> = {
  board: ["overview", "dashboard", "status"],
  timeline: ["history", "chronology", "events"],
  sessions: ["meetings", "minutes", "notes", "calendar", "rounds"],
  text: ["document", "draft", "clauses", "wording", "agreement"],
  positions: ["stances", "matrix"],
  analysis: ["zone of agreement", "zopa", "compromise", "linkages"],
  parties: ["delegations", "countries", "people", "contacts"],
  evidence: ["sources", "statements", "figures", "risks", "citations"],
  activity: ["audit", "log", "undo", "who changed what", "recent changes"],
};

/** The keys that lead to each page of the negotiation; `query` is that of the moment it is opened at. */
export function sectionShortcuts(slug: string, query: string) {
  const sections = negotiationSections.map((section) => ({
    keys: `g ${keys[section]}`,
    label: sectionLabels[section].toLowerCase(),
    keywords: keywords[section],
    href: paths[section](slug) + query,
  }));
  return [
    ...sections,
    {
      keys: "g o",
      label: "terms, as an outline",
      keywords: ["articles", "agenda", "issues", "tree"],
      href: paths.terms(slug) + query,
    },
    {
      keys: "g u",
      label: "pauses of the talks",
      keywords: ["breaks", "interruptions"],
      href: paths.pauses(slug) + query,
    },
    {
      keys: "g k",
      label: "packages",
      keywords: ["deals", "proposals", "trade-offs"],
      href: paths.packages(slug) + query,
    },
    { keys: "g q", label: "what to ask next", keywords: ["questions", "to do"], href: paths.questions(slug) + query },
    {
      keys: "g f",
      label: "forecasts",
      keywords: ["predictions", "probability", "odds"],
      href: paths.forecasts(slug) + query,
    },
    { keys: "g r", label: "reviews", keywords: ["approval", "sign-off"], href: paths.reviews(slug) + query },
    {
      keys: "g w",
      label: "search, words in the record",
      keywords: ["find", "look up"],
      href: paths.search(slug) + query,
    },
    { keys: "g y", label: "who said what", keywords: ["quotes", "speakers"], href: paths.said(slug) + query },
    { keys: "g m", label: "kept briefs", keywords: ["reports", "snapshots"], href: paths.briefs(slug) + query },
    {
      keys: "g x",
      label: "brief, to print or take along",
      keywords: ["export", "download", "pdf", "word", "docx", "report", "summary"],
      href: paths.brief(slug) + query,
    },
    {
      keys: "g c",
      label: "what moved between two moments",
      keywords: ["compare", "diff", "changes"],
      href: paths.changes(slug) + query,
    },
    {
      keys: "g j",
      label: "take in a table",
      keywords: ["import", "upload", "csv", "excel", "xlsx", "spreadsheet"],
      href: paths.takeInTable(slug),
    },
  ];
}

/** What else is gone to in a negotiation, without a key of its own. */
export function keylessPlaces(slug: string, query: string) {
  return [
    { label: "Take in a text", keywords: ["import", "upload", "document", "docx", "paste"], href: paths.takeIn(slug) },
    {
      label: "Log a session",
      keywords: ["new session", "new meeting", "minutes", "notes"],
      href: paths.newSession(slug),
    },
    {
      ...{ label: "Record a position", keywords: ["new position", "add position", "stance"] },
      href: paths.positions(slug) + query,
    },
    {
      ...{ label: "Give a term a quantity", keywords: ["axis", "percentage", "number", "unit", "sum"] },
      href: paths.terms(slug) + query,
    },
    {
      ...{
        label: "Tables of the record, to download",
        keywords: ["export", "csv", "ods", "excel", "spreadsheet", "archive"],
      },
      href: `${paths.brief(slug)}${query}#files`,
    },
    {
      ...{ label: "Members", keywords: ["invite", "colleagues", "team", "roles", "access", "share", "compartments"] },
      href: paths.members(slug),
    },
  ];
}
