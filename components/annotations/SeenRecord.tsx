"use client";

import { useContext, useState } from "react";
import { BegunOn } from "@/components/ui/BegunOn";
import { FormContext } from "@/components/ui/formState";

/**
 * The record of a remark that is written anew: the one that its writer had before them, which goes on with what they typed
 * and did not save; after a conflict, the one that it told of.
 */
export function SeenRecord({ recordId }: { recordId: string }) {
  const state = useContext(FormContext)?.state;
  // A refusal that comes after does not make it unseen.
  const [seen, setSeen] = useState<string>();
  const told = state?.status === "error" ? (state.standing?.recordId ?? seen) : seen;
  if (told !== seen) setSeen(told);
  return <BegunOn name="recordId" value={recordId} shown={told} />;
}
