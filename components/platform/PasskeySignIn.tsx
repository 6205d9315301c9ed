"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/Button";
import { askForPasskeyAction, enterByPasskeyAction } from "@/lib/platform/passkey-actions";
import { faultInWords, usePasskeys } from "@/components/ui/usePasskeys";

/** Signs in by a passkey, instead of a password or after it. Without scripts, or where the browser knows none, it is not there. */
export function PasskeySignIn({ backTo }: { backTo: string }) {
  const isKnown = usePasskeys();
  const [fault, setFault] = useState("");
  const [isPending, begin] = useTransition();
  if (!isKnown) return null;
  const enter = () =>
    begin(async () => {
      setFault("");
      try {
        const asked = await askForPasskeyAction();
        if (!asked.ok) return setFault(asked.message);
        const given = await startAuthentication({ optionsJSON: asked.value });
        const entered = await enterByPasskeyAction(given, backTo);
        if (entered.ok) location.assign(entered.value);
        else setFault(entered.message);
      } catch (error) {
        setFault(faultInWords(error));
      }
    });
  return (
    <div className="grid justify-items-start gap-2">
      <Button
        type="button"
        variant="secondary"
        aria-disabled={isPending || undefined}
        onClick={() => isPending || enter()}
      >
        {isPending ? "Waiting for your passkey…" : "Sign in with a passkey"}
      </Button>
      <p role="alert" className="t-small text-st-contested empty:hidden">
        {fault}
      </p>
    </div>
  );
}
