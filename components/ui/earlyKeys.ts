/** Keys pressed while a page is there and not alive yet: what they ask for is done as soon as it is. */
import { isByItself, isSign } from "./keysAsleep";

/** Whoever pressed a key longer ago than this does not wait for it any more (ms). */
const waitedFor = 5000;
/** More than this nobody presses in that time and means all of it. */
const most = 8;

let pressed: KeyboardEvent[] = [];

/**
 * Begins to listen, before anything of the page runs. What is typed into a field is none of it. It listens before anybody
 * else, since React keeps a key from all who come after it while what the key was pressed on is not its own yet.
 */
export function hearEarlyKeys(): void {
  window.addEventListener("keydown", hear, true);
}

/** Those that are still waited for, the earliest first; whoever takes them hears all that come after by itself. */
export function takeEarlyKeys(): KeyboardEvent[] {
  window.removeEventListener("keydown", hear, true);
  // A part that was alive before may have done what was asked of it.
  const isOpen = (press: KeyboardEvent) => !press.defaultPrevented && performance.now() - press.timeStamp < waitedFor;
  const taken = pressed.filter(isOpen);
  pressed = [];
  return taken;
}

function hear(event: KeyboardEvent): void {
  if (isSign(event) && isByItself(event)) pressed = [...pressed, event].slice(-most);
}
