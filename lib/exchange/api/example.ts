/** An example of what a schema takes or gives: the same each time, and valid by it, which a test sees to. */
import { v5 } from "uuid";

type Schema = Readonly<Record<string, unknown>>;

const space = "3d7c0a52-6c0b-5f0e-8f0a-6f4f1a7e2b90";

/** What is of a form that its schema cannot say, or reads better so, by the name of its field. */
const likely: Readonly<Record<string, unknown>> = {
  ...{ heldFrom: "2019-02-27", asOf: "2019-02-27", knownAt: "2019-02-28", timeZone: "Asia/Qatar", zone: "Asia/Qatar" },
  ...{
    present: "2019-02-28",
    held: "2019-02-27 10:00",
    published: "2019-02-26",
    byDate: "2019-07-01",
    about: "2019-02",
  },
  ...{ dueDate: "2019-03-15", askOn: "2019-03-02", plannedOpening: "2019-03-02", plannedResumption: "2019-03-02" },
  ...{ until: "2019-03-04T09:00", since: "2019-02-20", language: "en", email: "colleague@example.org", code: "US" },
  ...{ invitee: "colleague@example.org", number: "1.4", url: "https://example.org/report", origin: "Reuters" },
  ...{
    name: "United States",
    title: "Withdrawal of forces",
    venue: "Doha",
    quote: "The",
    reason: "A slip of the pen.",
  },
  ...{ text: "The withdrawal takes eighteen months.", why: "They said so in the room.", body: "Since when?" },
  ...{ slug: "doha", answer: "By the summer.", q: "withdrawal" },
  ...{ start: 0, end: 3, probability: 40, update: "AQID", known: "AQID", key: "a1" },
};

/** May be left out, and is sent all the same by whoever means anything. */
const usual = new Set(["heldFrom", "termIds", "recordIds", "reviewerIds", "body"]);

/** The one of several types that says something. */
const typeIn = ({ type }: Schema) => (Array.isArray(type) ? type.find((each) => each !== "null") : type) as unknown;

/** `isWhole`: with the fields that may be left out, too, as an answer has them. */
export function exampleOf(schema: unknown, isWhole: boolean, name = ""): unknown {
  const said = schema as Schema;
  if ("const" in said) return said.const;
  if (Array.isArray(said.enum)) return said.enum[0] as unknown;
  const variants = (said.anyOf ?? said.oneOf) as Schema[] | undefined;
  if (variants) return exampleOf(variants.find(({ type }) => type !== "null") ?? {}, isWhole, name);
  switch (typeIn(said)) {
    case "object":
      return objectOf(said, isWhole);
    case "array":
      return said.items ? [exampleOf(said.items, isWhole, name.replace(/s$/, ""))] : [];
    case "string":
      return textOf(said, name);
    case "integer":
    case "number":
      return typeof likely[name] === "number"
        ? likely[name]
        : Math.max(Number(said.minimum ?? said.exclusiveMinimum ?? 0), Math.min(1, Number(said.maximum ?? 1)));
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return name in likely ? likely[name] : {};
  }
}

function objectOf({ properties = {}, required = [] }: Schema, isWhole: boolean): unknown {
  const asked = new Set(required as string[]);
  return Object.fromEntries(
    Object.entries(properties as Record<string, Schema>)
      .filter(([name, each]) => isWhole || usual.has(name) || (asked.has(name) && !("default" in each)))
      .map(([name, each]) => [name, exampleOf(each, isWhole, name)]),
  );
}

function textOf({ format, maxLength, minLength = 0 }: Schema, name: string): string {
  if (format === "uuid" || format === "guid") return v5(name || "id", space);
  if (format === "date-time") return "2019-02-27T09:30:00.000Z";
  const text = String(likely[name] ?? "as it is");
  return text.slice(0, Number(maxLength ?? text.length)).padEnd(Number(minLength), "-");
}
