import "server-only";
import type { z } from "zod";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { languageName } from "@/lib/text/languages";
import { stripNotation } from "@/lib/text/print-brackets";
import { adoptSuggestionsInput } from "../schema";
import { type LoadedAnnotation, loadAnnotation } from "./load-annotation";
import { publishThreadState } from "./publish-thread-state";

type Wording = Omit<z.output<typeof adoptSuggestionsInput>, "annotationIds">;

/**
 * Publishes the wording that suggestions were written into, and resolves their threads: one act, undone as one. What the
 * wording says is the writer's, who may have changed more than was suggested.
 */
export const adoptSuggestions = command({
  name: "annotation.adopt",
  input: adoptSuggestionsInput,
  may: mayRecord,
  change: async (context, input) => {
    const { annotationIds, ...wording } = input;
    const published = await clauseVersionNoun.publish(context, wording);
    for (const annotationId of new Set(annotationIds)) {
      const target = await requireSuggestion(context, annotationId, wording);
      // Somebody may have resolved it while the wording was written; it says nothing against the wording.
      if (target.thread.state === "open")
        await publishThreadState(context, input, target, { state: "resolved" }, "adopted");
    }
    return published;
  },
});

/** The suggestion, if it can have been written into this wording; else says which cannot and why. */
async function requireSuggestion(
  context: CommandContext,
  annotationId: string,
  { termId, language, compartmentId }: Wording,
): Promise<LoadedAnnotation> {
  const target = await loadAnnotation(context, { annotationId });
  if (target?.termId !== termId) {
    const quote = target ? null : await quoteOfTakenBack(context, annotationId);
    throw quote === null
      ? new NotFound("There is no such suggestion on this term.", "annotationIds")
      : new Refusal(
          `The suggestion on “${quote}” was taken back meanwhile. Nothing is recorded: leave it out.`,
          "annotationIds",
        );
  }
  if (target.compartmentId && target.compartmentId !== (compartmentId ?? null))
    throw new Refusal(
      "A suggestion that not all may see is adopted into a wording that only they see.",
      "compartmentId",
    );
  if (target.kind !== "suggestion") throw new Refusal("Only a suggestion is adopted.", "annotationIds");
  const { clauseVersionId } = target.thread.placement ?? target;
  const on = await context.tx.clauseVersion.findUnique({
    where: { recordId: clauseVersionId },
    select: { language: true },
  });
  if (on && on.language !== language)
    throw new Refusal(
      `This suggestion is on the wording in ${languageName(on.language)}, and this one is in ${languageName(language)}.`,
      "annotationIds",
    );
  return target;
}

/** What a suggestion was on that was taken back, as far as the actor sees it. */
async function quoteOfTakenBack({ tx, member }: CommandContext, seriesId: string): Promise<string | null> {
  const last = await tx.annotation.findFirst({
    where: { seriesId, negotiationId: member.negotiationId },
    orderBy: { record: { seq: "desc" } },
    select: { quote: true },
  });
  return last && stripNotation(last.quote);
}
