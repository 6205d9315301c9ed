/** What the record rests on, as the API reads it besides the sources themselves. */
import "server-only";
import { z } from "zod";
import { sourcesIn } from "@/lib/evidence/queries";
import { asActor } from "@/lib/platform/actor";
import { inForceAt } from "@/lib/record/reading";
import * as words from "@/prisma/generated/enums";
import { cut, listOf, type Read, readOf } from "../read";
import { markingSchema } from "../told";
import { asked, id, maybe, one, text } from "./pieces";

export const sourceReads: readonly Read[] = [
  readOf({
    ...{ name: "sources.words", path: "/negotiations/{slug}/sources/{id}/words", group: "Evidence" },
    summary: "A source's own words, where they are kept.",
    result: z.object({ id, recordId: id, title: text, language: maybe, text, fileName: maybe, marking: markingSchema }),
    read: async ({ opened: { actor, negotiation, moment }, id: sourceId, markingOf }) =>
      asActor(actor, async (tx) => {
        const source = (await sourcesIn(tx, negotiation.id, moment)).find((each) => each.id === sourceId);
        const kept = source && (await tx.sourceWords.findUnique({ where: { recordId: source.recordId } }));
        if (!source || !kept) return null;
        return { ...source, text: kept.text, fileName: kept.fileName, marking: markingOf(source.compartmentId) };
      }),
  }),
  listOf({
    ...{ name: "citations.list", path: "/negotiations/{slug}/citations", group: "Evidence" },
    summary: "What each record in force cites: all of it, or what rests on one source.",
    params: z.strictObject({ sourceId: asked }),
    result: z.object({
      ...{ id, recordId: id, seriesId: id, kind: one(words.RecordKind), sourceId: id, credibility: z.int() },
      ...{ locator: maybe, quote: maybe, marking: markingSchema },
    }),
    read: async ({ opened: { actor, negotiation, moment }, params: { sourceId }, page, markingOf }) => {
      const rows = await asActor(actor, (tx) =>
        tx.citation.findMany({
          where: {
            ...{ negotiationId: negotiation.id, record: inForceAt(moment), ...(sourceId ? { sourceId } : {}) },
            ...(page.after ? { id: { gt: page.after } } : {}),
          },
          include: { record: { select: { seriesId: true, kind: true } } },
          orderBy: { id: "asc" },
          take: page.limit + 1,
        }),
      );
      const told = rows.map(({ record, ...row }) => ({ ...row, ...record, marking: markingOf(row.compartmentId) }));
      return cut(told, page.limit, (each) => each.id);
    },
  }),
];
