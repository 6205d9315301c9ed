/** Forms as pages send them where no script has run: their fields, with what tells Next which action is meant. */
export type Form = { address: string; fields: [name: string, value: string][] };

/** Every form of a page that an action answers. */
export function formsIn(address: string, html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].flatMap(([, inside = ""]) => {
    const fields = [...inside.matchAll(/<(?:input|textarea|select|button)\b[^>]*\bname="([^"]+)"[^>]*>/g)].map(
      ([tag, name = ""]): [string, string] => [plain(name), plain(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "")],
    );
    return fields.some(([name]) => name.startsWith("$ACTION")) ? [{ address, fields }] : [];
  });
}

/** The action that a form is answered by; undefined where its fields do not say. */
export const actionIn = ({ fields }: Form): string | undefined =>
  fields
    .map(([name, value]) => /^\$ACTION_ID_(\w+)/.exec(name)?.[1] ?? /"id":"(\w{42})"/.exec(value)?.[1])
    .find(Boolean);

const plain = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** An input as a form's fields: `citations.0.quote`, and `termIds[]` for each of a list. */
export function fieldsOf(input: unknown, path = ""): [name: string, value: string][] {
  if (input === null || input === undefined) return [];
  if (typeof input !== "object") return [[path, String(input)]];
  const under = (name: string) => (path ? `${path}.${name}` : name);
  if (Array.isArray(input) && input.every((each) => typeof each !== "object"))
    return input.map((each): [string, string] => [`${path}[]`, String(each)]);
  return Object.entries(input).flatMap(([name, value]) => fieldsOf(value, under(name)));
}

/** Fields as a body of `multipart/form-data`, with whatever boundary it is said to have. */
export function multipart(fields: readonly (readonly [string, string])[], boundary = "----parley"): Buffer {
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', "%22")}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join("")}--${boundary}--\r\n`);
}
