/** What is worked out from the record, as the API reads it: zones and conditions, what to ask, and what moved. */
import "server-only";
import { z } from "zod";
import { changesBetween } from "@/lib/analysis/changes/queries";
import { conditionStates } from "@/lib/analysis/conditions";
import { zoneKinds } from "@/lib/analysis/agreement-zone";
import { moveKinds } from "@/lib/analysis/concessions";
import { movementView } from "@/lib/analysis/queries-movement";
import { analysisView } from "@/lib/analysis/queries";
import { clockStops } from "@/lib/logbook/queries-moments";
import { stopsBeside } from "@/lib/logbook/rules/named-moments";
import { InvalidFields } from "@/lib/platform/errors";
import { momentBeside } from "@/lib/time/moment";
import * as words from "@/prisma/generated/enums";
import { type Read, readOf } from "../read";
import { markingSchema } from "../told";
import {
  asked,
  circlesOf,
  date,
  id,
  ids,
  marked,
  maybe,
  maybeDate,
  maybeId,
  one,
  status,
  stretch,
  text,
} from "./pieces";

const stance = one(words.Stance);

const unread = (parameter: string, said: string) =>
  new InvalidFields({ [parameter]: [said] }, "Some of what is asked for cannot be read.");

/** Hidden or never there, which look alike: what is told instead of it would be taken for it. */
const noSuchTerm = () => unread("termId", "No such term is on record at this moment.");

const analysis = readOf({
  ...{ name: "analysis", path: "/negotiations/{slug}/analysis", group: "Analysis", isComposedOnce: true },
  summary: "Whether there is a zone of agreement, what stands in the way, and what is linked to what.",
  params: z.strictObject({ termId: asked.describe("The term to look at; left out: the one that needs it most.") }),
  result: z.object({
    selected: z
      .object({
        ...{ termId: id, status, since: maybeDate, statusRestsOn: marked, verdict: z.array(text) },
        zone: z
          .array(z.object({ kind: z.enum(zoneKinds), ...stretch, acceptedBy: ids, waitsOn: ids, rejectedBy: ids }))
          .nullable()
          .describe("The term's axis, stretch by stretch; null: it has none."),
        ...{ zoneRestsOn: marked, objections: z.array(text), baseline: maybe },
        offers: z.array(
          z.object({ party: text, words: text, accepts: z.boolean(), since: date, until: maybeDate, restsOn: marked }),
        ),
        positions: z.array(
          z.object({
            partyId: id,
            stance,
            basis: one(words.Basis),
            why: maybe,
            isCounted: z.boolean(),
            restsOn: marked,
          }),
        ),
        conditions: z
          .array(z.object({ state: z.enum(conditionStates), sentence: text, note: maybe, restsOn: marked }))
          .nullable()
          .describe("What stands against it first; null: it is not bargained over."),
        waysOut: z
          .array(z.object({ where: maybe, moves: z.array(text), redLines: z.int(), restsOn: marked }))
          .nullable()
          .describe("What would free it, the fewest moves first; null: nothing has to."),
      })
      .nullable(),
    axes: z
      .array(z.object({ termId: id, status, zone: text, restsOn: marked }))
      .describe("Of each term with an axis, what zone it has."),
    circles: z
      .array(z.object({ termIds: ids, sentence: text, restsOn: marked }))
      .describe("Terms of which none can be agreed before the others."),
    linkages: z.array(
      z.object({ fromTermId: id, toTermId: id, kind: one(words.LinkageKind), why: text, restsOn: marked }),
    ),
    unilateral: z.array(z.object({ termId: id, status, why: maybe, restsOn: marked })),
  }),
  read: async ({ opened, params: { termId }, markingOf }) => {
    const circles = circlesOf(markingOf);
    const resting = <Each extends { markedWith: readonly string[] }>({ markedWith, ...each }: Each) => ({
      ...{ ...each, restsOn: circles(markedWith) },
    });
    const { selected, axes, circles: rounds, linkages, unilateral } = await analysisView(opened, termId ?? null);
    if (termId !== undefined && selected?.term.id !== termId) throw noSuchTerm();
    return {
      selected: selected && {
        ...{ ...selected, termId: selected.term.id, zone: selected.zone?.zone ?? null },
        statusRestsOn: circles(selected.statusMarkedWith),
        zoneRestsOn: circles(selected.zoneMarkedWith),
        offers: selected.offers.map(({ accepts, ...offer }) => resting({ ...offer, accepts: Boolean(accepts) })),
        positions: selected.positions.map(resting),
        conditions: selected.conditions?.map(resting) ?? null,
        waysOut: selected.unlocking?.ways.map(resting) ?? null,
      },
      axes: axes.map(({ term, zone, ...axis }) => resting({ ...axis, termId: term.id, zone: zone.words })),
      circles: rounds.map(({ terms, ...round }) => resting({ ...round, termIds: terms.map((each) => each.id) })),
      linkages: linkages.map(({ from, to, ...each }) =>
        resting({ ...each, fromTermId: from.term.id, toTermId: to.term.id }),
      ),
      unilateral: unilateral.map(({ term, ...each }) => resting({ ...each, termId: term.id })),
    };
  },
});

