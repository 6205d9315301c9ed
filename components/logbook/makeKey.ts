/** A key for a new block. Not randomUUID, which a browser has only where the connection is secure. */
export function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
