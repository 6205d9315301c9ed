"use client";

import { getNonce, setNonce } from "get-nonce";

/**
 * Hands the page's nonce to what adds a style element to the page. The first one is that of the
 * document, which is what the browser goes by; later answers of the server carry others. Draws nothing.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (nonce && typeof window !== "undefined" && !getNonce()) setNonce(nonce);
  return null;
}
