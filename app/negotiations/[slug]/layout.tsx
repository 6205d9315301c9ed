import type { ReactNode } from "react";
import { LiveWatch } from "@/components/activity/live/LiveWatch";

/** What all pages of a negotiation have in common: they are told what others do, and stop for who may see them no more. */
export default function NegotiationLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <LiveWatch />
    </>
  );
}
