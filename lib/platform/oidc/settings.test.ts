import { describe, expect, it } from "vitest";
import { readSaid, roleOf } from "./said";
import { readOidcSettings } from "./settings";

const least = { OIDC_ISSUER: "https://login.example.org", OIDC_CLIENT_ID: "parley", OIDC_CLIENT_SECRET: "s3cret" };
const read = (more: Record<string, string> = {}) => readOidcSettings({ ...least, ...more });

it("needs nothing where there is no provider, and three settings where there is", () => {
  expect(readOidcSettings({ PORT: "3000", OIDC_NAME: "  " })).toBeNull();
  expect(read()).toEqual({
    issuer: new URL("https://login.example.org/"),
    clientId: "parley",
    clientSecret: "s3cret",
    name: "your organisation",
    scope: "openid email profile",
    groupsClaim: "groups",
    roles: null,
    who: "known",
    hasPasswords: true,
    strong: { amr: [], acr: [] },
    help: null,
  });
});

it("reads which group gives which role; a group's name may hold an equals sign", () => {
  const settings = read({ OIDC_ROLES: "cn=negotiators=recorder, leads=manager", OIDC_DEFAULT_ROLE: "reader" });
  expect(settings?.roles).toEqual({
    byGroup: new Map([
      ["cn=negotiators", "recorder"],
      ["leads", "manager"],
    ]),
    otherwise: "reader",
  });
});

describe("says in one sentence, and without the secret, what is wrong", () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ OIDC_ISSUER: "" }, /^OIDC_CLIENT_ID is set, but OIDC_ISSUER/],
    [{ OIDC_CLIENT_ID: "" }, /^OIDC_ISSUER needs OIDC_CLIENT_ID/],
    [{ OIDC_CLIENT_SECRET: " " }, /^OIDC_ISSUER needs OIDC_CLIENT_SECRET/],
    [{ OIDC_ISSUER: "login.example.org" }, /^OIDC_ISSUER is login.example.org/],
    [{ OIDC_ISSUER: "http://login.example.org" }, /such as https:/],
    [{ OIDC_ISSUER: "https://login.microsoftonline.com/common/v2.0" }, /your own tenant/],
    [{ OIDC_SCOPES: "email" }, /^OIDC_SCOPES has to hold openid/],
    [{ OIDC_ROLES: "leads" }, /^In OIDC_ROLES, leads is not GROUP=ROLE/],
    [{ OIDC_ROLES: "leads=chief" }, /roles are reader, commenter, recorder, manager, owner/],
    [{ OIDC_ROLES: "leads=manager,leads=owner" }, /leads is given two roles/],
    [{ OIDC_DEFAULT_ROLE: "reader" }, /^OIDC_DEFAULT_ROLE is for who is in no group/],
    [{ OIDC_ROLES: "leads=manager", OIDC_DEFAULT_ROLE: "none" }, /^OIDC_DEFAULT_ROLE is none; set it to reader,/],
    [{ OIDC_PEOPLE: "all" }, /^OIDC_PEOPLE is all; set it to linked, known or new/],
    [{ OIDC_PEOPLE: "new" }, /OIDC_ROLES/],
    [{ OIDC_PASSWORDS: "no" }, /^OIDC_PASSWORDS is no; set it to kept or off/],
  ])("%j", (more, sentence) => {
    expect(() => read(more)).toThrow(sentence);
    expect(() => read(more)).not.toThrow(/s3cret/);
  });
});

describe("what a provider says", () => {
  const strong = { amr: ["mfa"], acr: ["urn:strong"] };
  const said = (claims: object) =>
    readSaid({ iss: "https://login.example.org", sub: "4711", ...claims }, { groupsClaim: "groups", strong });

  it("verifies an address by a plain true, and by nothing like it", () => {
    expect(said({ email: "R@M.example", email_verified: true }).verifiedEmail).toBe("r@m.example");
    for (const email_verified of ["true", 1, undefined, null, {}, [true]])
      expect(said({ email: "r@m.example", email_verified }).verifiedEmail).toBeNull();
    expect(said({ email_verified: true }).verifiedEmail).toBeNull();
  });

  it("is strong by the words that the setting names, and by no other", () => {
    expect(said({ amr: ["pwd", "mfa"] }).isStrong).toBe(true);
    expect(said({ acr: "urn:strong" }).isStrong).toBe(true);
    for (const claims of [{}, { amr: "pwd" }, { amr: ["otp"] }, { acr: "urn:stronger" }, { acr: ["urn:strong"] }])
      expect(said(claims).isStrong, JSON.stringify(claims)).toBe(false);
  });

  it("gives the highest role of all groups, the default without one, and none where there is neither", () => {
    const { roles } = read({ OIDC_ROLES: "a=recorder,b=manager,c=reader" }) ?? { roles: null };
    expect(roleOf(["c", "b", "a", "unknown"], roles)).toBe("manager");
    expect(roleOf(["unknown"], roles)).toBeNull();
    expect(roleOf([], roles && { ...roles, otherwise: "reader" })).toBe("reader");
    expect(roleOf(["b"], null)).toBeUndefined();
  });

  it("is read whatever it is made of", () => {
    const odd = said({ groups: { a: 1 }, name: 7, email: ["x"], preferred_username: " ruth ", sid: "s" });
    expect(odd).toMatchObject({ groups: [], name: "ruth", label: "ruth", session: "s" });
  });
});
