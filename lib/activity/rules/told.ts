/** What an open browser is told of a change: what was done, by whom, and to what it belongs. Never what it says. */
import { z } from "zod";

const id = z.string();

export const toldChange = z.object({
  /** Of the entry in the chain. */
  id,
  negotiationId: id,
  /** ISO 8601. */
  at: z.string(),
  by: z.object({ id, name: z.string() }),
  /** `position` and `recorded` of `position.recorded`. */
  noun: z.string(),
  verb: z.string(),
  seriesId: id.nullable(),
  recordId: id.nullable(),
  /** The compartment that it is marked for. */
  marking: z.string().nullable(),
  termIds: z.array(id),
  partyIds: z.array(id),
  sessionIds: z.array(id),
});

export type ToldChange = z.infer<typeof toldChange>;

/** What a browser that asks instead of listening is given. */
export const toldSince = z.object({
  cursor: z.string(),
  access: z.string(),
  isResync: z.boolean(),
  changes: z.array(toldChange),
});

export type ToldSince = z.infer<typeof toldSince>;
