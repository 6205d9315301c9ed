/** Makes a webhook, and shows its secret this once. */
import { ActionForm } from "@/components/ui/ActionForm";
import { MadeLink } from "@/components/ui/MadeLink";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { makeWebhookAction } from "@/lib/exchange/actions-webhooks";
import { type Named, WebhookFields } from "./WebhookFields";

export function NewWebhookForm({ negotiations }: { negotiations: readonly Named[] }) {
  return (
    <ActionForm action={makeWebhookAction} className="grid max-w-[34rem] gap-5">
      <WebhookFields negotiations={negotiations} />
      {/* Where whoever has pressed the button looks: below it, the end of the window may hide what is shown only once. */}
      <MadeLink label="The webhook’s secret" />
      <div>
        <SubmitButton pending="Making…">Add the webhook</SubmitButton>
      </div>
    </ActionForm>
  );
}
