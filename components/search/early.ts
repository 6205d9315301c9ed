/** What was typed into the palette before what answers it had come: there is one palette on a page, and it is open once. */

type Early = { words: string; isEntered: boolean };

const nothing: Early = { words: "", isEntered: false };
let early = nothing;
let listener = () => {};

/** Calls back when it changes, until the function that it gives back is called. */
export function onTypedEarly(changed: () => void): () => void {
  listener = changed;
  return () => {
    listener = () => {};
  };
}

/** What was typed, and whether it was to be taken at once. */
export const typedEarly = (): Early => early;

export function noteWords(words: string): void {
  early = { ...early, words };
  listener();
}

export function noteEnter(): void {
  early = { ...early, isEntered: true };
  listener();
}

/** The palette was closed. */
export function forgetEarly(): void {
  early = nothing;
}
