/** Why somebody did not come in by the identity provider, as the page says it. */
import type { OidcSettings } from "./settings";

export const providerFaults = [
  "away",
  "wrong",
  "refused",
  "over",
  "unknown",
  "unverified",
  "taken",
  "disabled",
  "role",
  "often",
  "other",
  "broken",
] as const;

export type ProviderFault = (typeof providerFaults)[number];

/** Those that are about who they are here, once the provider has said who they are there. */
export type EnterFault = Extract<ProviderFault, "unknown" | "unverified" | "taken" | "disabled" | "role">;

/** What an address says has gone wrong; null: nothing that we know of. */
export function readFault(text: unknown): ProviderFault | null {
  return providerFaults.find((fault) => fault === text) ?? null;
}

/** The sentence for a fault. `name`: what the provider is called; `help`: whom this installation says to ask. */
export function faultInWords(fault: ProviderFault, { name, help }: Pick<OidcSettings, "name" | "help">): string {
  const ask = help ? `Ask ${help}.` : "Ask whoever administers this Parley.";
  const sentences: Record<ProviderFault, string> = {
    away: `The sign-in of ${name} does not answer just now. Try again in a minute, or sign in by your password if you have one.`,
    wrong: `What the sign-in of ${name} answered could not be checked, so nobody was signed in. Try again; if it happens again, tell whoever administers this Parley.`,
    refused: `You were not signed in at ${name}. Try again if you meant to be.`,
    over: "That took too long, or was begun in another browser. Begin again here.",
    unknown: `${name} knows you, and nobody here is known by it yet. If you have an account here, sign in to it and link the two on your account’s page. ${ask}`,
    unverified: `${name} has not verified your e-mail address, so it says nothing about who you are here. Sign in to your account and link the two on its page. ${ask}`,
    taken: `The account with your address is linked to somebody else at ${name}, or cannot be linked. ${ask}`,
    disabled: `Your account here is disabled. ${ask}`,
    role: `${name} knows you, and none of your groups there has a role here. ${ask}`,
    often: "Too many are signing in just now. Try again in a minute.",
    other: `That was somebody else at ${name}, or your sign-in here has ended meanwhile. Nothing was changed.`,
    broken: `Something went wrong here, and not with ${name}. Try again; if it happens again, tell whoever administers this Parley.`,
  };
  const sentence = sentences[fault];
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
