/** What a brief's address says of it: its sections, since when the changes are told, and its paper. */
import { type BriefSection, briefSections, inOrder, usualSections } from "@/lib/briefs/rules";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { precisionOf } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { type Paper, papers } from "./brief";

type Param = string | string[] | undefined;

export type BriefParams = { section?: Param; since?: Param; paper?: Param };

export type BriefChoice = {
  /** In the order in which a brief has them. */
  sections: readonly BriefSection[];
  since: FuzzyDate | null;
  paper: Paper;
};

/** The choice, what was typed as `since`, and what is wrong with it. An address that names no section means the usual. */
export function readBriefAddress({ section, since, paper }: BriefParams): BriefChoice & {
  typed: string | null;
  error: string | null;
} {
  const asked = (Array.isArray(section) ? section : [section ?? ""]).flatMap((one) => one.split(","));
  const sections = briefSections.filter((one) => asked.includes(one));
  const typed = first(since)?.trim() || null;
  return {
    sections: sections.length > 0 ? sections : inOrder(usualSections),
    paper: papers.find((one) => one === first(paper)) ?? "a4",
    typed,
    ...readSince(typed),
  };
}

/** The choice as a query, on top of the clocks' own (`?asOf=…` or ""): what every file of the brief is asked for with. */
export function briefQuery(momentQuery: string, { sections, since, paper }: BriefChoice): string {
  const query = new URLSearchParams(momentQuery);
  if (sections.join() !== inOrder(usualSections).join()) query.set("section", sections.join(","));
  if (since) query.set("since", since);
  if (paper !== "a4") query.set("paper", paper);
  const words = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return words ? `?${words}` : "";
}

/** Of a kept brief, whose address says what else it holds, the paper alone. */
export function keptQuery(momentQuery: string, paper: Paper, keptId?: string): string {
  const query = new URLSearchParams(momentQuery);
  if (keptId) query.set("kept", keptId);
  if (paper !== "a4") query.set("paper", paper);
  const words = query.toString().replaceAll("%3A", ":");
  return words ? `?${words}` : "";
}

const first = (param: Param) => (Array.isArray(param) ? param[0] : param);

function readSince(typed: string | null): { since: FuzzyDate | null; error: string | null } {
  if (typed === null) return { since: null, error: null };
  const parsed = parseFuzzyDate(typed);
  if (!parsed.ok) return { since: null, error: parsed.message };
  if (precisionOf(parsed.date) === "interval") return { since: null, error: "Give one day, not an interval." };
  return { since: parsed.date, error: null };
}
