"use client";

import { useEffect } from "react";
import { wipeKept } from "@/components/ui/keptText";

/** Whoever signs in at a browser wipes what it kept of anybody else. */
export function KeptOwner({ userId }: { userId: string }) {
  useEffect(() => wipeKept(userId), [userId]);
  return null;
}
