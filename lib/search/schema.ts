import { z } from "zod";
import { longestQuery } from "./rules/query";

/** What is looked for while somebody types, and at which moment they read. */
export const offersInput = z.strictObject({
  slug: z.string().min(1).max(200),
  words: z.string().max(longestQuery),
  asOf: z.string().max(40).optional(),
  knownAt: z.string().max(40).optional(),
});

/** What somebody went to before, to be named again. */
export const namesInput = z.strictObject({
  slug: z.string().min(1).max(200),
  ids: z.array(z.uuid()).max(12),
  asOf: z.string().max(40).optional(),
  knownAt: z.string().max(40).optional(),
});
