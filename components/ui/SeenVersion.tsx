"use client";

import { useContext, useState } from "react";
import { FormContext } from "./formState";

/** Of what has a version and is no record: the one that the writer has seen, which after a conflict is the one it told of. */
export function SeenVersion({ version }: { version: number }) {
  const state = useContext(FormContext)?.state;
  // A refusal that comes after does not make it unseen.
  const [seen, setSeen] = useState(String(version));
  const told = state?.status === "error" ? (state.standing?.newestId ?? seen) : seen;
  if (told !== seen) setSeen(told);
  return <input type="hidden" name="version" value={told} />;
}
