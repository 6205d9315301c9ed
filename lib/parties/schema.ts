import { z } from "zod";
import { checkboxInput, idInput, idsInput, lineInput, proseInput } from "@/lib/platform/inputs";
import { recordFields } from "@/lib/record/schema";
import { partyKinds, partyRoles } from "./rules";

const codeForm = "Give it a code of two to four capital letters, as in US.";

export const recordPartyInput = z.strictObject({
  ...recordFields,
  /** Of a party that has changed: what was recorded before holds up to the day from which this does. */
  partyId: idInput.optional(),
  name: lineInput(160),
  code: z
    .string(codeForm)
    .trim()
    .toUpperCase()
    .regex(/^\p{Lu}{2,4}$/u, codeForm),
  kind: z.enum(partyKinds, "Choose what it is."),
  role: z.enum(partyRoles, "Choose its part in the talks."),
  blocId: idInput.optional(),
  isAtTable: checkboxInput,
  objectorIds: idsInput,
  absenceReason: lineInput(600).optional(),
  note: proseInput(4000).optional(),
});

export const recordDelegateInput = z.strictObject({
  ...recordFields,
  /** Of a delegate who has changed office, party or part. */
  delegateId: idInput.optional(),
  name: lineInput(160),
  title: lineInput(300).optional(),
  partyId: idInput.optional(),
  isHead: checkboxInput,
  note: proseInput(4000).optional(),
});