const movement = readOf({
  ...{ name: "movement", path: "/negotiations/{slug}/movement", group: "Analysis" },
  summary:
    "How those who negotiate came to where they stand: every move judged, the latest first, and each party's balance.",
  params: z.strictObject({ termId: asked.describe("Of a long agreement: the part that this term is in.") }),
  result: z.object({
    partTermId: maybeId.describe("The term at the head of the part that is told; null: all of the agreement is."),
    moves: z.array(
      z.object({
        ...{ partyId: id, termId: id, kind: z.enum(moveKinds), heldFrom: date, was: stance, stance },
        isAnswered: z
          .boolean()
          .nullable()
          .describe("Whether another party conceded soon after; null: it is no concession."),
        restsOn: marked,
      }),
    ),
    parties: z.array(
      z.object({ partyId: id, conceded: z.int(), hardened: z.int(), withdrew: z.int(), answered: z.int() }),
    ),
    distance: z
      .array(z.object({ heldFrom: date, share: z.number(), measured: z.int() }))
      .describe(
        "How far apart they are over all terms that can be measured, from 0 to 1, at each date on which it changed.",
      ),
  }),
  read: async ({ opened, params: { termId }, markingOf }) => {
    const { moves, parties, whole, part, term } = await movementView(opened, { part: null, termId: termId ?? null });
    if (termId !== undefined && !term) throw noSuchTerm();
    return {
      partTermId: part?.id ?? null,
      moves: moves.map(({ party, term, kind, from, to, isAnswered, markedWith }) => ({
        ...{ partyId: party.id, termId: term.id, kind, isAnswered, heldFrom: to.record.validText },
        ...{ was: from.stance, stance: to.stance, restsOn: circlesOf(markingOf)(markedWith) },
      })),
      parties: parties.map(({ party, ...each }) => ({ ...each, partyId: party.id })),
      distance: whole.map(({ validText, ...point }) => ({ ...point, heldFrom: validText })),
    };
  },
});

const step = <Held extends z.ZodType>(held: Held) =>
  z.object({ from: held.nullable(), to: held.nullable(), restsOn: marked }).nullable();

const changes = readOf({
  ...{ name: "changes", path: "/negotiations/{slug}/changes", group: "Analysis" },
  summary: "What moved between an earlier day and the moment that is read, term by term, and how much did not.",
  params: z.strictObject({
    since: z.string().min(1).max(60).optional().describe("Such as 2019-02-20; left out: the named day before."),
  }),
  result: z.object({
    terms: z.array(
      z.object({
        ...{ termId: id, number: text, title: text, marking: markingSchema },
        entry: step(z.object({ number: text, title: text })).describe(
          "The term itself came, went or is called otherwise.",
        ),
        status: step(status),
        wordings: z.array(
          z.object({
            ...{ language: text, fromNumber: z.int().nullable(), toNumber: z.int().nullable(), restsOn: marked },
            words: z.object({ added: z.int(), struck: z.int(), moved: z.int() }),
          }),
        ),
        positions: z.array(z.object({ partyId: id, from: stance.nullable(), to: stance.nullable(), restsOn: marked })),
        first: z.int().describe("How many positions are first on record besides those."),
      }),
    ),
    still: z.object({ terms: z.int(), parties: z.int(), positions: z.int() }).describe("What stands as it did."),
  }),
  read: async ({ opened, params: { since }, markingOf }) => {
    const { moment, negotiation } = opened;
    const before = since ?? stopsBeside(await clockStops(opened), moment.asOfDay).previous;
    const earlier = momentBeside(moment, before ?? moment.asOfDay, negotiation);
    if (earlier.error) throw unread("since", "Write a day such as 2019-02-20.");
    if (earlier.asOf > moment.asOf) throw unread("since", "This is later than the moment that is read.");
    const compared = await changesBetween(opened, earlier, moment);
    const circles = circlesOf(markingOf);
    return {
      terms: compared.terms.map(({ term, entry, status: moved, wordings, positions, firsts }) => ({
        ...{ termId: term.id, number: term.number, title: term.title, marking: markingOf(term.record.compartmentId) },
        entry: entry && { ...entry, restsOn: circles(entry.markedWith) },
        status: moved && { ...moved, restsOn: circles(moved.markedWith) },
        wordings: wordings.map(({ language, words: counted, from, to, markedWith }) => ({
          ...{ language, words: counted, fromNumber: from?.number ?? null, toNumber: to?.number ?? null },
          restsOn: circles(markedWith),
        })),
        positions: positions.map(({ partyId, from, to, markedWith }) => ({
          ...{ partyId, from: from?.stance ?? null, to: to?.stance ?? null, restsOn: circles(markedWith) },
        })),
        first: firsts.reduce((sum, { count }) => sum + count, 0),
      })),
      still: {
        ...{ terms: compared.stillTerms.length, parties: compared.stillParties.length },
        positions: compared.stillPositions,
      },
    };
  },
});

export const analysisReads: readonly Read[] = [analysis, movement, changes];
