/** The pattern of an address: `/negotiations/[slug]/terms` for all of them, so that what is counted by it names no record. */
import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "../env";

type Manifest = {
  staticRoutes: { page: string }[];
  /** In the order in which Next tries them. */
  dynamicRoutes: { page: string; regex: string }[];
};

/** What is said of an address that belongs to no page and no route. */
export const noRoute = "none";
/** Of files that the build made. */
const ofTheBuild = "/_next/static";

/** By what the build wrote down: which pattern a path has. In development there may be none. */
export function patternsOf({ staticRoutes, dynamicRoutes }: Manifest): (path: string) => string {
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const open = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (path) => {
    if (path.startsWith(`${ofTheBuild}/`)) return ofTheBuild;
    if (fixed.has(path)) return path;
    return open.find(({ regex }) => regex.test(path))?.page ?? noRoute;
  };
}

/** All patterns that there are. */
export const allPatterns = ({ staticRoutes, dynamicRoutes }: Manifest): ReadonlySet<string> =>
  new Set([...staticRoutes, ...dynamicRoutes].map(({ page }) => page));

export function readManifest(): Manifest {
  const file = join(/* turbopackIgnore: true */ process.cwd(), env.buildFolder, "routes-manifest.json");
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
