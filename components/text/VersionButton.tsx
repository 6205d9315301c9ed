"use client";

import { useContext } from "react";
import { FormContext } from "@/components/ui/formState";
import { SubmitButton } from "@/components/ui/SubmitButton";

/** Records the wording, and says as which version: the one it would be now, where somebody was quicker. */
export function VersionButton({ number }: { number: number }) {
  const state = useContext(FormContext)?.state;
  const wouldBe = state?.status === "error" ? state.standing?.wouldBe : undefined;
  return <SubmitButton pending="Recording…">Record as {wouldBe ?? `version ${number}`}</SubmitButton>;
}
