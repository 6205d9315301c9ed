/**
 * Texts that run a script where somebody writes them into a page as they are: each calls `__xss()`, which nothing of ours
 * has. Collected by hand from what is public, by family: OWASP's XSS Filter Evasion Cheat Sheet (urls, styles),
 * PortSwigger's XSS cheat sheet (events, elements), html5sec.org (svgs), Heiderich's and others' papers on mutation XSS
 * and the tests of DOMPurify (mutation), PayloadsAllTheThings (written, polyglots), and what JSON in scripts, templates,
 * React and Next have been broken out of by (breakouts, flight); letters look like, fold to or hide others.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const file = join(import.meta.dirname, "payloads.json");
const families = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, readonly string[]>>;

/** Each once, some of every family first. `many` leaves the rest out. */
export function payloads(many = Number.POSITIVE_INFINITY): string[] {
  const all = Object.values(families);
  const longest = Math.max(...all.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, place) => all.flatMap((family) => family[place] ?? [])).flat();
  return [...new Set(inTurn)].slice(0, many);
}
