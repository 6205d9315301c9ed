import { z } from "zod";
import { checkboxInput, idInput, idsInput, lineInput, proseInput, recordFields } from "@/lib/negotiations/schema";
import { partyKinds, partyRoles } from "./rules";

export const recordPartyInput = z.strictObject({
  ...recordFields,
  name: lineInput(160),
  code: z
    .string()
    .trim()
    .regex(/^\p{Lu}{2,4}$/u, "Two to four capital letters, as in US."),
  kind: z.enum(partyKinds),
  role: z.enum(partyRoles),
  blocId: idInput.optional(),
  isAtTable: checkboxInput,
  objectorIds: idsInput,
  absenceReason: lineInput(600).optional(),
  note: proseInput(4000).optional(),
});

export const recordDelegateInput = z.strictObject({
  ...recordFields,
  name: lineInput(160),
  title: lineInput(300).optional(),
  partyId: idInput.optional(),
  isHead: checkboxInput,
  note: proseInput(4000).optional(),
});
