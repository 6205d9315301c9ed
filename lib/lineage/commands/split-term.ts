import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { recordFacts } from "@/lib/record/reading";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { standingTerms } from "@/lib/terms/commands/standing-terms";
import { listed } from "@/lib/terms/rules/answer";
import { recordTermInput, recordTermStatusInput } from "@/lib/terms/schema";
import type { TermStatus } from "@/lib/terms/rules";
import { clauseVersionNoun, movesWords } from "@/lib/text/commands/clause-version";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { recordClauseVersionInput } from "@/lib/text/schema";
import { earliest } from "@/lib/time/fuzzy-date";
import { type CarriedText, cutIntoParts } from "../rules/pieces";
import { type SplitTermInput, splitTermInput } from "../schema";
import {
  type FieldsOfAct,
  fieldsOfAct,
  onDay,
  publishLineage,
  requireTerm,
  type SeenTerm,
  statusOn,
  wordingsOn,
} from "./acting";
import { carryNotes, commonMarking, type Target } from "./carry-notes";

type Version = Awaited<ReturnType<typeof requireVersion>>;

/**
 * Makes several terms of one, each with its part of the words. The words do not change, so that agreed ones stay agreed;
 * remarks go with them where they went to one part only.
 */
export const splitTerm = command({
  name: "term.split",
  input: splitTermInput,
  may: mayRecord,
  change: async (context, input) => {
    const version = await requireVersion(context, input.clauseVersionId);
    const term = await requireTerm(context, version.termId, "clauseVersionId");
    const compartmentId = commonMarking(term.compartmentId, version.compartmentId) ?? null;
    const fields = await fieldsOfAct(context, input, { seriesIds: [version.seriesId], compartmentId });
    await requireInForce(context, version, fields);
    const parts = requireParts(version.text, input);

    movesWords(context);
    const at = onDay(context, fields.heldFrom);
    const status = await statusOn(context, at, { termId: term.seriesId, compartmentId });
    const ranks = await ranksAfter(context, term, compartmentId, input.parts.length);
    const targets: Target[] = [];
    for (const [index, { number, title, takesAxis }] of input.parts.entries()) {
      const made = parts[index + 1];
      if (!made) throw new Error("a part has no words");
      const { termId } = await termNoun.publish(
        context,
        recordTermInput.parse({
          ...fields,
          ...(takesAxis ? await axisOf(context, term) : {}),
          number,
          title,
          kind: term.kind,
          rank: ranks[index],
          ...(term.parentId ? { parentId: term.parentId } : {}),
        }),
      );
      const note = `Split from ${term.number} ${term.title}, version ${version.number}.`;
      targets.push(await publishWording(context, fields, version, { termId, made, note }));
      const partly = status && statusOfPart(status, made);
      if (partly)
        await termStatusNoun.publish(context, recordTermStatusInput.parse({ ...fields, termId, status: partly }));
    }
    // Before the wording that the original is left with, which tells what was placed on it since.
    for (const { termId, versionId, pieces } of targets)
      await publishLineage(context, fields, {
        how: "split",
        fromTermId: term.seriesId,
        toTermId: termId,
        language: version.language,
        fromVersionId: version.recordId,
        toVersionId: versionId,
        pieces,
      });
    const named = listed(input.parts.map(({ number }) => number));
    const [kept] = parts;
    const staying =
      input.isWithdrawn || !kept
        ? null
        : await publishWording(context, fields, version, {
            termId: term.seriesId,
            made: kept,
            note: `The rest went to ${named}.`,
          });
    if (!staying)
      await termStatusNoun.publish(
        context,
        recordTermStatusInput.parse({
          ...fields,
          termId: term.seriesId,
          status: "withdrawn",
          reason: fields.reason ?? `Split into ${named}.`,
        }),
      );
    await carryNotes(context, fields, { ...version, id: version.recordId }, [
      ...targets,
      ...(staying ? [staying] : []),
    ]);
    return { termId: term.seriesId, termIds: targets.map(({ termId }) => termId) };
  },
});

