import "server-only";
import type { z } from "zod";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { seriesAbout } from "@/lib/record/commands/publish";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { seenBy } from "@/lib/record/reading";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { needsReason } from "../rules";
import { recordClauseVersionInput } from "../schema";
import { versionInWords } from "../translations";
import { clauseVersionWords } from "../words";
import { requireWording } from "./require-wording";
import { isMarkedBefore, lastNumber, statusBefore, whenItHolds, wordingBefore } from "./standing-wordings";
import { spendWordingDraft } from "./wording-draft";

type ClauseVersionInput = z.output<typeof recordClauseVersionInput>;

const seriesOf = ({ termId, language }: ClauseVersionInput) => seriesAbout("clause_version", termId, language);

const aboutOf = (input: ClauseVersionInput) => ({
  seriesId: seriesOf(input),
  termId: input.termId,
  compartmentId: input.compartmentId ?? null,
});

/** A wording of a term in one language. What names a version names its record: the words as they stood. */
export const clauseVersionNoun = recordNoun({
  kind: "clause_version",
  input: recordClauseVersionInput,
  id: "clauseVersionId",
  isNamedByRecord: true,
  seriesOf,
  refers: { termId: "term", drafterId: "party" },
  words: clauseVersionWords,
  goesOnFrom: ["text"],
  nameOf: async (context, input) => `version ${await numberFor(context, input)}`,
  data: async (context, input, _, isAnew) => {
    const compartmentId = input.compartmentId ?? null;
    await requireOriginal(context, input, { wasNamed: isAnew || input.supersedesId !== undefined });
    await requireWording(context, input.text, compartmentId);
    const at = whenItHolds(context, input);
    const isOpenUnasked = compartmentId === null && !input.isMarkingSaid && !isAnew && !input.supersedesId;
    if (isOpenUnasked && (await isMarkedBefore(context, aboutOf(input), at)))
      throw new Refusal(
        "The words before these are marked. Say whether these words are open or marked.",
        "compartmentId",
      );
    const before = await wordingBefore(context, aboutOf(input), at);
    const isSame = before?.text === input.text && before.translatesId === (input.translatesId ?? null);
    if (isSame && !input.supersedesId) throw new Refusal(`Version ${before.number} says exactly this already.`, "text");
    // Of a new wording it is asked with what that brings about.
    if (input.supersedesId) await changesAgreedWords(context, input);
    return {
      termId: input.termId,
      language: input.language,
      number: await numberFor(context, input),
      drafter: input.drafter,
      drafterId: input.drafterId ?? null,
      text: input.text,
      translatesId: input.translatesId ?? null,
      note: input.note ?? null,
    };
  },
  bringsAbout: async (context, input) => {
    const reopen = await reopeningBy(context, input);
    return async () => {
      if (!movingWords.has(context)) await spendWordingDraft(context, input);
      await reopen?.();
    };
  },
  create: (tx, data) => tx.clauseVersion.create({ data }),
  find: (tx, recordId) => tx.clauseVersion.findUnique({ where: { recordId } }),
});

/** The reopening that a change of agreed words is; null where none are changed. */
async function reopeningBy(context: CommandContext, input: ClauseVersionInput) {
  if (!(await changesAgreedWords(context, input))) return null;
  const { negotiationId, termId, heldFrom, isDateInferred, compartmentId, sessionId, citations, reason } = input;
  const reopening = { negotiationId, termId, heldFrom, isDateInferred, compartmentId, sessionId, citations, reason };
  // Agreed words that are no longer the words are no longer agreed.
  return () => termStatusNoun.publish(context, { ...reopening, status: "reopened" });
}

const movingWords = new WeakSet<CommandContext>();

/** Says of a command that it moves words from term to term and changes none, so that agreed ones stay agreed. */
export function movesWords(context: CommandContext): void {
  movingWords.add(context);
}

/**
 * Whether those who read the new wording have other words before them, and a status that calls them agreed. Refuses such
 * a change without a reason.
 */
async function changesAgreedWords(context: CommandContext, input: ClauseVersionInput): Promise<boolean> {
  if (movingWords.has(context)) return false;
  const at = whenItHolds(context, input);
  const [status, before] = [
    await statusBefore(context, aboutOf(input), at),
    await wordingBefore(context, aboutOf(input), at),
  ];
  const changes = needsReason({
    status,
    before,
    after: { text: input.text, translatesId: input.translatesId ?? null },
  });
  if (changes && !input.reason) throw new Refusal("These words are agreed. Say why they change.", "reason");
  return changes;
}

/**
 * Refuses a translation of what it cannot be one of. All who see it see what it translates: its marking is that of the
 * original or narrower.
 */
async function requireOriginal(
  { tx, member }: CommandContext,
  input: ClauseVersionInput,
  { wasNamed }: { wasNamed: boolean },
): Promise<void> {
  if (!input.translatesId) return;
  const original = await tx.clauseVersion.findFirst({
    where: { recordId: input.translatesId, negotiationId: member.negotiationId, ...seenBy(input.compartmentId) },
    select: {
      termId: true,
      language: true,
      number: true,
      record: { select: { supersededBy: { select: { isRetraction: true } } } },
    },
  });
  if (!original) throw new NotFound("There is no such wording in this negotiation.", "translatesId");
  const refuse = (message: string) => new Refusal(message, "translatesId");
  if (original.termId !== input.termId) throw refuse("A translation is of a wording of the same term.");
  if (original.language === input.language) throw refuse("A translation is in another language than its original.");
  // What was named once stays named, whatever became of it.
  const { supersededBy } = original.record;
  if (supersededBy && !wasNamed)
    throw refuse(
      `${versionInWords(original)} was ${supersededBy.isRetraction ? "taken back" : "corrected"} meanwhile. Translate what stands.`,
    );
}

/**
 * A correction keeps its number; a new wording takes the next one, counting only what all its readers can see: a gap
 * would tell of a hidden version.
 */
async function numberFor(context: CommandContext, input: ClauseVersionInput): Promise<number> {
  const { tx, member } = context;
  if (input.supersedesId) {
    const numbered = { clauseVersion: { select: { number: true } } } as const;
    const corrected = await tx.record.findFirst({
      where: { id: input.supersedesId, negotiationId: member.negotiationId },
      select: { ...numbered, supersedes: { select: numbered } },
    });
    // What is put in the place of a retraction is the version that was taken back.
    const version = corrected?.clauseVersion ?? corrected?.supersedes?.clauseVersion;
    if (version) return version.number;
  }
  return (await lastNumber(context, aboutOf(input))) + 1;
}
