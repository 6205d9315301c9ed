"use client";

import { useContext, useEffect, useRef } from "react";
import { DialogContext } from "./dialogState";
import { SubmitButton } from "./SubmitButton";

type Props = {
  /** There may be another of the kind to record straight after. */
  canRepeat?: boolean;
};

/**
 * The end of a form that records: Record, which Enter in a field does too, and where more may come, Record and add
 * another, which leaves the form open and empty. Ctrl Enter does the latter where it stands, from any field.
 */
export function RecordButtons({ canRepeat = false }: Props) {
  const dialog = useContext(DialogContext);
  const repeats = canRepeat && dialog?.stayOpen !== undefined;
  const record = useRef<HTMLButtonElement>(null);
  const another = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const form = record.current?.form;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.repeat) return;
      event.preventDefault();
      (another.current ?? record.current)?.click();
    };
    form?.addEventListener("keydown", onKey);
    return () => form?.removeEventListener("keydown", onKey);
  }, []);
  const staying = (stays: boolean) => () => dialog?.stayOpen?.(stays);
  return (
    <div className="flex flex-wrap gap-x-2 gap-y-3">
      <SubmitButton ref={record} onClick={staying(false)} pending="Recording…">
        Record
      </SubmitButton>
      {repeats && (
        <SubmitButton
          ref={another}
          variant="secondary"
          onClick={staying(true)}
          keyCap="Ctrl Enter"
          aria-keyshortcuts="Control+Enter"
        >
          Record and add another
        </SubmitButton>
      )}
    </div>
  );
}
