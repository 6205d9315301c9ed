"use client";

import { type ReactNode, useMemo } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { DialogContext } from "@/components/ui/dialogState";
import { MadeLink } from "@/components/ui/MadeLink";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { makePasswordLinkAction } from "@/lib/platform/actions-administration";

/** Makes a link by which somebody sets their password; the panel around it stays, since the link is shown in it. */
export function PasswordLinkForm({ children }: { children: ReactNode }) {
  const stay = useMemo(() => ({ close: () => {} }), []);
  return (
    <DialogContext value={stay}>
      <ActionForm action={makePasswordLinkAction} className="grid gap-3">
        {children}
        <p className="t-small max-w-measure text-ink-2">
          For who has forgotten their password and gets no mail. The present one holds until the link is used.
        </p>
        <div>
          <SubmitButton pending="Making…">Make a link to set a password</SubmitButton>
        </div>
        <MadeLink label="Link to set a password" />
      </ActionForm>
    </DialogContext>
  );
}
