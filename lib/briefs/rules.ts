/** What a brief can hold, and a brief that was kept: its sections at one place on both clocks, which nothing moves. */
import type { OpenedMoment } from "@/lib/time/moment";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf, minuteOf } from "@/lib/time/zones";

/** In the order in which a brief has them. */
export const briefSections = [
  "standing",
  "text",
  "terms",
  "positions",
  "zones",
  "moved",
  "questions",
  "talks",
  "evidence",
  "remarks",
] as const;

export type BriefSection = (typeof briefSections)[number];

export const briefSectionLabels: Record<BriefSection, string> = {
  standing: "Where the deal stands",
  text: "The text",
  terms: "Terms and statuses",
  positions: "Positions",
  zones: "Zones of agreement",
  moved: "What moved",
  questions: "What to ask",
  talks: "Rounds and sessions",
  evidence: "Evidence",
  remarks: "Open remarks",
};

/** What a brief holds where nobody has chosen. */
export const usualSections: readonly BriefSection[] = [
  "standing",
  "moved",
  "text",
  "positions",
  "zones",
  "questions",
  "talks",
];

/** These sections in the order of a brief, each once. */
export function inOrder(sections: readonly BriefSection[]): BriefSection[] {
  return briefSections.filter((section) => sections.includes(section));
}

/** "Where the deal stands, the text and positions". */
export function sectionsInWords(sections: readonly BriefSection[]): string {
  const names = inOrder(sections).map((section, place) => {
    const label = briefSectionLabels[section];
    return place === 0 ? label : label.slice(0, 1).toLowerCase() + label.slice(1);
  });
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The moment at which a kept brief stands. What a link takes from it is to the minute; what is read is not. */
export function keptMoment({ asOf, knownAt }: { asOf: Date; knownAt: Date }, zone: string): OpenedMoment {
  const [world, record] = [minuteOf(asOf, zone), minuteOf(knownAt, zone)];
  return {
    ...{ asOf, knownAt, isPresent: false },
    asOfDay: requireFuzzyDate(dayOf(asOf, zone)),
    knownAtDay: requireFuzzyDate(dayOf(knownAt, zone)),
    params: { asOf: world, knownAt: record },
  };
}
