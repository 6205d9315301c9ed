import "server-only";
import { z } from "zod";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { parseBounds } from "@/lib/positions/rules/interval-syntax";
import { isEmpty } from "@/lib/positions/rules/intervals";
import { requireSeries } from "@/lib/record/commands/publish";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { seenBy } from "@/lib/record/reading";
import type { AxisUnit } from "@/lib/terms/rules";
import type { Choice } from "../rules";
import { type ChoiceInput, choiceSchema, recordPackageInput } from "../schema";
import { packageWords } from "../words";

/** Values, wordings and statuses chosen for some terms, to be agreed together. */
export const packageNoun = recordNoun({
  kind: "package",
  input: recordPackageInput,
  id: "packageId",
  words: packageWords,
  data: async (context, input, _, isAnew) => {
    const compartmentId = input.compartmentId ?? null;
    const terms = new Set(input.choices.map(({ termId }) => termId));
    if (terms.size < input.choices.length)
      throw new Refusal("A package chooses once for each term: take the second choice out.", "choices");
    // An undo says to the same readers what they were told; a new marking has new ones, who are asked for as ever.
    const isUndo = isAnew && input.supersedesId !== undefined;
    const named = isUndo ? null : await namedBefore(context, input.supersedesId);
    const choices: Choice[] = [];
    for (const choice of input.choices) choices.push(await readChoice(context, choice, compartmentId, named));
    return { title: input.title, why: input.why ?? null, choices };
  },
  create: (tx, data) => tx.package.create({ data }),
  find: (tx, recordId) => tx.package.findUnique({ where: { recordId } }),
});

/** What the corrected package names already, its readers see, whatever became of it: each with the term it is named for. */
async function namedBefore({ tx }: CommandContext, recordId: string | undefined): Promise<Set<string>> {
  const row = recordId ? await tx.package.findUnique({ where: { recordId }, select: { choices: true } }) : null;
  const before = row ? z.array(choiceSchema).parse(row.choices) : [];
  return new Set(
    before.flatMap(({ termId, clauseVersionId, optionId }) =>
      [termId, clauseVersionId, optionId].flatMap((id) => (id === undefined ? [] : naming(termId, id))),
    ),
  );
}

/** A wording that was chosen for one term is none of another's. */
function naming(termId: string, id: string): string {
  return `${termId} ${id}`;
}

/** Reads a choice; null `named`: it says again what was said, and is not looked into. */
async function readChoice(
  context: CommandContext,
  { value, ...choice }: ChoiceInput,
  compartmentId: string | null,
  named: ReadonlySet<string> | null,
): Promise<Choice> {
  const { termId, clauseVersionId, optionId } = choice;
  const isNew = (id: string | undefined): id is string =>
    id !== undefined && named !== null && !named.has(naming(termId, id));
  if (clauseVersionId && optionId) throw new Refusal("Choose one wording for a term, not two.", "choices");
  if (isNew(termId)) await requireSeries(context, "term", termId, { compartmentId, field: "choices" });
  if (isNew(clauseVersionId)) await requireOf(context, "clauseVersion", clauseVersionId, termId, compartmentId);
  if (isNew(optionId)) await requireOf(context, "option", optionId, termId, compartmentId);
  if (value === undefined) return kept(choice);
  if (typeof value !== "string") {
    if (isEmpty(value)) throw new Refusal("A stretch runs from the lower value to the higher.", "choices");
    if (named !== null) await requireAxis(context, termId, compartmentId);
    return { ...kept(choice), value };
  }
  const parsed = parseBounds(value, await requireAxis(context, termId, compartmentId));
  if (!parsed.ok) throw new Refusal(parsed.message, "choices");
  return { ...kept(choice), value: parsed.value };
}

/** Without the fields that are not given. */
function kept({ termId, clauseVersionId, optionId, status }: Omit<ChoiceInput, "value">): Choice {
  return {
    termId,
    ...(clauseVersionId ? { clauseVersionId } : {}),
    ...(optionId ? { optionId } : {}),
    ...(status ? { status } : {}),
  };
}

/** The unit of the term's axis as the package's readers will see it. */
async function requireAxis(
  { tx, member }: CommandContext,
  termId: string,
  compartmentId: string | null,
): Promise<AxisUnit> {
  const term = await tx.term.findFirst({
    where: {
      seriesId: termId,
      negotiationId: member.negotiationId,
      axisUnit: { not: null },
      record: { supersededBy: null },
      ...seenBy(compartmentId),
    },
    select: { axisUnit: true },
    orderBy: [{ record: { validFrom: "desc" } }, { record: { seq: "desc" } }],
  });
  if (!term?.axisUnit)
    throw new Refusal("A value is chosen for a term without an axis: give the term one first.", "choices");
  return term.axisUnit;
}

/** Refuses a wording or an option that the package's readers do not see, or that is of another term. */
async function requireOf(
  { tx, member }: CommandContext,
  kind: "clauseVersion" | "option",
  id: string,
  termId: string,
  compartmentId: string | null,
): Promise<void> {
  const where = { termId, negotiationId: member.negotiationId, ...seenBy(compartmentId) };
  const found =
    kind === "clauseVersion"
      ? await tx.clauseVersion.findFirst({ where: { ...where, recordId: id }, select: { recordId: true } })
      : await tx.option.findFirst({
          where: { ...where, seriesId: id, record: { supersededBy: null, isRetraction: false } },
          select: { recordId: true },
        });
  if (!found) throw new NotFound("There is no such wording of this term.", "choices");
}
