/** The text as it is worded, what is said of it and what is in brackets, as the API reads them. */
import "server-only";
import { z } from "zod";
import { threadsIn } from "@/lib/annotations/queries";
import { asActor } from "@/lib/platform/actor";
import { agreementIn } from "@/lib/terms/queries";
import { bracketKinds } from "@/lib/text/brackets";
import { clauseVersionsIn, optionsIn } from "@/lib/text/queries";
import { bracketsOnRecord } from "@/lib/text/queries-ledger";
import * as words from "@/prisma/generated/enums";
import { listOf, pageOf, type Read, readOf } from "../read";
import { markingSchema } from "../told";
import { asked, date, id, maybe, maybeId, one, status, text } from "./pieces";
import { threadShape, toldThread } from "./threads";

const wording = z.object({
  ...{ id, recordId: id, language: text, number: z.int(), text, translatesId: maybeId, heldFrom: text },
  marking: markingSchema,
});

const bracketMoment = z.object({
  ...{ wordingRecordId: id, number: z.int(), heldFrom: date, marking: markingSchema },
  sessionId: maybeId.describe("The session that the wording was recorded in."),
});

export const textReads: readonly Read[] = [
  readOf({
    ...{ name: "text", path: "/negotiations/{slug}/text", group: "Text" },
    summary: "The agreement as it is worded: each term in order with how it stands, its wordings and its options.",
    params: z.strictObject({ language: z.string().max(35).optional() }),
    result: z.object({
      terms: z.array(
        z.object({
          ...{ id, number: text, title: text, kind: one(words.TermKind), parentId: maybeId, depth: z.int() },
          ...{ marking: markingSchema, status: status.nullable(), statusSince: maybe, statusMarking: markingSchema },
          wordings: z.array(wording),
          options: z.array(
            z.object({ ...{ id, recordId: id, label: text, text, sponsorIds: z.array(id), marking: markingSchema } }),
          ),
        }),
      ),
    }),
    read: async ({ opened: { actor, negotiation, moment }, params: { language }, markingOf }) => {
      const read = await asActor(actor, async (tx) => ({
        ...(await agreementIn(tx, negotiation.id, moment)),
        versions: await clauseVersionsIn(tx, negotiation.id, moment),
        options: await optionsIn(tx, negotiation.id, moment),
      }));
      const versions = read.versions.filter((each) => language === undefined || each.language === language);
      return {
        terms: read.terms.map((term) => {
          const held = read.statuses.get(term.id);
          return {
            ...{ ...term, marking: markingOf(term.compartmentId), status: held?.status ?? null },
            ...{
              statusSince: held?.since.validText ?? null,
              statusMarking: markingOf(held?.since.compartmentId ?? null),
            },
            wordings: versions
              .filter(({ termId }) => termId === term.id)
              .map(({ seriesId, record, ...each }) => ({
                ...{ ...each, id: seriesId, heldFrom: record.validText, marking: markingOf(each.compartmentId) },
              })),
            options: read.options
              .filter(({ termId }) => termId === term.id)
              .map((each) => ({ ...each, marking: markingOf(each.compartmentId) })),
          };
        }),
      };
    },
  }),
  listOf({
    ...{ name: "threads.list", path: "/negotiations/{slug}/threads", group: "Remarks", result: threadShape },
    summary:
      "The remarks on the wording with their replies, open and resolved. As W3C Web Annotations: `/annotations`.",
    params: z.strictObject({ termId: asked, state: one(words.AnnotationState).optional() }),
    read: async ({ opened: { actor, negotiation, moment }, params: { termId, state }, page, markingOf }) => {
      const threads = await asActor(actor, (tx) => threadsIn(tx, negotiation.id, moment, termId));
      return pageOf(
        threads
          .filter((each) => state === undefined || each.state === state)
          .map((each) => toldThread(each, markingOf)),
        page,
      );
    },
  }),
  listOf({
    ...{ name: "brackets.list", path: "/negotiations/{slug}/brackets", group: "Text", hasOtherIds: true },
    summary: "Every bracket, open and closed: who holds the words back, since when, and what became of it.",
    params: z.strictObject({ termId: asked, isOpen: z.enum(["true", "false"]).optional() }),
    result: z.object({
      id: text.describe("The same however far the ledger goes."),
      ...{ termId: id, language: text, sponsors: z.array(text), kind: z.enum(bracketKinds).nullable() },
      ...{ wordsAtOpening: text, wordsNow: text, openedIn: bracketMoment },
      closedIn: bracketMoment.nullable().describe("Null while it is open."),
      closedHow: z.enum(["agreed", "dropped", "replaced"]).nullable(),
      reopenedFrom: maybe.describe("The bracket whose words it puts into brackets again."),
    }),
    read: async ({ opened, params: { termId, isOpen }, page, markingOf }) => {
      const { brackets } = await bracketsOnRecord(opened);
      const momentOf = (each: (typeof brackets)[number]["openedIn"]) => ({
        ...{ wordingRecordId: each.versionId, number: each.number, heldFrom: each.validText },
        ...{ marking: markingOf(each.compartmentId), sessionId: each.session?.id ?? null },
      });
      return pageOf(
        brackets
          .filter(({ term }) => termId === undefined || term.id === termId)
          .filter(({ closedIn }) => isOpen === undefined || (closedIn === null) === (isOpen === "true"))
          .map(({ term, openedIn, closedIn, ...each }) => ({
            ...{ ...each, termId: term.id, openedIn: momentOf(openedIn), closedIn: closedIn && momentOf(closedIn) },
          })),
        page,
      );
    },
  }),
];
