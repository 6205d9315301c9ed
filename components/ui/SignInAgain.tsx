"use client";

import { useContext } from "react";
import { FormContext } from "@/components/ui/formState";
import { paths } from "@/lib/platform/paths";

/** In a form that was refused because the sign-in has ended: the way to a new one and back here. */
export function SignInAgain() {
  const form = useContext(FormContext);
  if (form?.state.status !== "error" || form.state.code !== "signed_out") return null;
  return (
    <p>
      <SignInLink />
    </p>
  );
}

/** To a new sign-in and back to this page. Drawn after an answer, and so in the browser alone. */
export function SignInLink() {
  return (
    <a className="link" href={paths.signIn(location.pathname + location.search)}>
      Sign in again
    </a>
  );
}
