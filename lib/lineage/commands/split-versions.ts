/** The wordings that a split cuts. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { recordFacts } from "@/lib/record/reading";
import { languageName } from "@/lib/text/languages";
import { earliest } from "@/lib/time/fuzzy-date";
import type { SplitTermInput } from "../schema";
import { type FieldsOfAct, onDay, wordingsOn } from "./acting";

export type Version = Awaited<ReturnType<typeof loadVersion>>;

/** The wordings of the same term in other languages that are cut along, originals before their translations. */
export async function requireOthers(context: CommandContext, version: Version, asked: SplitTermInput["others"]) {
  const found = [];
  for (const { clauseVersionId, pieces } of asked) {
    const { translatesId, ...other } = await loadVersion(context, clauseVersionId, "others");
    if (other.termId !== version.termId) throw new Refusal("That is a wording of another term.", "others");
    if (other.compartmentId !== version.compartmentId)
      throw new Refusal("Not all who see the one wording see the other.", "others");
    const original = translatesId ? await loadOriginal(context, translatesId) : null;
    if (translatesId && !original)
      throw new Refusal(
        `The ${languageName(other.language)} translates words that you do not see: it stays with the original.`,
        "others",
      );
    found.push({ ...other, translatesId, pieces, translates: original?.language ?? null, original });
  }
  const languages = [version, ...found].map(({ language }) => language);
  if (new Set(languages).size < languages.length) throw new Refusal("Cut one wording a language.", "others");
  return found.sort((a, b) => Number(a.translates !== null) - Number(b.translates !== null));
}

/** A translation is cut along only with what it translates, and not where that has moved on: its parts would hide it. */
export function requireTranslating(
  versions: readonly (Pick<Version, "language" | "text"> & {
    translates?: string | null;
    original?: { text: string } | null;
  })[],
): void {
  for (const { language, translates, original } of versions) {
    if (!translates) continue;
    const cut = versions.find((each) => each.language === translates && !each.translates);
    if (cut?.text !== original?.text)
      throw new Refusal(
        `The ${languageName(language)} does not translate the words that are cut: it stays with the original.`,
        "others",
      );
  }
}

async function loadOriginal({ tx, member }: CommandContext, recordId: string) {
  return tx.clauseVersion.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    select: { language: true, text: true },
  });
}

async function loadVersion({ tx, member }: CommandContext, recordId: string, field: string) {
  const version = await tx.clauseVersion.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    include: { record: { select: { ...recordFacts, supersededBy: { select: { id: true } } } } },
  });
  if (!version) throw new NotFound("There is no such wording in this negotiation.", field);
  if (version.record.supersededBy) throw new Conflict(wordedAnew);
  return version;
}

/** The wording that is cut, which is authentic. */
export async function requireVersion(context: CommandContext, recordId: string) {
  const version = await loadVersion(context, recordId, "clauseVersionId");
  if (version.translatesId)
    throw new Refusal("This is a translation. Split the wording that it translates.", "clauseVersionId");
  return version;
}

const wordedAnew = "The term was worded anew while you were splitting it. Nothing has been recorded: look at it again.";

/** What is cut is what stands on that day, or words that nobody has any more would come back. */
export async function requireInForce(
  context: CommandContext,
  version: Version,
  { heldFrom }: FieldsOfAct,
): Promise<void> {
  if (earliest(heldFrom, context.member.timeZone) < version.record.validFrom)
    throw new Refusal("These words are on record only since later: choose a later day.", "heldFrom");
  const { termId, language, compartmentId } = version;
  const standing = await wordingsOn(context, onDay(context, heldFrom), { termId, compartmentId });
  if (standing.find((each) => each.language === language)?.recordId !== version.recordId)
    throw new Conflict(wordedAnew);
}
