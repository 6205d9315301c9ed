"use client";

import { useContext } from "react";
import { DialogContext } from "./dialogState";
import { SubmitButton } from "./SubmitButton";

type Props = {
  /** There may be another of the kind to record straight after. */
  canRepeat?: boolean;
};

/**
 * The end of a form that records: Record, which Enter in a field does too, and where more may come, Record and add
 * another, which leaves the form open and empty. Where the latter stands, Ctrl Enter does it.
 */
export function RecordButtons({ canRepeat = false }: Props) {
  const dialog = useContext(DialogContext);
  const repeats = canRepeat && dialog?.stayOpen !== undefined;
  const staying = (stays: boolean) => () => dialog?.stayOpen?.(stays);
  return (
    <div className="flex flex-wrap gap-x-2 gap-y-3">
      <SubmitButton onClick={staying(false)} pending="Recording…">
        Record
      </SubmitButton>
      {repeats && (
        <SubmitButton variant="secondary" onClick={staying(true)} keyCap="Ctrl Enter" aria-keyshortcuts="Control+Enter">
          Record and add another
        </SubmitButton>
      )}
    </div>
  );
}
