/** The operations of the document as a page shows them: by group, with their fields and an example of each side. */
import "server-only";
import { exampleOf } from "./example";
import { type Field, fieldsOf } from "./fields";
import { groups, type OpenApi, openApi } from "./openapi";
import type { Operation } from "./operation";

export type ShownOperation = {
  name: string;
  method: string;
  /** With `/api/v1`. */
  address: string;
  summary: string;
  /** Who may, where it says more than that its reader does. */
  about: string | null;
  /** What stands in the address and after it. */
  parameters: readonly Field[];
  body: { fields: readonly Field[]; example: string } | null;
  /** Null: what it answers is no JSON. */
  answer: { fields: readonly Field[]; example: string } | null;
};

export type OperationGroup = { slug: string; name: string; operations: readonly ShownOperation[] };

type Content = Record<string, { schema?: unknown }>;

const jsonIn = (content: unknown) => (content as Content | undefined)?.["application/json"]?.schema;

/** The schema of what is sent; null: nothing is. */
export function bodyOf({ requestBody }: Operation): object | null {
  return (jsonIn(requestBody?.content) as object | undefined) ?? null;
}

/** The schema of what is answered. */
export function resultSchemaOf({ responses }: Operation): object | null {
  return (jsonIn(responses[200]?.content) as object | undefined) ?? null;
}

let made: readonly OperationGroup[] | undefined;

/** Every group, in the order of the house. They say the same as long as the process runs, as the document does. */
export function operationGroups(): readonly OperationGroup[] {
  made ??= groupsOf(openApi());
  return made;
}

function groupsOf(document: OpenApi): OperationGroup[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      group: operation.tags[0],
      shown: shown(path, method, operation),
    })),
  );
  return groups.map((name) => ({
    ...{ slug: name.toLowerCase(), name },
    operations: all.filter(({ group }) => group === name).map((each) => each.shown),
  }));
}

function shown(path: string, method: string, operation: Operation): ShownOperation {
  const sides = (schema: object | null, isWhole: boolean) =>
    schema && { fields: fieldsOf(schema), example: JSON.stringify(exampleOf(schema, isWhole), null, 2) };
  return {
    ...{
      name: operation.operationId,
      method: method.toUpperCase(),
      address: `/api/v1${path}`,
      summary: operation.summary,
    },
    about: operation.description ?? null,
    parameters: (operation.parameters ?? []).map(parameterField),
    body: sides(bodyOf(operation), false),
    answer: sides(resultSchemaOf(operation), true),
  };
}

/** What is asked for beside the body is told as a field is. */
function parameterField(parameter: Record<string, unknown>): Field {
  const { name, in: place, required, schema, description } = parameter;
  const [said] = fieldsOf({ properties: { [String(name)]: schema }, required: required ? [name] : [] });
  const type = said?.type ?? "text";
  const where = { path: "in the address", header: "header", query: "query" }[String(place)] ?? "";
  return {
    ...{ path: String(name), type: `${type}, ${where}`, isRequired: required === true },
    about: typeof description === "string" ? description : null,
  };
}
