"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/Button";

/** Copies the address of what is shown, to be sent to a colleague. Needs scripts, and is not there without them. */
export function CopyLink({ href }: { href: string }) {
  const isReady = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const [copied, setCopied] = useState<string | null>(null);
  if (!isReady) return null;
  const copy = async () => {
    await navigator.clipboard?.writeText(new URL(href, location.origin).toString()).then(
      () => setCopied(href),
      () => setCopied(null),
    );
  };
  return (
    <>
      <Button type="button" variant="quiet" onClick={() => void copy()}>
        {copied === href ? "Link copied" : "Copy the link"}
      </Button>
      <span role="status" className="sr-only">
        {copied === href && "Link copied"}
      </span>
    </>
  );
}
