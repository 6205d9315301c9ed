"use client";

import { createContext } from "react";

/** Lets what lies in a dialog close it, such as a form that was accepted; null outside of one. */
export const DialogContext = createContext<{ close: () => void } | null>(null);
