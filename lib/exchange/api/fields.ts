/** The fields that a schema names, as a page lists them. */

type Schema = Readonly<Record<string, unknown>>;

export type Field = {
  /** `citations[].quote` */
  path: string;
  /** "text, at most 300 characters" */
  type: string;
  isRequired: boolean;
  about: string | null;
};

const deepest = 3;

/** Of an object and of what is in it, in order. */
export function fieldsOf(schema: unknown, before = "", depth = 0): Field[] {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Schema>; required?: string[] };
  return Object.entries(properties).flatMap(([name, said]) => {
    const path = before + name;
    const { inner, marks } = insideOf(said);
    const field: Field = {
      ...{ path, type: typeOf(said), isRequired: required.includes(name) && !("default" in said) },
      about: typeof said.description === "string" ? said.description : null,
    };
    return [field, ...(inner && depth < deepest ? fieldsOf(inner, `${path}${marks}.`, depth + 1) : [])];
  });
}

const variantsOf = (schema: Schema) => (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;

/** The object that a field holds, or a list of it. Of several forms that it may have, the first. */
function insideOf(schema: Schema, marks = ""): { inner: Schema | null; marks: string } {
  const variants = variantsOf(schema);
  if (variants) {
    const all = variants.map((each) => insideOf(each, marks));
    return all.find(({ inner }) => inner !== null) ?? { inner: null, marks };
  }
  if (schema.type === "array" && schema.items) return insideOf(schema.items as Schema, `${marks}[]`);
  return { inner: schema.properties ? schema : null, marks };
}

/** What a field takes, in words. */
function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((each) => JSON.stringify(each)).join(", ");
  const variants = variantsOf(schema);
  if (variants) return [...new Set(variants.map(typeOf))].join(", or ");
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ ...schema, type })).join(", or ");
  const most = (unit: string) =>
    [schema.maxLength, schema.maxItems]
      .filter((each) => each !== undefined)
      .map((each) => `, at most ${Number(each).toLocaleString("en")} ${unit}`);
  switch (schema.type) {
    case "array":
      return `list of ${schema.items ? typeOf(schema.items as Schema) : "anything"}${most("of them").join("")}`;
    case "string":
      if (schema.format === "uuid") return "id";
      if (schema.format === "date-time") return "instant (ISO 8601)";
      return `text${most("characters").join("")}`;
    case "integer":
    case "number":
      return `${schema.type === "integer" ? "whole number" : "number"}${rangeOf(schema)}`;
    case "boolean":
      return "true or false";
    case "null":
      return "null";
    case "object":
      return "object";
    default:
      return "anything";
  }
}

function rangeOf({ minimum, maximum }: Schema): string {
  const isSaid = (end: unknown): end is number => typeof end === "number" && Math.abs(end) < 1e12;
  if (isSaid(minimum) && isSaid(maximum)) return `, ${minimum} to ${maximum}`;
  if (isSaid(minimum)) return `, from ${minimum}`;
  return isSaid(maximum) ? `, up to ${maximum}` : "";
}
