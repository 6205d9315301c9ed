/**
 * What a browser keeps of what a person has typed and not saved. Every key names its writer, so that nobody else at the
 * same browser reads it, and all of it is wiped at sign-out. A store that refuses or is full never stops the typing: the
 * page then keeps the text itself, for as long as it is open.
 */

const prefix = "parley-kept:";
const ofThisPage = new Map<string, string>();
/** After a sign-out nothing is stored: a page that is still open would put back what was wiped. */
let isClosed = false;
const listeners = new Set<() => void>();

/** The key of a text by who writes it and on what: `keptKey(userId, "reply", noteId)`. */
export function keptKey(userId: string, ...about: readonly string[]): string {
  return [userId, ...about].join(":");
}

/** The text kept under this key; null where there is none. */
export function readKept(key: string): string | null {
  return ofThisPage.get(key) ?? attempt(() => localStorage.getItem(prefix + key), null);
}

/** Keeps a text; false where only this page has it, because the browser's store is full or allows none. */
export function keepText(key: string, text: string): boolean {
  const isStored = attempt(() => {
    if (isClosed) return false;
    localStorage.setItem(prefix + key, text);
    return true;
  }, false);
  if (isStored) ofThisPage.delete(key);
  else ofThisPage.set(key, text);
  tell();
  return isStored;
}

export function dropKept(key: string): void {
  ofThisPage.delete(key);
  attempt(() => localStorage.removeItem(prefix + key), undefined);
  tell();
}

/** The keys under which something is kept that begin with the parts of this one. */
export function keptKeysOf(key: string): string[] {
  return keptKeys().filter((each) => each === key || each.startsWith(`${key}:`));
}

/** Whether anything is kept: text that is nowhere but here. */
export function hasKept(): boolean {
  return keptKeys().length > 0;
}

/** Wipes what is kept for everybody but this person, who has signed in; for everybody where nobody is. */
export function wipeKept(exceptUserId: string | null = null): void {
  isClosed = exceptUserId === null;
  for (const key of keptKeys()) if (exceptUserId === null || !isOf(key, exceptUserId)) dropKept(key);
}

/** Calls back when anything kept has changed, in another tab too. */
export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function keptKeys(): string[] {
  const stored = attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(prefix));
  return [...new Set([...stored.map((key) => key.slice(prefix.length)), ...ofThisPage.keys()])];
}

/** Keys are made by many hands; the person's id in them is what binds them. */
function isOf(key: string, userId: string): boolean {
  return key.includes(userId);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function attempt<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    // A browser may have no store, or forbid it, or have no room left in it.
    return otherwise;
  }
}
