/** What was said of one term said of another: a position, a linkage, a question, a risk. */
import "server-only";
import { questionNoun } from "@/lib/evidence/commands/question";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { questionsIn, risksIn } from "@/lib/evidence/queries";
import { recordQuestionInput, recordRiskInput } from "@/lib/evidence/schema";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { positionNoun } from "@/lib/positions/commands/position";
import { positionsIn } from "@/lib/positions/queries";
import { recordPositionInput } from "@/lib/positions/schema";
import type { AnyNoun } from "@/lib/record/commands/record-noun";
import { atLast, type RecordFacts } from "@/lib/record/reading";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { linkagesIn } from "@/lib/terms/queries";
import { isMutual } from "@/lib/terms/rules";
import { recordLinkageInput } from "@/lib/terms/schema";
import { earliest } from "@/lib/time/fuzzy-date";
import { type FieldsOfAct, onDay, requireTerm, statusOn } from "./acting";
import { commonMarking } from "./carry-notes";

/** Something on record, as far as moving it asks. */
export type Item = { record: RecordFacts };

/** All that the writer sees said of the term, as it stands at last. */
export async function itemsOn({ tx, member, now }: CommandContext, termId: string) {
  const [id, at] = [member.negotiationId, atLast(now)];
  const isOnTerm = (row: { termId: string | null }) => row.termId === termId;
  return {
    position: await positionsIn(tx, id, at, { termIds: [termId] }),
    question: (await questionsIn(tx, id, at)).filter(isOnTerm),
    risk: (await risksIn(tx, id, at)).filter(isOnTerm),
    linkage: (await linkagesIn(tx, id, at)).filter((row) => row.fromTermId === termId || row.toTermId === termId),
  };
}

export type LinkageItem = Awaited<ReturnType<typeof itemsOn>>["linkage"][number];

/** The item's own fields from a date on, for whom it and the term that it goes to are marked. */
async function sayAgain(context: CommandContext, fields: FieldsOfAct, noun: AnyNoun, { record }: Item, termId: string) {
  const { tx, member } = context;
  const said = (await noun.inputIn(tx, record.id)) ?? {};
  const target = await requireTerm(context, termId, "termIds");
  const marking = commonMarking(record.compartmentId, target.compartmentId);
  if (marking === undefined)
    throw new Refusal(`Not all who see this see ${target.number} ${target.title}: it cannot stand there.`, "termIds");
  // Said after the day of the split, it holds from when it was said.
  const isLater = record.validFrom > earliest(fields.heldFrom, member.timeZone);
  return {
    ...said,
    negotiationId: member.negotiationId,
    heldFrom: isLater ? record.validText : fields.heldFrom,
    isDateInferred: isLater ? record.validInferred : fields.isDateInferred,
    citations: record.citations.map(({ sourceId, credibility, locator, quote, anchor }) => ({
      sourceId,
      credibility,
      ...(locator === null ? {} : { locator }),
      ...(quote === null ? {} : { quote }),
      ...(anchor === null ? {} : { anchor }),
    })),
    ...(marking ? { compartmentId: marking } : {}),
  };
}

/** A question or a risk goes as it is: the same series, on another term from then on. */
export async function moveQuestion(context: CommandContext, fields: FieldsOfAct, item: Item, termId: string) {
  const again = await sayAgain(context, fields, questionNoun, item, termId);
  await questionNoun.publish(
    context,
    recordQuestionInput.parse({ ...again, termId, questionId: item.record.seriesId }),
  );
}

export async function moveRisk(context: CommandContext, fields: FieldsOfAct, item: Item, termId: string) {
  const again = await sayAgain(context, fields, riskNoun, item, termId);
  await riskNoun.publish(context, recordRiskInput.parse({ ...again, termId, riskId: item.record.seriesId }));
}

type Moved = { fromTermId: string; termIds: readonly string[] };

/** A linkage is made anew with each term that it belongs to now, and ends with the one that it does not. */
export async function moveLinkage(context: CommandContext, fields: FieldsOfAct, item: LinkageItem, moved: Moved) {
  const { fromTermId, termIds } = moved;
  const other = item.fromTermId === fromTermId ? item.toTermId : item.fromTermId;
  const standing = await linkagesIn(context.tx, context.member.negotiationId, atLast(context.now));
  for (const termId of termIds) {
    if (termId === fromTermId || termId === other) continue;
    const ends =
      item.fromTermId === fromTermId
        ? { fromTermId: termId, toTermId: other }
        : { fromTermId: other, toTermId: termId };
    const again = await sayAgain(context, fields, linkageNoun, item, termId);
    const { compartmentId = null } = again as { compartmentId?: string | null };
    // One that not all its readers see does not keep it from them.
    const seen = standing.filter(
      ({ record }) => record.compartmentId === null || record.compartmentId === compartmentId,
    );
    if (seen.some((each) => isSameLinkage(each, { ...ends, kind: item.kind }))) continue;
    await linkageNoun.publish(context, recordLinkageInput.parse({ ...again, ...ends }));
  }
  if (!termIds.includes(fromTermId)) await endLinkage(context, fields, item);
}

