import "server-only";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { roundNoun } from "@/lib/rounds/commands/round";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, ExpectedError, InvalidFields } from "@/lib/platform/errors";
import { publishSession } from "@/lib/rounds/commands/record-session";
import type { Notes } from "@/lib/rounds/schema";
import { isAnchor } from "@/lib/record/rules";
import { mayChangeDraft } from "../policy";
import { entryShapes } from "../rules/entries";
import { checkFiling, type Filing } from "../rules/filing";
import { draftField } from "../rules/filing-fields";
import { draftContentInput, fileSessionInput } from "../schema";
import { draftToWrite, heldDraft } from "./draft-to-write";
import { listedIn, publishAnswers } from "./publish-answers";
import { publishEntry } from "./publish-entry";
import { Refusals } from "./refusals";

/**
 * Files a draft: its round, if it begins one, the session with who sat, and everything entered in its notes become records
 * in one transaction, or nothing does. A draft that corrects a filed session takes that session's place. What is filed is
 * the text that was saved under the version given. Once only.
 */
export const fileSession = command({
  name: "session.file",
  input: fileSessionInput,
  load: draftToWrite,
  may: mayChangeDraft,
  change: async (context, { draftId, version }) => {
    // What others write is waited for or refused from here on: they are not in the turn that filing has to wait for.
    const draft = await heldDraft(context, { draftId });
    if (draft?.version !== version || !mayChangeDraft(context.member, draft).allowed)
      throw new Conflict("These notes were changed meanwhile. Look again, then file.");
    const checked = checkFiling(draftContentInput.parse(draft.content), context.member.negotiationId);
    if (!checked.ok) throw new InvalidFields(checked.fieldErrors, "These notes cannot be filed yet.");
    const { sessionId } = await publishFiling(context, checked.filing);
    await context.tx.sessionDraft.update({
      where: { id: draftId, version },
      // The words are in the record now; a second copy would only age.
      data: { filedAs: sessionId, version: version + 1, updatedAt: context.now, content: {} },
    });
    await context.tx.sessionDraftUpdate.deleteMany({ where: { draftId } });
    return { sessionId };
  },
});

async function publishFiling(context: CommandContext, filing: Filing): Promise<{ sessionId: string }> {
  const { round, session, newcomers } = filing;
  const refusals = new Refusals();
  const begun =
    round && (await refusals.trying(() => told(draftField.ofRound, () => roundNoun.publish(context, round))));
  const attendance = [...session.attendance];
  for (const [place, newcomer] of newcomers.entries()) {
    const made = await refusals.trying(() =>
      told(draftField.ofNewcomer(place), () => delegateNoun.publish(context, newcomer.delegate)),
    );
    if (made) attendance.push({ ...newcomer.seat, delegateId: made.delegateId });
  }
  // Without its round there is no session to try.
  if (round && !begun) refusals.raise();
  const roundId = begun?.roundId ?? session.roundId;
  // What the session rested on, it rests on still.
  const citations = session.supersedesId ? await citationsOf(context, session.supersedesId) : session.citations;
  // What was refused of a part of it is told as that part's; what else goes wrong is the session's.
  const ofSession = (path: string) => (isOfPart(path) ? path : ofSessionOrNotes(filing, path));
  const asked = await listedIn(context, filing.asks, session.compartmentId ?? null);
  return told(ofSession, () =>
    publishSession(
      context,
      { ...session, roundId, attendance, citations, asked },
      {
        recordEntries: async (sessionId) => {
          await publishAnswers(context, filing, sessionId, refusals);
          return recordEntries(context, filing, { roundId, sessionId }, refusals);
        },
      },
    ),
  );
}

/**
 * Sources first, so that the others can cite them; then in the order of the notes. All are tried before any refusal is
 * raised; what rests on one that was refused is not, since its own refusal would say nothing.
 */
async function recordEntries(
  context: CommandContext,
  { opening, entries, notes }: Filing,
  made: { roundId: string; sessionId: string },
  refusals: Refusals,
): Promise<Notes> {
  const publishOpening = (input: NonNullable<typeof opening>) =>
    told(
      (path) => (path === "heldFrom" ? "held" : "opensRound"),
      () => roundEventNoun.publish(context, { ...input, ...made }),
    );
  let isLifeKnown = !opening || (await refusals.trying(() => publishOpening(opening))) !== null;
  const recordIds = new Map<string, string>();
  const sourceIds = new Map<string, string>();
  const isSource = (entry: (typeof entries)[number]) => entry.command === "source";
  for (const entry of [...entries.filter(isSource), ...entries.filter((each) => !isSource(each))]) {
    const sourceId = sourceIds.get(entry.citesKey ?? "");
    const isOfRound = entry.command === "pause" || entry.command === "resume";
    if ((entry.citesKey && !sourceId) || (isOfRound && !isLifeKnown)) continue;
    const published = await refusals.trying(() =>
      told(draftField.ofEntry(entry.index), () => publishEntry(context, entry, { ...made, sourceId })),
    );
    if (published) recordIds.set(entry.key, published.recordId);
    if (published?.sourceId) sourceIds.set(entry.key, published.sourceId);
    if (isOfRound && !published) isLifeKnown = false;
  }
  refusals.raise();
  const commands = new Map(entries.map(({ key, command: name }) => [key, name]));
  return notes.map(({ note }) => {
    if (note.kind === "recorded") return { kind: "entry", noun: note.noun, recordId: note.recordId };
    if (note.kind !== "entry") return note;
    const [recordId, name] = [recordIds.get(note.key), commands.get(note.key)];
    if (!recordId || !name) throw new Error(`The entry ${note.key} was read and not recorded.`);
    return { kind: "entry", noun: entryShapes[name].noun, recordId };
  });
}

async function citationsOf({ tx }: CommandContext, recordId: string): Promise<Filing["session"]["citations"]> {
  const rows = await tx.citation.findMany({ where: { recordId }, orderBy: { id: "asc" } });
  return rows.map(({ sourceId, credibility, locator, quote, anchor }) => ({
    sourceId,
    credibility,
    ...(locator === null ? {} : { locator }),
    ...(quote === null ? {} : { quote }),
    ...(isAnchor(anchor) ? { anchor } : {}),
  }));
}

function isOfPart(path: string): boolean {
  return path === "opensRound" || /^(entries|newcomers|asks)\./.test(path);
}

function ofSessionOrNotes(filing: Filing, path: string): string {
  const line = /^notes\.(\d+)/.exec(path)?.[1];
  const block = line === undefined ? undefined : filing.notes[Number(line)]?.block;
  return block === undefined ? draftField.ofSession(path) : `blocks.${block}.text`;
}

/** Runs a part of the filing; an expected error that it throws is told of the draft's own field. */
async function told<Value>(fieldOf: (path: string) => string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    // Of several fields: those are the draft's own already.
    if (!(error instanceof ExpectedError) || error instanceof InvalidFields) throw error;
    throw new ExpectedError(error.code, error.message, fieldOf(error.field ?? ""));
  }
}
