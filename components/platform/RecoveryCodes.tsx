"use client";

import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { buttonClasses } from "@/components/ui/buttonClasses";
import { FormContext } from "@/components/ui/formState";

/** In a form that makes recovery codes: the codes, this once, with the ways to keep them; before that, what it holds. */
export function RecoveryCodes({
  children,
  goOn,
}: {
  children: ReactNode /** What comes once they are kept. */;
  goOn?: ReactNode;
}) {
  const state = useContext(FormContext)?.state;
  const made = state?.status === "ok" ? state.link : undefined;
  if (!made) return children;
  return <Shown codes={made} goOn={goOn} />;
}

function Shown({ codes, goOn }: { codes: string; goOn: ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => head.current?.focus(), []);
  const text = `Recovery codes for Parley. Each signs in once, after the password.\n\n${codes}\n`;
  const copy = () =>
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="grid gap-4 border-l-4 border-accent py-1 pl-4">
      <h2 ref={head} tabIndex={-1} className="t-head outline-none">
        Keep these ten recovery codes
      </h2>
      <p className="t-small max-w-measure text-ink-2">
        Each signs you in once, after your password, when your phone is not at hand. They are shown this once: keep them
        where you keep what you must not lose, and not beside your password.
      </p>
      <ol className="t-ui grid list-decimal gap-1 pl-7 tabular-nums marker:text-ink-3">
        {codes.split("\n").map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2 print:hidden">
        <a
          className={buttonClasses("secondary")}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="parley-recovery-codes.txt"
        >
          Download
        </a>
        <Button type="button" variant="secondary" onClick={copy}>
          {isCopied ? "Copied" : "Copy"}
        </Button>
        <Button type="button" variant="secondary" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      {goOn && <div className="print:hidden">{goOn}</div>}
    </div>
  );
}
