import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import type { ReadAt } from "@/lib/record/reading";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { listed } from "@/lib/terms/rules/answer";
import { isSettled } from "@/lib/terms/rules";
import { recordTermInput, recordTermStatusInput } from "@/lib/terms/schema";
import { clauseVersionNoun, movesWords } from "@/lib/text/commands/clause-version";
import { recordClauseVersionInput } from "@/lib/text/schema";
import { mergedLanguages, tooLongInWords } from "../rules/merging";
import { type CarriedPiece, joinWordings } from "../rules/pieces";
import { mergeTermsInput } from "../schema";
import {
  type FieldsOfAct,
  fieldsOfAct,
  onDay,
  publishLineage,
  requireTerm,
  type SeenTerm,
  statusOn,
  type TermWording,
  wordingsOn,
} from "./acting";
import { carryNotes, type Target } from "./carry-notes";
import { refuseChanged, refuseParents, refuseUnlike } from "./merge-checks";
import { moveToTerm } from "./move-items";

/**
 * Makes one term of several: their words one after another in the one that stays, in each language that they have, the
 * others withdrawn. Remarks, questions, risks and linkages go with them; a position on a part is none on the whole, and waits to be placed.
 */
export const mergeTerms = command({
  name: "term.merge",
  input: mergeTermsInput,
  may: mayRecord,
  change: async (context, input) => {
    const ids = [
      ...new Set(input.termIds.includes(input.intoTermId) ? input.termIds : [input.intoTermId, ...input.termIds]),
    ];
    if (ids.length < 2) throw new Refusal("Choose what is merged into it.", "termIds");
    if (ids.length > 20) throw new Refusal("Merge at most twenty at once.", "termIds");
    await requireTerm(context, input.intoTermId, "intoTermId");
    const terms: SeenTerm[] = [];
    for (const id of ids) terms.push(await requireTerm(context, id, "termIds"));
    const into = terms.find(({ seriesId }) => seriesId === input.intoTermId);
    if (!into) throw new Error("the term that stays is not among those merged");
    const { compartmentId } = into;
    refuseUnlike(terms, into);
    await refuseParents(context, terms, into);
    await refuseChanged(context, input, terms);

    const fields = await fieldsOfAct(context, input, {
      seriesIds: await wordingSeries(context, into),
      compartmentId,
    });
    const wordings = await wordingsOf(context, onDay(context, fields.heldFrom), terms);
    if (input.title && input.title !== into.title) await rename(context, fields, into, input.title);
    const merged = await publishLanguages(context, fields, { into, terms, wordings });
    await reopenIfMixed(context, fields, terms, into);

    for (const term of terms) {
      const went = merged.flatMap(({ target, worded }) => {
        const from = worded.find((each) => each.term === term);
        return target && from ? [{ ...from, target: { ...target, pieces: [from.piece] } }] : [];
      });
      for (const { version, target } of went)
        await carryNotes(context, fields, { ...version, id: version.recordId }, [target]);
      if (term === into) continue;
      await termStatusNoun.publish(
        context,
        recordTermStatusInput.parse({
          ...fields,
          termId: term.seriesId,
          status: "withdrawn",
          reason: fields.reason ?? `Merged into ${into.number}.`,
        }),
      );
      const edge = { how: "merge", fromTermId: term.seriesId, toTermId: into.seriesId } as const;
      for (const { version, target } of went)
        await publishLineage(context, fields, {
          ...edge,
          language: version.language,
          fromVersionId: version.recordId,
          toVersionId: target.versionId,
          pieces: target.pieces,
        });
      if (went.length === 0)
        await publishLineage(context, fields, {
          ...edge,
          language: wordings.find((each) => each.term === into)?.version.language ?? "en",
          fromVersionId: null,
          toVersionId: null,
          pieces: [],
        });
      await moveToTerm(context, fields, term.seriesId, into.seriesId, ids);
    }
    return { termId: into.seriesId };
  },
});

type Wording = { term: SeenTerm; version: TermWording };
type Worded = (Wording & { piece: CarriedPiece })[];

/** The series of the term's wordings, which what is merged into it is said in. */
async function wordingSeries({ tx, member }: CommandContext, { seriesId }: SeenTerm): Promise<string[]> {
  const rows = await tx.clauseVersion.findMany({
    where: { negotiationId: member.negotiationId, termId: seriesId },
    select: { seriesId: true },
    distinct: ["seriesId"],
  });
  return rows.map((row) => row.seriesId);
}

async function wordingsOf(context: CommandContext, at: ReadAt, terms: readonly SeenTerm[]): Promise<Wording[]> {
  const found: Wording[] = [];
  for (const term of terms) {
    const { seriesId: termId, compartmentId } = term;
    for (const version of await wordingsOn(context, at, { termId, compartmentId })) found.push({ term, version });
  }
  return found;
}