async function requireVersion({ tx, member }: CommandContext, recordId: string) {
  const version = await tx.clauseVersion.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    include: { record: { select: { ...recordFacts, supersededBy: { select: { id: true } } } } },
  });
  if (!version) throw new NotFound("There is no such wording in this negotiation.", "clauseVersionId");
  if (version.record.supersededBy) throw new Conflict(wordedAnew);
  if (version.translatesId)
    throw new Refusal("This is a translation. Split the wording that it translates.", "clauseVersionId");
  return version;
}

const wordedAnew = "The term was worded anew while you were splitting it. Nothing has been recorded: look at it again.";

/** What is cut is what stands on that day, or words that nobody has any more would come back. */
async function requireInForce(context: CommandContext, version: Version, { heldFrom }: FieldsOfAct): Promise<void> {
  if (earliest(heldFrom, context.member.timeZone) < version.record.validFrom)
    throw new Refusal("These words are on record only since later: choose a later day.", "heldFrom");
  const { termId, language, compartmentId } = version;
  const standing = await wordingsOn(context, onDay(context, heldFrom), { termId, compartmentId });
  if (standing.find((each) => each.language === language)?.recordId !== version.recordId)
    throw new Conflict(wordedAnew);
}

/** The words of the original, first, and of each new term. */
function requireParts(text: string, { isWithdrawn, parts, pieces }: SplitTermInput): CarriedText[] {
  const count = parts.length + 1;
  if (isWithdrawn && parts.length < 2)
    throw new Refusal("Split it into two terms or more: one alone is a new number, which Arrange gives.", "parts");
  if (pieces.some(({ part }) => part >= count))
    throw new Refusal("A piece goes to a part that is not named.", "pieces");
  const cut = cutIntoParts(text, pieces, count);
  if (!cut.ok)
    throw new Refusal(cut.part === null ? cut.message : `In ${nameOf(cut.part, parts)}: ${cut.message}`, "pieces");
  const empty = cut.parts.findIndex((part, index) => part.text === "" && !(isWithdrawn && index === 0));
  if (empty !== -1) throw new Refusal(`${nameOf(empty, parts)} has no words: give it some, or leave it out.`, "pieces");
  if (isWithdrawn && cut.parts[0]?.text)
    throw new Refusal("The original is withdrawn: all its words go elsewhere.", "pieces");
  return cut.parts;
}

function nameOf(part: number, parts: SplitTermInput["parts"]): string {
  return part === 0 ? "The original" : (parts[part - 1]?.number ?? "A part");
}

/** Right after the original, in the order given, before what follows it among what the readers see. */
async function ranksAfter(
  context: CommandContext,
  term: SeenTerm,
  compartmentId: string | null,
  count: number,
): Promise<number[]> {
  const later = (await standingTerms(context, compartmentId))
    .filter(({ parentId, rank }) => parentId === term.parentId && rank > term.rank)
    .map(({ rank }) => rank);
  const step = later.length > 0 ? (Math.min(...later) - term.rank) / (count + 1) : 1;
  return Array.from({ length: count }, (_, index) => term.rank + step * (index + 1));
}

async function axisOf({ tx }: CommandContext, term: SeenTerm) {
  const row = await tx.term.findUnique({ where: { recordId: term.recordId } });
  if (!row?.axisUnit) return {};
  const { axisUnit, axisLabel, axisBaseline, isUnilateral } = row;
  return {
    axisUnit,
    isUnilateral,
    ...(axisLabel === null ? {} : { axisLabel }),
    ...(axisBaseline === null ? {} : { axisBaseline }),
  };
}

/** A part of agreed words is agreed; a part of bracketed ones that holds no bracket is not bracketed. */
function statusOfPart(status: TermStatus, { text }: CarriedText): TermStatus {
  const isBracketed = parseBrackets(text).all.length > 0;
  return status === "bracketed" && !isBracketed ? "under_discussion" : status;
}

async function publishWording(
  context: CommandContext,
  fields: FieldsOfAct,
  { language, drafter, drafterId }: Version,
  { termId, made, note }: { termId: string; made: CarriedText; note: string },
): Promise<Target> {
  const { clauseVersionId } = await clauseVersionNoun.publish(
    context,
    recordClauseVersionInput.parse({
      ...fields,
      termId,
      language,
      drafter,
      ...(drafterId ? { drafterId } : {}),
      text: made.text,
      note,
    }),
  );
  return { ...made, termId, versionId: clauseVersionId, compartmentId: fields.compartmentId ?? null };
}
