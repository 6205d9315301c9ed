"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { LoggingScreen } from "./LoggingScreen";

type Props = {
  /** Null: they are filed or discarded. */
  screen: Omit<ComponentProps<typeof LoggingScreen>, "isOver"> | null;
  /** What stands here for who opens notes that have ended. */
  children: ReactNode;
};

/**
 * Notes that end while they are open stay open, however the page is drawn again: whoever types in them keeps the field that
 * they type in, and is told there.
 */
export function OpenNotes({ screen, children }: Props) {
  const [last, setLast] = useState(screen);
  if (screen && screen !== last) setLast(screen);
  return last ? <LoggingScreen {...last} isOver={screen === null} /> : children;
}