export async function endLinkage(context: CommandContext, fields: FieldsOfAct, item: LinkageItem): Promise<void> {
  const again = await sayAgain(context, fields, linkageNoun, item, item.fromTermId);
  const { compartmentId } = item.record;
  const marking = compartmentId ? { compartmentId } : {};
  await linkageNoun.publish(context, recordLinkageInput.parse({ ...again, ...marking, hasEnded: true }));
}

type Ends = Pick<LinkageItem, "fromTermId" | "toTermId" | "kind">;

function isSameLinkage(one: Ends, other: Ends): boolean {
  if (one.kind !== other.kind) return false;
  if (one.fromTermId === other.fromTermId && one.toTermId === other.toTermId) return true;
  return isMutual(one.kind) && one.fromTermId === other.toTermId && one.toTermId === other.fromTermId;
}

/**
 * A party holds of each of these terms what it held of the one. Of what is left of that, where it is not among them, its
 * position is unknown: nobody has asked.
 */
export async function movePosition(context: CommandContext, fields: FieldsOfAct, item: Item, moved: Moved) {
  const { fromTermId, termIds } = moved;
  const from = await requireTerm(context, fromTermId, "fromTermId");
  for (const termId of termIds) {
    if (termId === fromTermId) continue;
    const said = (await sayAgain(context, fields, positionNoun, item, termId)) as Record<string, unknown>;
    const { clauseVersionId: _, ...again } = said;
    await positionNoun.publish(context, recordPositionInput.parse({ ...again, termId, intervals: onAxis(said) }));
  }
  const at = onDay(context, fields.heldFrom);
  const { compartmentId } = item.record;
  const isGone = (await statusOn(context, at, { termId: fromTermId, compartmentId })) === "withdrawn";
  if (termIds.includes(fromTermId) || isGone) return;
  const { negotiationId, heldFrom, isDateInferred, partyId } = (await sayAgain(
    context,
    fields,
    positionNoun,
    item,
    fromTermId,
  )) as Record<string, unknown>;
  const placed = await Promise.all(termIds.map((id) => requireTerm(context, id, "termIds")));
  await positionNoun.publish(
    context,
    recordPositionInput.parse({
      ...{ negotiationId, heldFrom, isDateInferred, partyId },
      ...(compartmentId ? { compartmentId } : {}),
      termId: fromTermId,
      stance: "unknown",
      intervals: "nothing",
      basis: "assessed",
      confidence: "low",
      why: `What it held of ${from.number} was placed with ${placed.map(({ number }) => number).join(" and ")}; of the rest it has not been asked.`,
    }),
  );
}

/** The whole of what is held there: where it is nothing, that is said. */
function onAxis({ intervals }: Record<string, unknown>): unknown {
  return Array.isArray(intervals) && intervals.length === 0 ? "nothing" : intervals;
}

/** All but the positions of a term that is merged into another. What linked two of the merged links nothing now. */
export async function moveToTerm(
  context: CommandContext,
  fields: FieldsOfAct,
  fromTermId: string,
  intoTermId: string,
  merged: readonly string[],
): Promise<void> {
  const { question, risk, linkage } = await itemsOn(context, fromTermId);
  for (const item of question)
    if (await canGo(context, item, intoTermId)) await moveQuestion(context, fields, item, intoTermId);
  for (const item of risk)
    if (await canGo(context, item, intoTermId)) await moveRisk(context, fields, item, intoTermId);
  for (const item of linkage) {
    const isWithin = merged.includes(item.fromTermId) && merged.includes(item.toTermId);
    if (isWithin) await endLinkage(context, fields, item);
    else if (await canGo(context, item, intoTermId))
      await moveLinkage(context, fields, item, { fromTermId, termIds: [intoTermId] });
  }
}

async function canGo(context: CommandContext, { record }: Item, termId: string): Promise<boolean> {
  const { compartmentId } = await requireTerm(context, termId, "termIds");
  return commonMarking(record.compartmentId, compartmentId) !== undefined;
}
