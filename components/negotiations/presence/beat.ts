/** Says to the server where this tab is and on what its reader writes, as long as they look at it. */
import { v4 as newId } from "uuid";
import { paths } from "@/lib/platform/paths";
import { type Writing, writingNow } from "./writing";

/** Twice and a half within the time after which the server reckons with nobody any more, ms. */
const every = 12_000;
/** What is opened in passing, and keys pressed one after the other, are said once, ms. */
const settle = 250;
/** Who has looked elsewhere for so long is not here, ms. */
const hiddenFor = 120_000;
/** A page that follows another in the same tab has come by then, ms. */
const followedWithin = 1500;

type Here = { negotiationId: string; pathname: string };

const tabId = newId();
let turn = 0;
let here: Here | null = null;
let hiddenSince: number | null = null;
/** What was said last; null: nothing, or that the page was left. */
let said: string | null = null;
/** The server does not show this reader. */
let isUnheard = false;

type Timer = ReturnType<typeof setTimeout>;
let soon: Timer | undefined;
let leaving: Timer | undefined;
let forget: (() => void) | null = null;

/** The page that the tab shows now; gives back how to say that it shows it no more. */
export function beHere(next: Here): () => void {
  clearTimeout(leaving);
  here = next;
  isUnheard = false;
  forget ??= notice();
  saySoon();
  return () => {
    if (here !== next) return;
    leaving = setTimeout(() => {
      leave();
      here = null;
      forget?.();
      forget = null;
    }, followedWithin);
  };
}

function notice(): () => void {
  const onSight = () => {
    hiddenSince = document.hidden ? Date.now() : null;
    if (!document.hidden) saySoon();
  };
  const timer = setInterval(() => {
    if (hiddenSince !== null && Date.now() - hiddenSince > hiddenFor) leave();
    else void say();
  }, every);
  const writingEvents = ["focusin", "focusout", "input", "reset"] as const;
  onSight();
  document.addEventListener("visibilitychange", onSight);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", saySoon);
  for (const event of writingEvents) document.addEventListener(event, saySoon);
  return () => {
    clearInterval(timer);
    clearTimeout(soon);
    document.removeEventListener("visibilitychange", onSight);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("pageshow", saySoon);
    for (const event of writingEvents) document.removeEventListener(event, saySoon);
  };
}

/** Says it, if it is not what was said last. */
function saySoon(): void {
  clearTimeout(soon);
  soon = setTimeout(() => {
    const writing = writingNow();
    if (JSON.stringify({ here, writing }) !== said) void say(writing);
  }, settle);
}

async function say(writing: Writing | null = writingNow()): Promise<void> {
  if (!here || isUnheard || (document.hidden && said === null)) return;
  said = JSON.stringify({ here, writing });
  try {
    const answer = await fetch(paths.presence, { method: "POST", body: inBody({ ...here, writing }) });
    if (answer.status === 401) isUnheard = true;
    if (answer.ok) isUnheard = !((await answer.json()) as { isTaken: boolean }).isTaken;
  } catch {
    // It is said again by and by.
  }
}

function leave(): void {
  clearTimeout(soon);
  if (!here || said === null) return;
  said = null;
  navigator.sendBeacon(paths.presence, inBody({ negotiationId: here.negotiationId, pathname: null, writing: null }));
}

function inBody(what: { negotiationId: string; pathname: string | null; writing: Writing | null }): string {
  return JSON.stringify({ ...what, tabId, turn: ++turn });
}
