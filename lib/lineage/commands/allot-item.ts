import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { publish, requireSeries, seriesAbout } from "@/lib/record/commands/publish";
import { atLast } from "@/lib/record/reading";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type LineageEdge, lineageIn, unallottedIn } from "../queries";
import { allottableLabels, lastSplit, mayBelongToSeveral } from "../rules/allotting";
import { carrySpan, overlapIn } from "../rules/pieces";
import { type AllotItemInput, allotItemInput } from "../schema";
import { type FieldsOfAct, requireTerm } from "./acting";
import { carryNote, commonMarking, notesOn, type Target } from "./carry-notes";
import { itemsOn, moveLinkage, movePosition, moveQuestion, moveRisk } from "./move-items";

/**
 * Says to which of the terms that a term was split or merged into something said of it belongs, or that it stays where it
 * is. It is said there from the day of the split on; before that, it was said of the original.
 */
export const allotItem = command({
  name: "term.allot",
  input: allotItemInput,
  may: mayRecord,
  change: async (context, input) => {
    const { tx, member, now } = context;
    const { fromTermId, kind, subjectId } = input;
    const termIds = [...new Set(input.termIds)];
    const from = await requireTerm(context, fromTermId, "fromTermId");
    for (const termId of termIds) await requireTerm(context, termId, "termIds");
    await requireSeries(context, kind, subjectId, { ...(await audienceOf(context, subjectId)), field: "subjectId" });

    const edges = await lineageIn(tx, member.negotiationId, atLast(now));
    const items = await unallottedIn(tx, member.negotiationId, atLast(now), edges);
    const item = items.find((each) => each.fromTermId === fromTermId && each.kind === kind && each.id === subjectId);
    if (!item) throw new Conflict(`Somebody has placed this already, or it is not said of ${from.number} any more.`);
    if (termIds.some((id) => id !== fromTermId && !item.candidateIds.includes(id)))
      throw new Refusal(`The words of ${from.number} went to other terms than this.`, "termIds");
    if (termIds.length > 1 && !mayBelongToSeveral(kind))
      throw new Refusal(`A ${allottableLabels[kind].toLowerCase()} belongs to one term.`, "termIds");

    const split = lastSplit(edges.filter((edge) => edge.fromTermId === fromTermId));
    const fields = fieldsOfSplit(member.negotiationId, split);
    await move(context, fields, input, termIds, split);
    return publishAllotment(context, fields, input, termIds, item.compartmentId);
  },
});

/** Who sees what is allotted: what names it is marked as it is. */
async function audienceOf({ tx, member }: CommandContext, subjectId: string) {
  const record = await tx.record.findFirst({
    where: { seriesId: subjectId, negotiationId: member.negotiationId, isRetraction: false, supersededBy: null },
    orderBy: { seq: "desc" },
    select: { compartmentId: true },
  });
  return { compartmentId: record?.compartmentId ?? null };
}

/** What is allotted holds there from the day of the split. */
function fieldsOfSplit(negotiationId: string, split: readonly LineageEdge[]): FieldsOfAct {
  const [edge] = split;
  if (!edge) throw new NotFound("This term was not split.", "fromTermId");
  const { validText, validInferred } = edge.record;
  return { negotiationId, heldFrom: requireFuzzyDate(validText), isDateInferred: validInferred, citations: [] };
}

async function move(
  context: CommandContext,
  fields: FieldsOfAct,
  { kind, subjectId, fromTermId }: AllotItemInput,
  termIds: readonly string[],
  split: readonly LineageEdge[],
): Promise<void> {
  const [termId] = termIds;
  if (!termId || (termIds.length === 1 && termId === fromTermId)) return;
  if (kind === "annotation") return moveNote(context, fields, subjectId, split, termId);
  const items = await itemsOn(context, fromTermId);
  const isIt = ({ record }: { record: { seriesId: string } }) => record.seriesId === subjectId;
  const moved = { fromTermId, termIds };
  if (kind === "position") {
    const position = items.position.find(isIt);
    if (position) await movePosition(context, fields, position, moved);
  } else if (kind === "linkage") {
    const linkage = items.linkage.find(isIt);
    if (linkage) await moveLinkage(context, fields, linkage, moved);
  } else {
    const item = (kind === "question" ? items.question : items.risk).find(isIt);
    if (item) await (kind === "question" ? moveQuestion : moveRisk)(context, fields, item, termId);
  }
}

/** On its own words where they went there, else on those of them that did, else on all that did. */
async function moveNote(
  context: CommandContext,
  fields: FieldsOfAct,
  annotationId: string,
  split: readonly LineageEdge[],
  termId: string,
): Promise<void> {
  const edges = split.filter(({ toTermId }) => toTermId === termId);
  let moved = null;
  for (const edge of edges) {
    const { from, to, fromTermId, language } = edge;
    if (!from || !to) continue;
    const notes = await notesOn(context, { id: from.recordId, termId: fromTermId, language, text: from.text });
    const note = notes.find(({ id }) => id === annotationId);
    // In its own language; where no words in that went there, it is said of all that did.
    if (note || !moved) moved = { edge, from, to, span: note?.span };
    if (note) break;
  }
  if (!moved) throw new Refusal("That term has no words to place it on.", "termIds");
  const { edge, from, to, span } = moved;
  const target: Target = {
    termId,
    text: to.text,
    pieces: edge.pieces,
    versionId: to.recordId,
    compartmentId: edge.record.compartmentId,
  };
  const place = span && (carrySpan(from.text, target, span) ?? overlapIn(target, span));
  const all = { start: 0, end: to.text.length };
  if (!(await carryNote(context, fields, annotationId, target, place ?? all)))
    throw new Refusal("Not all who see this note see the words there: it stays with the original.", "termIds");
}

async function publishAllotment(
  context: CommandContext,
  { heldFrom, isDateInferred }: FieldsOfAct,
  { fromTermId, kind, subjectId }: AllotItemInput,
  termIds: string[],
  marking: string | null,
) {
  let compartmentId = marking;
  for (const id of [fromTermId, ...termIds]) {
    const common = commonMarking(compartmentId, (await requireTerm(context, id, "termIds")).compartmentId);
    if (common === undefined) throw new Refusal("Not all who see this see that term.", "termIds");
    compartmentId = common;
  }
  const fields = { heldFrom, isDateInferred, citations: [], ...(compartmentId ? { compartmentId } : {}) };
  const seriesId = seriesAbout("allotment", fromTermId, subjectId);
  const { recordId } = await publish(context, { kind: "allotment", seriesId, fields }, (stamp) =>
    context.tx.allotment.create({ data: { ...stamp, fromTermId, subjectKind: kind, subjectId, termIds } }),
  );
  return { recordId };
}
