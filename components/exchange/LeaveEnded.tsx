"use client";

import { ActionForm } from "@/components/ui/ActionForm";
import { focusBeside } from "@/components/ui/focusBeside";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { endWebhookAction } from "@/lib/exchange/actions-webhooks";

/** That one whose receiver is gone need not go on: it leaves its owner's inbox, and what stands beside it there has the focus. */
export function LeaveEnded({ webhookId, about }: { webhookId: string; about?: string }) {
  return (
    <ActionForm action={endWebhookAction} onSubmit={({ currentTarget }) => focusBeside(currentTarget)}>
      <input type="hidden" name="webhookId" value={webhookId} />
      <SubmitButton variant="secondary" pending="Noting…" data-inbox="done" aria-describedby={about}>
        Leave it ended
      </SubmitButton>
    </ActionForm>
  );
}
