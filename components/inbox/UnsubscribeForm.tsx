"use client";

/** The one button by which whoever holds a mail ends such mails; then what became of them. */
import { useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Answer } from "@/components/ui/Answer";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { unsubscribeAction } from "@/lib/inbox/actions-mail";

export function UnsubscribeForm({ token }: { token: string }) {
  const [isEnded, setEnded] = useState(false);
  if (isEnded) return <Ended />;
  return (
    <>
      <Answer>Get no more mail about your inbox?</Answer>
      <p className="t-note text-ink-2">
        Parley then sends none, and no invitations to rounds and sessions. What concerns you still waits in the inbox,
        and you can choose mail again under Account.
      </p>
      <ActionForm action={unsubscribeAction} className="grid justify-items-start gap-4" onDone={() => setEnded(true)}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton pending="Ending…">No more such mail</SubmitButton>
      </ActionForm>
    </>
  );
}

/** It takes the focus, since the button that was pressed is gone. */
function Ended() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <div ref={place} role="status" tabIndex={-1} className="grid gap-6 outline-none">
      <Answer>You get no more such mail.</Answer>
      <p className="t-note text-ink-2">
        Parley sends no more mail about your inbox, and no more invitations. What concerns you still waits in the inbox.
      </p>
    </div>
  );
}
