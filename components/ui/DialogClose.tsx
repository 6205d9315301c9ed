"use client";

import { type ReactNode, useContext } from "react";
import { Button } from "./Button";
import { DialogContext } from "./dialogState";

/** Leaves a dialog without doing anything: "Keep it". */
export function DialogClose({ children }: { children: ReactNode }) {
  const dialog = useContext(DialogContext);
  return (
    <Button type="button" variant="quiet" onClick={() => dialog?.close()}>
      {children}
    </Button>
  );
}
