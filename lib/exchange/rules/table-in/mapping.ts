/** What the columns of a table mean: said once, and remembered for the next file with the same headings. */
import { z } from "zod";
import { partyKinds, partyRoles } from "@/lib/parties/rules";
import { termKinds } from "@/lib/terms/rules";
import { foldedName } from "./name-index";
import { fieldOf, type TableField, type TableNoun, tableFields, tableNouns } from "./nouns";

/** What a value means that says so by itself in no way: an id or an option's key, to leave its rows out, or to add it. */
export const leftOut = "-";
export const added = "+";

/** More values than this are not asked about one by one. */
export const mostMeanings = 2000;

const fieldKeys = new Set(Object.values(tableFields).flatMap((fields) => fields.map(({ key }) => key)));
const fieldInput = z.string().refine((key) => fieldKeys.has(key), "No table has such a field.");

const place = z.number().int().min(0).max(999);

/** Where a field comes from: a column, or the same for all rows. */
const originInput = z.union([
  z.strictObject({ column: place }),
  z.strictObject({ always: z.string().trim().max(300) }),
]);

export const mappingSchema = z.strictObject({
  noun: z.enum(tableNouns, "Say what a row is."),
  from: z.record(fieldInput, originInput),
  /** By field, then by the value as it was written; values are compared as `foldedName` has them. */
  meanings: z.record(fieldInput, z.record(z.string().max(300), z.string().max(60))).default({}),
  /** What a party or a term is that is added because a row names it. */
  added: z
    .strictObject({ partyKind: z.enum(partyKinds), partyRole: z.enum(partyRoles), termKind: z.enum(termKinds) })
    .default({ partyKind: "state", partyRole: "negotiating", termKind: "paragraph" }),
  compartmentId: z.uuid().optional(),
});

export type Mapping = z.output<typeof mappingSchema>;

/** What a value was said to mean; undefined: nothing was. */
export function meaningOf({ meanings }: Pick<Mapping, "meanings">, field: string, value: string): string | undefined {
  const ofField = meanings[field];
  return ofField && byFoldedName(ofField).get(foldedName(value));
}

/** Asked for each cell of a table, and made once for all of them. */
const foldedMeanings = new WeakMap<object, ReadonlyMap<string, string>>();

function byFoldedName(ofField: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const known = foldedMeanings.get(ofField);
  if (known) return known;
  const folded = new Map(Object.entries(ofField).map(([value, meaning]) => [foldedName(value), meaning]));
  foldedMeanings.set(ofField, folded);
  return folded;
}

/** The values that something was said of, but those that are asked about still. */
export function chosenMeanings(
  { meanings }: Pick<Mapping, "meanings">,
  asked: readonly { field: string; value: string }[],
): { field: string; value: string }[] {
  const open = new Set(asked.map(({ field, value }) => `${field} ${foldedName(value)}`));
  return Object.entries(meanings).flatMap(([field, values]) =>
    Object.keys(values).flatMap((value) => (open.has(`${field} ${foldedName(value)}`) ? [] : [{ field, value }])),
  );
}

/**
 * Whether rows that were recorded by the one would be read alike by the other: it may say more of values that meant
 * nothing or were left out, and no more than that.
 */
export function readsAlike(before: Mapping, now: Mapping): boolean {
  const flat = ({ noun, from, compartmentId }: Mapping) =>
    JSON.stringify([noun, compartmentId ?? null, Object.entries(from).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return (
    flat(before) === flat(now) &&
    Object.entries(before.meanings).every(([field, values]) =>
      Object.entries(values).every(
        ([value, meaning]) => meaning === leftOut || meaningOf(now, field, value) === meaning,
      ),
    )
  );
}

/**
 * The headings in any spelling, as one text by which the same ones are known again, also in a file of the rows that were to
 * be mended: it says why beside them.
 */
export function headingsKey(columns: readonly string[]): string {
  return ownColumns(columns)
    .map((place) => foldedName(columns[place] ?? ""))
    .join("\u001f")
    .slice(0, 4000);
}

/** The places of a table's own columns. */
export function ownColumns(columns: readonly string[]): number[] {
  return columns.flatMap((heading, place) => (heading === whyColumn ? [] : [place]));
}

/** The column of the rows to mend in which it was said what is wrong with them. */
export const whyColumn = "Why it was not taken in";

/** The noun and the columns that the headings speak of; what none speaks of is left to be said. */
export function guessedMapping(columns: readonly string[], asked?: TableNoun): Mapping {
  const guesses = (asked ? [asked] : tableNouns).map((noun) => ({ noun, from: guessedColumns(noun, columns) }));
  const isWhole = ({ noun, from }: Guess) =>
    tableFields[noun].every(({ key, isRequired, usual }) => !isRequired || usual !== undefined || key in from);
  const best = guesses.filter(isWhole).sort((a, b) => columnsIn(b) - columnsIn(a))[0] ?? guesses[0];
  return mappingSchema.parse(best ?? { noun: "positions", from: {} });
}

type Guess = Pick<Mapping, "noun" | "from">;

const columnsIn = ({ from }: Guess) => Object.values(from).filter((origin) => "column" in origin).length;

function guessedColumns(noun: TableNoun, columns: readonly string[]): Mapping["from"] {
  const folded = columns.map(headingAsKnown);
  const taken = new Set<number>();
  const from: Mapping["from"] = {};
  for (const { key, headings } of tableFields[noun]) {
    const column = headings.map((heading) => folded.indexOf(heading)).find((at) => at >= 0 && !taken.has(at));
    if (column === undefined) continue;
    taken.add(column);
    from[key] = { column };
  }
  return from;
}

/** "Term no." and "term_no" are one heading, and so is "Date (UTC)" with "date". */
function headingAsKnown(heading: string): string {
  return foldedName(heading.replace(/\([^)]*\)/g, " ").replace(/[._:*#/-]+/g, " "));
}

/** The fields that the table has to say and does not. */
export function missingFields({ noun, from }: Pick<Mapping, "noun" | "from">): TableField[] {
  return tableFields[noun].filter(({ key, isRequired, usual }) => {
    const origin = from[key];
    const isSaid = origin !== undefined && ("column" in origin || origin.always !== "");
    return isRequired === true && usual === undefined && !isSaid;
  });
}

/** What was said of a table with the same headings, of the columns where they stand here. */
export function rememberedMapping(
  last: { mapping: unknown; columns: readonly string[] },
  columns: readonly string[],
): Mapping | null {
  const read = fittingMapping(last.mapping, last.columns);
  const [before, now] = [ownColumns(last.columns), ownColumns(columns)];
  const from = Object.entries(read?.from ?? {}).flatMap(([key, origin]): [string, Mapping["from"][string]][] => {
    if (!("column" in origin)) return [[key, origin]];
    const column = now[before.indexOf(origin.column)];
    return column === undefined ? [] : [[key, { column }]];
  });
  return read && { ...read, from: Object.fromEntries(from) };
}

/** A mapping as it is kept; null where it could not mean these columns. */
export function fittingMapping(kept: unknown, columns: readonly string[]): Mapping | null {
  const read = mappingSchema.safeParse(kept);
  if (!read.success) return null;
  const { noun, from } = read.data;
  const fits = Object.entries(from).every(
    ([key, origin]) => fieldOf(noun, key) !== null && (!("column" in origin) || origin.column < columns.length),
  );
  return fits ? read.data : null;
}
