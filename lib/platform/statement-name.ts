/** Names for the statements that the app asks again and again. */
import { createHash } from "node:crypto";

const listOfValues = /\bIN \(\$\d+,/u;

/**
 * A name for each statement by its text, or "" for none. Postgres plans a named statement once a connection instead of
 * each time, which is most of what a short query costs; it also keeps it as long as the connection. So a list of values,
 * whose every length would be another statement, has no name, nor has what comes after the first `most`.
 */
export function statementNaming(most = 1000): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (listOfValues.test(sql) || names.size >= most) return "";
    const name = createHash("sha256").update(sql).digest("base64url").slice(0, 32);
    names.set(sql, name);
    return name;
  };
}
