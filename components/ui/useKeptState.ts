"use client";

import { useContext, useMemo, useSyncExternalStore } from "react";
import { onKeptChange } from "./keptListeners";
import { keepText, keptKey, readKept } from "./keptText";
import { WriterContext } from "./Writer";

const onServer = () => null;

/** A schema of zod, whole or small. */
type Input<State> = { safeParse: (given: unknown) => { data?: State | undefined } };

/**
 * What somebody has put together and not saved, kept in this browser through a failure, a reload or an expired sign-in.
 * `about` says on what, as of `keptKey`. What is kept and cannot be read any more counts as nothing.
 */
export function useKeptState<State>(
  about: string,
  initial: State,
  input: Input<State>,
): [State, (next: State) => void] {
  const writer = useContext(WriterContext);
  const key = keptKey(writer ?? "nobody", about);
  const stored = useSyncExternalStore(onKeptChange, () => readKept(key), onServer);
  const kept = useMemo(() => (stored === null ? null : readAs(input, stored)), [stored, input]);
  return [kept ?? initial, (next) => keepText(key, JSON.stringify(next))];
}

function readAs<State>(input: Input<State>, text: string): State | null {
  try {
    return input.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
