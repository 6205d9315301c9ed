/** What an entry changed, field by field, in a reader's words. */
import { z } from "zod";
import { basisLabels } from "@/lib/record/rules";
import { sourceKindLabels, statementCapacityLabels } from "@/lib/evidence/rules";
import { partyKindLabels } from "@/lib/parties/rules";
import { stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { conditionSchema, intervalSchema } from "@/lib/positions/schema";
import { attendanceLevelLabels, roundEventLabels, sessionFormatLabels, trackLabels } from "@/lib/rounds/rules";
import { linkageLabels, termKindLabels, termStatusLabels } from "@/lib/terms/rules";
import { languageName } from "@/lib/text/languages";
import { drafterLabels } from "@/lib/text/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type ActivityFields, type ActivityNames, textOf } from "./body";

export type ActivityChange = { label: string; before: string | null; after: string | null };

/** What no reader can use: places in the database, and where an anchor stands. */
const unsaid = new Set(
  "recordId seriesId negotiationId compartmentId clauseVersionId annotationId notes start end prefix suffix slug rank userId version id".split(
    " ",
  ),
);

/** The fields that differ; of an entry that took nothing's place, all that are filled in. */
export function activityChanges(
  before: ActivityFields | null,
  after: ActivityFields | null,
  names: ActivityNames,
): ActivityChange[] {
  const keys = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...keys].flatMap((key) => {
    if (unsaid.has(key)) return [];
    const was = before && inWords(key, before, names);
    const is = after && inWords(key, after, names);
    return was === is || (was === null && is === null) ? [] : [{ label: labelOf(key), before: was, after: is }];
  });
}

const labels: Record<string, string> = {
  held: "held from",
  why: "reason",
  reason: "why it changed",
  isAtTable: "at the table",
  isHead: "head of delegation",
  isUnilateral: "outside the agreement",
  termIds: "on",
  askOn: "to be asked",
  about: "date of the figure",
  byPartyIds: "by",
  objectorIds: "objected to by",
  sponsorIds: "sponsors",
  blocId: "belongs to",
  drafterId: "text of",
  parentId: "under",
  fromTermId: "from",
  toTermId: "to",
};

/** "plannedResumption" is "planned resumption", "termId" is "term". */
function labelOf(key: string): string {
  const words = key.replace(/Ids?$/, "").replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return labels[key] ?? words.trim();
}

const dates = new Set(["held", "published", "about", "askOn", "plannedOpening", "plannedResumption", "present"]);

const said: Record<string, Readonly<Record<string, string>>> = {
  stance: stanceLabels,
  status: termStatusLabels,
  basis: basisLabels,
  capacity: statementCapacityLabels,
  event: roundEventLabels,
  format: sessionFormatLabels,
  level: attendanceLevelLabels,
  track: trackLabels,
  drafter: drafterLabels,
  kind: { ...partyKindLabels, ...sourceKindLabels, ...termKindLabels, ...linkageLabels },
};

function inWords(key: string, held: ActivityFields, names: ActivityNames): string | null {
  const value = held[key];
  if (value === null || value === undefined || value === "") return null;
  if (key === "intervals") return intervals(value, held, names);
  if (key === "conditions") {
    const read = z.array(conditionSchema).safeParse(value);
    return read.success ? read.data.map((each) => conditionInWords(each, names.term)).join("; ") || null : null;
  }
  if (key === "citations") return citations(value, names);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value.toLocaleString("en-GB");
  if (Array.isArray(value)) return lines(value.map((each) => nameOf(key, each, names)));
  if (typeof value !== "string") return null;
  if (/Id$/.test(key)) return nameOf(key, value, names);
  if (dates.has(key)) return dateInWords(value);
  if (key === "language") return languageName(value);
  return said[key]?.[value] ?? value;
}

function lines(words: readonly (string | null)[]): string | null {
  return words.filter((word) => word !== null).join(", ") || null;
}

function intervals(value: unknown, held: ActivityFields, names: ActivityNames): string | null {
  const read = z.array(intervalSchema).safeParse(value);
  const termId = textOf(held, "termId");
  const unit = termId ? names.term(termId)?.axisUnit : null;
  return (read.success && unit && intervalsInWords(read.data, unit)) || null;
}

const citationSchema = z.array(z.looseObject({ sourceId: z.string(), credibility: z.number() }));

function citations(value: unknown, names: ActivityNames): string | null {
  const read = citationSchema.safeParse(value);
  if (!read.success) return null;
  return lines(
    read.data.map(({ sourceId, credibility }) => {
      const title = names.source(sourceId);
      return title && `${title} (credibility ${credibility})`;
    }),
  );
}

/** A name that the reader may see, or nothing: an id says nothing to anybody. */
function nameOf(key: string, id: unknown, names: ActivityNames): string | null {
  if (typeof id !== "string") return null;
  if (key === "agenda" || /term|parent/i.test(key)) {
    const term = names.term(id);
    return term && `${term.number} ${term.title}`;
  }
  if (key === "assigneeId") return names.person(id);
  if (key === "sessionId") return names.session(id);
  if (key === "roundId") {
    const number = names.round(id);
    return number === null ? null : `round ${number}`;
  }
  return names.party(id) ?? names.delegate(id);
}

function dateInWords(date: string): string {
  try {
    return formatFuzzy(requireFuzzyDate(date), "UTC");
  } catch {
    return date;
  }
}
