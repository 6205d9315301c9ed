/** Encrypting what a browser keeps, at once: a page that is being left does not wait for an answer. */
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToUtf8, managedNonce, utf8ToBytes } from "@noble/ciphers/utils.js";

/** XChaCha20-Poly1305, whose nonces are long enough to be drawn at random each time. */
const cipher = managedNonce(xchacha20poly1305);
const keyLength = 32;

export type Seal = {
  /** Which key it is. */
  name: string;
  /** The text for nobody but who has the key, and only in that place. */
  close: (place: string, text: string) => string;
  /** Throws where it was closed by another key, in another place, or was changed since. */
  open: (place: string, sealed: string) => string;
};

/** Of what the server hands to a signed-in page: the key, and after it the name of the key, as base64url. */
export function sealFrom(handed: string): Seal {
  const bytes = bytesOf(handed.replaceAll("-", "+").replaceAll("_", "/"));
  const key = bytes.slice(0, keyLength);
  return {
    name: lettersOf(bytes.slice(keyLength)),
    close: (place, text) => lettersOf(cipher(key, utf8ToBytes(place)).encrypt(utf8ToBytes(text))),
    open: (place, sealed) => bytesToUtf8(cipher(key, utf8ToBytes(place)).decrypt(bytesOf(sealed))),
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function lettersOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
