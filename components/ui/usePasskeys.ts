"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether this browser knows passkeys; false until its scripts run. */
export function usePasskeys(): boolean {
  return useSyncExternalStore(
    never,
    () => typeof PublicKeyCredential === "function",
    () => false,
  );
}

/** What a person is told of what the browser, or we, did not accept. They may have closed its question: that is no fault. */
export function faultInWords(error: unknown): string {
  if (error instanceof Error && error.name === "NotAllowedError")
    return "Nothing was chosen, or it took too long. Try again.";
  if (error instanceof Error && error.name === "InvalidStateError")
    return "This device has a passkey for Parley already.";
  return "Your browser could not do it. Try again, or another way.";
}
