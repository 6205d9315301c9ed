/** What an identity provider says of somebody, read for what we ask of it. Pure. */
import type { Role } from "../member";
import { isAtLeast } from "../member";
import { isStorable } from "../storable";
import type { OidcSettings } from "./settings";

export type Said = {
  /** In one way of writing: see `issuerOf`. */
  issuer: string;
  /** Who they are there, for good. */
  subject: string;
  /** Null: none that the provider has verified. */
  verifiedEmail: string | null;
  name: string;
  /** What their owner knows them by. */
  label: string;
  groups: readonly string[];
  /** Whether the factors that they gave count as a second one here. */
  isStrong: boolean;
  /** The provider's own name for their session there. */
  session: string | null;
};

const longestLine = 320;
const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" && isStorable(value) ? value.trim().slice(0, longestLine) : null;
const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");

/** The claims of an ID token that was checked. Only what is plainly `true` counts as verified. */
export function readSaid(
  claims: Record<string, unknown> & { iss: string; sub: string },
  { groupsClaim, strong }: Pick<OidcSettings, "groupsClaim" | "strong">,
): Said {
  const email = textOf(claims.email)?.toLowerCase() ?? null;
  const called = textOf(claims.preferred_username) ?? claims.sub;
  return {
    issuer: new URL(claims.iss).href,
    subject: claims.sub,
    verifiedEmail: claims.email_verified === true ? email : null,
    name: textOf(claims.name)?.slice(0, 120) ?? email ?? called,
    label: email ?? called,
    groups: listOf(claims[groupsClaim]),
    isStrong:
      listOf(claims.amr).some((method) => strong.amr.includes(method)) ||
      (typeof claims.acr === "string" && strong.acr.includes(claims.acr)),
    session: textOf(claims.sid),
  };
}

/** The highest role that their groups give; null: none does, and nobody has one otherwise. Undefined: groups say nothing here. */
export function roleOf(groups: readonly string[], roles: OidcSettings["roles"]): Role | null | undefined {
  if (!roles) return undefined;
  return (
    groups.reduce<Role | null>((highest, group) => {
      const role = roles.byGroup.get(group);
      return role && (!highest || isAtLeast({ role }, highest)) ? role : highest;
    }, null) ?? roles.otherwise
  );
}
