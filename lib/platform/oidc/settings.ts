/** What an installation says of its identity provider (OpenID Connect). Pure: the start reads it as well as the running app. */
import { type Role, roles } from "../member";
import { isThisMachine } from "../this-machine";

/**
 * Who may come in by the provider: `linked`, who has linked it to their account themselves; `known`, also whose account has
 * the address that the provider has verified; `new`, also anybody else whose groups give a role: an account is made for them.
 */
export type WhoComes = "linked" | "known" | "new";

export type OidcSettings = {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** What the provider is called on a button: "Ministry account". */
  name: string;
  scope: string;
  /** The claim of the ID token that says in which groups somebody is. */
  groupsClaim: string;
  /** Which role a group gives; null: roles are the owners' to give, and groups say nothing. */
  roles: { byGroup: ReadonlyMap<string, Role>; otherwise: Role | null } | null;
  who: WhoComes;
  /** Whether the password of who is known by the provider still opens their account. */
  hasPasswords: boolean;
  /** The words of `amr` and `acr` that count as a second factor; none: the provider's factors do not. */
  strong: { amr: readonly string[]; acr: readonly string[] };
  /** Whom to ask for help, in words; null: whoever administers Parley. */
  help: string | null;
};

type Environment = Record<string, string | undefined>;

/**
 * The settings, or null where none is made. Throws an error whose message says which one is wrong, and what to do; never what
 * the secret is.
 */
export function readOidcSettings(env: Environment): OidcSettings | null {
  const said = (name: string) => env[name]?.trim() || undefined;
  const { issuer: address, ...needed } = {
    issuer: said("OIDC_ISSUER"),
    OIDC_CLIENT_ID: said("OIDC_CLIENT_ID"),
    OIDC_CLIENT_SECRET: said("OIDC_CLIENT_SECRET"),
  };
  if (!address) {
    const orphan = Object.keys(env).find((name) => name.startsWith("OIDC_") && said(name));
    if (orphan) throw new Error(`${orphan} is set, but OIDC_ISSUER, the provider's own address, is not.`);
    return null;
  }
  for (const [name, value] of Object.entries(needed))
    if (!value) throw new Error(`OIDC_ISSUER needs ${name} beside it, as the provider has given it for Parley.`);
  const scope = said("OIDC_SCOPES") ?? "openid email profile";
  if (!scope.split(/\s+/).includes("openid")) throw new Error("OIDC_SCOPES has to hold openid.");
  const byGroup = readRoles(said("OIDC_ROLES"));
  const otherwise = readChoice(said("OIDC_DEFAULT_ROLE"), "OIDC_DEFAULT_ROLE", roles);
  if (otherwise && !byGroup)
    throw new Error("OIDC_DEFAULT_ROLE is for who is in no group of OIDC_ROLES: set that, too.");
  const who = readChoice(said("OIDC_PEOPLE"), "OIDC_PEOPLE", ["linked", "known", "new"] as const) ?? "known";
  if (who === "new" && !byGroup)
    throw new Error("OIDC_PEOPLE=new makes accounts for who has a role: say in OIDC_ROLES which groups give one.");
  const passwords = readChoice(said("OIDC_PASSWORDS"), "OIDC_PASSWORDS", ["kept", "off"] as const) ?? "kept";
  return {
    issuer: readIssuer(address),
    clientId: needed.OIDC_CLIENT_ID ?? "",
    clientSecret: needed.OIDC_CLIENT_SECRET ?? "",
    name: said("OIDC_NAME") ?? "your organisation",
    scope,
    groupsClaim: said("OIDC_GROUPS_CLAIM") ?? "groups",
    roles: byGroup && { byGroup, otherwise: otherwise ?? null },
    who,
    hasPasswords: passwords === "kept",
    strong: { amr: listOf(said("OIDC_STRONG_AMR")), acr: listOf(said("OIDC_STRONG_ACR")) },
    help: said("OIDC_HELP") ?? null,
  };
}

/** Codes, tokens and names pass between here and there: in the open only on this very machine. */
function readIssuer(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url?.protocol === "http:" && isThisMachine(url.hostname);
  if (!url || url.search || url.hash || (url.protocol !== "https:" && !isHere))
    throw new Error(
      `OIDC_ISSUER is ${text}; set it to the provider's own address, such as https://login.example.org/.`,
    );
  if (/^\/(common|organizations|consumers)\//.test(url.pathname) && url.hostname === "login.microsoftonline.com")
    throw new Error("OIDC_ISSUER is for the accounts of anybody's organisation: write your own tenant's id in it.");
  return url;
}

/** `negotiators=recorder, leads=manager`. A group's name may hold an equals sign, a role's does not. */
function readRoles(text: string | undefined): ReadonlyMap<string, Role> | null {
  if (!text) return null;
  const pairs = listOf(text).map((pair) => {
    const at = pair.lastIndexOf("=");
    const [group, role] = [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
    const known = roles.find((each) => each === role);
    if (!group || !known) throw new Error(`In OIDC_ROLES, ${pair} is not GROUP=ROLE; roles are ${roles.join(", ")}.`);
    return [group, known] as const;
  });
  const twice = pairs.find(([group], at) => pairs.findIndex(([other]) => other === group) !== at);
  if (twice) throw new Error(`In OIDC_ROLES, ${twice[0]} is given two roles.`);
  return new Map(pairs);
}

function readChoice<Word extends string>(text: string | undefined, name: string, words: readonly Word[]) {
  if (!text) return undefined;
  const chosen = words.find((word) => word === text);
  if (!chosen) throw new Error(`${name} is ${text}; set it to ${words.slice(0, -1).join(", ")} or ${words.at(-1)}.`);
  return chosen;
}

const listOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
