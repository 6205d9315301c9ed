import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { InvalidFields, Refusal } from "@/lib/platform/errors";
import { requireSeries, seriesAbout } from "@/lib/record/commands/publish";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts, seenBy } from "@/lib/record/reading";
import { bracketComplaint } from "../rules";
import { takeInTextInput } from "../schema";
import { clauseVersionNoun } from "./clause-version";
import { optionNoun } from "./option";
import { placeTerms } from "./place-terms";
import { readWordingsAhead, whenItHolds } from "./standing-wordings";
import { beside, shared, type TakenText } from "./taken-text";

/**
 * Takes in a whole text as one draft: new terms, terms that have moved or are called otherwise, their wordings and their
 * options, all or none. What the text says as it stands on record already is not said again. Terms that the text does
 * not have stay on record.
 */
export const takeInText = command({
  name: "text.take_in",
  input: takeInTextInput,
  may: mayRecord,
  // Several thousand records, on a busy machine.
  longest: 120_000,
  change: async (context, input) => {
    await requireWhole(context, input);
    const termIds = await placeTerms(context, input);
    const at = whenItHolds(context, input);
    const { wordings } = await readWordingsAhead(context, input.compartmentId ?? null, at);
    const optional = await optionsAt(context, input, at);
    let changed = termIds.changed;
    for (const [index, term] of input.terms.entries()) {
      const termId = termIds.ids[index] ?? "";
      await beside({ field: `terms.${index}.text`, number: term.number }, async () => {
        if (!term.text || wordings.get(seriesAbout("clause_version", termId, input.language))?.text === term.text)
          return;
        const note = [term.note, input.note].filter(Boolean).join("\n\n");
        await clauseVersionNoun.publish(context, {
          ...shared(input),
          isMarkingSaid: input.isMarkingSaid,
          ...{ termId, text: term.text, language: input.language, drafter: input.drafter, drafterId: input.drafterId },
          ...(note ? { note } : {}),
        });
        changed += 1;
      });
      for (const [place, { label, text }] of term.options.entries())
        await beside({ field: `terms.${index}.options.${place}.text`, number: term.number }, async () => {
          const before = optional.find((each) => each.termId === termId && each.label === label);
          if (before?.text === text) return;
          const { seriesId: optionId, sponsorIds = [] } = before ?? {};
          await optionNoun.publish(context, { ...shared(input), termId, label, text, sponsorIds, optionId });
          changed += 1;
        });
    }
    if (changed === 0) throw new Refusal("All of this stands on record already, word for word.", "terms");
    return { termIds: termIds.ids, changed };
  },
});

/** Refuses, each beside its field, what cannot be told apart or read: before anything is written. */
async function requireWhole(context: CommandContext, { terms, compartmentId }: TakenText): Promise<void> {
  const errors: Record<string, string[]> = {};
  const seen = new Set<string>();
  for (const [index, { termId, parent, text, options }] of terms.entries()) {
    if (parent !== undefined && parent >= index)
      errors[`terms.${index}.parent`] = ["It stands under a term before it."];
    if (termId && seen.has(termId))
      errors[`terms.${index}.termId`] = ["Another term of this text is that one already."];
    if (termId) {
      seen.add(termId);
      await requireSeries(context, "term", termId, {
        compartmentId: compartmentId ?? null,
        field: `terms.${index}.termId`,
      });
    }
    const complaint = text ? bracketComplaint(text) : null;
    if (complaint) errors[`terms.${index}.text`] = [complaint];
    for (const [place, option] of options.entries()) {
      const complaint = bracketComplaint(option.text);
      if (complaint) errors[`terms.${index}.options.${place}.text`] = [complaint];
      if (options.findIndex(({ label }) => label === option.label) < place)
        errors[`terms.${index}.options.${place}.label`] = [`There are two options called ${option.label}.`];
    }
  }
  if (Object.keys(errors).length > 0)
    throw new InvalidFields(errors, "Some of these terms cannot be taken in so. Nothing has been recorded yet.");
}

async function optionsAt({ tx, member }: CommandContext, { compartmentId }: TakenText, at: ReadAt) {
  const rows = await tx.option.findMany({
    where: { negotiationId: member.negotiationId, ...seenBy(compartmentId), record: inForceAt(at) },
    select: {
      seriesId: true,
      termId: true,
      label: true,
      text: true,
      sponsorIds: true,
      record: { select: recordFacts },
    },
  });
  return latestOfEachSeries(rows);
}
