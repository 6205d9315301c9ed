/** The operations that are no read of the table and no command: files, Web Annotations, and what describes the rest. */
import { briefSections } from "@/lib/briefs/rules";
import { exportedFiles, type FileAsked } from "../rules/files";
import { tableLabels } from "../rules/tables";
import { faults, type Operation, type Schema } from "./operation";

const slug = { name: "slug", in: "path", required: true, schema: { type: "string" } };

const query = (name: string, description: string, schema: Schema = { type: "string", maxLength: 60 }): Schema => ({
  ...{ name, in: "query", description, schema },
});

const clocks = [
  query("asOf", "The record as it held then: a day, a month, a minute. Left out: the negotiation's present."),
  query("knownAt", "Only what was on record by then. Left out: all that is."),
];

const id = { type: "string", format: "uuid" };

/** What a file's address may ask for besides the moment. */
function paramsOf(asked: FileAsked): Schema[] {
  switch (asked.kind) {
    case "brief":
      return [
        query("section", `Which sections, with commas between: ${briefSections.join(", ")}.`, { type: "string" }),
        query("since", "The day since which the text's changes are told."),
        query("paper", "a4 or letter."),
        query("kept", "The id of a kept brief: as it stood when it was kept.", id),
      ];
    case "agreement":
      return [query("language", "Its language; left out: the one that it is worded in first.", { type: "string" })];
    case "table":
      return [query("term", "Of positions, those on one term.", id), query("party", "Those of one party.", id)];
    case "calendar":
      return [];
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  md: "text/markdown",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  xml: "application/akn+xml",
  csv: "text/csv",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  ics: "text/calendar",
};

const kinds: Readonly<Record<string, string>> = {
  ...{ md: "Markdown", docx: "a Word document", pdf: "a PDF", xml: "Akoma Ntoso", csv: "CSV" },
  ...{ ods: "a spreadsheet", ics: "iCalendar" },
};

function summaryOf(name: string, asked: FileAsked): string {
  const form = kinds[name.split(".")[1] ?? ""] ?? name;
  switch (asked.kind) {
    case "brief":
      return `A brief as ${form}${asked.format === "pdf" ? "; for a browser's cookie alone, since it prints a page" : ""}.`;
    case "agreement":
      return `The agreement's text as ${form}.`;
    case "table":
      return asked.tables.length > 1
        ? `All tables of the record in ${form}.`
        : `${asked.tables.map((each) => tableLabels[each]).join()} as ${form}.`;
    case "calendar":
      return `The rounds as ${form}.`;
  }
}

function fileOperation([name, asked]: [string, FileAsked]): Operation & { path: string } {
  const type = mediaTypes[name.split(".")[1] ?? ""] ?? "application/octet-stream";
  return {
    ...{ path: `/negotiations/{slug}/export/${name}`, operationId: `export.${name}`, tags: ["Files"] },
    summary: summaryOf(name, asked),
    parameters: [slug, ...paramsOf(asked), ...clocks],
    responses: {
      200: { description: "The file, as its reader sees the record.", content: { [type]: {} } },
      ...faults("invalid", "signed_out", "forbidden", "not_found", "too_many_requests"),
    },
  };
}

/** A file each, by GET. */
export const fileOperations = Object.entries(exportedFiles).map(fileOperation);

const annotationType = "application/ld+json";
const annotations = "/negotiations/{slug}/annotations";
const anything = { type: "object" };

/** Of these addresses, each method. */
export const otherPaths: Readonly<Record<string, Record<string, Operation>>> = {
  ...Object.fromEntries(fileOperations.map(({ path, ...operation }) => [path, { get: operation }])),
  [annotations]: {
    get: {
      ...{ operationId: "annotations.read", tags: ["Remarks"] },
      summary: "The remarks as a page of W3C Web Annotations.",
      parameters: [slug, ...clocks],
      responses: {
        200: { description: "An AnnotationPage.", content: { [annotationType]: { schema: anything } } },
        ...faults("invalid", "signed_out", "forbidden", "not_found", "too_many_requests"),
      },
    },
    post: {
      ...{ operationId: "annotations.take_in", tags: ["Remarks"] },
      summary: "Takes W3C Web Annotations in as remarks, all or none: up to 2,000 and 8 MB at once.",
      description: "From the role of commenter on.",
      parameters: [slug, { name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 255 } }],
      requestBody: {
        required: true,
        content: { [annotationType]: { schema: anything }, "application/json": { schema: anything } },
      },
      responses: {
        200: { description: "They are on record.", content: { "application/json": { schema: anything } } },
        ...faults("invalid", "signed_out", "forbidden", "not_found", "conflict", "too_large", "refused"),
        ...faults("too_many_requests"),
      },
    },
  },
  "/commands": {
    get: {
      ...{ operationId: "commands.list", tags: ["Commands"] },
      summary:
        "Every command's name, with the JSON schema of what it takes; those of accounts, too, that no token may run.",
      responses: {
        200: {
          description: "All of them.",
          content: {
            "application/json": {
              schema: {
                ...{ type: "object", required: ["commands"] },
                properties: {
                  commands: {
                    type: "array",
                    items: {
                      ...{ type: "object", required: ["name", "input"] },
                      properties: { name: { type: "string" }, input: { type: "object" } },
                    },
                  },
                },
              },
            },
          },
        },
        ...faults("signed_out", "forbidden", "too_many_requests"),
      },
    },
  },
  "/openapi.json": {
    get: {
      ...{ operationId: "openapi", tags: ["Commands"] },
      summary: "This document.",
      responses: {
        200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: anything } } },
        ...faults("signed_out", "forbidden", "too_many_requests"),
      },
    },
  },
  "/calendar/{token}.ics": {
    get: {
      ...{ operationId: "calendar", tags: ["Files"], security: [] },
      summary: "Somebody's calendar, for whoever has its address. What is marked is not in it.",
      parameters: [{ name: "token", in: "path", required: true, schema: { type: "string" } }],
      responses: {
        200: { description: "iCalendar.", content: { "text/calendar": {} } },
        404: { description: "There is no such calendar.", content: { "text/plain": {} } },
      },
    },
  },
};
