/** A long form on a wide window: what it is about, and beside it what every such form asks. */
import type { ReactNode } from "react";

export function FormColumns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="grid gap-x-12 gap-y-4 lg:grid-cols-2">
      <div className="grid min-w-0 content-start gap-4">{children}</div>
      <div className="min-w-0">{aside}</div>
    </div>
  );
}
