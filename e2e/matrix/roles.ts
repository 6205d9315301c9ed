/** Who asks: nobody, somebody who is a member of nothing, and a member in each role. */
import { isAtLeast, type Role, roles } from "@/lib/platform/member";
import type { Address } from "@/e2e/fixtures";
import type { Listed } from "./listed";
import type { Marking } from "./stage";

export const askers = ["nobody", "outsider", ...roles] as const;
export type Asker = (typeof askers)[number];

/**
 * Who is tried where this is the lowest role that may: nobody, an outsider, the highest role that may not, the lowest
 * that may, and the owner. Roles are ranks, so that whoever stands between does what one beside them does;
 * `MATRIX=whole` tries them, too.
 */
export function askersWhere(lowest: Role | null): readonly Asker[] {
  if (process.env.MATRIX === "whole") return askers;
  const rank = lowest === null ? 0 : roles.indexOf(lowest);
  const wanted: readonly Asker[] = ["nobody", "outsider", ...roles.slice(Math.max(0, rank - 1), rank + 1), "owner"];
  return askers.filter((asker) => wanted.includes(asker));
}

/** The person of the demo who asks as this one. */
export const personOf: Record<Asker, Address | "nobody"> = {
  nobody: "nobody",
  outsider: "outsider",
  reader: "reader",
  commenter: "staff",
  recorder: "officer",
  manager: "manager",
  owner: "owner",
};

/** The status that a command answers with. */
export function expectedStatus(listed: Listed, asker: Asker, marking: Marking): number {
  if (asker === "nobody") return 401;
  if (listed.needs === null) return 200;
  if (asker === "outsider" || listed.needs === "administrator") return 404;
  if (marking === "outside" && (listed.looksFirst || listed.isAuthorsAlone)) return 404;
  if (!isAtLeast({ role: asker satisfies Role }, listed.needs))
    return listed.isAuthorsAlone || listed.isHiddenBelow ? 404 : 403;
  return marking === "outside" ? 404 : 200;
}
