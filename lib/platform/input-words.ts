/** What a person is told of an input that a schema has no words of its own for. */
import { z } from "zod";

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "yes or no",
  array: "a list",
  object: "fields",
  date: "a date",
};

const said = (kind: string) => kinds[kind] ?? "something else";

/** The sentence for an issue; nothing where zod's own will do. */
function sentenceFor(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || Number.isNaN(issue.input)
        ? "This is needed."
        : `This takes ${said(issue.expected)}.`;
    case "invalid_value":
      return issue.input === undefined ? "Choose one." : "Choose one of those offered.";
    case "invalid_format":
      return issue.format === "uuid" ? "This names nothing on record." : "This is not written as it has to be.";
    case "invalid_union":
      return issue.input === undefined ? "This is needed." : "This is not of a kind that fits here.";
    case "too_big":
      return `Keep it to ${limitOf(issue.maximum, issue.origin)}.`;
    case "too_small":
      return `It takes ${limitOf(issue.minimum, issue.origin)} or more.`;
    case "unrecognized_keys":
      return `Nothing here is called ${issue.keys.join(", ")}.`;
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
      return undefined;
  }
}

function limitOf(limit: number | bigint, origin: string): string {
  const number = limit.toLocaleString("en-GB");
  if (origin === "string") return `${number} characters`;
  return origin === "array" || origin === "set" ? `${number} entries` : number;
}

z.config({ localeError: sentenceFor });
