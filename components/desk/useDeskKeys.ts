"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";
import { type DeskCommand, deskCommands, deskShapes } from "@/lib/desk/rules/entries";

type Acts = {
  begin: (command: DeskCommand) => void;
  step: (by: 1 | -1) => void;
  accept: () => void;
  drop: () => void;
  nextSentence: (by: 1 | -1) => void;
  longer: () => void;
};

/** The id of the link that leads from a page of the past to where one can record. */
export const returnToNow = "return-to-now";

const leadBack = recordKeys(() => document.getElementById(returnToNow)?.focus());
const none: readonly Shortcut[] = [];

/** On a page of the past the keys that record lead to the link that says why they do not. */
export function usePastKeys(isPast: boolean): void {
  useShortcuts(isPast ? leadBack : none);
}

function recordKeys(onPress: (command: DeskCommand) => void): Shortcut[] {
  return deskCommands.map((command) => ({
    keys: deskShapes[command].key,
    label: `record a ${deskShapes[command].name} from the words`,
    onPress: () => onPress(command),
  }));
}

/** The keys of the desk, for who may record. */
export function useDeskKeys(mayRecord: boolean, acts: Acts): void {
  // What the keys do now, without registering them anew with every change.
  const now = useRef(acts);
  useEffect(() => {
    now.current = acts;
  });
  const shortcuts = useMemo<readonly Shortcut[]>(
    () =>
      mayRecord
        ? [
            { keys: "j", label: "next suggestion", onPress: () => now.current.step(1) },
            { keys: "k", label: "previous suggestion", onPress: () => now.current.step(-1) },
            { keys: "a", label: "accept the suggestion", onPress: () => now.current.accept() },
            { keys: "x", label: "drop the suggestion", onPress: () => now.current.drop() },
            { keys: "n", label: "take the next sentence", onPress: () => now.current.nextSentence(1) },
            { keys: "b", label: "take the sentence before", onPress: () => now.current.nextSentence(-1) },
            { keys: "m", label: "take one sentence more", onPress: () => now.current.longer() },
            ...recordKeys((command) => now.current.begin(command)),
          ]
        : [],
    [mayRecord],
  );
  useShortcuts(shortcuts);
}
