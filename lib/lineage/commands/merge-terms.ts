import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { seriesAbout } from "@/lib/record/commands/publish";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { listed } from "@/lib/terms/rules/answer";
import { isSettled } from "@/lib/terms/rules";
import { recordTermInput, recordTermStatusInput } from "@/lib/terms/schema";
import { clauseVersionNoun, movesWords } from "@/lib/text/commands/clause-version";
import { recordClauseVersionInput } from "@/lib/text/schema";
import { joinWordings } from "../rules/pieces";
import { mergeTermsInput } from "../schema";
import {
  type FieldsOfAct,
  fieldsOfAct,
  onDay,
  publishLineage,
  requireTerm,
  type SeenTerm,
  statusOn,
  wordingOn,
} from "./acting";
import { carryNotes, type Target } from "./carry-notes";
import { refuseChanged, refuseParents, refuseUnlike } from "./merge-checks";
import { moveToTerm } from "./move-items";

/**
 * Makes one term of several: their words one after another in the one that stays, the others withdrawn. Remarks,
 * questions, risks and linkages go with them; a position on a part is none on the whole, and waits to be placed.
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

    const seriesId = seriesAbout("clause_version", into.seriesId, input.language);
    const fields = await fieldsOfAct(context, input, { seriesId, compartmentId });
    const at = onDay(context, fields.heldFrom);
    const worded = await wordingsOf(context, at, terms, input.language);
    if (input.title && input.title !== into.title) await rename(context, fields, into, input.title);
    const target = await publishMerged(context, fields, into, worded);
    await reopenIfMixed(context, fields, terms, into);

    for (const term of terms) {
      const from = worded.find((each) => each.term === term);
      if (from && target)
        await carryNotes(context, fields, { ...from.version, id: from.version.recordId }, [
          { ...target, pieces: [from.piece] },
        ]);
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
      await publishLineage(context, fields, {
        how: "merge",
        fromTermId: term.seriesId,
        toTermId: into.seriesId,
        language: input.language,
        fromVersionId: from?.version.recordId ?? null,
        toVersionId: target?.versionId ?? null,
        pieces: from ? [from.piece] : [],
      });
      await moveToTerm(context, fields, term.seriesId, into.seriesId, ids);
    }
    return { termId: into.seriesId };
  },
});

type Worded = Awaited<ReturnType<typeof wordingsOf>>;

/** Those of the terms that are worded in the language, each with where its words come to stand. */
async function wordingsOf(
  context: CommandContext,
  at: ReturnType<typeof onDay>,
  terms: readonly SeenTerm[],
  language: string,
) {
  const found = [];
  for (const term of terms) {
    const { seriesId: termId, compartmentId } = term;
    const version = await wordingOn(context, at, { termId, language, compartmentId });
    if (version?.translatesId)
      throw new Refusal(`${term.number} is translated into this language: merge the authentic wordings.`, "language");
    if (version) found.push({ term, version });
  }
  const { pieces } = joinWordings(found.map(({ version }) => version.text));
  return found.map((each, index) => ({ ...each, piece: pieces[index] ?? { start: 0, end: 0, at: 0 } }));
}

/** The words of all in the term that stays; null where none of the others is worded. */
async function publishMerged(
  context: CommandContext,
  fields: FieldsOfAct,
  into: SeenTerm,
  worded: Worded,
): Promise<Target | null> {
  const [first] = worded;
  if (!first || worded.every(({ term }) => term === into)) return null;
  const { text } = joinWordings(worded.map(({ version }) => version.text));
  const { language, drafter, drafterId } = first.version;
  const isOfOne = worded.every(({ version }) => version.drafter === drafter && version.drafterId === drafterId);
  movesWords(context);
  const { clauseVersionId } = await clauseVersionNoun.publish(
    context,
    recordClauseVersionInput.parse({
      ...fields,
      termId: into.seriesId,
      language,
      text,
      ...(isOfOne ? { drafter, ...(drafterId ? { drafterId } : {}) } : { drafter: "team" }),
      note: `Merged: ${listed(worded.map(({ term, version }) => `${term.number}, version ${version.number}`))}.`,
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
