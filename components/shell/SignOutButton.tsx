"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { hasKept } from "@/components/ui/keptText";
import { useFormAction } from "@/components/ui/useFormAction";
import { signOutAction } from "@/lib/platform/sign-in-actions";

/**
 * Signs out and leaves nothing of what was typed in this browser; where that is the only copy, it asks first. The page to
 * sign in at wipes it: where the server is not reached, the person stays signed in, and what they typed stays too.
 */
export function SignOutButton() {
  const [isAsking, setAsking] = useState(false);
  const [answer, signOut] = useFormAction(signOutAction);
  return (
    <form
      action={signOut}
      className={isAsking ? "grid w-56 gap-2" : undefined}
      onSubmit={(event) => {
        if (!hasKept() || isAsking) return;
        event.preventDefault();
        setAsking(true);
      }}
    >
      <p role="status" className="t-small px-2 text-ink-2 empty:hidden">
        {isAsking && "Something that you wrote is not saved yet. Signing out removes it from this browser."}
      </p>
      <p role="alert" className="t-small px-2 text-st-contested empty:hidden">
        {answer.status === "error" && "No answer came, so you may be signed in still. Try again."}
      </p>
      <div className="flex flex-wrap gap-x-1">
        <Button variant="quiet" type="submit">
          {isAsking ? "Sign out and remove it" : "Sign out"}
        </Button>
        {isAsking && (
          <Button variant="quiet" type="button" onClick={() => setAsking(false)}>
            Stay
          </Button>
        )}
      </div>
    </form>
  );
}
