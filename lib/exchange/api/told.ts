/** How a record is told by the API: what every record says of itself, and its history. */
import { z } from "zod";
import { isAnchor } from "@/lib/record/rules";
import type { RecordFacts } from "@/lib/record/reading";
import type { MarkingOf } from "./read";

const instant = z.iso.datetime().describe("An instant, in UTC.");

export const markingSchema = z
  .object({ id: z.guid(), name: z.string() })
  .nullable()
  .describe("The circle that alone sees it; null: all members do.");

const citationSchema = z.object({
  id: z.guid(),
  sourceId: z.guid(),
  credibility: z.int().min(1).max(6).describe("Admiralty credibility: 1 confirmed, 6 cannot be judged."),
  locator: z.string().nullable(),
  quote: z.string().nullable(),
  anchor: z
    .object({ start: z.int(), end: z.int(), prefix: z.string(), suffix: z.string() })
    .nullable()
    .describe("Where the quotation stands in the source's words, in UTF-16 units."),
});

/** What every record says of itself, whatever it is of. */
const recordShape = {
  id: z.guid().describe("Its stable id: what corrections and changes of it keep, and others refer to."),
  recordId: z.guid().describe("The id of this one version; a correction names it as `supersedesId`."),
  marking: markingSchema,
  heldFrom: z.string().describe("Since when it holds, as known: a date in EDTF."),
  heldFromInstant: instant,
  isDateInferred: z.boolean().describe("The date was worked out and not given by the source."),
  recordedAt: instant,
  recordedBy: z.guid().describe("Who recorded it; see the members."),
  supersedesId: z.guid().nullable().describe("The record that this one corrects."),
  reason: z.string().nullable(),
  sessionId: z.guid().nullable().describe("The session that it was recorded in."),
  citations: z.array(citationSchema),
};

/** The schema of a record with these columns of its own. */
export function recordOf<Shape extends z.ZodRawShape>(own: Shape) {
  return z.object({ ...recordShape, ...own });
}

/** What a history says of each of its steps besides. */
export const stepShape = {
  state: z
    .enum(["holds", "held", "superseded", "retracted"])
    .describe("It holds; it held until a later one began; it was corrected; it was taken back."),
  recordedByName: z.string(),
  ended: z
    .object({
      recordId: z.guid(),
      at: instant,
      byName: z.string(),
      isRetraction: z.boolean(),
      isUndone: z.boolean(),
      reason: z.string().nullable(),
    })
    .nullable()
    .describe("The correction or retraction that ended it."),
};

type Row = { compartmentId: string | null; seriesId: string; record: RecordFacts };

/** A row of any noun with its record, as one flat object. What the noun's schema does not name is left out later. */
export function toldRecord<Own extends Row>({ record, ...own }: Own, markingOf: MarkingOf) {
  return {
    ...own,
    id: own.seriesId,
    recordId: record.id,
    marking: markingOf(own.compartmentId),
    heldFrom: record.validText,
    heldFromInstant: record.validFrom,
    isDateInferred: record.validInferred,
    recordedAt: record.recordedAt,
    recordedBy: record.recordedBy,
    supersedesId: record.supersedesId,
    reason: record.reason,
    sessionId: record.sessionId,
    citations: record.citations.map((each) => ({ ...each, anchor: isAnchor(each.anchor) ? each.anchor : null })),
  };
}

type Step = Row & {
  state: string;
  recordedByName: string;
  ended: {
    id: string;
    recordedAt: Date;
    byName: string;
    isRetraction: boolean;
    isUndone: boolean;
    reason: string | null;
  } | null;
};

/** A step of a series' history. */
export function toldStep<Own extends Step>(step: Own, markingOf: MarkingOf) {
  const { ended } = step;
  return {
    ...toldRecord(step, markingOf),
    ended: ended && {
      ...{ recordId: ended.id, at: ended.recordedAt, byName: ended.byName },
      ...{ isRetraction: ended.isRetraction, isUndone: ended.isUndone, reason: ended.reason },
    },
  };
}
