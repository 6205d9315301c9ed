/** The API's document (OpenAPI 3.1), from the same table of reads and the same schemas of commands that answer. */
import "server-only";
import { z } from "zod";
import type { Command } from "@/lib/platform/command";
import { commandNamed, commandNames } from "../registry";
import { webhookEvent } from "../rules/webhooks";
import { paramsOf, resultOf } from "./answer-read";
import { commandNotes } from "./command-notes";
import { commandValues } from "./command-values";
import { fieldNotes } from "./field-notes";
import { faults, type Operation, problemResponses, type Schema } from "./operation";
import { otherPaths } from "./other-operations";
import { problemSchema } from "./problem";
import type { Read } from "./read";
import { reads } from "./reads";

export type OpenApi = {
  openapi: "3.1.0";
  info: Schema;
  servers: { url: string }[];
  tags: { name: string }[];
  externalDocs: { url: string; description: string };
  security: Schema[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, Record<string, Operation>>;
  components: Record<string, Schema>;
};

/** What operations are grouped by, reads and commands alike. */
export const groups: readonly string[] = [
  ...new Set([
    ...reads.map(({ group }) => group),
    ...[...commandNotes.values()].map(({ group }) => group),
    ...Object.values(otherPaths).flatMap((path) => Object.values(path).flatMap(({ tags }) => tags)),
  ]),
];

let made: OpenApi | undefined;

/** The document. It says the same as long as the process runs. */
export function openApi(): OpenApi {
  made ??= {
    openapi: "3.1.0",
    info: {
      title: "Parley",
      version: "1",
      description:
        "Every read and every command of Parley. Send a token of your account as `Authorization: Bearer …`. Reads take `asOf` and `knownAt`, lists a `cursor` and a `limit`; each read has a strong `ETag`. Faults are `application/problem+json`.",
    },
    servers: [{ url: "/api/v1" }],
    tags: groups.map((name) => ({ name })),
    externalDocs: { url: "/api/v1", description: "The same to read, with examples." },
    security: [{ token: [] }],
    paths: { ...readPaths(), ...otherPaths, ...commandPaths() },
    webhooks: { done: { post: delivery } },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "Made in one's account." } },
      schemas: { Problem: schemaOf(problemSchema, "output") },
      responses: problemResponses(),
    },
  };
  return made;
}

/** What a webhook of somebody's account is sent. */
const delivery: Operation = {
  ...{ operationId: "webhook.delivery", tags: ["Webhooks"], security: [] },
  summary: "That something was done, signed as Standard Webhooks has it, to the address that its owner gave.",
  requestBody: { required: true, content: { "application/json": { schema: schemaOf(webhookEvent, "output") } } },
  responses: { "2XX": { description: "It has come. Anything else is tried again." } },
};

const json = (schema: Schema) => ({ "application/json": { schema } });

function readPaths(): OpenApi["paths"] {
  const paths: OpenApi["paths"] = {};
  for (const read of reads) paths[read.path] = { get: readOperation(read) };
  return paths;
}

function readOperation(read: Read): Operation {
  return {
    operationId: read.name,
    summary: read.summary,
    tags: [read.group],
    parameters: [...placesIn(read.path), ...queryOf(read), ifNoneMatch],
    responses: {
      200: {
        description: read.isList ? "A page of the list." : "What there is.",
        headers: {
          ETag: { schema: { type: "string" } },
          ...(read.isList
            ? { Link: { description: 'The next page, as rel="next".', schema: { type: "string" } } }
            : {}),
        },
        content: json(schemaOf(resultOf(read), "output")),
      },
      304: { description: "It is as `If-None-Match` has it." },
      ...faults("invalid", "signed_out", "forbidden", "not_found", "method_not_allowed", "not_acceptable"),
      ...faults("too_many_requests"),
    },
  };
}

const ifNoneMatch = {
  ...{ name: "If-None-Match", in: "header", schema: { type: "string" } },
  description: "The `ETag` that was given: it is answered 304 as long as nothing has changed.",
};

function placesIn(path: string): Schema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true },
    schema: name === "id" ? { type: "string", format: "uuid" } : { type: "string" },
  }));
}

function queryOf(read: Read): Schema[] {
  const { properties = {} } = schemaOf(paramsOf(read), "input") as { properties?: Record<string, Schema> };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: "query", ...(description ? { description } : {}), schema },
  }));
}

function commandPaths(): OpenApi["paths"] {
  const paths: OpenApi["paths"] = {};
  for (const name of commandNames) {
    const command = commandNamed(name);
    if (command?.isForTokens) paths[`/commands/${name}`] = { post: commandOperation(command) };
  }
  return paths;
}

const idempotencyKey = {
  ...{ name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 255 } },
  description:
    "Sent twice under one key it runs once and gives the same; something else under it is refused. A run that changes nothing leaves its key free.",
};

function commandOperation({ name, input, keepsAct }: Command): Operation {
  const note = commandNotes.get(name);
  return {
    operationId: name,
    summary: note?.summary ?? name,
    description: note?.needs ? `From the role of ${note.needs} on.` : "Whoever has an account.",
    tags: note ? [note.group] : [],
    parameters: [
      ...(keepsAct ? [idempotencyKey] : []),
      {
        ...{ name: "If-Match", in: "header", schema: { type: "string" } },
        description: "The version that it changes, in quotes: a record's id, or a number where it takes one.",
      },
    ],
    requestBody: { required: true, content: json(withNotes(schemaOf(input, "input")) as Schema) },
    responses: {
      200: {
        description:
          name === "draft.write"
            ? "Done. It gives back the words of the draft that its sender lacks."
            : "Done. What it gives back are ids.",
        content: json(schemaOf(doneWith(name), "output")),
      },
      ...faults("invalid", "signed_out", "forbidden", "not_found", "conflict", "precondition_failed", "too_large"),
      ...faults("method_not_allowed", "unsupported_media_type", "refused", "too_many_requests"),
    },
  };
}

/** What a command answers that was run: nothing beside what it gives back. */
function doneWith(name: string): z.ZodType {
  return z.strictObject({ ok: z.literal(true), value: commandValues.get(name) ?? z.strictObject({}) });
}

/** The schema with what its fields mean, where many are called the same. */
function withNotes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNotes);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key !== "properties") return [key, withNotes(value)];
      const fields = Object.entries(value as Record<string, Schema>);
      return [key, Object.fromEntries(fields.map(([name, said]) => [name, noted(name, withNotes(said) as Schema)]))];
    }),
  );
}

function noted(name: string, schema: Schema): Schema {
  const about = fieldNotes[name];
  return about === undefined || "description" in schema ? schema : { ...schema, description: about };
}

/** As JSON Schema 2020-12, which OpenAPI 3.1 takes; what no JSON can say is left open. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...said } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return said;
}
