"use client";

import { useContext, useEffect, useId, useRef, useState } from "react";
import type { FormState } from "@/lib/platform/form";
import { confirmSelfAction } from "@/lib/platform/second-factor-actions";
import { Button } from "./Button";
import { ConfirmByPasskey } from "./ConfirmByPasskey";
import { ConfirmByProvider } from "./ConfirmByProvider";
import { Dialog } from "./Dialog";
import { Field } from "./Field";
import { FormContext } from "./formState";
import { SubmitButton } from "./SubmitButton";
import { TextInput } from "./TextInput";
import { useFormAction } from "./useFormAction";

/**
 * In a form that was refused because it is too long ago that its reader showed who they are: asks for it in front of the
 * form, in which all stays as it was typed, and sends it `again`.
 */
export function ConfirmAgain({ again }: { again: () => void }) {
  const state = useContext(FormContext)?.state;
  const [answered, setAnswered] = useState<FormState>();
  if (state?.status !== "error" || state.code !== "unconfirmed") return null;
  const done = () => {
    setAnswered(state);
    again();
  };
  return (
    <>
      <Dialog
        open={answered !== state}
        onOpenChange={(isOpen) => setAnswered(isOpen ? undefined : state)}
        title="Confirm that it is you"
        description="You signed in a while ago. What you are about to do asks for it again; what you typed stays as it is."
      >
        <ConfirmForm done={done} />
        <ConfirmByPasskey done={done} />
        <ConfirmByProvider done={done} />
      </Dialog>
      <div>
        <Button type="button" variant="secondary" onClick={() => setAnswered(undefined)}>
          Confirm that it is you
        </Button>
      </div>
      <noscript>
        <p>Without scripts, sign out and in again, and do it within ten minutes.</p>
      </noscript>
    </>
  );
}

/** A form of its own, though React has it inside of another: what happens in it is none of that one's business. */
function ConfirmForm({ done }: { done: () => void }) {
  const [state, act] = useFormAction(confirmSelfAction);
  const id = useId();
  const latest = useRef(done);
  useEffect(() => {
    latest.current = done;
  });
  useEffect(() => {
    if (state.status === "ok") latest.current();
  }, [state]);
  return (
    <form
      action={act}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => event.stopPropagation()}
      onInput={(event) => event.stopPropagation()}
    >
      <FormContext value={{ state, id, nameField: () => {} }}>
        <Field
          name="proofPassword"
          label="Your password, or a code"
          hint="Where you have a second factor, its code or a recovery code; else your password."
          required
        >
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        {state.status === "error" && Object.keys(state.fieldErrors).length === 0 && (
          <p role="alert" className="t-ui text-st-contested">
            {state.message}
          </p>
        )}
        <div>
          <SubmitButton pending="Confirming…">Confirm and go on</SubmitButton>
        </div>
      </FormContext>
    </form>
  );
}
