"use client";

import { useContext, useRef, useState } from "react";
import { Button } from "./Button";
import { FormContext } from "./formState";
import { controlClasses } from "./TextInput";
import { cx } from "./cx";

/** In a form that makes an address: the address, to be copied while it is shown. */
export function MadeLink({ label }: { label: string }) {
  const state = useContext(FormContext)?.state;
  const link = state?.status === "ok" ? state.link : undefined;
  return link ? <ToCopy label={label} link={link} /> : null;
}

/** An address or a secret in a field of its own, with what copies it. */
export function ToCopy({ label, link }: { label: string; link: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(link),
      () => setCopied(null),
    );
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-l-4 border-accent py-1 pl-3">
      <input
        ref={field}
        readOnly
        aria-label={label}
        value={link}
        onFocus={(event) => event.target.select()}
        className={cx(controlClasses, "h-9 min-w-0 flex-1 basis-56 max-md:h-11")}
      />
      <Button type="button" variant="quiet" onClick={() => void copy()}>
        {copied === link ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
