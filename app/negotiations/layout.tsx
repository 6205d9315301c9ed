import type { ReactNode } from "react";
import { AccessWatch } from "@/components/shell/AccessWatch";

/** What all pages of negotiations have in common: one whose reader may see it no more stops, wherever they went in it. */
export default function NegotiationsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <AccessWatch />
    </>
  );
}
