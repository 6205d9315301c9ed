/**
 * What a browser keeps of what a person has typed and not saved. It is encrypted with a key that the server hands to that
 * person's pages alone (`lib/platform/seal`) and that is kept nowhere; every key names its writer, and all of it is wiped
 * after a sign-out. A store that refuses, is full, or is somebody else's by now never stops the typing: the page then keeps the
 * text itself, for as long as it is open.
 */
import { attempt, namesIn, wipeNames } from "./browserStore";
import { tellKept, tellOpened } from "./keptListeners";
import { type Seal, sealFrom } from "./seal";

const prefix = "parley-sealed:";
/** Whose key the store is sealed with. Other tabs read it, too: who finds another there stores nothing more. */
const sealedBy = "parley-sealed-by";
/** What was kept before anything was sealed. */
const plainPrefix = "parley-kept:";
/** What says when somebody was where, and is no text: see `lastVisit`. */
export const visitPrefix = "parley-visit:";

const ofThisPage = new Map<string, string>();
/** Of those, what was written while the store was another's: another tab may have kept something there meanwhile. */
const writtenApart = new Set<string>();
/** By what a key ends in, how what was written apart comes together with what is stored. */
const merging = new Map<string, Merge>();
type Merge = (stored: string, apart: string) => string;
/** By key, what was opened last, so that drawing a page again opens nothing again. */
const opened = new Map<string, { sealed: string; text: string }>();
let seal: Seal | null = null;
/** The names of keys that others have followed: a page that is gone back to brings along the one it was drawn with. */
const replaced = new Set<string>();
/** The name of the key that the store was last open under here. */
let begunWith: string | null = null;
/** After a sign-out nothing is stored: a page that is still open would put back what was wiped. */
let isClosed = false;

/** The key of a text by who writes it and on what: `keptKey(userId, "reply", noteId)`. */
export function keptKey(userId: string, ...about: readonly string[]): string {
  return [userId, ...about].join(":");
}

/**
 * Begins to keep for this person, with what their page was handed, which may have been long ago. Where the store is sealed
 * with another key, nothing in it is read or wiped before the server has said which of the two holds now: `takeKept`.
 */
export function openKept(userId: string, handed: string): void {
  const next = sealFrom(handed);
  if (replaced.has(next.name)) return;
  const by = attempt(() => localStorage.getItem(sealedBy), null);
  if (by === null || by === next.name) begin(userId, next);
  else {
    opened.clear();
    seal = next;
  }
}

/**
 * Begins to keep for this person, who is signed in, with what the server hands out now. What is kept here under any other
 * key can be read by nobody who is here, and goes.
 */
export function takeKept(userId: string, handed: string): void {
  begin(userId, sealFrom(handed));
}

function begin(userId: string, next: Seal): void {
  if (isClosed) forgetPage();
  isClosed = false;
  const isAnother = next.name !== begunWith;
  if (isAnother) opened.clear();
  noteReplaced();
  replaced.delete(next.name);
  [seal, begunWith] = [next, next.name];
  for (const key of ofThisPage.keys()) if (!isOf(key, userId)) forgetHere(key);
  attempt(() => {
    if (!isOurs()) wipeNames(localStorage, prefix);
    for (const name of namesIn(localStorage, visitPrefix)) if (!isOf(name, userId)) localStorage.removeItem(name);
    localStorage.setItem(sealedBy, next.name);
    sealPlain(userId);
  }, undefined);
  putBack();
  if (isAnother) tellOpened();
}

function noteReplaced(): void {
  for (const name of [seal?.name, begunWith]) if (name) replaced.add(name);
}

/** Stores what this page alone has; of what was written apart, what is stored by now stays, and is merged where it can be. */
function putBack(): void {
  for (const [key, text] of ofThisPage) {
    const isStored = writtenApart.has(key) && !mergeOf(key) && storedNow(key) !== null;
    if (!isStored) keepText(key, text);
    else forgetHere(key);
  }
  tellKept();
}

/** How two texts under keys that end in this become one, where a page wrote apart from the store. */
export function mergeKept(about: string, merge: Merge): void {
  merging.set(about, merge);
}

function mergeOf(key: string): Merge | undefined {
  return merging.get(key.slice(key.lastIndexOf(":") + 1));
}

/** The text kept under this key; null where there is none. */
export function readKept(key: string): string | null {
  return ofThisPage.get(key) ?? storedNow(key);
}