/** Words the term that stays in each language of those merged; what keeps its own words there is not worded anew. */
async function publishLanguages(
  context: CommandContext,
  fields: FieldsOfAct,
  { into, terms, wordings }: { into: SeenTerm; terms: readonly SeenTerm[]; wordings: readonly Wording[] },
): Promise<{ target: Target | null; worded: Worded }[]> {
  const own = wordings.filter(({ term }) => term === into).map(({ version }) => version);
  const standing = new Map(own.map(({ language, recordId }) => [language, recordId]));
  const made: { target: Target | null; worded: Worded }[] = [];
  const originals = await originalsOf(context, wordings);
  for (const { language, as, missingIds } of mergedLanguages(
    terms.map(({ seriesId }) => ({
      id: seriesId,
      wordings: wordings.flatMap(({ term, version }) => {
        if (term.seriesId !== seriesId) return [];
        return { language: version.language, translation: originals.get(version.recordId) ?? null };
      }),
    })),
    into.seriesId,
  )) {
    if (as === null) continue;
    const those = wordings.filter(({ version }) => version.language === language);
    const { text, pieces } = joinWordings(those.map(({ version }) => version.text));
    const tooLong = tooLongInWords(language, text.length);
    if (tooLong) throw new Refusal(tooLong, "termIds");
    const worded = those.map((each, index) => ({ ...each, piece: pieces[index] ?? { start: 0, end: 0, at: 0 } }));
    const missing = terms.filter(({ seriesId }) => missingIds.includes(seriesId)).map(({ number }) => number);
    // One that does not say all of the merged words says of the former ones that it translates them, and so is behind.
    const before = own.find((each) => as !== "authentic" && each.language === as.translates)?.recordId;
    const translated = as === "authentic" ? undefined : standing.get(as.translates);
    const translatesId = as === "authentic" || as.isWhole ? translated : (before ?? translated);
    const target = await publishMerged(context, fields, into, { worded, text, missing, translatesId });
    if (target) standing.set(language, target.versionId);
    made.push({ target, worded });
  }
  return made;
}

/** A translation of what its reader does not see is one all the same. */
const unseen = { language: "und", text: null };

/** Of each wording that is a translation: of which language, and whether the words that it translates stand. */
async function originalsOf({ tx, member }: CommandContext, wordings: readonly Wording[]) {
  const rows = await tx.clauseVersion.findMany({
    where: {
      negotiationId: member.negotiationId,
      recordId: { in: wordings.flatMap(({ version }) => version.translatesId ?? []) },
    },
    select: { recordId: true, language: true, text: true },
  });
  return new Map(
    wordings.flatMap(({ term, version }) => {
      if (version.translatesId === null) return [];
      const { language, text } = rows.find(({ recordId }) => recordId === version.translatesId) ?? unseen;
      const inForce = wordings.find((each) => each.term === term && each.version.language === language);
      return [[version.recordId, { language, isCurrent: inForce?.version.text === text }] as const];
    }),
  );
}

type Merged = { worded: Worded; text: string; missing: readonly string[]; translatesId: string | undefined };

/** The words of all in the term that stays; null where none of the others is worded. */
async function publishMerged(
  context: CommandContext,
  fields: FieldsOfAct,
  into: SeenTerm,
  { worded, text, missing, translatesId }: Merged,
): Promise<Target | null> {
  const [first] = worded;
  if (!first || worded.every(({ term }) => term === into)) return null;
  const { language, drafter, drafterId } = first.version;
  const isOfOne = worded.every(({ version }) => version.drafter === drafter && version.drafterId === drafterId);
  const merged = `Merged: ${listed(worded.map(({ term, version }) => `${term.number}, version ${version.number}`))}.`;
  movesWords(context);
  const { clauseVersionId } = await clauseVersionNoun.publish(
    context,
    recordClauseVersionInput.parse({
      ...fields,
      termId: into.seriesId,
      language,
      text,
      ...(isOfOne ? { drafter, ...(drafterId ? { drafterId } : {}) } : { drafter: "team" }),
      ...(translatesId ? { translatesId } : {}),
      note: missing.length > 0 ? `${merged} Without words in this language: ${listed([...missing])}.` : merged,
    }),
  );
  return { text, pieces: [], termId: into.seriesId, versionId: clauseVersionId, compartmentId: into.compartmentId };
}

async function rename(context: CommandContext, fields: FieldsOfAct, into: SeenTerm, title: string): Promise<void> {
  const said = await termNoun.inputIn(context.tx, into.recordId);
  await termNoun.publish(context, recordTermInput.parse({ ...said, ...fields, termId: into.seriesId, title }));
}

/** Agreed words with others among them are not all agreed: the whole is open again, and that takes a reason. */
async function reopenIfMixed(
  context: CommandContext,
  fields: FieldsOfAct,
  terms: readonly SeenTerm[],
  into: SeenTerm,
): Promise<void> {
  const at = onDay(context, fields.heldFrom);
  const { seriesId: termId, compartmentId } = into;
  const own = await statusOn(context, at, { termId, compartmentId });
  if (!own || !isSettled(own)) return;
  for (const term of terms) {
    const status = await statusOn(context, at, { termId: term.seriesId, compartmentId });
    if (status && isSettled(status)) continue;
    await termStatusNoun.publish(context, recordTermStatusInput.parse({ ...fields, termId, status: "reopened" }));
    return;
  }
}
