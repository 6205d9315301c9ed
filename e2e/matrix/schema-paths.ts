/** What a command's JSON schema tells of its input: where it takes ids, and where it takes words. */
import type { Input } from "@/e2e/fixtures";

/** A JSON schema, as far as zod writes it for our inputs. */
export type Schema = {
  type?: string;
  format?: string;
  pattern?: string;
  maxLength?: number;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

const variants = (schema: Schema): Schema[] => schema.anyOf ?? schema.oneOf ?? [schema];

/** Every path to a leaf that `isWanted`, as "citations[].sourceId". */
function leaves(schema: Schema, isWanted: (leaf: Schema) => boolean, path = ""): string[] {
  const found = variants(schema).flatMap((variant) => {
    if (variant !== schema && (variant.anyOf ?? variant.oneOf)) return leaves(variant, isWanted, path);
    if (variant.items) return leaves(variant.items, isWanted, `${path}[]`);
    if (variant.properties) {
      return Object.entries(variant.properties).flatMap(([name, inner]) =>
        leaves(inner, isWanted, path ? `${path}.${name}` : name),
      );
    }
    return isWanted(variant) ? [path] : [];
  });
  return [...new Set(found)];
}

/** Every place where one value is taken, of whatever kind. A list that also takes a single value is named as the list. */
export function leafPaths(schema: Schema): string[] {
  const all = leaves(schema, () => true);
  return all.filter((path) => !all.includes(`${path}[]`));
}

/** Where ids are taken. A list of ids that also takes a single one is named as the list. */
export function idPaths(schema: Schema): string[] {
  const all = leaves(schema, ({ format }) => format === "uuid");
  return all.filter((path) => !all.includes(`${path}[]`));
}

/** Where a person's own words are taken: text of no fixed form. */
export function textPaths(schema: Schema): string[] {
  return leaves(
    schema,
    (leaf) => leaf.type === "string" && !leaf.format && !leaf.pattern && !leaf.enum && leaf.const === undefined,
  );
}

/** How many letters the text at this path may have, where its schema says so. */
export function longestAt(schema: Schema, path: string): number | undefined {
  const [name = "", ...rest] = path.split(".");
  const key = name.replace(/(\[\])+$/, "");
  for (const variant of variants(schema)) {
    if (variant !== schema && (variant.anyOf ?? variant.oneOf)) {
      const inner = longestAt(variant, path);
      if (inner !== undefined) return inner;
    }
    let at = variant.properties?.[key];
    for (let depth = 0; at && depth < (name.length - key.length) / 2; depth++)
      at = variants(at).find(({ items }) => items)?.items;
    const found =
      at &&
      (rest.length > 0 ? longestAt(at, rest.join(".")) : variants(at).find(({ maxLength }) => maxLength)?.maxLength);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The input with this value at the path. In a list of objects it goes into the first that has the field already, so that
 * a wording of one variant is not given to another; null if there is none.
 */
export function withValueAt(input: Input, path: string, value: unknown): Input | null {
  const [name = "", ...rest] = path.split(".");
  if (!name.endsWith("[]")) {
    if (rest.length === 0) return { ...input, [name]: value };
    const inner = input[name];
    const changed = isObject(inner) ? withValueAt(inner, rest.join("."), value) : null;
    return changed && { ...input, [name]: changed };
  }
  const key = name.replace(/(\[\])+$/, "");
  if (name.endsWith("[][]")) return { ...input, [key]: [[value]] };
  if (rest.length === 0) return { ...input, [key]: [value] };
  const list = Array.isArray(input[key]) ? (input[key] as unknown[]) : [];
  const [field = ""] = rest[0]?.split("[]") ?? [];
  const place = list.findIndex((each) => isObject(each) && field in each);
  const changed = place < 0 ? null : withValueAt(list[place] as Input, rest.join("."), value);
  return changed && { ...input, [key]: list.map((each, at) => (at === place ? changed : each)) };
}

function isObject(value: unknown): value is Input {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
