/** What a provider of the tests says of somebody new, and the settings by which it is this installation's. */
import { randomUUID } from "node:crypto";
import type { Said } from "./said";

export const leastSettings = {
  OIDC_ISSUER: "https://login.example",
  OIDC_CLIENT_ID: "parley",
  OIDC_CLIENT_SECRET: "known",
};

export const said = (more: Partial<Said> = {}): Said => ({
  issuer: "https://login.example/",
  subject: randomUUID(),
  verifiedEmail: null,
  name: "Ruth Amari",
  label: "ruth@ministry.example",
  groups: [],
  isStrong: false,
  session: null,
  ...more,
});
