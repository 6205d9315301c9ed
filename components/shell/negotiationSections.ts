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

/** The keys that lead to each page of the negotiation; `query` is that of the moment it is opened at. */
export function sectionShortcuts(slug: string, query: string) {
  const sections = negotiationSections.map((section) => ({
    keys: `g ${keys[section]}`,
    label: sectionLabels[section].toLowerCase(),
    href: paths[section](slug) + query,
  }));
  return [
    ...sections,
    { keys: "g o", label: "terms, as an outline", href: paths.terms(slug) + query },
    { keys: "g u", label: "pauses of the talks", href: paths.pauses(slug) + query },
    { keys: "g k", label: "packages", href: paths.packages(slug) + query },
    { keys: "g q", label: "what to ask next", href: paths.questions(slug) + query },
    { keys: "g f", label: "forecasts", href: paths.forecasts(slug) + query },
    { keys: "g r", label: "reviews", href: paths.reviews(slug) + query },
    { keys: "g w", label: "search, words in the record", href: paths.search(slug) + query },
    { keys: "g y", label: "who said what", href: paths.said(slug) + query },
    { keys: "g m", label: "kept briefs", href: paths.briefs(slug) + query },
    { keys: "g x", label: "brief, to print or take along", href: paths.brief(slug) + query },
    { keys: "g c", label: "what moved between two moments", href: paths.changes(slug) + query },
    { keys: "g j", label: "take in a table", href: paths.takeInTable(slug) },
  ];
}
