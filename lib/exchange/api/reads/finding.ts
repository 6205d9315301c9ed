/** Finding, what was done, and how a record is known, as the API reads them. */
import "server-only";
import { z } from "zod";
import { activityPage } from "@/lib/activity/queries";
import { howWeKnow } from "@/lib/activity/queries-chain";
import { readActivityAsked } from "@/lib/activity/rules/asked";
import { activityNouns } from "@/lib/activity/rules/body";
import { InvalidFields } from "@/lib/platform/errors";
import { type Group, searchOnly } from "@/lib/search/queries";
import { searchEverywhere } from "@/lib/search/queries-everywhere";
import { asksForSomething, readSearch } from "@/lib/search/rules/asked";
import { foundNouns } from "@/lib/search/rules/nouns";
import { parseMoment } from "@/lib/time/moment";
import * as words from "@/prisma/generated/enums";
import { listOf, LostPlace, type MarkingOf, ownListOf, type Read, readOf } from "../read";
import { markingSchema } from "../told";
import { asked, id, instant, maybe, text } from "./pieces";

const time = z.string().max(100).optional();
const namesOf = <Names extends object>(names: Names) => z.enum(Object.keys(names) as [keyof Names & string]);

const change = z.object({ label: text, before: maybe, after: maybe });

const entry = z.object({
  ...{ id, at: instant, person: text, marking: markingSchema, held: maybe },
  did: text.describe("What was done, after the person's name: “recorded a position of …”."),
  detail: maybe,
  token: maybe.describe("What the token is called that it came by; null: it came from a browser."),
  changes: z.array(change).describe("Field by field what was and what is now, in words."),
});

/** What cannot be read is told beside the parameter, and not left out in silence. */
function refuseUnread(errors: Record<string, string | undefined>): void {
  const told = Object.entries(errors).flatMap(([name, said]) => (said ? [{ name, said }] : []));
  if (told.length > 0)
    throw new InvalidFields(
      Object.fromEntries(told.map(({ name, said }) => [name, [said]])),
      "Some of what is asked for cannot be read.",
    );
}

const searchFields = {
  q: z.string().max(200).optional().describe("“a phrase”, -without, begin*"),
  noun: namesOf(foundNouns).optional(),
  ...{ by: asked, from: time, to: time },
  marking: z.union([z.literal("open"), z.uuid()]).optional(),
  past: z.literal("1").optional().describe("Also what held before and no longer does."),
};

const pieces = z.array(z.object({ text, isHit: z.boolean() }));

const groups = z.array(
  z.object({
    noun: namesOf(foundNouns),
    count: z.int(),
    hits: z.array(
      z.object({
        ...{ recordId: id, marking: markingSchema, title: pieces.nullable(), heldFrom: text },
        ...{ isDateInferred: z.boolean() },
        snippet: z
          .object({ pieces, isCutBefore: z.boolean(), isCutAfter: z.boolean() })
          .nullable()
          .describe("The words around the first hit, its hits told apart."),
        about: z.array(z.object({ id, name: text })),
      }),
    ),
  }),
);

const insteadOf = z
  .array(z.object({ typed: text, names: z.array(text) }))
  .describe("Names that were meant, where what was typed is nowhere.");

const lookedAt = z
  .int()
  .nullable()
  .describe("So many were looked at, and there are more: counts are then at least, and no group says nothing.");

function toldGroups(found: readonly Group[], markingOf: MarkingOf) {
  return found.map(({ hits, ...group }) => ({
    ...group,
    hits: hits.map(({ compartmentId, validText, isInferred, ...hit }) => ({
      ...{ ...hit, marking: markingOf(compartmentId), heldFrom: validText, isDateInferred: isInferred },
    })),
  }));
}

const clock = z.string().max(60).optional();

