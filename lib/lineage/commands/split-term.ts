import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { standingTerms } from "@/lib/terms/commands/standing-terms";
import { listed } from "@/lib/terms/rules/answer";
import { recordTermInput, recordTermStatusInput } from "@/lib/terms/schema";
import type { TermStatus } from "@/lib/terms/rules";
import { clauseVersionNoun, movesWords } from "@/lib/text/commands/clause-version";
import { languageName } from "@/lib/text/languages";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { recordClauseVersionInput } from "@/lib/text/schema";
import { type CarriedText, cutIntoParts } from "../rules/pieces";
import { type SplitTermInput, splitTermInput } from "../schema";
import { type FieldsOfAct, fieldsOfAct, onDay, publishLineage, requireTerm, type SeenTerm, statusOn } from "./acting";
import { carryNotes, commonMarking, type Target } from "./carry-notes";
import { requireInForce, requireOthers, requireTranslating, requireVersion, type Version } from "./split-versions";

/**
 * Makes several terms of one, each with its part of the words, in each language that is cut along. The words do not change, so that agreed ones stay agreed;
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
    const others = await requireOthers(context, version, input.others);
    const fields = await fieldsOfAct(context, input, {
      seriesIds: [version, ...others].map(({ seriesId }) => seriesId),
      compartmentId,
    });
    for (const each of [version, ...others]) await requireInForce(context, each, fields);
    requireTranslating([version, ...others]);
    const parts = requireParts(version.text, input);
    const otherParts = others.map(({ text, pieces, language }) =>
      requireParts(text, { ...input, pieces }, { field: "others", of: `The ${languageName(language)}: ` }),
    );

    movesWords(context);
    const at = onDay(context, fields.heldFrom);
    const status = await statusOn(context, at, { termId: term.seriesId, compartmentId });
    const ranks = await ranksAfter(context, term, compartmentId, input.parts.length);
    const termIds: string[] = [];
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
      termIds.push(termId);
      targets.push(await publishWording(context, fields, version, { termId, made, note: noteOfPart(term, version) }));
      const partly = status && statusOfPart(status, made);
      if (partly)
        await termStatusNoun.publish(context, recordTermStatusInput.parse({ ...fields, termId, status: partly }));
    }
    // Before the wording that the original is left with, which tells what was placed on it since.
    await publishEdges(context, fields, version, targets);
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
    const made = new Map([[version.language, [...targets, ...(staying ? [staying] : [])]]]);
    for (const [index, other] of others.entries()) {
      const [own, ...cut] = otherParts[index] ?? [];
      // Of each part what it translates, if it is a translation.
      const of = made.get(other.translates ?? "");
      const translating = (termId: string) => of?.find((each) => each.termId === termId)?.versionId;
      const wording = (termId: string, words: CarriedText | undefined, note: string) => {
        if (!words) throw new Error("a part has no words");
        const translatesId = translating(termId);
        return publishWording(context, fields, other, { termId, made: words, note, translatesId });
      };
      const went: Target[] = [];
      for (const [at, termId] of termIds.entries()) went.push(await wording(termId, cut[at], noteOfPart(term, other)));
      await publishEdges(context, fields, other, went);
      const stays = staying ? [await wording(term.seriesId, own, `The rest went to ${named}.`)] : [];
      made.set(other.language, [...went, ...stays]);
    }
    for (const each of [version, ...others])
      await carryNotes(context, fields, { ...each, id: each.recordId }, made.get(each.language) ?? []);
    return { termId: term.seriesId, termIds };
  },
});

function noteOfPart({ number, title }: SeenTerm, version: Version): string {
  return `Split from ${number} ${title}, version ${version.number}.`;
}

async function publishEdges(
  context: CommandContext,
  fields: FieldsOfAct,
  version: Version,
  targets: readonly Target[],
): Promise<void> {
  for (const { termId, versionId, pieces } of targets)
    await publishLineage(context, fields, {
      how: "split",
      fromTermId: version.termId,
      toTermId: termId,
      language: version.language,
      fromVersionId: version.recordId,
      toVersionId: versionId,
      pieces,
    });
}

/** The words of the original, first, and of each new term. */
function requireParts(
  text: string,
  { isWithdrawn, parts, pieces }: Pick<SplitTermInput, "isWithdrawn" | "parts" | "pieces">,
  { field, of } = { field: "pieces", of: "" },
): CarriedText[] {
  const count = parts.length + 1;
  if (isWithdrawn && parts.length < 2)
    throw new Refusal("Split it into two terms or more: one alone is a new number, which Arrange gives.", "parts");
  const refuse = (message: string) => new Refusal(of + message, field);
  if (pieces.some(({ part }) => part >= count)) throw refuse("A piece goes to a part that is not named.");
  const cut = cutIntoParts(text, pieces, count);
  if (!cut.ok) throw refuse(cut.part === null ? cut.message : `In ${nameOf(cut.part, parts)}: ${cut.message}`);
  const empty = cut.parts.findIndex((part, index) => part.text === "" && !(isWithdrawn && index === 0));
  if (empty !== -1) throw refuse(`${nameOf(empty, parts)} has no words: give it some, or leave it out.`);
  if (isWithdrawn && cut.parts[0]?.text) throw refuse("The original is withdrawn: all its words go elsewhere.");
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
  {
    termId,
    made,
    note,
    translatesId,
  }: { termId: string; made: CarriedText; note: string; translatesId?: string | undefined },
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
      ...(translatesId ? { translatesId } : {}),
      note,
    }),
  );
  return { ...made, termId, versionId: clauseVersionId, compartmentId: fields.compartmentId ?? null };
}
