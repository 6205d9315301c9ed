/** The page's grid: what it is about, and beside it what to know about that. One column where there is no room. */
import type { ReactNode } from "react";
import { cx } from "./cx";

const grids = {
  /** 928 and 400 */
  board: "lg:grid-cols-[minmax(0,928fr)_minmax(0,400fr)]",
  /** 888 and 440 */
  session: "lg:grid-cols-[minmax(0,888fr)_minmax(0,440fr)]",
  /** 960 and 376 */
  positions: "lg:grid-cols-[minmax(0,960fr)_minmax(0,376fr)]",
  /** 848 and the rest */
  analysis: "lg:grid-cols-[minmax(0,848fr)_minmax(0,480fr)]",
};

type Props = { grid?: keyof typeof grids; children: ReactNode; aside: ReactNode; className?: string };

export function Columns({ grid = "board", children, aside, className }: Props) {
  return (
    <div className={cx("grid gap-x-12 gap-y-10 max-lg:grid-cols-1", grids[grid], className)}>
      <div className="grid min-w-0 grid-cols-1 content-start gap-8">{children}</div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-8">{aside}</div>
    </div>
  );
}
