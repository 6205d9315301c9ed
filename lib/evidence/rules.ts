/** How we know, and how well: the Admiralty grades, the kinds of source, and the counting of independent origins. */

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

export const sourceKinds = ["press", "document", "transcript", "cable", "interview", "person", "dataset"] as const;

export type SourceKind = (typeof sourceKinds)[number];

export const sourceKindLabels: Record<SourceKind, string> = {
  press: "Press report",
  document: "Document",
  transcript: "Transcript",
  cable: "Cable",
  interview: "Interview",
  person: "Person",
  dataset: "Data set",
};

export const statementCapacities = ["official", "party", "commentator", "unattributed"] as const;

/** In what capacity someone spoke, which decides whose word it is. */
export type StatementCapacity = (typeof statementCapacities)[number];

export const statementCapacityLabels: Record<StatementCapacity, string> = {
  official: "official",
  party: "for a party",
  commentator: "commentator",
  unattributed: "unattributed",
};

export const statementCapacityMeanings: Record<StatementCapacity, string> = {
  official: "named, and speaking in their office",
  party: "the party as a whole, no one person named",
  commentator: "for themselves: retired officials, scholars, the press",
  unattributed: "officials or others whom the source does not name",
};

/** Whether a statement in this capacity can be held against a party as its own word. */
export function bindsParty(capacity: StatementCapacity): boolean {
  return capacity === "official" || capacity === "party";
}

/** Whom a statement names as its speaker; any of the three may be on record. */
export type SpeakerRef = { speakerId?: string | null; partyId?: string | null; speakerName?: string | null };

/** Why a statement in this capacity cannot be by this speaker, with the field concerned; null where it can. */
export function speakerProblem(
  capacity: StatementCapacity,
  { speakerId, partyId, speakerName }: SpeakerRef,
): { message: string; field: "speakerName" | "partyId" } | null {
  const isNamed = Boolean(speakerId ?? speakerName);
  if (capacity === "official" && !isNamed)
    return { message: "An official statement has a named speaker: choose or write who.", field: "speakerName" };
  if (capacity === "party" && !partyId) return { message: "Choose the party whose word it is.", field: "partyId" };
  if (capacity === "commentator" && !isNamed)
    return { message: "Say who commented: choose a person or write a name.", field: "speakerName" };
  if (capacity === "commentator" && partyId)
    return { message: "A commentator speaks for themselves: leave the party out.", field: "partyId" };
  return null;
}

/** What a statement's speaker is called by, wherever it is told. */
export type SpeakerNames = {
  delegate: { name: string; title: string | null; partyId: string | null } | undefined;
  party: (id: string) => string | undefined;
};

/**
 * "Lt. Col. Kone Faulkner" with what is told after the name: "Pentagon spokesman, for United States". A statement
 * without a name is told by its party, or as "unnamed".
 */
export function speakerInWords(
  statement: { partyId: string | null; speakerName: string | null; capacity: StatementCapacity },
  { delegate, party }: SpeakerNames,
): { name: string; about: string } {
  const { capacity, speakerName } = statement;
  const partyId = statement.partyId ?? (bindsParty(capacity) ? (delegate?.partyId ?? null) : null);
  const partyName = partyId ? party(partyId) : undefined;
  const named = delegate?.name ?? speakerName;
  const about = [
    named ? delegate?.title : null,
    capacity === "commentator" ? "commenting" : null,
    capacity === "unattributed" && delegate ? "not named by the source" : null,
    partyName && named && capacity !== "party" ? `for ${partyName}` : null,
    capacity === "party" ? (speakerName ? `through ${speakerName}` : "as a party") : null,
  ];
  const name = capacity === "party" ? (partyName ?? named ?? "A party") : (named ?? partyName ?? "Unnamed");
  return { name, about: about.filter(Boolean).join(", ") };
}

/** What counting needs to know of a citation. `origin` is whom the source itself rests on. */
export type CitedSource = { sourceId: string; origin: string | null };

/**
 * How many independent origins stand behind citations. Sources that rest on one origin count once, however many repeat
 * it; a source without an origin is its own. Case and spacing do not tell origins apart.
 */
export function countOrigins(citations: readonly CitedSource[]): number {
  return new Set(citations.map(originKey)).size;
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

/** How a claim reached us: what was said, or what somebody makes of it. */
export const bases = ["public", "in_the_room", "reported", "assessed"] as const;
export type Basis = (typeof bases)[number];
export const basisLabels: Record<Basis, string> = {
  public: "public",
  in_the_room: "in the room",
  reported: "reported",
  assessed: "assessed",
};

export const levels = ["low", "medium", "high"] as const;
/** Confidence, salience, likelihood and impact share this scale. */
export type Level = (typeof levels)[number];
