/** Says of a brief what this reader alone, with those of their circles, reads in it; nothing where everybody reads the same. */
import type { ReactNode } from "react";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { inARow } from "./reviewWords";

type Props = {
  holds: readonly CompartmentView[];
  /** What follows from it for what they are about to do. */
  children: ReactNode;
};

export function HoldsNote({ holds, children }: Props) {
  if (holds.length === 0) return null;
  return (
    <p role="note" className="t-small max-w-measure border-l-3 border-rule-2 ps-3">
      You read in it what is marked <bdi>{inARow(holds.map(({ name }) => name))}</bdi>. {children}
    </p>
  );
}
