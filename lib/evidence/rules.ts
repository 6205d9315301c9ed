/** The kinds of source, who speaks in what capacity, and how grave a thing is. */
import { formatFuzzy } from "@/lib/time/format-date";
import { earliest, requireFuzzyDate } from "@/lib/time/fuzzy-date";

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

/**
 * Whether a source was published after the moment (`asOf`, its last instant): nobody could have had it then, though it may
 * be how we know of it now. One of unknown date (`published` is EDTF) is held against nobody.
 */
export function isPublishedLater(published: string | null, { asOf, zone }: { asOf: Date; zone: string }): boolean {
  return published !== null && earliest(requireFuzzyDate(published), zone) > asOf;
}

type Published = { id: string; published: string | null };
type Reading = { asOf: Date; zone: string; isPresent: boolean };

/**
 * The sources as one reads them at a moment: those that had been published by then, and those published `later`. Of these, at a
 * moment in the past, only what something rests on that held then (`claims`): a report of Thursday is how we know of Monday, and
 * on Monday it is no evidence by itself. Today all of them: whoever records one that is dated ahead finds it again.
 */
export function byPublication<Source extends Published>(
  sources: readonly Source[],
  at: Reading,
  claims: readonly { citations: readonly { sourceId: string }[] }[],
): { byThen: Source[]; later: Source[] } {
  const cited = new Set(claims.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)));
  const [byThen, later]: [Source[], Source[]] = [[], []];
  for (const source of sources) {
    if (!isPublishedLater(source.published, at)) byThen.push(source);
    else if (at.isPresent || cited.has(source.id)) later.push(source);
  }
  return { byThen, later };
}

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

/** The party that a statement is told as the word of: the one it names, or that of the delegate whose word binds it. */
export function partySpokenFor(
  { partyId, capacity }: { partyId: string | null; capacity: StatementCapacity },
  delegate: { partyId: string | null } | undefined,
): string | null {
  return partyId ?? (bindsParty(capacity) ? (delegate?.partyId ?? null) : null);
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
  const partyId = partySpokenFor(statement, delegate);
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

export const levels = ["low", "medium", "high"] as const;
/** Confidence, salience, likelihood and impact share this scale. */
export type Level = (typeof levels)[number];
export const levelLabels: Record<Level, string> = { low: "low", medium: "medium", high: "high" };

/** "45,000 troops"; where the figure is a date only, that: "mid-2030s". */
export function quantityInWords(figure: { value: number | null; unit: string | null; about: string | null }): string {
  const { value, unit, about } = figure;
  if (value !== null)
    return [value.toLocaleString("en-GB", { maximumFractionDigits: 4 }), unit].filter(Boolean).join(" ");
  return about ? formatFuzzy(requireFuzzyDate(about), "UTC") : "";
}
