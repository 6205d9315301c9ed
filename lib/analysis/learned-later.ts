/**
 * What of a page that stands at an older day was learned only later. With all that is known now a day long past is told
 * better than anybody could have told it then, and a reader who does not see that takes hindsight for foresight.
 */
import { isPublishedLater } from "@/lib/evidence/rules";
import { counted } from "./counting-words";
import { markingsOf } from "./facts";

type Shown = {
  record: { recordedAt: Date; compartmentId: string | null; citations: readonly { sourceId: string }[] };
};

/** `published` is EDTF. */
type DatedSource = { id: string; published: string | null };

export type LearnedLater = {
  /** Of so many entries that the page rests on. */
  of: number;
  /** How many rest on a source of a later day; how many were recorded later, by whatever they are known. */
  bySource: number;
  recorded: number;
  /** How many are either. */
  count: number;
  /** The compartments of those. */
  markedWith: string[];
};

/** `asOf` is the last instant of the day shown. */
export function learnedLater(
  shown: readonly Shown[],
  sources: readonly DatedSource[],
  at: { asOf: Date; zone: string },
): LearnedLater {
  const late = new Set(sources.flatMap(({ id, published }) => (isPublishedLater(published, at) ? [id] : [])));
  const bySource = shown.filter(({ record }) => record.citations.some(({ sourceId }) => late.has(sourceId)));
  const recorded = shown.filter(({ record }) => record.recordedAt > at.asOf);
  const either = [...new Set([...bySource, ...recorded])];
  return {
    of: shown.length,
    ...{ bySource: bySource.length, recorded: recorded.length, count: either.length },
    markedWith: markingsOf(...either.map(({ record }) => record)),
  };
}

/**
 * "5 of the 23 entries that this page is worked out from were learned later: two rest on a source of a later day, three were recorded later."
 * Null where all was known. `begins` is the day from which there is a record, in words, where that comes later.
 */
export function learnedInWords(
  { of, bySource, recorded, count }: LearnedLater,
  { begins }: { begins: string | null },
): string | null {
  if (count === 0) return null;
  const late = (number: number) => `${counted(number, "entry rests", "entries rest")} on a source of a later day`;
  if (recorded === of) {
    const since = begins ? `, from ${begins} on` : "";
    const all = of === 1 ? "The one entry" : `All ${of.toLocaleString("en-GB")} entries`;
    return `${all} that this page is worked out from ${of === 1 ? "was" : "were"} recorded later${since}${bySource > 0 ? `; ${late(bySource)}` : ""}.`;
  }
  const parts = [
    bySource > 0 ? late(bySource) : null,
    recorded > 0 ? `${counted(recorded, "was", "were")} recorded later` : null,
  ];
  return `${count.toLocaleString("en-GB")} of the ${of.toLocaleString("en-GB")} entries that this page is worked out from ${count === 1 ? "was" : "were"} learned later: ${parts.filter(Boolean).join(", ")}.`;
}
