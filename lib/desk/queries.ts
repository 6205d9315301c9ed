/** A source as it is read in the desk: its words, what is recognised in them, and what has been recorded from them. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import { mayRecord } from "@/lib/negotiations/policy";
import type { Opened } from "@/lib/negotiations/queries";
import { evidencePage } from "@/lib/logbook/queries-evidence";
import { loggingMaterials } from "@/lib/logbook/queries-materials";
import { restingOn } from "@/lib/logbook/rules/resting";
import { asActor } from "@/lib/platform/actor";
import { beginsAfter, inForceAt } from "@/lib/record/reading";
import { isAnchor } from "@/lib/record/rules";
import { remembered } from "@/lib/text/remembered";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import type { Prisma } from "@/prisma/generated/client";
import { recogniseInTurns } from "./recognise-in-turns";
import type { DeskFacts } from "./rules/marks";
import { type CitedWords, placeOf } from "./rules/places";
import type { Recognised } from "./rules/recognise";

export type SourceDesk = NonNullable<Awaited<ReturnType<typeof sourceDesk>>>;

/** What follows from the same words and the same names is worked out once. */
const recognised = remembered(
  40,
  ({ text, facts, published }: { text: string; facts: DeskFacts; published: string | null }) =>
    recogniseInTurns(text, facts, published as FuzzyDate | null),
);

/** Null: there is no such source for this reader at this moment. */
export async function sourceDesk(opened: Opened, sourceId: string) {
  const { actor, negotiation, member, moment } = opened;
  const found = await asActor(actor, async (tx) => {
    const source = (await sourcesIn(tx, negotiation.id, moment)).find(({ id }) => id === sourceId);
    if (!source) return null;
    const words = await tx.sourceWords.findUnique({ where: { recordId: source.recordId } });
    const citing = (record: Prisma.RecordWhereInput) =>
      tx.citation.findMany({
        where: { negotiationId: negotiation.id, sourceId, record },
        select: {
          ...{ id: true, recordId: true, quote: true, anchor: true },
          record: { select: { kind: true, validText: true, validFrom: true, compartmentId: true } },
        },
        orderBy: { record: { seq: "asc" } },
        take: mostPassages,
      });
    const cited = await citing(inForceAt(moment));
    // On a page of the past it would be the record itself: all that came after.
    const ahead = moment.isPresent ? await citing(beginsAfter(moment)) : [];
    return { source, words, cited, ahead };
  });
  if (!found) return null;
  const { source, words } = found;
  const [evidence, materials] = [await evidencePage(opened, sourceId), await loggingMaterials(opened)];
  const lines = new Map(
    restingOn(sourceId, evidence.lines)
      .flatMap((group) => group.lines)
      .map((line) => [line.recordId, line]),
  );
  const text = words?.text ?? "";
  const passages = found.cited.flatMap(({ id, recordId, quote, anchor, record }) => {
    const line = lines.get(recordId);
    if (!line || !quote || text === "") return [];
    return [{ id, recordId, noun: record.kind, quote, line, place: placeIn(text, quote, anchor) }];
  });
  const later = found.ahead.map(({ id, quote, anchor, record }) => ({
    ...{ id, noun: record.kind, quote, compartmentId: record.compartmentId },
    /** Since when it holds, as recorded, and the first day on which the desk shows it. */
    heldFrom: requireFuzzyDate(record.validText),
    day: dayOf(record.validFrom, negotiation.timeZone),
    place: quote && text !== "" ? placeIn(text, quote, anchor) : null,
  }));
  const facts: DeskFacts = {
    parties: materials.parties.map(({ id, name, code }) => ({ id, name, code })),
    delegates: materials.delegates.map(({ id, name, title, partyId }) => ({ id, name, title, partyId })),
    terms: materials.terms.map(({ id, number, title, axisUnit }) => ({ id, number, title, axisUnit })),
  };
  // Only for those who can record what is recognised.
  const mayTake = moment.isPresent && mayRecord(member).allowed;
  const published = source.published ? requireFuzzyDate(source.published) : null;
  return {
    source,
    words,
    passages,
    /** What is recorded from it and begins after the day of the page, which shows nothing of it elsewhere. */
    later,
    resting: restingOn(sourceId, evidence.lines),
    materials,
    facts,
    ...(mayTake && text ? await recognised({ text, facts, published }) : nothingRecognised),
  };
}

function placeIn(text: string, quote: string, anchor: unknown) {
  const said: CitedWords = { quote, anchor: isAnchor(anchor) ? anchor : null };
  return placeOf(text, said);
}

const nothingRecognised: Recognised = { sentences: [], marks: [], lookedTo: 0 };

/** So many passages are shown in one document. */
const mostPassages = 2_000;
