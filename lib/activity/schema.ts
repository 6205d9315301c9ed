import { z } from "zod";
import { idInput, idsInput, lineInput } from "@/lib/platform/inputs";

export const undoActInput = z.strictObject({ negotiationId: z.uuid(), undoneId: idInput });

export const checkChainInput = z.strictObject({ negotiationId: z.uuid() });

export const markRecordsInput = z.strictObject({
  negotiationId: z.uuid(),
  recordIds: idsInput.refine((ids) => ids.length > 0, "Choose at least one."),
  /** Left out: all members may see them. */
  compartmentId: idInput.optional(),
  reason: lineInput(1000),
});
