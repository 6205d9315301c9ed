import { z } from "zod";
import { idInput } from "@/lib/platform/inputs";

export const undoActInput = z.strictObject({ negotiationId: z.uuid(), undoneId: idInput });
