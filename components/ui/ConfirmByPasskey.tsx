"use client";

import { useState, useTransition } from "react";
import { askToConfirmAction, confirmByPasskeyAction } from "@/lib/platform/passkey-actions";
import { Button } from "./Button";
import { faultInWords, usePasskeys } from "./usePasskeys";

/** Confirms by a passkey that it is still its owner who sits there. */
export function ConfirmByPasskey({ done }: { done: () => void }) {
  const isKnown = usePasskeys();
  const [fault, setFault] = useState("");
  const [isPending, begin] = useTransition();
  if (!isKnown) return null;
  const confirm = () =>
    begin(async () => {
      setFault("");
      try {
        // With the first press of it: it lies behind every form, and hardly ever is one asked for it.
        const [asked, { startAuthentication }] = await Promise.all([
          askToConfirmAction(),
          import("@simplewebauthn/browser"),
        ]);
        if (!asked.ok) return setFault(asked.message);
        const confirmed = await confirmByPasskeyAction(await startAuthentication({ optionsJSON: asked.value }));
        if (confirmed.ok) done();
        else setFault(confirmed.message);
      } catch (error) {
        setFault(faultInWords(error));
      }
    });
  return (
    <div className="mt-4 grid justify-items-start gap-2 border-t border-rule pt-4">
      <Button
        type="button"
        variant="secondary"
        aria-disabled={isPending || undefined}
        onClick={() => isPending || confirm()}
      >
        {isPending ? "Waiting for your passkey…" : "Use a passkey"}
      </Button>
      <p role="alert" className="t-small text-st-contested empty:hidden">
        {fault}
      </p>
    </div>
  );
}