/** Of many negotiations those come first that hold it best. */
const everywhere = ownListOf({
  ...{ name: "search.everywhere", path: "/search", group: "Search" },
  summary:
    "What holds the words in each negotiation of whoever asks: of all nouns the first three of each, of one noun the first ten.",
  params: z.strictObject({
    ...searchFields,
    in: z.string().max(200).optional().describe("The slug of the one negotiation to look in."),
    party: asked.describe("Of the negotiation that `in` names."),
    term: asked.describe("Of the negotiation that `in` names."),
    asOf: clock.describe("Each as it held then, in its own zone. Left out: each at its own present."),
    knownAt: clock.describe("Only what was on record by then. Left out: all that is."),
  }),
  result: z.object({
    ...{ id, slug: text, name: text, count: z.int().describe("How many hold it there, of all nouns."), groups },
  }),
  besides: { insteadOf, lookedAt },
  read: async ({ actor, params, page: { after, limit }, markingOf, now }) => {
    refuseUnread(readSearch(params, "UTC").errors);
    for (const name of ["asOf", "knownAt"] as const) {
      const { error } = parseMoment({ [name]: params[name] }, { zone: "UTC", present: null }, now);
      refuseUnread({ [name]: error });
    }
    const found = await searchEverywhere(actor, params, { after, most: limit }, now);
    if (found.isLost) throw new LostPlace();
    const { negotiations, next, insteadOf: meant, lookedAt: most } = found;
    return {
      items: negotiations.map(({ negotiation: { id: negotiationId, slug, name }, count, groups: each }) => ({
        ...{ id: negotiationId, slug, name, count, groups: toldGroups(each, markingOf) },
      })),
      next,
      besides: { insteadOf: meant, lookedAt: most },
    };
  },
});

export const finding: readonly Read[] = [
  everywhere,
  listOf({
    ...{ name: "activity.list", path: "/negotiations/{slug}/activity", group: "Activity", result: entry },
    summary: "Who changed what, the latest first.",
    params: z.strictObject({
      ...{ by: asked, noun: namesOf(activityNouns).optional(), term: z.string().max(40).optional() },
      ...{ from: time, to: time },
    }),
    read: async ({ opened, params, page, markingOf }) => {
      const zone = opened.negotiation.timeZone;
      const read = readActivityAsked({ ...params, after: page.after }, zone);
      refuseUnread(read.errors);
      const { entries, next, isFirstPage } = await activityPage(opened, read.asked, page.limit);
      if (page.after !== null && isFirstPage) throw new LostPlace();
      return {
        items: entries.map(({ compartmentId, ...each }) => ({ ...each, marking: markingOf(compartmentId) })),
        next,
      };
    },
  }),
  readOf({
    ...{ name: "search", path: "/negotiations/{slug}/search", group: "Search" },
    summary: "What holds the words: of all nouns the first five of each, of one noun a page of twenty.",
    params: z.strictObject({
      ...{ ...searchFields, party: asked, term: asked },
      page: z
        .string()
        .regex(/^\d{1,3}$/, "Write a number.")
        .optional(),
    }),
    result: z.object({ groups, insteadOf, lookedAt }),
    read: async ({ opened, params, markingOf }) => {
      const read = readSearch(params, opened.negotiation.timeZone);
      refuseUnread(read.errors);
      const found = await searchOnly(opened, read.asked, asksForSomething(read.asked));
      return { ...found, groups: toldGroups(found.groups, markingOf) };
    },
  }),
  readOf({
    ...{ name: "records.known", path: "/negotiations/{slug}/records/{id}", group: "Evidence" },
    summary:
      "How one record is known: its citations and their sources, the passages, and how it came to say what it says.",
    result: z.object({
      ...{ recordId: id, id, kind: z.enum(words.RecordKind), marking: markingSchema, heldFrom: text },
      ...{ recordedAt: instant, recordedByName: text },
      ended: z.object({ recordId: id, at: instant, isRetraction: z.boolean(), reason: maybe }).nullable(),
      citations: z.array(
        z.object({
          ...{ sourceId: id, sourceTitle: text, origin: text, reliability: text, credibility: z.int() },
          ...{ locator: maybe, quote: maybe },
          passage: z
            .object({ before: text, words: text, after: text })
            .nullable()
            .describe("The quoted words with some around them, where the source's own are kept."),
        }),
      ),
      withdrawn: z
        .array(z.object({ id, title: text, reason: maybe }))
        .describe("The sources that it rests on and that were taken back."),
      steps: z.array(entry),
    }),
    read: async ({ opened, id: recordId, markingOf }) => {
      const found = await howWeKnow(opened, recordId);
      if (!found) return null;
      const { record, ended, byName, steps } = found;
      return {
        ...{ ...found, recordId: record.id, id: record.seriesId, kind: record.kind, recordedAt: record.recordedAt },
        ...{ marking: markingOf(record.compartmentId), heldFrom: record.validText, recordedByName: byName },
        ended: ended && { ...ended, recordId: ended.id, at: ended.recordedAt },
        steps: steps.map(({ compartmentId, ...step }) => ({ ...step, marking: markingOf(compartmentId) })),
      };
    },
  }),
];
