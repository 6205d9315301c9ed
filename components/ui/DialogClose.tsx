"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { buttonClasses } from "./Button";

/** Leaves a dialog without doing anything: "Keep it". */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close className={buttonClasses("quiet")}>{children}</Radix.Close>;
}
