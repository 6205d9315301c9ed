"use client";

import { createContext } from "react";

type Dialog = {
  close: () => void;
  /** Whether the next `close` only makes the form ready to be filled again; left out by a dialog that always goes. */
  stayOpen?: (stays: boolean) => void;
};

/** Lets what lies in a dialog close it, such as a form that was accepted; null outside of one. */
export const DialogContext = createContext<Dialog | null>(null);
