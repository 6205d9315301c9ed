/** How we know, and how well: the Admiralty grades, the basis of a claim, and the counting of independent origins. */

import { earliest, type FuzzyDate, latest } from "@/lib/time/fuzzy-date";

const day = 24 * 60 * 60 * 1000;

/** Whether it was recorded at another time than it is about: more than a day before or after all that its date can mean. */
export function isRecordedApart(held: FuzzyDate, recordedAt: Date, zone: string): boolean {
  const at = recordedAt.getTime();
  return at < earliest(held, zone).getTime() - day || at > latest(held, zone).getTime() + day;
}

export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;

/** How far a source can be relied on, whatever it says. F is not the worst: it cannot be judged. */
export type Reliability = (typeof reliabilities)[number];

export const reliabilityLabels: Record<Reliability, string> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

export const credibilities = [1, 2, 3, 4, 5, 6] as const;

/** How far one claim can be believed, whoever makes it. 6 is not the worst: it cannot be judged. */
export type Credibility = (typeof credibilities)[number];

export const credibilityLabels: Record<Credibility, string> = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged",
};

/** "B2": the source's reliability and the claim's credibility, as one grade. */
export function gradeOf(reliability: Reliability, credibility: Credibility): string {
  return `${reliability}${credibility}`;
}

/** "B2: usually reliable source, probably true", for whoever does not read grades. */
export function gradeInWords(reliability: Reliability, credibility: Credibility): string {
  const source =
    reliability === "F" ? "source whose reliability cannot be judged" : `${reliabilityLabels[reliability]} source`;
  return `${gradeOf(reliability, credibility)}: ${source}, ${credibilityLabels[credibility]}`;
}

export function isReliability(text: string): text is Reliability {
  return reliabilities.some((each) => each === text);
}

export function isCredibility(number: number): number is Credibility {
  return credibilities.some((each) => each === number);
}

/** What counting needs to know of a citation. `origin` is whom the source itself rests on. */
export type CitedSource = { sourceId: string; origin: string | null };

/**
 * How many independent origins stand behind citations. Sources that rest on one origin count once, however many repeat
 * it; a source without an origin is its own. Case and spacing do not tell origins apart.
 */
export function countOrigins(citations: readonly CitedSource[]): number {
  return originsOf(citations).size;
}

/** The independent origins behind citations, each by a name that no other has; see `countOrigins`. */
export function originsOf(citations: readonly CitedSource[]): Set<string> {
  return new Set(citations.map(originKey));
}

/** How many different sources are cited. */
export function countSources(citations: readonly CitedSource[]): number {
  return new Set(citations.map(({ sourceId }) => sourceId)).size;
}

/** "1 source, 1 origin", "3 sources, 1 origin", "no source". */
export function sourcingInWords(citations: readonly CitedSource[]): string {
  const sources = countSources(citations);
  if (sources === 0) return "no source";
  const origins = countOrigins(citations);
  return `${sources} source${sources === 1 ? "" : "s"}, ${origins} origin${origins === 1 ? "" : "s"}`;
}

function originKey({ sourceId, origin }: CitedSource): string {
  const named = origin?.trim().toLowerCase().replace(/\s+/g, " ");
  return named ? `origin ${named}` : `source ${sourceId}`;
}

/** Of a record that cites a source which was taken back: it does not read as one that never had any. */
export const sourceGoneInWords = "a source of it was taken back";

/** How a claim reached us: what was said, or what somebody makes of it. */
export const bases = ["public", "in_the_room", "reported", "assessed"] as const;

export type Basis = (typeof bases)[number];

export const basisLabels: Record<Basis, string> = {
  public: "public",
  in_the_room: "in the room",
  reported: "reported",
  assessed: "assessed",
};

/** One citation with what is known of its source: what `HowWeKnow` draws. */
export type CitationView = {
  sourceId: string;
  sourceTitle: string;
  origin: string;
  reliability: Reliability;
  credibility: Credibility;
  locator: string | null;
  quote: string | null;
  /** The citation's id, where it says where in the source's words the quotation stands: its passage is found by it. */
  passage: string | null;
};

/** What a record cites, and whether a source that it cites has been withdrawn: that is none of its citations any more. */
export type Cited = { citations: CitationView[]; isSourceGone: boolean };

/** Where a quotation stands in a source's words, in UTF-16 units, and the words around it. */
export type PassageAnchor = { start: number; end: number; prefix: string; suffix: string };

/** Whether what is kept of a citation says where its quotation stands. */
export function isAnchor(kept: unknown): kept is PassageAnchor {
  if (typeof kept !== "object" || kept === null) return false;
  const { start, end, prefix, suffix } = kept as Record<string, unknown>;
  return (
    typeof start === "number" && typeof end === "number" && typeof prefix === "string" && typeof suffix === "string"
  );
}

/** The fields of a form's row that say it: none where there is none. */
export function anchorFields(anchor: PassageAnchor | null): Record<string, string> {
  if (!anchor) return {};
  const { start, end, prefix, suffix } = anchor;
  return {
    "anchor.start": String(start),
    "anchor.end": String(end),
    "anchor.prefix": prefix,
    "anchor.suffix": suffix,
  };
}
