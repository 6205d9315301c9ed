import "server-only";
import { retract } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { withdrawEvidenceInput } from "../schema";

/** Takes a source, statement, figure, risk or question back, for a reason that stays on record. */
export const withdrawEvidence = command({
  name: "evidence.withdraw",
  input: withdrawEvidenceInput,
  may: mayRecord,
  change: (context, input) => retract(context, input.recordId, input.kind, input.reason),
});
