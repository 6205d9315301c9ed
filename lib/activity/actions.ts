"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { checkChain } from "./commands/check-chain";
import { markRecords } from "./commands/mark-records";
import { undoAct } from "./commands/undo-act";

export async function undoActAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(undoAct, form, { done: "Undone. It stays in the history." });
}

export async function markRecordsAction(_: FormState, form: FormData): Promise<FormState> {
  const isClosed = Boolean(form.get("compartmentId"));
  return runForm(markRecords, form, {
    done: isClosed
      ? "Marked. Only those members see it from now on; what others could read so far stays in the history for them."
      : "Done. All members see it from now on.",
  });
}

export async function checkChainAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(checkChain, form);
}
