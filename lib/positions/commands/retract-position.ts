import "server-only";
import { retract } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { retractPositionInput } from "../schema";

/** Takes back a position that should not have been recorded. It stays in the history, with the reason. */
export const retractPosition = command({
  name: "position.retract",
  input: retractPositionInput,
  may: mayRecord,
  change: (context, { recordId, reason }) => retract(context, recordId, "position", reason),
});
