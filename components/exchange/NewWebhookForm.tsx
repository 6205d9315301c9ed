/** Makes a webhook, and leads to its page, where its secret is shown this once. */
import { ActionForm } from "@/components/ui/ActionForm";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { makeWebhookAction } from "@/lib/exchange/actions-webhooks";
import { ToMadeWebhook } from "./MadeSecret";
import { type Named, WebhookFields } from "./WebhookFields";

export function NewWebhookForm(props: { negotiations: readonly Named[]; hosts: readonly string[] | null }) {
  return (
    <ActionForm action={makeWebhookAction} className="grid max-w-[34rem] gap-5">
      <WebhookFields {...props} />
      {/* Where whoever has pressed the button looks: below it, the end of the window may hide what is shown only once. */}
      <ToMadeWebhook />
      <div>
        <SubmitButton pending="Making…">Add the webhook</SubmitButton>
      </div>
    </ActionForm>
  );
}
