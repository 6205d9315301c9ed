/** The talks as the API reads them: notes, pauses, and what happened when. */
import "server-only";
import { z } from "zod";
import { pausesPage } from "@/lib/logbook/queries-pauses";
import { timeline } from "@/lib/logbook/queries-timeline-days";
import { timelineKinds } from "@/lib/logbook/rules/timeline-days";
import { asActor } from "@/lib/platform/actor";
import { InvalidFields } from "@/lib/platform/errors";
import { sessionIn } from "@/lib/rounds/queries";
import { notedKinds } from "@/lib/rounds/schema";
import * as words from "@/prisma/generated/enums";
import { listOf, pageOf, type Read, readOf } from "../read";
import { markingSchema } from "../told";
import { date, id, ids, maybe, maybeDate, maybeId, one, status, text } from "./pieces";

const note = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("line"),
    time: text.optional().describe("On the venue's clocks: 14:05."),
    text,
    mentions: z
      .array(z.object({ mark: text, kind: z.enum(["party", "delegate", "term"]), id }))
      .describe("Whom or what a mark in the line means."),
  }),
  z.object({ kind: z.literal("day"), day: text.describe("What follows happened on this day.") }),
  z.object({ kind: z.literal("entry"), noun: z.enum(notedKinds), recordId: id }),
]);

const happened = {
  ...{ recordId: id, heldFrom: date, isDateInferred: z.boolean(), marking: markingSchema },
  ...{ origins: z.int().describe("From how many independent origins it is known."), citedSourceIds: ids },
};

const event = z.discriminatedUnion("kind", [
  z.object({
    ...{ kind: z.literal("round"), ...happened, roundId: id, event: one(words.RoundEventKind), by: z.array(text) },
    ...{ why: maybe, planned: maybeDate, sessionId: maybeId },
  }),
  z.object({
    ...{ kind: z.literal("session"), ...happened, sessionId: id, title: text, level: one(words.AttendanceLevel) },
    ...{ isHighest: z.boolean().describe("No session before it was of so high a level."), partyIds: ids },
  }),
  z.object({ ...{ kind: z.literal("status"), ...happened, termId: id, status, was: status.nullable(), note: maybe } }),
  z.object({
    ...{ kind: z.literal("position"), ...happened, partyId: id, termId: id, stance: one(words.Stance) },
    ...{ was: one(words.Stance).nullable(), basis: one(words.Basis) },
  }),
  z.object({
    ...{ kind: z.literal("statement"), ...happened, statementId: id, text, speaker: text, basis: one(words.Basis) },
    ...{ speakerAbout: text.describe("As whom: “for the Taliban”, “commenting”."), termIds: ids },
  }),
]);

export const talksReads: readonly Read[] = [
  readOf({
    ...{ name: "sessions.notes", path: "/negotiations/{slug}/sessions/{id}/notes", group: "Talks" },
    summary: "The running notes of one session, line by line.",
    result: z.object({
      ...{ id, recordId: id, title: text, marking: markingSchema },
      notes: z.array(note),
    }),
    read: async ({ opened: { actor, negotiation, moment }, id: sessionId, markingOf }) => {
      const found = await asActor(actor, (tx) => sessionIn(tx, negotiation.id, sessionId, moment));
      return found && { ...found, marking: markingOf(found.compartmentId) };
    },
  }),
  listOf({
    ...{ name: "pauses.list", path: "/negotiations/{slug}/pauses", group: "Talks" },
    summary: "The pauses of the talks, from the first to the last: who paused, why, and what ended it.",
    result: z.object({
      ...{ id, roundId: id, roundNumber: z.int(), heldFrom: text, byPartyIds: z.array(id), why: maybe },
      ...{ plannedResumption: maybe, marking: markingSchema },
      endedBy: z
        .object({ id, event: one(words.RoundEventKind), heldFrom: text, marking: markingSchema })
        .nullable()
        .describe("What ended it; null while it lasts."),
    }),
    read: async ({ opened, page, markingOf }) => {
      const { pauses } = await pausesPage(opened);
      const told = pauses.map(({ round, paused, endedBy }) => ({
        ...{ ...paused, roundNumber: round.number, heldFrom: paused.record.validText },
        marking: markingOf(paused.compartmentId),
        endedBy: endedBy && {
          ...{ ...endedBy, heldFrom: endedBy.record.validText, marking: markingOf(endedBy.compartmentId) },
        },
      }));
      return pageOf(told, page);
    },
  }),
  readOf({
    ...{ name: "timeline", path: "/negotiations/{slug}/timeline", group: "Talks" },
    summary: "What happened when, the latest day first: rounds, sessions, statuses, positions, statements.",
    params: z.strictObject({
      kind: z.enum(timelineKinds).optional(),
      from: z.string().max(60).optional().describe("The day that `nextDay` named: to go on with it."),
    }),
    result: z.object({
      items: z.array(event).describe("A page of whole days, the latest first."),
      nextDay: maybe.describe("The day with which the next page begins, for `from`; null: this is the last."),
      left: z.int().describe("How many are on the pages after this."),
      counts: z.object(Object.fromEntries(timelineKinds.map((kind) => [kind, z.int()]))),
      planned: z
        .array(z.object({ roundId: id, kind: z.enum(["opening", "resumption"]), planned: date }))
        .describe("When rounds are to open, or to go on."),
    }),
    read: async ({ opened, params: { kind = null, from = null }, markingOf }) => {
      const { days, isFirst, next, left, counts, planned } = await timeline(opened, { kind, from });
      if (from !== null && isFirst && days[0]?.date !== from)
        throw new InvalidFields(
          { from: ["Nothing of this is on that day, or no longer. Begin anew, without it."] },
          "Some of what is asked for cannot be read.",
        );
      return {
        ...{ nextDay: next, left, counts, planned: planned.map((each) => ({ ...each, roundId: each.round.id })) },
        items: days
          .flatMap(({ items }) => items)
          .map(({ held, isInferred, compartmentId, citations, ...item }) => ({
            ...{ heldFrom: held, isDateInferred: isInferred, marking: markingOf(compartmentId), ...told(item) },
            ...{ recordId: item.recordId, origins: new Set(citations.map(({ origin }) => origin)).size },
            citedSourceIds: citations.map(({ sourceId }) => sourceId),
          })),
      };
    },
  }),
];

type Item = Awaited<ReturnType<typeof timeline>>["items"][number];
type Told<Each> = Each extends Item ? Omit<Each, "held" | "isInferred" | "compartmentId" | "citations"> : never;

/** What is told of each kind alone, by ids. */
function told(item: Told<Item>): object {
  switch (item.kind) {
    case "round":
      return { ...item, roundId: item.round.id };
    case "session":
      return {
        ...item.session,
        ...item,
        sessionId: item.session.id,
        partyIds: item.delegations.map(({ party }) => party.id),
      };
    case "status":
      return { ...item, termId: item.term.id };
    case "position":
      return { ...item, partyId: item.party.id, termId: item.term.id };
    case "statement":
      return {
        ...{ ...item, speaker: item.speaker.name, speakerAbout: item.speaker.about },
        termIds: item.terms.map((term) => term.id),
      };
  }
}