/** Keeps a text; false where only this page has it, because the browser's store is full, allows none, or is another's. */
export function keepText(key: string, text: string): boolean {
  const stored = writtenApart.has(key) ? storedNow(key) : null;
  const whole = stored === null ? text : (mergeOf(key)?.(stored, text) ?? text);
  const isStored = attempt(() => {
    if (!seal || !isOurs()) {
      writtenApart.add(key);
      return false;
    }
    const sealed = seal.close(key, whole);
    localStorage.setItem(prefix + key, sealed);
    opened.set(key, { sealed, text: whole });
    return true;
  }, false);
  if (isStored) forgetHere(key);
  else ofThisPage.set(key, text);
  tellKept();
  return isStored;
}

export function dropKept(key: string): void {
  // What this page wrote apart is not what the store has.
  const isApart = writtenApart.has(key);
  forgetHere(key);
  opened.delete(key);
  attempt(() => {
    if (isOurs() && !isApart) localStorage.removeItem(prefix + key);
  }, undefined);
  tellKept();
}

/** The keys under which something is kept that begin with the parts of this one. */
export function keptKeysOf(key: string): string[] {
  return keptKeys().filter((each) => each === key || each.startsWith(`${key}:`));
}

/** On what something is kept that is no writing, as where somebody went last: sealed and wiped alike, and missed by nobody. */
export function aside(about: string): string {
  return `aside:${about}`;
}

const isAside = /^[^:]*:aside:/;

/** Whether any writing is kept: text that is nowhere but here. */
export function hasKept(): boolean {
  return keptKeys().some((key) => !isAside.test(key));
}

/**
 * Wipes all that is sealed here of anybody, and keeps nothing more until somebody has signed in. What was kept before
 * there were seals may be of someone whose sign-in ended by itself: it waits for the next sign-in (`sealPlain`).
 */
export function wipeKept(): void {
  isClosed = true;
  noteReplaced();
  [seal, begunWith] = [null, null];
  forgetPage();
  opened.clear();
  attempt(() => {
    for (const each of [prefix, visitPrefix]) wipeNames(localStorage, each);
    localStorage.removeItem(sealedBy);
  }, undefined);
  attempt(() => {
    wipeNames(sessionStorage, visitPrefix);
  }, undefined);
  tellKept();
}

/** Whether what is kept is sealed with another key than this page's: nothing that is typed here is kept. */
export function isOthersSeal(): boolean {
  return attempt(() => localStorage.getItem(sealedBy) !== null && !isOurs(), false);
}

/** Calls back when somebody has signed in in another tab, and what is kept is sealed with another key since. */
export function onOthersSeal(listener: () => void): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key !== sealedBy || newValue === null) return;
    if (attempt(isOurs, false)) putBack();
    else listener();
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}

/** Whether the store is sealed with this page's key: not after a sign-out, nor another's sign-in, in another tab. */
function isOurs(): boolean {
  return seal !== null && localStorage.getItem(sealedBy) === seal.name;
}

/** What the store has, where it is this page's to read. */
function storedNow(key: string): string | null {
  return attempt(() => (isOurs() ? openStored(key) : null), null);
}

function forgetHere(key: string): void {
  ofThisPage.delete(key);
  writtenApart.delete(key);
}

function forgetPage(): void {
  ofThisPage.clear();
  writtenApart.clear();
}

function openStored(key: string): string | null {
  const sealed = localStorage.getItem(prefix + key);
  if (sealed === null || !seal) return null;
  const before = opened.get(key);
  if (before?.sealed === sealed) return before.text;
  const text = seal.open(key, sealed);
  opened.set(key, { sealed, text });
  return text;
}

/** Seals what this person's browser has kept in plain text; what it has kept of others' goes. */
function sealPlain(userId: string): void {
  for (const name of namesIn(localStorage, plainPrefix)) {
    const [key, text] = [name.slice(plainPrefix.length), localStorage.getItem(name)];
    localStorage.removeItem(name);
    if (text !== null && isOf(key, userId) && readKept(key) === null) keepText(key, text);
  }
}

function keptKeys(): string[] {
  const stored = attempt(() => (isOurs() ? namesIn(localStorage, prefix) : []), []);
  return [...new Set([...stored.map((name) => name.slice(prefix.length)), ...ofThisPage.keys()])];
}

/** Keys are made by many hands; the person's id in them is what binds them. */
function isOf(key: string, userId: string): boolean {
  return key.includes(userId);
}
