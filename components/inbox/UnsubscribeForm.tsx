/** The one button by which whoever holds a mail ends such mails. */
import { ActionForm } from "@/components/ui/ActionForm";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { unsubscribeAction } from "@/lib/inbox/actions-mail";

export function UnsubscribeForm({ token }: { token: string }) {
  return (
    <ActionForm action={unsubscribeAction} className="grid justify-items-start gap-4">
      <input type="hidden" name="token" value={token} />
      <SubmitButton pending="Ending…">No more such mail</SubmitButton>
    </ActionForm>
  );
}
