import { z } from "zod";
import { idInput } from "@/lib/platform/inputs";

/** A term, a party, a session or a thread by its series, or the negotiation itself by its own id. */
export const subjectFields = { negotiationId: idInput, subjectId: idInput };

/** A form's "true" and "false", or the boolean itself. */
export const yesOrNoInput = z.union([z.boolean(), z.enum(["true", "false"]).transform((said) => said === "true")]);

export const followInput = z.strictObject({ ...subjectFields, isOn: yesOrNoInput });
