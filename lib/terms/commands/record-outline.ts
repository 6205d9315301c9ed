import "server-only";
import type { z } from "zod";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { type OutlineTerm, readOutline } from "../rules/outline";
import { recordOutlineInput, recordTermInput } from "../schema";
import { addStanding, foresee, standingTerms } from "./standing-terms";
import { termNoun } from "./term";

/**
 * Records the terms of a pasted outline, under a term or at the top, all or none. Refused where one has a number that a
 * sibling has which the readers of the new records see, with the line that it is on.
 */
export const recordOutline = command({
  name: "term.record_outline",
  input: recordOutlineInput,
  may: mayRecord,
  change: async (context, { text, isInFull, parentId, ...fields }) => {
    const compartmentId = fields.compartmentId ?? null;
    await requireSeriesIfGiven(context, "term", parentId, { compartmentId, field: "parentId" });
    foresee(context, new Map());
    const standing = await standingTerms(context, compartmentId);
    const siblings = standing.filter((term) => term.parentId === (parentId ?? null)).sort((a, b) => a.rank - b.rank);
    const parent = standing.find(({ seriesId }) => seriesId === parentId) ?? null;
    const { terms, notes } = readOutline(text, { parent, siblings, isInFull });
    if (terms.length === 0) throw new Refusal("No term was found in this: write one on each line.", "text");
    const refused = notes.filter((note) => note.isRefused);
    if (refused.length > 0) throw new Refusal(refused.slice(0, 5).map(said).join(" "), "text");

    const last = Math.max(0, ...siblings.map(({ rank }) => rank));
    const ids: string[] = [];
    for (const [index, term] of terms.entries()) {
      const under = term.parent === null ? parentId : ids[term.parent];
      const input = inputOf(term, { ...fields, parentId: under, rank: last + index + 1 });
      const { termId, recordId } = await termNoun.publish(context, input);
      const { number, title, kind, rank = 0 } = input;
      const added = { recordId, seriesId: termId, number, title, kind, parentId: under ?? null, rank, axisUnit: null };
      addStanding(context, compartmentId, added);
      ids.push(termId);
    }
    return { termIds: ids };
  },
});

type Fields = Partial<z.output<typeof recordTermInput>>;

function inputOf({ line, number, title, summary, kind }: OutlineTerm, fields: Fields) {
  const { data, error } = recordTermInput.safeParse({
    ...fields,
    number,
    title,
    kind,
    ...(summary ? { summary } : {}),
  });
  if (data) return data;
  throw new Refusal(said({ line, said: error.issues[0]?.message ?? "This cannot be a term." }), "text");
}

function said({ line, said }: { line: number; said: string }): string {
  return `Line ${line}: ${said}`;
}
