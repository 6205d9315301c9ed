/**
 * `npm run hostile -- scanners`, once it serves: Debian's `sqlmap` and `wapiti`, as nobody and in each role, the first
 * for so many `--minutes` (2) at most, the second for so many in each of its attacks; what did not come to its end is said.
 * `--as ROLE`: as one of them alone. Ends with 1 where they find something that is not known to be none, or do not find
 * what was planted; it refuses where one of them is not installed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inPath } from "@/lib/platform/boot/browser";
import { paths } from "@/lib/platform/paths";
import type { Address } from "@/e2e/fixtures";
import { type Ground, prepareGround } from "./ground";
import { knownToBeNone } from "./known-findings";
import { Once } from "./once";
import { People } from "./people";
import { standIn } from "./stand-in";
import { plantVulnerable } from "./vulnerable";
import { attacksOf, type Found, sqlmap, wapiti } from "./scanner-programs";

const programs = ["sqlmap", "wapiti"] as const;
const missing = programs.filter((name) => !inPath(name));
if (missing.length > 0) {
  console.log(`  These scans need ${missing.join(" and ")}: apt-get install --no-install-recommends sqlmap wapiti`);
  process.exit(1);
}

const baseURL = process.env.BASE_URL ?? "";
const { values } = parseArgs({
  options: { minutes: { type: "string" }, as: { type: "string" }, seed: { type: "string" } },
});
const everybody = ["nobody", "reader", "staff", "officer", "manager", "owner"] as const;
const those = everybody.filter((who) => !values.as || who === values.as);
if (those.length === 0) {
  console.log(`  Scans are made as ${everybody.join(", ")}; there is no ${values.as}.`);
  process.exit(1);
}
const seconds = 60 * Number(values.minutes ?? 2);
const folder = mkdtempSync(join(tmpdir(), "parley-scan-"));
const people = new People(baseURL);
process.exitCode = (await scan()) ? 0 : 1;
await people.dispose();
rmSync(folder, { recursive: true, force: true });

async function scan(): Promise<boolean> {
  const isPlantedFound = await scanPlanted();
  const ground = await prepareGround(people, {
    port: Number(new URL(baseURL).port),
    distFolder: process.env.NEXT_DIST_DIR ?? ".next",
    isRead: true,
  });
  let count = 0;
  for (const who of those) {
    for (const { program, what, where } of await scanAs(ground, who)) {
      const reason = knownToBeNone(program, what, where);
      console.log(
        `  ${reason ? "no finding" : "FOUND"} by ${program} as ${who}: ${what}\n    ${where}${reason ? `\n    ${reason}` : ""}`,
      );
      if (!reason) count++;
    }
  }
  console.log(`  ${count} findings`);
  return count === 0 && isPlantedFound;
}

/** Both programs on a server that can be broken into by a query and by a script: with the very options that Parley is scanned with. */
async function scanPlanted(): Promise<boolean> {
  const planted = await plantVulnerable(process.env.DATABASE_OWNER_URL ?? "");
  const bySqlmap = await sqlmap([`${planted.origin}/find?slug=doha`], { folder, seconds });
  const few = await wapiti(planted.origin, [], { folder, seconds, modules: attacksOf.few });
  const many = await wapiti(planted.origin, [], { folder, seconds, modules: attacksOf.many });
  await planted.close();
  const found = {
    "a query, by sqlmap": bySqlmap.found.length > 0,
    "a query, by wapiti": few.found.some(({ what }) => /sql/i.test(what)),
    "a script, by wapiti": few.found.some(({ what }) => /cross site scripting/i.test(what)),
    "a file, by wapiti": many.found.some(({ what }) => /file disclosure|path traversal/i.test(what)),
  };
  for (const [what, isFound] of Object.entries(found))
    console.log(`  planted: ${what}: ${isFound ? "found" : "NOT FOUND"}`);
  return Object.values(found).every(Boolean);
}

/** Through a proxy that carries who asks, since what is scanned ends their sign-in. */
async function scanAs(ground: Ground, who: Address | "nobody"): Promise<Found[]> {
  const signOut = ground.actions
    .filter(({ name }) => /signOut|endSignIns|leaveNegotiation/.test(name))
    .map(({ id }) => id);
  const left = ["/_next/", ...ground.routes.filter(({ isEndless }) => isEndless).map(({ address }) => address)];
  // Set while a scanner follows links: what it has followed of that kind is not there.
  let once: Once | null = null;
  const { origin, close, requests } = await standIn(people, who, {
    to: Number(new URL(baseURL).port),
    // What would end the sign-in that all else is asked with.
    isKept: ({ body }) => signOut.some((id) => body.includes(id)),
    // Our own scripts, which would be read word by word, and answers without an end.
    isLeftOut: (asked) => left.some((path) => asked.target.startsWith(path)) || once?.isKnown(asked) === true,
  });
  const targets = sqlTargets(ground).map((target) => origin + target);
  const bySqlmap = await sqlmap(targets, { folder, seconds });
  const told = [`sqlmap ${bySqlmap.told}`];
  const found = [...bySqlmap.found];
  // Whom nothing but the page to sign in is shown finds the others by their addresses.
  const starts = [...ground.pages.map(({ address }) => address), ...ground.links].map((address) => origin + address);
  for (const [modules, grain] of [
    [attacksOf.few, "addresses"],
    [attacksOf.many, "names"],
  ] as const) {
    const following = new Once(
      [...ground.pages, ...ground.routes].map(({ folder: at }) => at),
      grain,
    );
    once = following;
    const onAttack = () => {
      once = null;
    };
    const byWapiti = await wapiti(`${origin}${paths.board(ground.stage.slug)}`, starts, {
      ...{ folder, seconds, modules, onAttack },
    });
    told.push(`wapiti (${modules}) ${byWapiti.told}, of ${following.count} ${grain} and forms`);
    found.push(...byWapiti.found);
  }
  close();
  await people.refresh();
  console.log(`  as ${who}: ${told.join("; ")}; ${requests()} requests`);
  return found;
}

/** Addresses that ask for something which comes near a query: what is searched for, ids, moments, pieces of lists. */
function sqlTargets({ stage, ids, operations }: Ground): string[] {
  const [id = ""] = ids;
  const board = `/negotiations/${stage.slug}`;
  const pages = [
    "/search?q=the",
    `${board}/search?q=the&kind=term`,
    `${board}?asOf=2019-02-28`,
    `${board}/positions?party=${id}`,
    `${board}/activity?noun=risk&by=${id}`,
    "/sign-in?callbackUrl=/",
  ];
  const reads = operations
    .filter(({ method, path }) => method === "GET" && path.includes("{slug}") && !/\{id\}|export/.test(path))
    .map(({ path, parameters }) => {
      const asked = parameters
        .filter((each) => each.in === "query")
        .map(({ name }) => `${name}=${/id$|term|party|source/i.test(name) ? id : "1"}`);
      return `${path.replace("{slug}", stage.slug)}?${asked.join("&")}`;
    });
  return [...pages, ...reads.filter((_, place) => place % 4 === 0)];
}
