"use client";

import { setNonce } from "get-nonce";

/** Hands the page's nonce to the libraries that add a style element while a dialog is open. Draws nothing. */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (nonce && typeof window !== "undefined") setNonce(nonce);
  return null;
}
