"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useContext, useEffect } from "react";
import { FormContext } from "@/components/ui/formState";

/**
 * In a form that corrects a record: when somebody was quicker, shows what is on record now (its children) beside what was
 * typed. The page is read anew, so that saving again corrects theirs.
 */
export function ConflictNote({ children }: { children: ReactNode }) {
  const state = useContext(FormContext)?.state;
  const router = useRouter();
  const isConflict = state?.status === "error" && state.code === "conflict";
  useEffect(() => {
    if (isConflict) router.refresh();
  }, [isConflict, router]);
  if (!isConflict) return null;
  return (
    <div className="grid gap-1 border-l-4 border-accent py-1 pl-3">
      <p className="t-ui-strong">On record now</p>
      {children}
      <p className="t-meta text-ink-2">What you typed is still in the fields. Saving it now corrects this.</p>
    </div>
  );
}
