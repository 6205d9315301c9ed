/** What a token may be: what its owner's programs send instead of a sign-in's cookie. A browser may run this file. */
import { z } from "zod";
import { idsInput, lineInput } from "./inputs";
import { numberInput } from "./number-input";

export const scopes = ["read", "write"] as const;
export type Scope = (typeof scopes)[number];

export const scopeLabels: Record<Scope, string> = { read: "Read", write: "Write" };

/** So many hold at a time. */
export const mostTokens = 20;
export const mostDays = 365;

export const makeTokenInput = z.strictObject({
  name: lineInput(80),
  scopes: z.array(z.enum(scopes)).min(1, "Choose what it may do.").max(scopes.length),
  /** The negotiations that it is for; none: all of its owner's. */
  negotiationIds: idsInput.pipe(z.array(z.uuid()).max(50)),
  /** After how many days it ends. */
  days: numberInput(z.number("Choose when it ends.").int().min(1).max(mostDays, "At most a year.")),
});

const prefix = "parley_";

/** As its owner is shown it: known by how it begins to whoever looks through code for what should not be there. */
export const asToken = (random: string) => prefix + random;

/** What an `Authorization` header carries: a token, or a word that is none; null where it carries nothing of the kind. */
export function bearerIn(header: string | null): string | null {
  return /^Bearer +([^\s]+) *$/i.exec(header ?? "")?.[1] ?? null;
}

/** Whether it is worth looking for. */
export const isTokenLike = (text: string) => /^parley_[\w-]{43}$/.test(text);
